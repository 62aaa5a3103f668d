"""The pages below "About" of each commune, and its contact page."""

MINH_HOP = {
    "Minh Hoà": "Minh Hoa",
    "Minh Tân": "Minh Tan",
    "Minh Đình": "Minh Dinh",
    "Minh Kính": "Minh Kinh",
    "Minh Thọ": "Minh Tho",
    "Minh Chùa": "Minh Chua",
    "Minh Xuân": "Minh Xuan",
}

TEXTS = {
    "Xã ta thế nào, xã phục vụ bạn ra sao.": "Who we are and how we work for you.",
    "Trụ sở uỷ ban nhân dân xã, sân rộng có cột cờ": (
        "The commune’s office, with a flagpole in its wide yard"
    ),
    "Xã Thành Sơn ở vùng đồi Anh Sơn, phía tây Nghệ An. Người Kinh, Thái và Thổ cùng sinh sống.": (
        "Thanh Son lies in the hills of Anh Son, in the west of Nghe An. "
        "The Kinh, Thai and Tho peoples live here together."
    ),
    "Tổng quan xã": "The commune at a glance",
    "Xã Thành Sơn ở đâu, rộng hẹp thế nào, bà con sống bằng nghề gì.": (
        "Where Thanh Son is, how large, and what its people live on."
    ),
    "Số liệu minh hoạ, không phải số liệu thống kê của xã.": (
        "Sample figures, not the commune’s statistics."
    ),
    "Vùng đất": "The land",
    "Đường bê tông chạy giữa cánh đồng": "A concrete road between the fields",
    "Nghề sống": "Work",
    "Con người": "People",
    "Sân trường tiểu học giờ ra chơi": "A primary school’s yard at break",
    "Bộ máy tổ chức": "Offices",
    "Gặp ai, ở phòng nào, để làm việc gì.": "Whom to see, where, and for what.",
    "Quầy Bộ phận Một cửa, cán bộ hướng dẫn một bà cụ": (
        "The one-stop counter, where an officer helps an old woman"
    ),
    "Các cơ quan của xã": "The commune’s bodies",
    "<b>Đảng uỷ xã</b> lãnh đạo chung.": "<b>The Party Committee</b> leads.",
    "<b>Hội đồng nhân dân xã</b> quyết định ngân sách và giám sát.": (
        "<b>The People’s Council</b> decides the budget and supervises."
    ),
    "<b>Uỷ ban nhân dân xã</b> điều hành công việc hằng ngày.": (
        "<b>The People’s Committee</b> runs the daily work."
    ),
    "<b>Mặt trận Tổ quốc và các đoàn thể</b>: phụ nữ, thanh niên, nông dân, cựu chiến binh.": (
        "<b>The Fatherland Front and the unions</b>: women, youth, farmers, veterans."
    ),
    "Họ tên và số điện thoại từng người sẽ do xã đăng khi được người đó đồng ý.": (
        "Names and numbers of officers appear once each of them agrees."
    ),
    "Thôn, xóm": "Hamlets",
    "9 xóm của xã, số hộ, số người và nhà văn hoá.": (
        "The nine hamlets, their households, people and culture houses."
    ),
    "Nhà văn hoá xóm, bà con ngồi họp": "A meeting in a hamlet’s culture house",
    "Tổ công nghệ số cộng đồng": "Community digital teams",
    "Ai giúp bạn dùng điện thoại, làm giấy tờ trên mạng, và giúp thế nào.": (
        "Who helps you with your phone and with papers online, and how."
    ),
    "Thanh niên chỉ một bác nông dân dùng điện thoại": "A young woman shows an elder a phone",
    "Coi chừng lừa đảo": "Beware of fraud",
    "Không có điện thoại thông minh thì làm sao?": "What if I have no smartphone?",
    "Bạn đến Bộ phận Một cửa: ở đó có máy tính và người giúp.": (
        "Come to the one-stop counter: there is a computer, and someone to help."
    ),
    "Liên hệ – Đường dây nóng": "Contact – hotline",
    "Địa chỉ, giờ mở cửa và số điện thoại.": "Address, opening hours and telephone numbers.",
    "Khiếu nại, tố cáo": "Complaints and denunciations",
    "Xã làm việc để bà con đi lại ít hơn: xem thông báo và lịch tiếp dân ngay trên điện thoại, "
    "gửi câu hỏi và nhận trả lời, bán hàng của nhà mình.": (
        "We work so that you travel less: read announcements and reception hours on your phone, "
        "ask and get an answer, sell what you make."
    ),
    "Xã nằm giữa những đồi chè thấp, có khe suối chảy qua các xóm. Mùa mưa, nước khe có thể lên "
    "nhanh, nên xã báo sớm cho các xóm ven suối.": (
        "The commune lies among low tea hills, with streams through its hamlets. In the rains the "
        "water can rise fast, so hamlets by the streams are warned early."
    ),
    "Bà con trồng chè, trồng rừng, nuôi trâu bò và dệt thổ cẩm. Chè búp tươi được thu mua ngay "
    "tại xóm từ tháng 3 đến tháng 11.": (
        "People grow tea and trees, keep buffaloes and cattle, and weave brocade. Fresh tea is "
        "bought in the hamlets from March to November."
    ),
    "Người Kinh, Thái và Thổ cùng sinh sống. Trẻ em học tại trường tiểu học và trung học cơ sở "
    "của xã; trạm y tế khám các ngày làm việc.": (
        "The Kinh, Thai and Tho peoples live here. Children go to the commune’s primary and lower "
        "secondary schools; the clinic is open on working days."
    ),
    "Mỗi xóm có một tổ giúp bà con dùng công nghệ, thường do Bí thư Đoàn thanh niên xóm dẫn dắt. "
    "Tổ không thu tiền và không bao giờ hỏi mật khẩu hay mã OTP của bạn.": (
        "Each hamlet has a team that helps with technology, mostly led by the secretary of its "
        "Youth Union. It is free, and never asks for your password or one-time code."
    ),
    "Không cán bộ nào gọi điện đòi chuyển tiền hay đọc mã OTP. Gặp thế, cúp máy và báo Công an "
    "xã.": (
        "No officer calls to ask for money or a one-time code. If one does, hang up and tell the "
        "commune’s police."
    ),
    "Trang này không nhận đơn khiếu nại, tố cáo: luật quy định cách gửi khác. Bạn mang hoặc gửi "
    "đơn đến nơi tiếp công dân.": (
        "This site does not take complaints or denunciations: the law sets another way for them. "
        "Bring or send them to the citizen reception office."
    ),
    # Figures, tables and steps.
    "xóm": "hamlets",
    "hộ": "households",
    "nhân khẩu": "people",
    "dân tộc": "peoples",
    "ha cam": "ha of oranges",
    "thuyền nhỏ": "small boats",
    "tổ ở xóm": "teams in hamlets",
    "hộ có Internet cáp quang": "households with fibre Internet",
    "Việc của bạn và nơi giải quyết": "What you need and who does it",
    "Việc cần làm": "What you need",
    "Gặp": "Whom to see",
    "Ngày tiếp": "Days",
    "Khai sinh, kết hôn, chứng thực": "Births, marriages, certified copies",
    "Công chức Tư pháp – Hộ tịch": "Justice and civil status officer",
    "Hằng ngày": "Daily",
    "Đất đai, xây dựng": "Land, building",
    "Công chức Địa chính – Xây dựng": "Land and construction officer",
    "Thứ Ba, thứ Năm": "Tuesday, Thursday",
    "Trợ cấp, người có công": "Benefits, people of merit",
    "Công chức Văn hoá – Xã hội": "Culture and social affairs officer",
    "Tạm trú, trật tự": "Temporary residence, public order",
    "Công an xã": "Commune police",
    "Hằng ngày, cả ngày nghỉ": "Daily, holidays too",
    "Khuyến nông, thú y": "Farming advice, animal health",
    "Cán bộ Nông nghiệp": "Agricultural officer",
    "Thứ Hai, thứ Tư": "Monday, Wednesday",
    "Các xóm của xã": "Hamlets of the commune",
    "Xóm": "Hamlet",
    "Số hộ": "Households",
    "Nhân khẩu": "People",
    "Nơi họp": "Meeting place",
    "Gọi hoặc nhắn trưởng xóm": "Call or text the head of your hamlet",
    "Nói bạn cần làm việc gì, tiện giờ nào.": "Say what you need and when it suits you.",
    "Gặp tại nhà văn hoá hoặc tại nhà": "Meet at the culture house or at home",
    "Mang theo điện thoại và căn cước.": "Bring your phone and your identity card.",
    "Tự tay làm, tổ đứng bên": "Do it yourself, with the team beside you",
    "Bạn giữ điện thoại và tự gõ mật khẩu.": ("You hold the phone and type the password yourself."),
    **{f"Xóm {number}": f"Hamlet {number}" for number in range(1, 13)},
    **{f"Nhà văn hoá xóm {n}": f"Culture house of hamlet {n}" for n in range(1, 13)},
    **{f"Xóm {name}": f"{plain} hamlet" for name, plain in MINH_HOP.items()},
    **{f"Nhà văn hoá xóm {name}": f"Culture house of {plain}" for name, plain in MINH_HOP.items()},
    # Minh Hợp
    "Xã Minh Hợp ở vùng đất đỏ Phủ Quỳ, huyện Quỳ Hợp cũ. Người Kinh, Thái và Thổ cùng sinh "
    "sống.": (
        "Minh Hop lies on the red soil of Phu Quy, in what was Quy Hop district. "
        "The Kinh, Thai and Tho peoples live here together."
    ),
    "Xã Minh Hợp ở đâu, rộng hẹp thế nào, bà con sống bằng nghề gì.": (
        "Where Minh Hop is, how large, and what its people live on."
    ),
    "Đất đỏ bazan dày và thoát nước tốt, hợp với cây có múi. Cam Vinh trồng ở đây được bảo hộ chỉ "
    "dẫn địa lý từ năm 2007.": (
        "The red basalt soil is deep and drains well: good for citrus. Vinh oranges grown here "
        "have had a protected geographical indication since 2007."
    ),
    "Cam là nghề chính, thu từ tháng 10 đến sau Tết. Bà con còn trồng mít, chuối, mía; một cơ sở "
    "trong xã sấy hoa quả đạt OCOP 3 sao.": (
        "Oranges come first, picked from October until after Tet. People also grow jackfruit, "
        "bananas and sugar cane; a workshop in the commune dries fruit rated OCOP 3 stars."
    ),
    "7 xóm của xã, số hộ, số người và nhà văn hoá.": (
        "The seven hamlets, their households, people and culture houses."
    ),
    # Khánh Hợp
    "Xã Khánh Hợp ở vùng biển Nghi Lộc, gần cửa sông. Đa số là người Kinh.": (
        "Khanh Hop lies by the sea of Nghi Loc, near a river mouth. Most people are Kinh."
    ),
    "Xã Khánh Hợp ở đâu, rộng hẹp thế nào, bà con sống bằng nghề gì.": (
        "Where Khanh Hop is, how large, and what its people live on."
    ),
    "Xã có đồng muối cũ, bãi ngang và bến thuyền nhỏ. Mùa bão, tin tàu thuyền và triều cường được "
    "báo trên trang này và trên loa.": (
        "The commune has old salt fields, a long beach and a small landing. In the storm season "
        "news of boats and high tides is told here and on the loudspeakers."
    ),
    "Bà con đi biển gần bờ, làm nước mắm, phơi cá và trồng lạc trên đất cát. Nước mắm ủ chượp "
    "trong chum sành, chín sau một năm.": (
        "People fish near the shore, make fish sauce, dry fish and grow peanuts on the sand. "
        "The sauce ripens for a year in clay jars."
    ),
    "Đa số là người Kinh. Trẻ em học tại trường tiểu học và trung học cơ sở của xã; trạm y tế khám "
    "các ngày làm việc.": (
        "Most people are Kinh. Children go to the commune’s primary and lower secondary schools; "
        "the clinic is open on working days."
    ),
    "12 xóm của xã, số hộ, số người và nhà văn hoá.": (
        "The twelve hamlets, their households, people and culture houses."
    ),
}
