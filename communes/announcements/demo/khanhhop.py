"""Sample announcements of Khánh Hợp, the commune by the sea."""

from communes.announcements.demo.notice import Notice, alert, steps, table, text
from communes.announcements.models.choices import Category, Urgency

NOTICES = (
    Notice(
        key="gio-manh-tren-bien",
        title="Tàu thuyền không ra khơi từ 12 giờ ngày {d0}",
        summary=(
            "Gió mạnh cấp 6, cấp 7 trên biển. Thuyền đang ở ngoài vào bờ trước 12 giờ ngày {d0}."
        ),
        category=Category.DISASTER,
        urgency=Urgency.URGENT,
        day=0,
        at=(5, 30),
        lasts=2,
        villages=("1", "2", "3"),
        action=(
            "Làm ngay trước 12 giờ hôm nay",
            "Gọi thuyền về bờ, neo đúng chỗ, không ai ở lại trên thuyền.",
        ),
        files=(("huong-dan-neo-dau.pdf", "Hướng dẫn neo đậu tránh gió"),),
        body=(
            table(
                ("Loại thuyền", "Nơi neo đậu", "Gọi cho"),
                ("Dưới 6 m", "Bãi kéo thuyền xóm 2", "0238 300 0133"),
                ("6–12 m", "Lạch trong, phía tây cầu", "0238 300 0134"),
                ("Trên 12 m", "Cảng cá theo lệnh Biên phòng", "0238 300 0135"),
            ),
            alert("warn", "Mất liên lạc với thuyền?", "Gọi ngay 112 và đọc số hiệu thuyền."),
        ),
        source=("Đài Khí tượng Thuỷ văn tỉnh", ""),
    ),
    Notice(
        key="trieu-cuong-xom-1-xom-2",
        title="Triều cường tối {d1}: xóm 1 và xóm 2 kê đồ lên cao",
        summary="Nước biển dâng cao nhất khoảng 20 giờ {d1}. Bà con sát đê kê đồ điện, che giếng.",
        category=Category.DISASTER,
        urgency=Urgency.IMPORTANT,
        day=0,
        at=(7, 0),
        lasts=2,
        villages=("1", "2"),
        event=(1, 20, 0),
        place="Đê biển xóm 1, xóm 2",
    ),
    Notice(
        key="dang-ky-thuyen-vao-danh-sach",
        title="Đăng ký lại thuyền nhỏ để được nhắn tin bão",
        summary=(
            "Chủ thuyền dưới 12 m đăng ký số điện thoại ở Bộ phận Một cửa để nhận tin nhắn "
            "khi có gió mạnh."
        ),
        category=Category.DIGITAL,
        pinned=True,
        day=-12,
        lasts=60,
        body=(text("<p>Mang giấy tờ thuyền và căn cước. Làm trong 10 phút, không mất tiền.</p>"),),
    ),
    Notice(
        key="cat-nuoc-xom-7-8-9",
        title="Tạm ngừng nước máy {w2} {d2} ở xóm 7, 8, 9",
        summary="Ngừng từ 8:00 đến 15:00 để súc rửa đường ống. Bà con trữ nước từ tối hôm trước.",
        category=Category.UTILITIES,
        day=-1,
        at=(9, 0),
        lasts=4,
        villages=("7", "8", "9"),
        event=(2, 8, 0),
        place="Xóm 7, xóm 8, xóm 9",
    ),
    Notice(
        key="kiem-tra-an-toan-nuoc-mam",
        title="Tập huấn an toàn thực phẩm cho hộ làm nước mắm",
        summary="Chiều {w3} {d3} ở hội trường xã. Học xong được cấp giấy xác nhận kiến thức.",
        category=Category.PRODUCTION,
        day=-2,
        event=(3, 14, 0),
        place="Hội trường UBND xã Khánh Hợp",
        body=(
            steps(
                ("Chượp và chum vại", "Rửa, phơi, đậy kín; ghi ngày ủ lên từng chum."),
                ("Chai và nhãn", "Nhãn có tên hộ, ngày đóng chai, số điện thoại."),
                ("Mẫu gửi kiểm", "Mang hai chai, xã gửi đi kiểm nghiệm."),
            ),
        ),
    ),
    Notice(
        key="kham-suc-khoe-ngu-dan",
        title="Khám sức khoẻ cho người đi biển",
        summary="Khám và cấp giấy sức khoẻ {w5} {d5} tại Trạm Y tế xã. Mang căn cước, hai ảnh.",
        category=Category.HEALTH,
        day=-2,
        at=(16, 0),
        event=(5, 7, 0),
        place="Trạm Y tế xã Khánh Hợp",
        issuer="Trạm Y tế xã Khánh Hợp",
    ),
    Notice(
        key="tiem-bo-sung-bach-hau",
        title="Tiêm bổ sung bạch hầu, uốn ván cho trẻ 7 tuổi",
        summary="Tiêm tại trường tiểu học sáng {w6} {d6}. Phụ huynh ký giấy đồng ý trước.",
        category=Category.VACCINATION,
        day=-3,
        event=(6, 7, 30),
        place="Trường Tiểu học Khánh Hợp",
    ),
    Notice(
        key="hop-xom-5-xom-6-rac-bien",
        title="Họp xóm 5 và xóm 6: gom rác bãi biển",
        summary="Mời bà con họp lúc 19:30 {w1} {d1} để chia tổ gom rác và nơi đặt thùng.",
        category=Category.MEETING,
        day=-1,
        at=(8, 30),
        lasts=4,
        villages=("5", "6"),
        event=(1, 19, 30),
        place="Nhà văn hoá xóm 5",
        correction="Họp chung hai xóm ở nhà văn hoá xóm 5, không họp riêng như tin đầu.",
    ),
    Notice(
        key="phong-benh-tom-mua-lanh",
        title="Giữ ấm ao tôm, phòng bệnh đốm trắng mùa lạnh",
        summary=(
            "Giữ nước sâu trên 1,2 m, bớt thức ăn khi dưới 20 độ. Tôm chết báo xã, không xả "
            "ra mương."
        ),
        category=Category.FARMING,
        day=-4,
        lasts=30,
        body=(text("<p>Cán bộ thuỷ sản lấy mẫu nước miễn phí sáng thứ Năm hằng tuần.</p>"),),
    ),
    Notice(
        key="phien-cho-que-cuoi-tuan",
        title="Phiên chợ quê cuối tuần: nước mắm, mực khô, lạc rang",
        summary="Hộ bán hàng đăng ký chỗ trước {w3} {d3}. Có hướng dẫn nhận tiền bằng mã QR.",
        category=Category.PRODUCTION,
        day=2,
        at=(6, 0),
        lasts=10,
        event=(7, 6, 30),
        place="Sân nhà văn hoá xã",
    ),
    Notice(
        key="sua-de-bien-xom-12",
        title="Cấm xe qua đê xóm 12 để kè đá",
        summary="Đê cấm xe từ 7:00 đến 17:00. Người đi bộ và xe đạp đi lối trong.",
        category=Category.OTHER,
        day=-25,
        lasts=10,
        villages=("12",),
        body=(text("<p>Đã làm xong, xe đi lại bình thường.</p>"),),
    ),
    Notice(
        key="phun-khu-khuan-cho-ca",
        title="Phun khử khuẩn chợ cá",
        summary="Chợ cá nghỉ một buổi sáng để phun khử khuẩn và rửa cống.",
        category=Category.HEALTH,
        day=-18,
        lasts=2,
    ),
)
