"""Xã Minh Hợp: Vinh oranges."""

from communes.questions.demo.sample import (
    CIVIL,
    DIGITAL,
    FARM,
    FARMING,
    GOING_DIGITAL,
    GROUND,
    LAND,
    OTHER,
    PAPERS,
    SOCIAL,
    SUPPORT,
    Sample,
)

SAMPLES = (
    Sample(
        "published",
        8,
        FARMING,
        "Trương Văn Lực",
        "xóm Minh Hoà",
        "Cam Vinh vườn nhà tôi muốn dán tem truy xuất nguồn gốc thì xin ở đâu?",
        closed_ago=6,
        post=FARM,
        subject="Muốn dán tem truy xuất nguồn gốc cho cam Vinh thì xin ở đâu?",
        answer="<p>Anh đăng ký với hợp tác xã hoặc tổ hợp tác của xóm. Tổ gửi danh sách vườn, diện "
        "tích và sản lượng lên xã để xin cấp tem.</p><p>Vườn cần có sổ ghi chép ngày bón phân, "
        "phun thuốc. Tổ công nghệ số cộng đồng giúp tạo nhật ký trên điện thoại.</p>",
    ),
    Sample(
        "published",
        19,
        GROUND,
        "Nguyễn Thị Hạnh",
        "xóm Minh Tân",
        "Sổ đỏ của gia đình tôi bị mờ và rách góc, xin cấp đổi thì nộp ở đâu?",
        closed_ago=17,
        post=LAND,
        subject="Sổ đỏ bị rách, xin cấp đổi ở đâu?",
        answer="<p>Chị nộp hồ sơ tại Bộ phận Một cửa xã, xã chuyển lên Văn phòng đăng ký đất đai."
        "</p><p>Hồ sơ gồm đơn đề nghị cấp đổi và sổ đỏ bản gốc. Cán bộ Một cửa có sẵn mẫu đơn và "
        "giúp chị điền.</p>",
    ),
    Sample(
        "published",
        33,
        PAPERS,
        "Lương Văn Quân",
        "xóm Minh Kính",
        "Tôi làm ăn xa, muốn xin giấy xác nhận độc thân để cưới thì có phải về xã không?",
        closed_ago=32,
        post=CIVIL,
        subject="Đi làm xa xin giấy xác nhận độc thân có phải về xã không?",
        answer="<p>Anh không cần về. Anh nộp hồ sơ trên Cổng dịch vụ công, chọn nhận kết quả qua "
        "bưu điện.</p><p>Nếu nhờ người thân nộp thay tại Một cửa, anh viết giấy uỷ quyền.</p>",
    ),
    Sample(
        "published",
        47,
        GOING_DIGITAL,
        "Quang Thị Xuân",
        "xóm Minh Chùa",
        "Điện thoại tôi báo sai mật khẩu khi vào dịch vụ công, nhờ ai giúp được?",
        closed_ago=47,
        post=DIGITAL,
        subject="Quên mật khẩu tài khoản dịch vụ công thì làm thế nào?",
        answer="<p>Chị mang điện thoại và căn cước đến nhà văn hoá xóm vào sáng thứ Bảy. Tổ công "
        "nghệ số cộng đồng giúp lấy lại mật khẩu, không mất tiền.</p><p>Chị không đọc mã OTP "
        "cho bất cứ ai gọi điện đến.</p>",
    ),
    Sample(
        "received",
        2,
        SUPPORT,
        "Đinh Thị Hiền",
        "xóm Minh Thọ",
        "Con tôi học lớp 10 ở trường huyện cũ, hộ nghèo thì có được hỗ trợ tiền ăn trưa không?",
    ),
    Sample(
        "transferred",
        15,
        GROUND,
        "Hồ Sỹ Đạt",
        "xóm Minh Đình",
        "Cột điện cao thế sát vườn cam nhà tôi bị nghiêng sau bão, xã cho người sửa giúp.",
        closed_ago=14,
        post=LAND,
        note="Xã đã báo Điện lực khu vực kiểm tra và sửa. Bà con không lại gần cột điện.",
    ),
    Sample(
        "rejected",
        22,
        OTHER,
        "Ngô Văn Kiên",
        "xóm Minh Xuân",
        "Cho tôi xin số điện thoại riêng của các chủ vườn cam để mời mua phân bón.",
        closed_ago=21,
        note="Xã không cung cấp số điện thoại riêng của bà con cho việc mua bán.",
    ),
    Sample(
        "answered",
        11,
        SUPPORT,
        "Vi Văn Thắng",
        "xóm Minh Hoà",
        "Tôi là thương binh, muốn hỏi về chế độ nhà ở của riêng gia đình tôi.",
        closed_ago=8,
        post=SOCIAL,
        answer="<p>Xã đã nhận và đưa gia đình vào danh sách khảo sát nhà ở. Công chức Văn hoá – "
        "Xã hội sẽ đến nhà trong tuần tới, hẹn trước qua điện thoại.</p>",
    ),
)
