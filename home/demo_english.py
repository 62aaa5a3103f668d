"""English for the main pages of the portal and of one commune, through wagtail-localize."""

from communes.models import CommuneHomePage
from home.models import ProvinceHomePage
from portal.core.demo import DemoWorld, translate_page
from portal.pages.models import ContactPage, StandardPage
from products.models import ProducerPage, ProductPage

COMMUNE = "thanhson"

HOMES = {
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
    "Câu hỏi trả lời đúng hạn": "Questions answered in time",
    "Dữ liệu mẫu: số liệu minh hoạ, không phải của xã.": (
        "Sample data: these figures are examples, not the commune’s own."
    ),
}

PILOT = {
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
    "Kế hoạch 855/KH-STT&amp;TT ngày 01/06/2022.": "Plan 855/KH-STT&amp;TT of 1 June 2022.",
    "Công văn 819/THH-CPĐT ngày 27/05/2022.": "Letter 819/THH-CPĐT of 27 May 2022.",
}

ABOUT = {
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
}

PRODUCTS = {
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
    "Búp chè tươi 100 %": "100 % fresh tea buds",
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
}

LONG_TEXTS = {
    "Thí điểm chạy từ ngày 01/06/2022 tại ba xã: Thành Sơn (huyện Anh Sơn), Minh Hợp (huyện Quỳ "
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
    "Chè hái lúc sương còn đọng, đem về sao ngay trong buổi.<br/><br/>Mỗi nhà giữ một bếp, nhưng "
    "chung một cách làm và chung một nhãn.": (
        "The tea is picked while the dew is on it and roasted at once.<br/><br/>Each family keeps "
        "its own hearth, but all share one way of working and one label."
    ),
}
# Names, numbers and sizes that are the same in English.
SAME = {"15", "475", "32", "3", "161/150", "150/150", "148/QĐ-TTg (2023)", "35 × 150 cm"}
SHORT_TEXTS = {
    "UBND tỉnh Nghệ An": "Nghe An People’s Committee",
    "Chè": "Tea",
    "Dệt may thủ công": "Hand weaving",
    "anh Long": "Mr Long",
    "chị Mai": "Ms Mai",
}

STRINGS = (
    HOMES | PILOT | ABOUT | PRODUCTS | LONG_TEXTS | SHORT_TEXTS | {text: text for text in SAME}
)


def pages_to_translate(world: DemoWorld) -> list:
    """The main pages of the portal and of one commune, parents before children."""
    commune = world.communes[COMMUNE].home
    first = {"locale": commune.locale}
    about = StandardPage.objects.filter(**first, show_in_menus=True)
    products = ProductPage.objects.descendant_of(commune).filter(**first, slug__in=PRODUCT_SLUGS)
    return [
        ProvinceHomePage.objects.get(pk=world.portal.home.pk),
        *about.descendant_of(world.portal.home).order_by("path"),
        CommuneHomePage.objects.get(pk=commune.pk),
        *about.descendant_of(commune).order_by("path"),
        *ContactPage.objects.descendant_of(commune).filter(**first),
        *ProducerPage.objects.descendant_of(commune).filter(title="Tổ hợp tác chè xóm 2"),
        *products,
    ]


PRODUCT_SLUGS = ("che-xanh-sao-tay-thanh-son", "khan-tho-cam-thai")


def load_english(world: DemoWorld) -> dict[str, list[str]]:
    """Translates the main pages; returns, by title, the texts that have no translation yet."""
    left = {page.title: translate_page(page, "en", STRINGS) for page in pages_to_translate(world)}
    return {title: texts for title, texts in left.items() if texts}
