"""The story of the pilot, told with the figures of its own documents."""

from .about import DemoPage
from .blocks import figures, picture, steps, table, text

PORTAL_ABOUT = [
    text(
        "<p>Cổng này gom tin của các xã tỉnh Nghệ An về một chỗ: thông báo, lịch công tác, "
        "hỏi đáp và đặc sản.</p>"
        "<p>Mỗi xã tự đăng bài và trả lời bà con trên trang của mình.</p>"
    ),
]

PILOT = DemoPage(
    "Giới thiệu thí điểm",
    "Ba xã Nghệ An thử làm chuyển đổi số từ tháng 6/2022: đã làm gì, được bao nhiêu.",
    [
        text(
            "<p>Thí điểm chạy từ ngày 1/6/2022 tại ba xã: Thành Sơn (huyện Anh Sơn), Minh Hợp "
            "(huyện Quỳ Hợp) và Khánh Hợp (huyện Nghi Lộc). Đây là phần thực hành của đề tài "
            "“Đánh giá thực trạng ứng dụng CNTT và đề xuất giải pháp, mô hình chuyển đổi số cấp "
            "xã trên địa bàn tỉnh Nghệ An”, làm trong 12 tháng.</p>"
        ),
        figures(
            "Nguồn: đề tài chuyển đổi số cấp xã tỉnh Nghệ An.",
            ("15/15", "lớp tập huấn đã mở"),
            ("475/450", "lượt người học, vượt mục tiêu"),
            ("3", "tổ công nghệ số cấp xã"),
            ("32", "tổ công nghệ số ở thôn, xóm"),
        ),
        text(
            "<h2>Ba trụ cột</h2><ul><li><b>Chính quyền số</b>: giải quyết giấy tờ trên mạng, "
            "điều hành bằng phần mềm dùng chung.</li><li><b>Kinh tế số</b>: đưa nông sản lên sàn "
            "thương mại điện tử.</li><li><b>Xã hội số</b>: học, khám bệnh, nhận tin trên điện "
            "thoại.</li></ul><h2>Khảo sát trước khi làm</h2>"
        ),
        table(
            "Phiếu khảo sát thu về",
            ["Trụ cột", "Thu về", "Mục tiêu"],
            ["Chính quyền số", "161", "150"],
            ["Kinh tế số", "150", "150"],
            ["Xã hội số", "150", "150"],
        ),
        picture("training_class.webp", "Lớp tập huấn buổi tối tại nhà văn hoá xóm"),
        text("<h2>Năm nội dung tập huấn</h2>"),
        steps(
            ("Phần mềm dùng chung và chữ ký số", "Dành cho cán bộ, công chức xã."),
            ("Internet và mạng xã hội", "Trình duyệt, Facebook, Zalo, YouTube."),
            ("Học trực tuyến", "Các nền tảng giáo dục trên mạng."),
            ("Y tế thông minh", "Phần mềm khám chữa bệnh, hồ sơ sức khoẻ."),
            ("Sàn thương mại điện tử", "Đưa hàng của xã lên sàn và giao hàng."),
        ),
        text(
            "<h2>Thiết bị</h2><p>Mỗi xã nhận một bộ phát Wi-Fi, một máy tính và một máy quét: "
            "tất cả là 3 bộ Wi-Fi, 3 máy tính và 3 máy quét.</p>"
            "<h2>Học các xã bạn</h2><p>Đoàn đã đến Yên Hoà (Ninh Bình), Vi Hương (Bắc Kạn), "
            "La Bằng, Sảng Mộc và ATK Định Hoá (Thái Nguyên).</p>"
            "<h2>Cùng làm</h2><p>VNPT, Viettel, Bưu điện tỉnh, Viettel Post, MobiFone, "
            "Vietnamobile, Gmobile, FPT và truyền hình cáp.</p>"
            "<h2>Văn bản</h2><ul><li>Kế hoạch 855/KH-STT&amp;TT ngày 1/6/2022.</li>"
            "<li>Công văn 819/THH-CPĐT ngày 27/5/2022.</li></ul>"
        ),
    ],
    is_sample=False,
)
