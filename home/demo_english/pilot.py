"""The pages that tell of the pilot."""

TEXTS = {
    "Giới thiệu": "About",
    "Cổng này gom tin của các xã tỉnh Nghệ An về một chỗ: thông báo, lịch công tác, hỏi đáp và "
    "đặc sản.": (
        "This portal gathers what the communes of Nghe An publish: announcements, schedules, "
        "answers and local products."
    ),
    "Mỗi xã tự đăng bài và trả lời bà con trên trang của mình.": (
        "Each commune writes and answers its people on its own site."
    ),
    "Giới thiệu thí điểm": "About the pilot",
    "Ba xã Nghệ An thử làm chuyển đổi số từ tháng 6/2022: đã làm gì, được bao nhiêu.": (
        "Three communes of Nghe An went digital from June 2022: what was done, and how far it got."
    ),
    "Nguồn: đề tài chuyển đổi số cấp xã tỉnh Nghệ An.": (
        "Source: Nghe An’s study of digital transformation in communes."
    ),
    "Ba trụ cột": "Three pillars",
    "<b>Chính quyền số</b>: giải quyết giấy tờ trên mạng, điều hành bằng phần mềm dùng chung.": (
        "<b>Digital government</b>: papers settled online, work run on shared software."
    ),
    "<b>Kinh tế số</b>: đưa nông sản lên sàn thương mại điện tử.": (
        "<b>Digital economy</b>: farm produce sold on online marketplaces."
    ),
    "<b>Xã hội số</b>: học, khám bệnh, nhận tin trên điện thoại.": (
        "<b>Digital society</b>: learning, health care and news on the phone."
    ),
    "Khảo sát trước khi làm": "Surveys first",
    "Lớp tập huấn buổi tối tại nhà văn hoá xóm": "An evening class in a hamlet’s culture house",
    "Năm nội dung tập huấn": "Five topics of training",
    "Thiết bị": "Equipment",
    "Học các xã bạn": "Study visits",
    "Cùng làm": "Partners",
    "Văn bản": "Documents",
    "Kế hoạch 855/KH-STT&amp;TT ngày 1/6/2022.": "Plan 855/KH-STT&amp;TT of 1 June 2022.",
    "Công văn 819/THH-CPĐT ngày 27/5/2022.": "Letter 819/THH-CPĐT of 27 May 2022.",
    "Thí điểm chạy từ ngày 1/6/2022 tại ba xã: Thành Sơn (huyện Anh Sơn), Minh Hợp (huyện Quỳ "
    "Hợp) và Khánh Hợp (huyện Nghi Lộc). Đây là phần thực hành của đề tài “Đánh giá thực trạng "
    "ứng dụng CNTT và đề xuất giải pháp, mô hình chuyển đổi số cấp xã trên địa bàn tỉnh Nghệ An”, "
    "làm trong 12 tháng.": (
        "The pilot began on 1 June 2022 in three communes: Thanh Son (Anh Son district), Minh Hop "
        "(Quy Hop) and Khanh Hop (Nghi Loc). It is the practical part of a twelve-month study of "
        "how Nghe An’s communes use information technology and how they can go digital."
    ),
    "Mỗi xã nhận một bộ phát Wi-Fi, một máy tính và một máy quét: tất cả là 3 bộ Wi-Fi, 3 máy "
    "tính và 3 máy quét.": (
        "Each commune got a Wi-Fi set, a computer and a scanner: three of each in all."
    ),
    "Đoàn đã đến Yên Hoà (Ninh Bình), Vi Hương (Bắc Kạn), La Bằng, Sảng Mộc và ATK Định Hoá "
    "(Thái Nguyên).": (
        "The team visited Yen Hoa (Ninh Binh), Vi Huong (Bac Kan), La Bang, Sang Moc and "
        "ATK Dinh Hoa (Thai Nguyen)."
    ),
    "VNPT, Viettel, Bưu điện tỉnh, Viettel Post, MobiFone, Vietnamobile, Gmobile, FPT và truyền "
    "hình cáp.": (
        "VNPT, Viettel, the provincial post, Viettel Post, MobiFone, Vietnamobile, Gmobile, FPT "
        "and cable television."
    ),
    # Figures, tables and steps.
    "lượt người học, vượt mục tiêu": "learners, above the target",
    "Phiếu khảo sát thu về": "Survey answers received",
    "Trụ cột": "Pillar",
    "Thu về": "Received",
    "Mục tiêu": "Target",
    "Chính quyền số": "Digital government",
    "Kinh tế số": "Digital economy",
    "Xã hội số": "Digital society",
    "Phần mềm dùng chung và chữ ký số": "Shared software and digital signatures",
    "Dành cho cán bộ, công chức xã.": "For officers of the commune.",
    "Internet và mạng xã hội": "Internet and social media",
    "Trình duyệt, Facebook, Zalo, YouTube.": "Browser, Facebook, Zalo, YouTube.",
    "Học trực tuyến": "Learning online",
    "Các nền tảng giáo dục trên mạng.": "Online education platforms.",
    "Y tế thông minh": "Smart health",
    "Phần mềm khám chữa bệnh, hồ sơ sức khoẻ.": "Health care software, health records.",
    "Sàn thương mại điện tử": "Online marketplaces",
    "Đưa hàng của xã lên sàn và giao hàng.": "Selling what the commune makes, and delivery.",
}
