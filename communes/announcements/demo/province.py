"""Sample announcements of the province, for every commune."""

from communes.announcements.demo.notice import Notice, steps, text
from communes.announcements.models.choices import Category, Urgency

NOTICES = (
    Notice(
        key="tap-huan-san-thuong-mai-dien-tu-3-xa",
        title="Khai giảng lớp tập huấn sàn thương mại điện tử tại 3 xã",
        summary="Lớp thứ mười lăm trong kế hoạch 15 lớp, mở ở Thành Sơn, Minh Hợp và Khánh Hợp.",
        category=Category.DIGITAL,
        day=-2,
        lasts=20,
        event=(5, 8, 0),
        place="Hội trường UBND xã Thành Sơn, Minh Hợp, Khánh Hợp",
        body=(
            text(
                "<p>Năm chủ đề của đợt tập huấn: phần mềm dùng chung và chữ ký số; Internet và"
                " mạng xã hội; học trực tuyến; sức khoẻ thông minh; sàn thương mại điện tử.</p>"
            ),
        ),
    ),
    Notice(
        key="canh-bao-mua-lon-mien-tay",
        title="Các xã miền tây trực 24/24 giờ khi có mưa lớn",
        summary=(
            "Từ {d0} đến {d2}, xã và tổ xung kích trực đủ người. Bà con gọi đường dây nóng của xã "
            "khi cần giúp."
        ),
        category=Category.DISASTER,
        urgency=Urgency.IMPORTANT,
        day=0,
        at=(6, 0),
        lasts=3,
        source=("Đài Khí tượng Thuỷ văn tỉnh", ""),
    ),
    Notice(
        key="cai-tai-khoan-dinh-danh",
        title="Dùng tài khoản định danh điện tử khi nộp hồ sơ trực tuyến",
        summary=(
            "Bà con chưa có tài khoản mang căn cước đến Công an xã. Làm một lần, dùng ở mọi xã."
        ),
        category=Category.DIGITAL,
        pinned=True,
        day=-15,
        lasts=120,
        body=(
            steps(
                ("Đến Công an xã", "Mang căn cước và điện thoại đang dùng."),
                ("Kích hoạt trên điện thoại", "Làm theo tin nhắn, đặt mật khẩu dễ nhớ."),
                ("Đăng nhập khi nộp hồ sơ", "Không đưa mật khẩu cho ai, kể cả cán bộ."),
            ),
        ),
    ),
    Notice(
        key="nhan-ho-so-danh-gia-ocop",
        title="Nhận hồ sơ đánh giá OCOP cấp tỉnh đợt cuối năm",
        summary="Xã gửi hồ sơ sản phẩm 3 sao, 4 sao trước {d20}. Giấy chứng nhận có hạn 36 tháng.",
        category=Category.PRODUCTION,
        day=-4,
        lasts=30,
    ),
    Notice(
        key="khao-sat-chuyen-doi-so-cap-xa",
        title="Đã xong khảo sát chuyển đổi số ở ba xã thí điểm",
        summary=(
            "Thu 161 phiếu chính quyền số, 150 phiếu kinh tế số, 150 phiếu xã hội số. Cảm ơn "
            "bà con."
        ),
        category=Category.DIGITAL,
        day=-60,
        lasts=30,
        body=(
            text("<p>Kết quả được dùng cho giải pháp chuyển đổi số cấp xã trên địa bàn tỉnh.</p>"),
        ),
    ),
)
