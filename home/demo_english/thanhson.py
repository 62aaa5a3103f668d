"""What Thành Sơn makes: producers and products."""

TEXTS = {
    "Tranh minh hoạ: Dữ liệu mẫu": "Drawing: sample data",
    "Chè xanh sao tay Thành Sơn": "Thanh Son hand-roasted green tea",
    "Chè một tôm hai lá, sao tay trên chảo gang. Nước xanh, chát dịu, hậu ngọt.": (
        "One bud and two leaves, roasted by hand in an iron pan. Green, softly bitter, sweet after."
    ),
    "Hái buổi sớm, sao trong ngày. Pha nước 80 độ, hãm hai phút.": (
        "Picked at dawn, roasted the same day. Brew at 80 °C for two minutes."
    ),
    "Đồi chè Anh Sơn xanh quanh năm. Nhà nào cũng có một bếp sao chè, đêm vụ chính thơm cả xóm.": (
        "The tea hills of Anh Son are green all year. Every house has a hearth for roasting, "
        "and on harvest nights the whole hamlet smells of it."
    ),
    "Búp chè tươi 100%": "100% fresh tea buds",
    "Gói 500 g": "500 g pack",
    "12 tháng, nơi khô ráo": "12 months, dry",
    "gói 500 g": "500 g pack",
    "Gói chè xanh đứng cạnh chén chè nóng": "A pack of green tea beside a hot cup",
    "Chè đóng gói": "Packed tea",
    "Chén chè xanh bốc khói trên bàn gỗ": "A steaming cup of green tea on a wooden table",
    "Chén chè xanh": "A cup of green tea",
    "Những luống chè xanh uốn theo sườn đồi": "Rows of tea along the hillside",
    "Đồi chè Anh Sơn": "Tea hills of Anh Son",
    "Giao 2–4 ngày": "Delivered in 2–4 days",
    "Bưu điện giao tận xã": "Delivered by post to your commune",
    "Khăn thổ cẩm Thái": "Thai brocade scarf",
    "Dệt tay trên khung cửi, sợi nhuộm chàm, mỗi khăn một hoa văn.": (
        "Woven by hand on a loom from indigo-dyed yarn; no two patterns alike."
    ),
    "Một chiếc khăn dệt trong bốn ngày. Giặt tay, phơi bóng râm.": (
        "Four days of weaving for one scarf. Wash by hand, dry in the shade."
    ),
    "Hoa văn kể chuyện mặt trời, con thuồng luồng và cây guột rừng.": (
        "The patterns tell of the sun, the water serpent and the forest fern."
    ),
    "chiếc": "piece",
    "Đặt trước 5 ngày": "Order 5 days ahead",
    "Tấm khăn thổ cẩm Thái nền chàm, hoa văn đỏ vàng": (
        "A Thai brocade scarf, red and gold on indigo"
    ),
    "Khăn thổ cẩm": "Brocade scarf",
    "Khung cửi gỗ với tấm thổ cẩm đang dệt dở": "A wooden loom with a half-woven brocade",
    "Khung dệt": "The loom",
    "Tổ hợp tác chè xóm 2": "Hamlet 2 tea group",
    "Mười sáu nhà cùng hái, cùng sao chè bằng tay trên chảo gang.": (
        "Sixteen families pick tea together and roast it by hand in iron pans."
    ),
    "Tổ trưởng": "Head of the group",
    "Xóm 2, xã Thành Sơn": "Hamlet 2, Thanh Son",
    "Chè hái lúc sương còn đọng, đem về sao ngay trong buổi.<br/><br/>Mỗi nhà giữ một bếp, nhưng "
    "chung một cách làm và chung một nhãn.": (
        "The tea is picked while the dew is on it and roasted at once.<br/><br/>Each family keeps "
        "its own hearth, but all share one way of working and one label."
    ),
    "Chè": "Tea",
    "Dệt may thủ công": "Hand weaving",
    "anh Long": "Mr Long",
    "chị Mai": "Ms Mai",
    "Hợp tác xã thủ công Thành Sơn": "Thanh Son Crafts Cooperative",
    "Chị em dệt thổ cẩm, ông bà đan gùi; khách ghé xem và thử dệt.": (
        "Women weave brocade, the old plait baskets; visitors may watch and try the loom."
    ),
    "Giám đốc hợp tác xã": "Director of the cooperative",
    "Xóm 7, xã Thành Sơn": "Hamlet 7, Thanh Son",
    "Khung cửi cũ được lau sạch và đặt lại giữa nhà sàn.<br/><br/>Buổi chiều, các bà dạy cháu gái "
    "cách bắt hoa văn.": (
        "The old loom was cleaned and set up again in the middle of the stilt house.<br/><br/>"
        "In the afternoons grandmothers teach their granddaughters the patterns."
    ),
    "Hộ kinh doanh vườn đồi xóm 5": "Hamlet 5 hill garden",
    "Nghệ, mật ong và trà sen từ khu vườn dưới chân đồi.": (
        "Turmeric, honey and lotus tea from a garden at the foot of the hill."
    ),
    "Xóm 5, xã Thành Sơn": "Hamlet 5, Thanh Son",
    "Nghệ trồng xen dưới tán cây. Củ đào lên được xay và lọc ngay trong ngày.": (
        "Turmeric grows under the trees. The roots are ground and strained the day they are dug."
    ),
    "Xưởng chế biến nhỏ với người đang đóng gói": "A small workshop where people pack goods",
    "Tinh bột nghệ": "Turmeric starch",
    "Nghệ vàng xay, lọc nhiều nước, phơi khô thành bột mịn.": (
        "Yellow turmeric, ground, strained many times and dried to a fine powder."
    ),
    "UBND huyện Anh Sơn": "Anh Son District People’s Committee",
    "Pha với nước ấm hoặc mật ong.": "Stir into warm water or honey.",
    "Nghệ vàng 100%": "100% yellow turmeric",
    "Hũ 300 g": "300 g jar",
    "18 tháng, nơi khô ráo": "18 months, dry",
    "hũ 300 g": "300 g jar",
    "Hũ tinh bột nghệ vàng bên mấy củ nghệ": "A jar of yellow turmeric starch beside the roots",
    "Mật ong rừng Thành Sơn": "Thanh Son forest honey",
    "Mật ong đồi, mỗi năm lấy một lần vào đầu hè.": (
        "Hill honey, taken once a year in early summer."
    ),
    "Màu hổ phách đậm, mỗi năm một vị khác theo mùa hoa.": (
        "Deep amber, with another taste each year, as the flowers are."
    ),
    "Mật ong": "Honey",
    "Mật ong 100%": "100% honey",
    "Chai 500 ml": "500 ml bottle",
    "chai 500 ml": "500 ml bottle",
    "Hũ mật ong màu hổ phách": "A jar of amber honey",
    "Hũ mật ong": "A jar of honey",
    "Thùng ong đặt giữa vườn cây đang ra hoa": "Beehives in a garden in bloom",
    "Thùng ong": "Beehives",
    "Gùi mây tre": "Rattan and bamboo basket",
    "Gùi đan tay, quai chắc, đi nương hay treo nhà đều đẹp.": (
        "A plaited back basket with firm straps, for the fields or the wall."
    ),
    "Mây và tre được hun khói bếp nên không mọt.": (
        "Rattan and bamboo are smoked over the hearth, so no worm gets in."
    ),
    "Chiếc gùi đan bằng mây tre": "A back basket of rattan and bamboo",
    "Trà sen ao làng": "Village pond lotus tea",
    "Chè xanh ướp trong bông sen, chỉ làm vào mùa sen nở.": (
        "Green tea scented in lotus flowers, made only while they bloom."
    ),
    "Mỗi bông ướp một đêm. Pha bằng nước sôi để nguội bớt.": (
        "One night in each flower. Brew with water off the boil."
    ),
    "Hộp 10 bông": "Box of 10 flowers",
    "hộp 10 bông": "box of 10 flowers",
    "Hết hàng, hẹn mùa sen": "Sold out until the lotus season",
    "Chén trà bên bông sen hồng": "A cup of tea beside a pink lotus",
    "Trà sen": "Lotus tea",
    "Ngủ nhà sàn bên đồi chè": "A night in a stilt house by the tea hills",
    "Một đêm nhà sàn, sáng hái chè, chiều thử dệt thổ cẩm.": (
        "A night in a stilt house; pick tea in the morning, try the loom in the afternoon."
    ),
    "Có bữa tối và bữa sáng. Nhà nhận nhóm tới 12 người.": (
        "Dinner and breakfast included. Groups of up to 12."
    ),
    "người một đêm": "person and night",
    "Đặt trước 3 ngày": "Book 3 days ahead",
    "Nhà sàn gỗ dưới chân đồi, có bếp lửa": "A wooden stilt house with a hearth below the hill",
    "Nhà sàn": "The stilt house",
}
