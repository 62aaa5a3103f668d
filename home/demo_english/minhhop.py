"""What Minh Hợp makes: producers and products."""

TEXTS = {
    "Hợp tác xã Cam Minh Hợp": "Minh Hop Orange Cooperative",
    "48 hộ trồng cam trên đất đỏ Phủ Quỳ, ghi nhật ký vườn hằng ngày.": (
        "48 families grow oranges on the red soil of Phu Quy and keep a daily garden diary."
    ),
    "Xóm Minh Hoà, xã Minh Hợp": "Minh Hoa hamlet, Minh Hop",
    "Các hộ góp vườn từ khi cam còn bán đổ đống ngoài đường.<br/><br/>Nay mỗi vườn có mã, mỗi "
    "thùng có tem. Người mua quét tem là biết cam hái ngày nào, ở vườn nhà ai.": (
        "The families joined when oranges were still sold in heaps by the road.<br/><br/>Now each "
        "garden has a code and each crate a label: scan it to see when and where the fruit was "
        "picked."
    ),
    "Xã viên đứng trước nhà hợp tác xã": "Members in front of the cooperative’s house",
    "Công ty cổ phần Hasafood Nghệ An": "Hasafood Nghe An Joint Stock Company",
    "Xưởng sấy trái cây ngay giữa vùng cam: cam lát, mít, chuối.": (
        "A fruit drying workshop among the orange gardens: orange slices, jackfruit, bananas."
    ),
    "Giám đốc": "Director",
    "Cam rộ vụ thì rẻ, hết vụ thì không có. Xưởng sấy giữ trái cây lại quanh năm.<br/><br/>Số điện "
    "thoại và hình trên trang này là dữ liệu mẫu.": (
        "In season oranges are cheap, after it there are none. Drying keeps the fruit all year."
        "<br/><br/>The phone number and pictures on this page are sample data."
    ),
    "Tổ hợp tác nuôi ong Minh Đình": "Minh Dinh beekeepers’ group",
    "Chín nhà đặt thùng ong trong vườn cam, lấy mật khi hoa nở trắng đồi.": (
        "Nine families keep bees in the orange gardens and take honey when the hills are white "
        "with blossom."
    ),
    "Xóm Minh Đình, xã Minh Hợp": "Minh Dinh hamlet, Minh Hop",
    "Tháng Hai cam ra hoa. Ong no hoa cam cho mật vàng nhạt, thơm nhẹ.": (
        "Orange trees bloom in February. Bees full of blossom give a pale, lightly scented honey."
    ),
    "Cam Vinh Minh Hợp": "Minh Hop Vinh oranges",
    "Cam trồng trên đất đỏ Phủ Quỳ, vỏ mỏng, thơm, ngọt đậm. Hái từ tháng 10 đến tháng 1.": (
        "Grown on the red soil of Phu Quy: thin skin, fragrant, deeply sweet. "
        "Picked from October to January."
    ),
    "Trái cây tươi": "Fresh fruit",
    "Chỉ dẫn địa lý “Vinh” cho quả cam (2007)": "Geographical indication “Vinh” for oranges (2007)",
    "Cam chín cây, hái buổi sáng và đóng thùng trong ngày. Vỏ mỏng, ruột vàng, ít hạt.": (
        "Ripened on the tree, picked in the morning and packed the same day. "
        "Thin skin, golden inside, few seeds."
    ),
    "Giá, ngày chứng nhận và số điện thoại trên trang này là dữ liệu mẫu.": (
        "Price, certificate dates and phone number on this page are sample data."
    ),
    "Minh Hợp có 1.945 ha cam. Đất đỏ bazan và những đêm lạnh đầu đông làm quả cam ngọt đậm mà "
    "không gắt.": (
        "Minh Hop has 1,945 ha of oranges. Red basalt soil and the cold nights of early winter "
        "make them deeply, gently sweet."
    ),
    "Túi 5 kg, thùng 10 kg": "5 kg bag, 10 kg crate",
    "15 ngày, nơi thoáng mát": "15 days, cool and airy",
    "kg": "kg",
    "mua từ 10 kg còn 40.000 đ": "40,000 đ from 10 kg on",
    "chị Hạnh": "Ms Hanh",
    "Rổ tre đầy cam Vinh chín vàng": "A bamboo basket full of ripe Vinh oranges",
    "Cam hái trong ngày": "Picked today",
    "Quả cam bổ đôi, ruột vàng mọng": "An orange cut in half, golden and juicy",
    "Ruột vàng, ít hạt": "Golden inside, few seeds",
    "Cây cam sai quả trên đồi, người trồng đội nón": (
        "A laden orange tree on a hill, the grower in a conical hat"
    ),
    "Vườn cam trên đồi": "The garden on the hill",
    "Hộp quà cam Vinh có dải hoa văn": "A gift box of Vinh oranges with a patterned band",
    "Hộp quà": "Gift box",
    "Giao 2–4 ngày, trả khi nhận": "Delivered in 2–4 days, pay on delivery",
    "Hộp quà cam Vinh 5 kg": "Vinh orange gift box, 5 kg",
    "Cam loại một chọn từng quả, xếp hộp cứng có quai, hợp làm quà Tết.": (
        "First-class oranges, chosen one by one, in a box with a handle: a present for Tet."
    ),
    "Mỗi hộp 18–20 quả đều nhau, lót giấy, có tem truy xuất.": (
        "18–20 even oranges a box, lined with paper, with a label that tells where they are from."
    ),
    "Hộp 5 kg": "5 kg box",
    "hộp": "box",
    "Cam lát sấy khô Hasafood": "Hasafood dried orange slices",
    "Cam Minh Hợp thái lát, sấy khô, pha trà hoặc ăn liền.": (
        "Minh Hop oranges, sliced and dried, for tea or to eat as they are."
    ),
    "Trái cây chế biến": "Processed fruit",
    "Cả vỏ lẫn ruột, không thêm đường. Pha với nước nóng, thêm chút mật ong.": (
        "Skin and all, no sugar added. Steep in hot water with a little honey."
    ),
    "Cam tươi 100%": "100% fresh oranges",
    "Túi 100 g": "100 g bag",
    "túi 100 g": "100 g bag",
    "Những lát cam sấy khô màu vàng cam": "Golden dried orange slices",
    "Cam sấy lát": "Dried orange slices",
    "Giao toàn quốc": "Delivered nationwide",
    "Mít sấy giòn Hasafood": "Hasafood jackfruit crisps",
    "Mít chín tách múi, sấy giòn, giữ vị ngọt của mít.": (
        "Ripe jackfruit, dried until crisp, as sweet as fresh."
    ),
    "Ăn liền khi đi đường, hợp với trà nóng.": "A snack for the road, good with hot tea.",
    "Mít chín, dầu thực vật": "Ripe jackfruit, vegetable oil",
    "Túi 250 g": "250 g bag",
    "9 tháng, nơi khô ráo": "9 months, dry",
    "túi 250 g": "250 g bag",
    "Bát mít sấy giòn màu vàng": "A bowl of golden jackfruit crisps",
    "Mít sấy giòn": "Jackfruit crisps",
    "Chuối sấy giòn Hasafood": "Hasafood banana crisps",
    "Chuối bản địa thái lát, sấy giòn, ngọt vừa.": "Local bananas, sliced and dried, mildly sweet.",
    "Trẻ nhỏ và người già đều ăn được, không quá ngọt.": "For young and old, not too sweet.",
    "Chuối, dầu thực vật": "Bananas, vegetable oil",
    "Túi 200 g": "200 g bag",
    "túi 200 g": "200 g bag",
    "Đĩa chuối sấy giòn thái lát": "A plate of banana crisps",
    "Chuối sấy giòn": "Banana crisps",
    "Mật ong hoa cam": "Orange blossom honey",
    "Mật ong lấy vào mùa hoa cam, vàng nhạt, thơm nhẹ.": (
        "Honey of the orange blossom season: pale gold, lightly scented."
    ),
    "UBND huyện Quỳ Hợp": "Quy Hop District People’s Committee",
    "Quay mật tại vườn, lọc rồi đóng hũ, không pha thêm gì.": (
        "Spun in the garden, strained and bottled, with nothing added."
    ),
    "Hũ 650 g": "650 g jar",
    "24 tháng, tránh nắng": "24 months, out of the sun",
    "hũ 650 g": "650 g jar",
    "anh Thắng": "Mr Thang",
    "Còn ít hàng": "Few left",
    "Một ngày ở vườn cam": "A day in an orange garden",
    "Vào vườn, tự tay hái cam, ăn cơm với nhà vườn. Đón khách cuối tuần mùa cam.": (
        "Pick oranges with your own hands and eat with the growers. Weekends of the season."
    ),
    "Nhóm 4–20 người. Nhà vườn hướng dẫn hái, cho mượn nón và giỏ.": (
        "Groups of 4–20. The growers show how to pick and lend hats and baskets."
    ),
    "người": "person",
}
