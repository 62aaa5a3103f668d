"""What Khánh Hợp makes: producers and products."""

TEXTS = {
    "Cơ sở nước mắm xóm 3": "Hamlet 3 fish sauce house",
    "Ba đời ủ cá với muối trong chum, mười hai tháng mới rút.": (
        "Three generations of salting fish in clay jars; it is drawn after twelve months."
    ),
    "Chủ cơ sở": "Owner",
    "Xóm 3, xã Khánh Hợp": "Hamlet 3, Khanh Hop",
    "Cá cơm tươi mua ngay bến, trộn muối hạt, phơi nắng đảo gió.<br/><br/>Đủ một năm mới mở nút "
    "chum.": (
        "Fresh anchovies from the landing, coarse salt, sun and wind.<br/><br/>The jar is opened "
        "after a full year."
    ),
    "Những chum ủ nước mắm xếp trong sân": "Jars of fish sauce lined up in a yard",
    "Hợp tác xã nghề biển Khánh Hợp": "Khanh Hop Fishing Cooperative",
    "35 nhà thuyền cùng phơi cá, phơi mực và đón khách ra bãi.": (
        "35 boat families dry fish and squid together and welcome visitors to the beach."
    ),
    "Xóm 8, xã Khánh Hợp": "Hamlet 8, Khanh Hop",
    "Thuyền về lúc năm giờ sáng. Cá mực lên giàn phơi ngay, chiều là đóng túi.": (
        "The boats return at five in the morning. Fish and squid are hung at once and packed by "
        "the afternoon."
    ),
    "Ngư dân bên chiếc thuyền đánh cá": "A fisherman beside his boat",
    "Hợp tác xã dịch vụ nông nghiệp Khánh Hợp": "Khanh Hop Agricultural Service Cooperative",
    "Lạc trồng trên đất cát ven biển, ép dầu và làm bánh.": (
        "Peanuts from the sandy coast, pressed for oil and baked in cakes."
    ),
    "Xóm 11, xã Khánh Hợp": "Hamlet 11, Khanh Hop",
    "Đất cát cho củ lạc sáng vỏ. Lạc phơi ba nắng rồi mới đem ép.": (
        "Sand gives the nuts a bright shell. They dry for three days before they are pressed."
    ),
    "Nước mắm cốt Khánh Hợp": "Khanh Hop first-press fish sauce",
    "Nước mắm rút nỉ từ cá cơm ủ mười hai tháng, màu cánh gián.": (
        "Drawn from anchovies that ripened for twelve months, deep brown."
    ),
    "Nước mắm": "Fish sauce",
    "Chỉ cá và muối. Mở nắp thì để nơi mát, tránh nắng.": (
        "Fish and salt only. Once opened, keep it cool and out of the sun."
    ),
    "Chum đặt giữa sân, ngày phơi nắng, đêm đậy nón. Mùi mắm báo cho cả xóm biết đã đến ngày "
    "rút.": (
        "The jars stand in the yard, in the sun by day and covered at night. The smell tells the "
        "whole hamlet when it is time."
    ),
    "Cá cơm, muối biển": "Anchovies, sea salt",
    "24 tháng, nơi mát": "24 months, cool",
    "Giấy chứng nhận đủ điều kiện an toàn thực phẩm (số mẫu 07)": (
        "Food safety certificate (sample number 07)"
    ),
    "bà Lan": "Mrs Lan",
    "Chai nước mắm cốt và chén nước mắm": "A bottle of fish sauce and a small bowl of it",
    "Nước mắm cốt": "First-press fish sauce",
    "Nhà thùng": "The jars",
    "Mực khô câu đêm": "Night-caught dried squid",
    "Mực câu đêm, phơi hai nắng trên giàn, thân dày, ngọt.": (
        "Caught at night, dried for two days on racks: thick and sweet."
    ),
    "Nướng than, xé nhỏ, chấm tương ớt.": "Grill over charcoal, shred, dip in chilli sauce.",
    "Mực ống": "Squid",
    "Túi 500 g": "500 g bag",
    "Ngăn đá 12 tháng": "12 months in the freezer",
    "túi 500 g": "500 g bag",
    "anh Hùng": "Mr Hung",
    "Mực khô phơi trên giàn bên bãi biển": "Squid drying on racks by the beach",
    "Mực khô": "Dried squid",
    "Cá thu khô một nắng": "One-sun dried mackerel",
    "Cá tươi xẻ lưng, ướp muối nhạt, phơi đúng một nắng.": (
        "Fresh fish, split, lightly salted and dried for one day of sun."
    ),
    "Rán vàng ăn với cơm nóng.": "Fry until golden and eat with hot rice.",
    "Túi 1 kg": "1 kg bag",
    "Ngăn đá 3 tháng": "3 months in the freezer",
    "Mẻ cá khô xếp trên nia tre": "Dried fish on a bamboo tray",
    "Cá khô": "Dried fish",
    "Ruốc hôi Khánh Hợp": "Khanh Hop krill paste",
    "Ruốc biển giã với muối, màu tím, thơm nồng. Chấm thịt luộc là nhất.": (
        "Krill pounded with salt: purple and strong. Best with boiled pork."
    ),
    "UBND huyện Nghi Lộc": "Nghi Loc District People’s Committee",
    "Thêm chanh, ớt, đường rồi đánh bông trước khi chấm.": (
        "Add lime, chilli and sugar and whisk before you dip."
    ),
    "Ruốc biển, muối": "Krill, salt",
    "Hũ 400 g": "400 g jar",
    "hũ 400 g": "400 g jar",
    "Hũ ruốc tím và đĩa rau chấm": "A jar of purple paste and a plate of greens",
    "Ruốc hôi": "Krill paste",
    "Dầu lạc ép nguyên chất": "Pure pressed peanut oil",
    "Lạc đất cát ép lần đầu, dầu vàng trong, thơm bùi.": (
        "First pressing of peanuts from the sand: clear, golden and nutty."
    ),
    "Dầu thực vật": "Vegetable oil",
    "Dùng xào, trộn gỏi. Không chất bảo quản.": "For frying and salads. No preservatives.",
    "Lạc nhân 100%": "100% peanuts",
    "Chai 1 lít": "1 litre bottle",
    "9 tháng, tránh nắng": "9 months, out of the sun",
    "chai 1 lít": "1 litre bottle",
    "Chai dầu lạc vàng trong và nắm lạc nhân": "A bottle of clear oil and a handful of peanuts",
    "Dầu lạc": "Peanut oil",
    "Bánh gai nhân lạc": "Ramie leaf cakes with peanuts",
    "Bánh gói lá chuối khô, nhân lạc và đậu xanh, làm theo lời đặt.": (
        "Wrapped in dry banana leaves, filled with peanuts and mung beans, made to order."
    ),
    "Hấp buổi sáng, giao trong ngày.": "Steamed in the morning, delivered the same day.",
    "Nếp, lá gai, lạc, đậu xanh, mật mía": (
        "Sticky rice, ramie leaves, peanuts, mung beans, cane syrup"
    ),
    "Chục 10 chiếc": "Ten cakes",
    "3 ngày, nơi mát": "3 days, cool",
    "chục": "ten",
    "Đặt trước 1 ngày": "Order a day ahead",
    "Những chiếc bánh gói lá buộc lạt": "Cakes wrapped in leaves and tied with bamboo string",
    "Bánh gói lá": "Leaf-wrapped cakes",
    "Ra khơi cùng nhà thuyền": "Out to sea with a boat family",
    "Theo thuyền kéo lưới buổi sớm, ăn sáng trên bãi.": (
        "Haul the nets at dawn and have breakfast on the beach."
    ),
    "Có áo phao cho cả người lớn và trẻ em. Biển động thì hẹn ngày khác.": (
        "Life jackets for adults and children. In rough seas we find another day."
    ),
    "Đặt trước 2 ngày": "Book 2 days ahead",
    "Thuyền gỗ nằm trên bãi cát lúc bình minh": "A wooden boat on the beach at sunrise",
    "Thuyền trên biển": "Boats at sea",
}
