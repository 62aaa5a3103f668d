"""Sample announcements of Minh Hợp, the commune of Vinh oranges."""

from communes.announcements.demo.notice import Notice, alert, steps, table, text
from communes.announcements.models.choices import Category, Urgency

NOTICES = (
    Notice(
        key="ret-dam-che-chan-trau-bo",
        title="Rét đậm từ đêm {d0}: che chắn chuồng trại, giữ ấm người già",
        summary=(
            "Đêm {d0} trời rét đậm. Bà con lùa trâu bò về chuồng trước 17 giờ, không sưởi "
            "than trong phòng kín."
        ),
        category=Category.DISASTER,
        urgency=Urgency.URGENT,
        day=0,
        at=(5, 45),
        lasts=3,
        action=(
            "Làm ngay trước 17 giờ hôm nay",
            "Lùa trâu bò về chuồng, che kín hướng bắc, trữ rơm cỏ đủ năm ngày.",
        ),
        body=(
            text(
                "<p>Đất đỏ vùng cao lạnh hơn dưới xuôi từ hai đến ba độ. Vườn ươm cam cần che"
                " lưới và tưới giữ ẩm gốc.</p>"
            ),
            alert(
                "bad",
                "Không đốt than trong phòng kín",
                "Khói than làm ngạt. Có người choáng, gọi 115.",
            ),
        ),
        source=("Đài Khí tượng Thuỷ văn tỉnh", ""),
    ),
    Notice(
        key="lich-thu-mua-cam-dau-vu",
        title="Hẹn lịch thu mua cam đầu vụ theo từng xóm",
        summary="Điểm thu mua nhận cam từ {w2} {d2}. Xem ngày của xóm mình để khỏi chờ lâu.",
        category=Category.PRODUCTION,
        urgency=Urgency.IMPORTANT,
        day=-1,
        lasts=30,
        event=(2, 7, 0),
        place="Điểm thu mua nông sản, xóm Minh Hoà",
        files=(("lich-thu-mua-cam.pdf", "Lịch hẹn thu mua cam"),),
        body=(
            text("<p>Cam cắt cuống sát quả, không ướt, xếp sọt nhựa không quá 20 kg.</p>"),
            table(
                ("Ngày", "Xóm", "Giờ nhận"),
                ("Thứ Hai", "Minh Hoà, Minh Tân", "7:00–11:00"),
                ("Thứ Ba", "Minh Đình, Minh Kính", "7:00–11:00"),
                ("Thứ Tư", "Minh Thọ, Minh Chùa", "7:00–11:00"),
                ("Thứ Năm", "Minh Xuân", "7:00–11:00"),
            ),
        ),
    ),
    Notice(
        key="dan-tem-truy-xuat-cam-vinh",
        title="Dán tem truy xuất trước khi bán Cam Vinh",
        summary=(
            "Hộ trong vùng chỉ dẫn địa lý nhận tem ở Bộ phận Một cửa. Mỗi sọt một tem có mã QR."
        ),
        category=Category.PRODUCTION,
        pinned=True,
        day=-10,
        lasts=60,
        body=(
            text(
                "<p>Cam Vinh có chỉ dẫn địa lý từ năm 2007. Tem giúp người mua biết"
                " cam từ vườn nào.</p>"
            ),
        ),
    ),
    Notice(
        key="cat-dien-minh-tan-minh-dinh",
        title="Cắt điện chiều {w3} {d3} ở xóm Minh Tân, Minh Đình",
        summary=(
            "Mất điện từ 13:00 đến 17:00 để nâng công suất trạm. Bà con tưới vườn từ buổi sáng."
        ),
        category=Category.UTILITIES,
        day=-1,
        at=(10, 15),
        lasts=5,
        villages=("Minh Tân", "Minh Đình"),
        event=(3, 13, 0),
        place="Xóm Minh Tân, xóm Minh Đình",
        source=("Điện lực Quỳ Hợp", ""),
    ),
    Notice(
        key="kham-mat-mien-phi",
        title="Khám mắt miễn phí, phát hiện sớm đục thuỷ tinh thể",
        summary="Đoàn bác sĩ khám {w5} {d5} ở Trạm Y tế xã cho người từ 50 tuổi.",
        category=Category.HEALTH,
        day=-2,
        event=(5, 7, 30),
        place="Trạm Y tế xã Minh Hợp",
        issuer="Trạm Y tế xã Minh Hợp",
        body=(text("<p>Người cần mổ được hẹn lịch, có hỗ trợ tiền xe cho hộ nghèo.</p>"),),
    ),
    Notice(
        key="uong-vitamin-a",
        title="Cho trẻ từ 6 đến 36 tháng uống vitamin A",
        summary="Trẻ uống tại nhà văn hoá xóm sáng {w7} {d7}. Trạm Y tế có mặt từ 7 giờ.",
        category=Category.VACCINATION,
        day=-2,
        at=(14, 0),
        event=(7, 7, 0),
        place="Nhà văn hoá các xóm",
    ),
    Notice(
        key="hop-xom-minh-tho",
        title="Họp xóm Minh Thọ: chọn nơi đặt bể chứa vỏ thuốc",
        summary="Mời bà con họp lúc 19 giờ {w1} {d1}. Mỗi hộ một người.",
        category=Category.MEETING,
        day=-2,
        lasts=4,
        villages=("Minh Thọ",),
        event=(1, 19, 0),
        place="Nhà văn hoá xóm Minh Thọ",
        correction="Họp ở nhà văn hoá xóm, không phải ở sân bóng như tin đầu đã ghi.",
    ),
    Notice(
        key="phong-benh-vang-la-greening",
        title="Phòng bệnh vàng lá gân xanh trên cam",
        summary=(
            "Nhổ bỏ cây bệnh, trừ rầy chổng cánh khi lộc mới nhú. Cán bộ nông nghiệp đến "
            "vườn khi bà con gọi."
        ),
        category=Category.FARMING,
        urgency=Urgency.IMPORTANT,
        day=-4,
        lasts=30,
        body=(
            steps(
                ("Xem lá mỗi tuần", "Lá vàng loang, gân còn xanh là dấu hiệu bệnh."),
                ("Đánh dấu và báo xã", "Gọi 0238 300 0102, cán bộ lấy mẫu miễn phí."),
                ("Nhổ bỏ, rắc vôi", "Chờ ít nhất ba tháng mới trồng lại."),
            ),
        ),
    ),
    Notice(
        key="lop-ban-cam-tren-mang",
        title="Lớp bán cam trên mạng: chụp ảnh, chốt đơn, gửi hàng",
        summary=(
            "Hai buổi tối ở nhà văn hoá xóm Minh Hoà, bắt đầu {w4} {d4}. Ai có điện thoại "
            "cũng học được."
        ),
        category=Category.DIGITAL,
        day=-3,
        event=(4, 19, 0),
        place="Nhà văn hoá xóm Minh Hoà",
        body=(
            text(
                "<p>Bưu điện hướng dẫn đóng thùng chống dập. Học viên được mở gian"
                " hàng tại lớp.</p>"
            ),
        ),
    ),
    Notice(
        key="cap-doi-can-cuoc-luu-dong",
        title="Công an xã làm căn cước lưu động tại xóm Minh Xuân",
        summary=(
            "Làm căn cước và định danh điện tử từ 8 giờ {w9} {d9}. Mang giấy khai sinh nếu "
            "là trẻ em."
        ),
        category=Category.OTHER,
        day=4,
        at=(7, 0),
        lasts=8,
        villages=("Minh Xuân",),
        event=(9, 8, 0),
        place="Nhà văn hoá xóm Minh Xuân",
        issuer="Công an xã Minh Hợp",
    ),
    Notice(
        key="sua-cau-tran-minh-chua",
        title="Cấm xe tải qua ngầm Minh Chùa để sửa",
        summary="Ngầm sửa trong một tuần. Xe tải đi đường vòng qua xóm Minh Kính.",
        category=Category.OTHER,
        day=-30,
        lasts=10,
        villages=("Minh Chùa", "Minh Kính"),
        body=(text("<p>Ngầm đã thông xe trở lại.</p>"),),
    ),
    Notice(
        key="tiem-phong-lo-mom-long-mong",
        title="Tiêm phòng lở mồm long móng cho trâu bò",
        summary="Thú y xã tiêm tại các xóm. Bà con giữ trâu bò ở nhà buổi sáng.",
        category=Category.FARMING,
        day=-45,
        lasts=14,
    ),
)
