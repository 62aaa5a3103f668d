"""The announcements that matter most, in English; dates as `communes.announcements.demo` says.

`{d2}` is the date two days from the day of loading ("30 November"), `{w2}` its weekday.
"""

# Announcements by their Vietnamese slug: those that cannot wait, and two of each day's life.
SLUGS = (
    "canh-bao-mua-lon-mien-tay",
    "cai-tai-khoan-dinh-danh",
    "mua-lon-xom-3-xom-5",
    "cat-dien-xom-1-2-7",
    "ret-dam-che-chan-trau-bo",
    "lich-thu-mua-cam-dau-vu",
    "gio-manh-tren-bien",
    "trieu-cuong-xom-1-xom-2",
)

TEXTS = {
    "Đài Khí tượng Thuỷ văn tỉnh": "Provincial Hydro-Meteorological Station",
    # The province
    "Các xã miền tây trực 24/24 giờ khi có mưa lớn": (
        "Western communes on duty day and night in the heavy rain"
    ),
    "Từ {d0} đến {d2}, xã và tổ xung kích trực đủ người. "
    "Bà con gọi đường dây nóng của xã khi cần giúp.": (
        "From {d0} to {d2} communes and rescue teams are fully staffed. "
        "Call your commune’s hotline for help."
    ),
    "Dùng tài khoản định danh điện tử khi nộp hồ sơ trực tuyến": (
        "Use your electronic identity when you file online"
    ),
    "Bà con chưa có tài khoản mang căn cước đến Công an xã. Làm một lần, dùng ở mọi xã.": (
        "No account yet? Take your identity card to the commune police. "
        "Once done, it works in every commune."
    ),
    "Đến Công an xã": "Go to the commune police",
    "Mang căn cước và điện thoại đang dùng.": "Bring your identity card and the phone you use.",
    "Kích hoạt trên điện thoại": "Activate it on your phone",
    "Làm theo tin nhắn, đặt mật khẩu dễ nhớ.": (
        "Follow the message and choose a password you can remember."
    ),
    "Đăng nhập khi nộp hồ sơ": "Log in when you file",
    "Không đưa mật khẩu cho ai, kể cả cán bộ.": "Give your password to nobody, officers included.",
    # Thành Sơn
    "Mưa lớn từ chiều {d0}: xóm 3 và xóm 5 chuẩn bị di dời": (
        "Heavy rain from the afternoon of {d0}: hamlets 3 and 5 get ready to leave"
    ),
    "Mưa lớn từ chiều {d0}. Bà con xóm 3 và xóm 5 ở ven suối chuẩn bị di dời trước 15 giờ.": (
        "Heavy rain from the afternoon of {d0}. People by the streams of hamlets 3 and 5: "
        "be ready to leave before 15:00."
    ),
    "Làm ngay trước 15 giờ hôm nay": "Do this before 15:00 today",
    "Hộ ở ven suối xóm 3 và xóm 5 đưa người già, trẻ nhỏ đến nơi tránh trú.": (
        "Households by the streams of hamlets 3 and 5: take the old and the young to a shelter."
    ),
    "Từ chiều {d0} đến hết ngày {d2}, xã ta có mưa to đến rất to. Nước suối có thể lên nhanh "
    "trong đêm.": (
        "From the afternoon of {d0} to the end of {d2} it will rain hard. "
        "Streams can rise fast at night."
    ),
    "Bà con cần làm gì": "What to do",
    "Đưa người già, trẻ nhỏ, người ốm đi trước.": "Take the old, the young and the sick first.",
    "Mang theo căn cước, thẻ bảo hiểm y tế, thuốc, nước uống, đèn pin.": (
        "Bring identity and health insurance cards, medicine, water and a torch."
    ),
    "Ngắt cầu dao điện. Đưa trâu bò lên chỗ cao.": (
        "Switch off the power. Take cattle to high ground."
    ),
    "Không qua ngầm tràn khi nước chảy xiết.": "Do not cross a ford in strong water.",
    "Nơi tránh trú": "Shelters",
    "Đến nơi này": "Go to",
    "Người phụ trách": "In charge",
    "Trường Tiểu học Thành Sơn": "Thanh Son Primary School",
    "Ông Trần Văn Hoà, 0238 300 0113": "Mr Tran Van Hoa, 0238 300 0113",
    "Bà Lương Thị Mai, 0238 300 0115": "Mrs Luong Thi Mai, 0238 300 0115",
    "Cắt điện {w4} {d4}, từ 7:00 đến 11:00": "Power cut on {w4} {d4}, 7:00 to 11:00",
    "Xóm 1, 2 và 7 mất điện sáng {w4} {d4} để thay dây. Bà con bơm nước, sạc đèn từ hôm trước.": (
        "Hamlets 1, 2 and 7 have no power on the morning of {w4} {d4} while wires are replaced. "
        "Pump water and charge lamps the day before."
    ),
    "Xóm 1, xóm 2, xóm 7": "Hamlets 1, 2 and 7",
    "Điện lực thay dây và cột ở đường liên xóm. Nếu mưa to, lịch lùi sang ngày hôm sau, xã sẽ báo "
    "lại trên loa.": (
        "Wires and poles along the road between the hamlets are replaced. In heavy rain the work "
        "moves to the next day; the loudspeakers will tell."
    ),
    "Rút phích cắm tủ lạnh, máy sao chè trước 7 giờ.": (
        "Unplug fridges and tea roasters before 7:00."
    ),
    "Không lại gần chỗ thợ đang kéo dây.": "Keep away from the people who pull the wires.",
    "Điện lực Anh Sơn": "Anh Son Power Company",
    # Minh Hợp
    "Rét đậm từ đêm {d0}: che chắn chuồng trại, giữ ấm người già": (
        "Severe cold from the night of {d0}: cover the sheds, keep the old warm"
    ),
    "Đêm {d0} trời rét đậm. Bà con lùa trâu bò về chuồng trước 17 giờ, không sưởi than trong phòng "
    "kín.": (
        "The night of {d0} will be very cold. Bring cattle in before 17:00, and never burn coal "
        "in a closed room."
    ),
    "Làm ngay trước 17 giờ hôm nay": "Do this before 17:00 today",
    "Lùa trâu bò về chuồng, che kín hướng bắc, trữ rơm cỏ đủ năm ngày.": (
        "Bring cattle in, close the north side, keep straw and grass for five days."
    ),
    "Đất đỏ vùng cao lạnh hơn dưới xuôi từ hai đến ba độ. Vườn ươm cam cần che lưới và tưới giữ ẩm "
    "gốc.": (
        "The high red soil is two to three degrees colder than the plain. Cover orange seedlings "
        "with nets and keep their roots moist."
    ),
    "Không đốt than trong phòng kín": "Never burn coal in a closed room",
    "Khói than làm ngạt. Có người choáng, gọi 115.": (
        "Its fumes suffocate. If someone feels faint, call 115."
    ),
    "Hẹn lịch thu mua cam đầu vụ theo từng xóm": "First oranges of the season: a day per hamlet",
    "Điểm thu mua nhận cam từ {w2} {d2}. Xem ngày của xóm mình để khỏi chờ lâu.": (
        "Oranges are bought from {w2} {d2} on. Come on your hamlet’s day to save waiting."
    ),
    "Điểm thu mua nông sản, xóm Minh Hoà": "Produce buying point, Minh Hoa hamlet",
    "Cam cắt cuống sát quả, không ướt, xếp sọt nhựa không quá 20 kg.": (
        "Cut stems short, keep the fruit dry, at most 20 kg in a plastic crate."
    ),
    "Ngày": "Day",
    "Giờ nhận": "Hours",
    "Thứ Hai": "Monday",
    "Thứ Ba": "Tuesday",
    "Thứ Tư": "Wednesday",
    "Thứ Năm": "Thursday",
    "Minh Hoà, Minh Tân": "Minh Hoa, Minh Tan",
    "Minh Đình, Minh Kính": "Minh Dinh, Minh Kinh",
    "Minh Thọ, Minh Chùa": "Minh Tho, Minh Chua",
    "Minh Xuân": "Minh Xuan",
    # Khánh Hợp
    "Tàu thuyền không ra khơi từ 12 giờ ngày {d0}": "No boat leaves port from 12:00 on {d0}",
    "Gió mạnh cấp 6, cấp 7 trên biển. Thuyền đang ở ngoài vào bờ trước 12 giờ ngày {d0}.": (
        "Winds of force 6 to 7 at sea. Boats at sea return before 12:00 on {d0}."
    ),
    "Làm ngay trước 12 giờ hôm nay": "Do this before 12:00 today",
    "Gọi thuyền về bờ, neo đúng chỗ, không ai ở lại trên thuyền.": (
        "Call the boats in, moor them where they belong, let nobody stay on board."
    ),
    "Loại thuyền": "Boat",
    "Nơi neo đậu": "Where to moor",
    "Gọi cho": "Call",
    "Dưới 6 m": "Under 6 m",
    "Trên 12 m": "Over 12 m",
    "Bãi kéo thuyền xóm 2": "Boat ramp of hamlet 2",
    "Lạch trong, phía tây cầu": "Inner channel, west of the bridge",
    "Cảng cá theo lệnh Biên phòng": "Fishing port, as the border guard orders",
    "Mất liên lạc với thuyền?": "Lost touch with a boat?",
    "Gọi ngay 112 và đọc số hiệu thuyền.": "Call 112 at once and give the boat’s number.",
    "Triều cường tối {d1}: xóm 1 và xóm 2 kê đồ lên cao": (
        "High tide on the evening of {d1}: hamlets 1 and 2 lift what must stay dry"
    ),
    "Nước biển dâng cao nhất khoảng 20 giờ {d1}. Bà con sát đê kê đồ điện, che giếng.": (
        "The sea is highest at about 20:00 on {d1}. By the dyke, lift electrical things and cover "
        "wells."
    ),
    "Đê biển xóm 1, xóm 2": "Sea dyke of hamlets 1 and 2",
}
