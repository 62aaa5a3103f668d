"""Thành Sơn's weeks in English: every text of the samples."""

POSTS = {
    "Chủ tịch UBND xã": "Chairperson of the People’s Committee",
    "Phó Chủ tịch UBND xã": "Vice Chairperson of the People’s Committee",
    "Bí thư Đảng uỷ xã": "Secretary of the Party Committee",
    "Bí thư Đoàn xã": "Secretary of the Youth Union",
    "Chủ tịch Hội Nông dân xã": "President of the Farmers’ Association",
    "Trạm trưởng Trạm Y tế xã": "Head of the health station",
    "Công chức Văn hoá – Xã hội": "Culture and social affairs officer",
    "Công chức Địa chính – Xây dựng": "Land and construction officer",
    "Tổ công nghệ số cộng đồng": "Community digital team",
    "Cán bộ trực": "Officer on duty",
    "Cán bộ thú y xã": "Veterinary officer",
    "Trưởng xóm 3": "Head of hamlet 3",
    "Trưởng xóm 9": "Head of hamlet 9",
    "Cán bộ, công chức xã; trưởng các xóm": "Commune staff; heads of hamlets",
    "30 hộ trồng chè xóm 1, 2 và 4": "30 tea-growing households of hamlets 1, 2 and 4",
    "Tổ tư vấn OCOP, các cơ sở chè": "OCOP advisers, tea producers",
    "Hội Nông dân xã": "Farmers’ Association",
}

PLACES = {
    "Trụ sở UBND xã": "People’s Committee office",
    "Hội trường UBND xã": "People’s Committee hall",
    "Phòng họp tầng 2, UBND xã": "Meeting room, 2nd floor, People’s Committee",
    "Phòng tiếp công dân": "Citizen reception room",
    "Trạm Y tế xã": "Health station",
    "Phòng Bí thư": "Secretary’s office",
    "Sân UBND xã": "People’s Committee yard",
    "Sân vận động xã": "Commune sports ground",
    "Trục đường chính các xóm": "Main roads of the hamlets",
    "Xóm 1 đến xóm 4": "Hamlets 1 to 4",
    "Xóm 3, xóm 5": "Hamlets 3 and 5",
    "Xóm 4, xóm 6": "Hamlets 4 and 6",
    "Xóm 6": "Hamlet 6",
    "Xóm 7, xóm 8": "Hamlets 7 and 8",
    **{f"Nhà văn hoá xóm {n}": f"Culture house of hamlet {n}" for n in range(1, 10)},
}

WORK = {
    "Giao ban đầu tuần": "Weekly briefing",
    "Kiểm tra phương án phòng, chống mưa lớn": "Check of the heavy-rain plan",
    "Rà soát hồ sơ nhân sự": "Review of staff files",
    "Tiếp công dân định kỳ": "Regular citizen reception",
    "Tập huấn bán chè trên Voso, Postmart": "Class on selling tea on Voso and Postmart",
    "Tiêm phòng trâu, bò, gà, vịt đợt 2": "Livestock and poultry vaccination, second round",
    "Họp trực tuyến với tỉnh về chuyển đổi số cấp xã": (
        "Online meeting with the province on digital communes"
    ),
    "Nghiệm thu mương nội đồng xóm 7": "Acceptance of the field canal of hamlet 7",
    "Khám sức khoẻ người từ 60 tuổi": "Health check for people aged 60 and over",
    "Họp chấm sản phẩm OCOP chè xanh": "OCOP rating of green tea",
    "Sơ kết chuyển đổi số trong quý": "Review of the quarter’s digital work",
    "Kiểm tra cơ sở thu mua chè búp tươi": "Check of buyers of fresh tea leaves",
    "Họp kiểm điểm nội bộ chi bộ cơ quan": "Internal review of the office",
    "Ra quân dọn vệ sinh, trồng cây": "Clean-up and tree planting",
    "Họp xóm 9: góp công làm đường bê tông": "Hamlet 9 meeting: work on the concrete road",
    "Trực lãnh đạo, nhận tin báo của bà con": "Duty officer takes people’s reports",
    "Bóng chuyền giao hữu xóm 1 và xóm 8": "Friendly volleyball: hamlets 1 and 8",
    "Kiểm tra đường dẫn nước về đồi chè": "Check of the water line to the tea hills",
    "Lớp dùng điện thoại nộp hồ sơ trực tuyến": "Class: filing applications by phone",
    "Làm việc về đơn thư": "Work on letters received",
    "Họp hội đồng nghĩa vụ quân sự": "Military service council",
    "Cấp phát cây giống cho hộ trồng chè": "Seedlings for tea growers",
    "Hướng dẫn ghi nhật ký sản xuất chè": "How to keep a tea production diary",
    "Tiêm chủng cho trẻ dưới 5 tuổi": "Vaccination of children under 5",
    "Họp ban quản lý xây dựng nông thôn mới": "New rural development board",
    "Họp tổ công nghệ số cộng đồng chín xóm": "Digital teams of the nine hamlets meet",
    "Dự hội nghị khuyến nông": "Agricultural extension conference",
    "Đối thoại với thanh niên về khởi nghiệp": "Talk with young people on starting a business",
    "Phát dọn hành lang lưới điện": "Clearing under the power lines",
    "Họp xóm 3: bình xét gia đình văn hoá": "Hamlet 3 meeting: model families",
    "Văn nghệ mừng vụ chè mới": "Songs for the new tea season",
    "Sáng thứ Năm hoãn họp nghiệm thu mương xóm 7 vì mưa. Ngày họp mới sẽ báo trên loa.": (
        "Thursday morning’s canal acceptance in hamlet 7 is put off because of rain. "
        "The new day will be announced on the loudspeakers."
    ),
}

TEXTS = POSTS | PLACES | WORK
