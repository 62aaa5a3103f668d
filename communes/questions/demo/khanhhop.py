"""Xã Khánh Hợp: the sea."""

from communes.questions.demo.sample import (
    CIVIL,
    DIGITAL,
    FARM,
    FARMING,
    GOING_DIGITAL,
    GROUND,
    LAND,
    OFFICE,
    OTHER,
    PAPERS,
    SOCIAL,
    SUPPORT,
    Sample,
)

SAMPLES = (
    Sample(
        "published",
        7,
        GOING_DIGITAL,
        "Hoàng Thị Lan",
        "xóm 2",
        "Gia đình tôi làm nước mắm, muốn bán trên Postmart thì làm thế nào?",
        closed_ago=6,
        post=DIGITAL,
        subject="Làm nước mắm, muốn bán trên Postmart thì làm thế nào?",
        answer="<p>Chị liên hệ Tổ công nghệ số cộng đồng của xóm. Tổ giúp chụp ảnh, tạo gian hàng "
        "và hướng dẫn gửi hàng, không thu tiền.</p><p>Trước khi bán, nước mắm cần có nhãn ghi rõ "
        "nơi làm, ngày làm và hạn dùng.</p>",
    ),
    Sample(
        "published",
        16,
        GROUND,
        "Nguyễn Đình Khoa",
        "xóm 8",
        "Sổ đỏ của gia đình bị rách, xin cấp đổi ở đâu?",
        closed_ago=14,
        post=LAND,
        subject="Sổ đỏ của gia đình bị rách, xin cấp đổi ở đâu?",
        answer="<p>Anh nộp hồ sơ tại Bộ phận Một cửa xã, xã chuyển lên Văn phòng đăng ký đất đai. "
        "Hồ sơ gồm đơn đề nghị cấp đổi và sổ đỏ bản gốc.</p>",
    ),
    Sample(
        "published",
        29,
        FARMING,
        "Phạm Văn Biển",
        "xóm 1",
        "Thuyền nhỏ dưới 6 mét đi câu gần bờ có phải đăng ký không?",
        closed_ago=26,
        post=FARM,
        subject="Thuyền nhỏ dưới 6 mét có phải đăng ký không?",
        answer="<p>Thuyền dưới 6 mét không phải đăng ký như tàu lớn, nhưng chủ thuyền báo với xã "
        "để lập sổ theo dõi.</p><p>Anh mang áo phao cho đủ người, nghe tin thời tiết trên loa lúc "
        "5:30 và 17:30 trước khi ra khơi.</p>",
    ),
    Sample(
        "published",
        44,
        PAPERS,
        "Lê Thị Duyên",
        "xóm 11",
        "Tôi mới chuyển về nhà chồng ở xã, làm đăng ký thường trú cần những gì?",
        closed_ago=43,
        post=CIVIL,
        subject="Chuyển về nhà chồng, đăng ký thường trú cần những gì?",
        answer="<p>Chị chuẩn bị tờ khai thay đổi thông tin cư trú và giấy chứng nhận kết hôn. Chủ "
        "hộ ghi ý kiến đồng ý vào tờ khai.</p><p>Hồ sơ nộp cho Công an xã hoặc trên Cổng dịch "
        "vụ công.</p>",
    ),
    Sample(
        "published",
        58,
        SUPPORT,
        "Võ Văn Dũng",
        "xóm 5",
        "Tàu nhà tôi hỏng máy sau bão, có khoản hỗ trợ nào không?",
        closed_ago=54,
        post=SOCIAL,
        subject="Tàu cá hỏng sau bão có được hỗ trợ không?",
        answer="<p>Anh báo xóm trưởng lập biên bản thiệt hại có ảnh chụp, gửi về xã trong 7 ngày. "
        "Xã tổng hợp đề nghị cấp trên xem xét hỗ trợ theo từng đợt bão.</p>",
    ),
    Sample(
        "assigned",
        3,
        SUPPORT,
        "Bùi Thị Sáu",
        "xóm 5",
        "Mẹ tôi 80 tuổi chưa nhận được trợ cấp tháng này, xã kiểm tra giúp.",
        post=SOCIAL,
    ),
    Sample(
        "received",
        1,
        FARMING,
        "Trần Đức Hải",
        "xóm 12",
        "Ao tôm nhà tôi có tôm chết rải rác, xã có người lấy mẫu nước giúp không?",
    ),
    Sample(
        "transferred",
        13,
        OTHER,
        "Đặng Thị Thuỷ",
        "xóm 9",
        "Bãi biển cuối xóm 9 nhiều rác trôi dạt sau bão, đoạn này do bên nào dọn?",
        closed_ago=12,
        post=OFFICE,
        note="Xã đã chuyển Ban quản lý khu du lịch biển thu dọn trong tuần này.",
    ),
)
