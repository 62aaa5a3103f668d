"""Sample announcements of Thành Sơn, the commune of tea hills."""

from communes.announcements.demo.notice import Notice, alert, steps, table, text
from communes.announcements.models.choices import Category, Urgency

NOTICES = (
    Notice(
        key="mua-lon-xom-3-xom-5",
        title="Mưa lớn từ chiều {d0}: xóm 3 và xóm 5 chuẩn bị di dời",
        summary=(
            "Mưa lớn từ chiều {d0}. Bà con xóm 3 và xóm 5 ở ven suối chuẩn bị di dời trước 15 giờ."
        ),
        category=Category.DISASTER,
        urgency=Urgency.URGENT,
        day=0,
        at=(6, 30),
        lasts=2,
        villages=("3", "5"),
        action=(
            "Làm ngay trước 15 giờ hôm nay",
            "Hộ ở ven suối xóm 3 và xóm 5 đưa người già, trẻ nhỏ đến nơi tránh trú.",
        ),
        body=(
            text(
                "<p>Từ chiều {d0} đến hết ngày {d2}, xã ta có mưa to đến rất to."
                " Nước suối có thể lên nhanh trong đêm.</p>"
                "<h2>Bà con cần làm gì</h2><ul>"
                "<li>Đưa người già, trẻ nhỏ, người ốm đi trước.</li>"
                "<li>Mang theo căn cước, thẻ bảo hiểm y tế, thuốc, nước uống, đèn pin.</li>"
                "<li>Ngắt cầu dao điện. Đưa trâu bò lên chỗ cao.</li>"
                "<li>Không qua ngầm tràn khi nước chảy xiết.</li></ul>"
                "<h2>Nơi tránh trú</h2>"
            ),
            table(
                ("Xóm", "Đến nơi này", "Người phụ trách"),
                ("Xóm 3", "Trường Tiểu học Thành Sơn", "Ông Trần Văn Hoà, 0238 300 0113"),
                ("Xóm 5", "Nhà văn hoá xóm 5", "Bà Lương Thị Mai, 0238 300 0115"),
            ),
        ),
        files=(("noi-tranh-tru.pdf", "Danh sách nơi tránh trú khi mưa lũ"),),
        source=("Đài Khí tượng Thuỷ văn tỉnh", ""),
    ),
    Notice(
        key="cat-dien-xom-1-2-7",
        title="Cắt điện {w4} {d4}, từ 7:00 đến 11:00",
        summary=(
            "Xóm 1, 2 và 7 mất điện sáng {w4} {d4} để thay dây. Bà con bơm nước, sạc đèn từ "
            "hôm trước."
        ),
        category=Category.UTILITIES,
        day=-1,
        lasts=6,
        villages=("1", "2", "7"),
        event=(4, 7, 0),
        place="Xóm 1, xóm 2, xóm 7",
        body=(
            text(
                "<p>Điện lực thay dây và cột ở đường liên xóm. Nếu mưa to, lịch lùi sang"
                " ngày hôm sau, xã sẽ báo lại trên loa.</p>"
                "<ul><li>Rút phích cắm tủ lạnh, máy sao chè trước 7 giờ.</li>"
                "<li>Không lại gần chỗ thợ đang kéo dây.</li></ul>"
            ),
        ),
        source=("Điện lực Anh Sơn", ""),
    ),
    Notice(
        key="kham-suc-khoe-nguoi-tu-60-tuoi",
        title="Khám sức khoẻ miễn phí cho người từ 60 tuổi",
        summary=(
            "Trạm Y tế xã khám miễn phí {w6} {d6}, từ 7:30. Mang căn cước và thẻ bảo hiểm y tế."
        ),
        category=Category.HEALTH,
        day=-1,
        at=(15, 20),
        event=(6, 7, 30),
        place="Trạm Y tế xã Thành Sơn",
        issuer="Trạm Y tế xã Thành Sơn",
        body=(
            text(
                "<p>Bác sĩ đo huyết áp, thử đường máu, khám mắt và lập hồ sơ sức khoẻ điện tử.</p>"
            ),
            table(
                ("Giờ", "Xóm"),
                ("7:30–9:00", "Xóm 1, 2, 3"),
                ("9:00–10:30", "Xóm 4, 5, 6"),
                ("10:30–11:30", "Xóm 7, 8, 9"),
                caption="Giờ khám theo xóm",
            ),
            alert("info", "Nhịn ăn sáng", "Bà con chưa ăn sáng để kết quả thử máu được đúng."),
        ),
    ),
    Notice(
        key="lop-ban-che-voso-postmart",
        title="Mở lớp bán chè trên Voso và Postmart cho hộ trồng chè",
        summary=(
            "Lớp ba buổi, bắt đầu 14 giờ {w3} {d3} ở nhà văn hoá xóm 2. Bà con mang điện thoại."
        ),
        category=Category.DIGITAL,
        day=-2,
        event=(3, 14, 0),
        place="Nhà văn hoá xóm 2",
        body=(
            text(
                "<p>Lớp nằm trong năm chủ đề tập huấn chuyển đổi số của xã. Không thu tiền,"
                " có trà nước. Tổ công nghệ số cộng đồng ngồi cạnh, chỉ từng bước.</p>"
            ),
            steps(
                ("Báo tên với trưởng xóm", "Trước {w2} {d2}."),
                ("Mang điện thoại và một gói chè", "Để chụp ảnh và đăng bán ngay tại lớp."),
                ("Mở gian hàng", "Cán bộ giúp mở tài khoản và nhận tiền bằng mã QR."),
            ),
        ),
        files=(
            ("noi-dung-lop-ban-che.pdf", "Nội dung lớp bán chè"),
            ("phieu-dang-ky-ocop.pdf", "Phiếu đăng ký ý tưởng OCOP"),
        ),
    ),
    Notice(
        key="nop-ho-so-truc-tuyen-co-nguoi-giup",
        title="Nộp hồ sơ trực tuyến: tổ công nghệ số giúp bà con ngay tại xóm",
        summary=(
            "Tối thứ Ba và thứ Sáu, tổ công nghệ số ở nhà văn hoá từng xóm giúp bà con nộp hồ sơ."
        ),
        category=Category.DIGITAL,
        pinned=True,
        day=-9,
        lasts=90,
        body=(
            text(
                "<p>Bà con mang căn cước và điện thoại. Tổ giúp lập tài khoản, chụp giấy tờ,"
                " nộp hồ sơ và xem kết quả. Xã không thu thêm tiền.</p>"
            ),
        ),
    ),
    Notice(
        key="niem-yet-ho-ngheo-can-ngheo",
        title="Niêm yết danh sách hộ nghèo, hộ cận nghèo năm {y0}",
        summary="Danh sách dán ở nhà văn hoá các xóm trong 15 ngày. Bà con có ý kiến thì báo xã.",
        category=Category.OTHER,
        day=-3,
        lasts=15,
        files=(("ho-ngheo-theo-xom.csv", "Số hộ nghèo, cận nghèo theo xóm"),),
        body=(
            text(
                "<p>Bảng kèm theo chỉ có số hộ của từng xóm. Tên từng hộ chỉ dán tại xóm.</p>"
                "<p>Ý kiến gửi trưởng xóm hoặc Bộ phận Một cửa, gọi 0238 300 0101.</p>"
            ),
        ),
    ),
    Notice(
        key="tiem-soi-rubella-tre-18-thang",
        title="Tiêm vắc-xin sởi – rubella cho trẻ 18 tháng tuổi",
        summary="Tiêm tại Trạm Y tế xã sáng {w8} {d8}. Mang sổ tiêm của trẻ.",
        category=Category.VACCINATION,
        day=-2,
        at=(9, 10),
        event=(8, 7, 30),
        place="Trạm Y tế xã Thành Sơn",
        issuer="Trạm Y tế xã Thành Sơn",
        body=(
            text(
                "<p>Trẻ đang sốt hoặc ho nhiều thì chờ đợt sau. Sau tiêm, trẻ ở lại"
                " trạm 30 phút.</p>"
            ),
        ),
    ),
    Notice(
        key="hop-xom-4-lam-duong-be-tong",
        title="Họp xóm 4: bàn làm 600 m đường bê tông",
        summary="Mời mỗi hộ một người đến họp lúc 19:30 {w2} {d2} ở nhà văn hoá xóm 4.",
        category=Category.MEETING,
        urgency=Urgency.IMPORTANT,
        day=-1,
        lasts=5,
        villages=("4",),
        event=(2, 19, 30),
        place="Nhà văn hoá xóm 4",
        correction="Cuộc họp bắt đầu lúc 19:30, không phải 19:00 như đã ghi lúc đầu.",
        body=(
            text(
                "<p>Xã góp xi măng, xóm góp công và cát. Bà con bàn mức góp, ngày làm"
                " và bầu ban giám sát cộng đồng.</p>"
            ),
        ),
    ),
    Notice(
        key="phong-ray-xanh-tren-che",
        title="Phòng rầy xanh, bọ cánh tơ trên chè vụ đông",
        summary="Rầy xanh đang tăng ở đồi chè xóm 2 và xóm 8. Hái sạch búp bị hại, phun đúng cách.",
        category=Category.FARMING,
        urgency=Urgency.IMPORTANT,
        day=-5,
        lasts=25,
        villages=("2", "8"),
        body=(
            steps(
                ("Thăm đồi chè ba ngày một lần", "Lật mặt dưới lá non để tìm rầy."),
                ("Hái kỹ búp bị hại", "Gom lại và tiêu huỷ, không vứt trên đồi."),
                ("Phun khi quá 5 con một khay", "Dùng thuốc sinh học, giữ đủ ngày cách ly."),
            ),
        ),
    ),
    Notice(
        key="dang-ky-san-pham-ocop",
        title="Nhận đăng ký sản phẩm OCOP năm {y1}",
        summary=(
            "Hộ, tổ hợp tác và hợp tác xã nộp phiếu ý tưởng OCOP (mỗi xã một sản phẩm) tại Một cửa."
        ),
        category=Category.PRODUCTION,
        day=-6,
        lasts=40,
        files=(("phieu-dang-ky-ocop.pdf", "Phiếu đăng ký ý tưởng OCOP"),),
        body=(
            text(
                "<p>Xã giúp viết câu chuyện sản phẩm, làm nhãn và hồ sơ. Ưu tiên chè xanh,"
                " mật ong rừng và nghệ.</p>"
            ),
        ),
    ),
    Notice(
        key="tong-ve-sinh-duong-xom",
        title="Sáng Chủ nhật toàn xã tổng vệ sinh đường xóm",
        summary="Mỗi hộ một người, mang cuốc, chổi, bao tải. Tập trung lúc 6:30 ở nhà văn hoá xóm.",
        category=Category.OTHER,
        day=3,
        at=(6, 0),
        lasts=7,
        body=(text("<p>Đoàn Thanh niên phát quang, Hội Phụ nữ trồng hoa dọc đường trục xã.</p>"),),
    ),
    Notice(
        key="tam-ngung-cap-nuoc-xom-6",
        title="Tạm ngừng cấp nước xóm 6 để sửa ống",
        summary="Trạm nước ngừng cấp từ 8:00 đến 16:00 để thay đoạn ống vỡ ở đầu xóm 6.",
        category=Category.UTILITIES,
        urgency=Urgency.IMPORTANT,
        day=-16,
        lasts=3,
        villages=("6",),
        event=(-15, 8, 0),
        place="Xóm 6",
        body=(text("<p>Nước đã có lại từ 15:30 cùng ngày.</p>"),),
    ),
    Notice(
        key="tiem-phong-dai-cho-meo",
        title="Tiêm phòng dại cho chó, mèo đợt thu",
        summary="Thú y xã đến từng xóm. Bà con xích chó, rọ mõm trước giờ tiêm.",
        category=Category.FARMING,
        day=-40,
        lasts=14,
        body=(text("<p>Đợt sau vào mùa xuân. Chó chưa tiêm thì báo thú y xã.</p>"),),
    ),
)
