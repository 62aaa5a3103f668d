"""Xã Thành Sơn: tea hills."""

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
        12,
        PAPERS,
        "Lô Thị Hoa",
        "xóm 4",
        "Con tôi sinh ở bệnh viện Vinh thì về xã mình làm khai sinh có được không, cần mang gì?",
        closed_ago=11,
        post=CIVIL,
        subject="Con tôi sinh ở bệnh viện Vinh thì khai sinh ở xã được không?",
        answer="<p>Được. Chị làm khai sinh tại xã nơi bố hoặc mẹ cư trú.</p><ul>"
        "<li>Giấy chứng sinh của bệnh viện.</li><li>Căn cước của bố hoặc mẹ.</li></ul>"
        "<p>Chị đến Bộ phận Một cửa, xã trả kết quả ngay trong ngày. Chị cũng có thể nộp hồ sơ "
        "trên Cổng dịch vụ công.</p>",
    ),
    Sample(
        "published",
        26,
        FARMING,
        "Nguyễn Đình Thuận",
        "xóm 2",
        "Chè nhà tôi búp bị cháy rìa lá sau đợt nắng, nên tưới hay phun gì?",
        closed_ago=24,
        post=FARM,
        subject="Chè bị cháy rìa lá sau nắng nóng thì chăm thế nào?",
        answer="<p>Anh tủ gốc bằng rơm hoặc cỏ khô và tưới vào sáng sớm, chiều mát. Chưa nên bón "
        "đạm khi cây còn héo.</p><p>Nếu thấy rầy xanh hoặc nhện đỏ, anh báo cán bộ khuyến nông "
        "đến xem trước khi dùng thuốc, giữ đúng thời gian cách ly.</p>",
    ),
    Sample(
        "published",
        40,
        GOING_DIGITAL,
        "Trần Văn Bình",
        "xóm 7",
        "Tôi muốn học bán chè trên sàn thương mại điện tử thì đăng ký ở đâu, có mất tiền không?",
        closed_ago=37,
        post=DIGITAL,
        subject="Học bán chè trên sàn thương mại điện tử thì đăng ký ở đâu?",
        answer="<p>Lớp học miễn phí. Anh gọi Tổ công nghệ số cộng đồng của xóm để ghi tên, mỗi lớp "
        "30 người.</p><p>Khi đi học, anh mang điện thoại và vài tấm ảnh chè nhà mình để được "
        "hướng dẫn mở gian hàng ngay tại lớp.</p>",
    ),
    Sample(
        "published",
        54,
        SUPPORT,
        "Vi Thị Nhung",
        "xóm 9",
        "Mẹ tôi 80 tuổi chưa có lương hưu, muốn nhận trợ cấp hằng tháng thì làm giấy tờ gì?",
        closed_ago=50,
        post=SOCIAL,
        subject="Người 80 tuổi không có lương hưu nhận trợ cấp thế nào?",
        answer="<p>Gia đình viết tờ khai theo mẫu, nộp tại Bộ phận Một cửa kèm căn cước của cụ.</p>"
        "<p>Công chức Văn hoá – Xã hội đến tận nhà giúp nếu cụ đi lại khó. Trợ cấp được trả qua "
        "bưu điện hoặc tài khoản ngân hàng, tuỳ gia đình chọn.</p>",
    ),
    Sample(
        "assigned",
        4,
        GROUND,
        "Nguyễn Văn Tâm",
        "xóm 6",
        "Bao giờ sửa đoạn đường bê tông ở xóm 6? Trời mưa xe máy đi rất khó.",
        post=LAND,
    ),
    Sample(
        "received",
        1,
        PAPERS,
        "Hoàng Thị Liên",
        "xóm 1",
        "Tôi muốn đổi tên đệm cho con thì xã làm được không, mất bao lâu?",
    ),
    Sample(
        "answered",
        9,
        SUPPORT,
        "Phan Văn Đông",
        "xóm 3",
        "Nhà tôi thuộc hộ cận nghèo, tháng này chưa thấy tiền hỗ trợ điện. Xã xem giúp.",
        closed_ago=7,
        post=SOCIAL,
        answer="<p>Xã đã kiểm tra: danh sách của gia đình có trong đợt chi trả cuối tháng. "
        "Anh mang căn cước đến bưu điện xã từ ngày 25 để nhận.</p>",
    ),
    Sample(
        "withdrawn",
        20,
        OTHER,
        "Cao Thị Mai",
        "xóm 5",
        "Câu hỏi mẫu đã được người hỏi rút lại.",
        closed_ago=18,
    ),
)
