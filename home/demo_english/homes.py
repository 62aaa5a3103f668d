"""The homes of the portal and of the communes, and the portal's directory."""

TEXTS = {
    "Cổng xã Nghệ An": "Communes of Nghe An",
    "Việc làng, việc xã ở ngay trong tay bạn": "Your village and commune, in your hand",
    "Xem thông báo, xem lịch, hỏi cán bộ xã và mua đặc sản Nghệ An.": (
        "Read announcements, see schedules, ask officers and buy what Nghe An makes."
    ),
    "Xã Thành Sơn": "Thanh Son Commune",
    "9 xóm · Người Kinh, Thái, Thổ cùng sinh sống": (
        "9 hamlets · home to the Kinh, Thai and Tho peoples"
    ),
    "Xem thông báo": "Read notices",
    "Điện, nước, mưa bão": "Power, water, storms",
    "Gặp cán bộ": "Meet an officer",
    "Lịch tiếp dân": "Reception hours",
    "Hỏi xã": "Ask the commune",
    "Gửi câu hỏi, tra mã": "Ask, or look up a code",
    "Đặc sản xã": "Local products",
    "Mua tận nơi làm": "Buy where it is made",
    "Bộ máy, thôn xóm": "Offices and hamlets",
    "Ai làm việc gì": "Who does what",
    "Gọi cho xã": "Call the commune",
    "Giờ mở cửa, số máy": "Opening hours, numbers",
    "Chuyển đổi số ở ba xã thí điểm": "Digital transformation in three pilot communes",
    "lớp tập huấn đã mở": "training classes held",
    "lượt người học, vượt mục tiêu 450": "learners, above the target of 450",
    "tổ công nghệ số ở thôn, xóm": "digital teams in hamlets",
    "tổ công nghệ số cấp xã": "digital teams of communes",
    "Phiếu chính quyền số": "Digital government survey",
    "Phiếu kinh tế số": "Digital economy survey",
    "Phiếu xã hội số": "Digital society survey",
    "Mức độ hoàn thành khảo sát": "Survey answers received of planned",
    "Nguồn: đề tài chuyển đổi số cấp xã tỉnh Nghệ An, tháng 12/2022.": (
        "Source: Nghe An’s study of digital transformation in communes, December 2022."
    ),
    "Hồ sơ giải quyết đúng hạn": "Dossiers settled in time",
    "Hồ sơ nộp trực tuyến": "Dossiers handed in online",
    "Hộ có Internet cáp quang": "Households with fibre Internet",
    "Dữ liệu mẫu: số liệu minh hoạ, không phải của xã.": (
        "Sample data: these figures are examples, not the commune’s own."
    ),
    "Chọn xã của bạn": "Choose your commune",
    "Mỗi xã có một trang riêng. Tìm xã của bạn, kể cả theo tên cũ.": (
        "Each commune has a site of its own. Find yours, by its old name too."
    ),
    "Xã Minh Hợp": "Minh Hop Commune",
    "7 xóm · Vùng cam Vinh trên đất đỏ Phủ Quỳ": (
        "7 hamlets · Vinh oranges on the red soil of Phu Quy"
    ),
    "Xã Khánh Hợp": "Khanh Hop Commune",
    "12 xóm · Nghề biển, nước mắm và lạc trên đất cát": (
        "12 hamlets · fishing, fish sauce and peanuts on sandy soil"
    ),
}
