"""What people type over the demo, and the page that they mean: the same on every engine.

Site (the host's first word, "" for the portal), query, slug of the page, and the place by which
it must stand (1 is first).
"""

PILOT_PLAN = "2022_ke-hoach_855-kh-stt-tt"
KHAI_SINH = "con-toi-sinh-o-benh-vien-vinh-thi-khai-sinh-o-xa-duoc-khong"
DOC_THAN = "di-lam-xa-xin-giay-xac-nhan-doc-than-co-phai-ve-xa-khong"
THUONG_TRU = "chuyen-ve-nha-chong-dang-ky-thuong-tru-can-nhung-gi"
QUEN = "quen-mat-khau-tai-khoan-dich-vu-cong-thi-lam-the-nao"
TRO_CAP = "nguoi-80-tuoi-khong-co-luong-huu-nhan-tro-cap-the-nao"
TAU_CA = "tau-ca-hong-sau-bao-co-duoc-ho-tro-khong"
CHE = "che-bi-chay-ria-la-sau-nang-nong-thi-cham-the-nao"

GOLDEN = [
    # Products, with marks, without, and as phones send them.
    ("", "cam vinh", "cam-vinh-minh-hop", 2),
    ("", "Cam Vinh Minh Hợp", "cam-vinh-minh-hop", 1),
    ("", "hop qua cam", "hop-qua-cam-vinh-5-kg", 1),
    ("", "mật ong", "mat-ong-hoa-cam", 2),
    ("", "mat ong rung", "mat-ong-rung-thanh-son", 1),
    ("", "nước mắm", "nuoc-mam-cot-khanh-hop", 3),
    ("", "nuoc mam cot", "nuoc-mam-cot-khanh-hop", 1),
    ("", "muc kho", "muc-kho-cau-dem", 1),
    ("", "mực câu đêm", "muc-kho-cau-dem", 1),
    ("", "ca thu mot nang", "ca-thu-kho-mot-nang", 1),
    ("", "chè xanh", "che-xanh-sao-tay-thanh-son", 1),
    ("", "tra sen", "tra-sen-ao-lang", 1),
    ("", "tinh bột nghệ", "tinh-bot-nghe", 1),
    ("", "gui may tre", "gui-may-tre", 1),
    ("", "khăn thổ cẩm", "khan-tho-cam-thai", 1),
    ("", "mít sấy", "mit-say-gion-hasafood", 1),
    ("", "chuoi say gion", "chuoi-say-gion-hasafood", 1),
    ("", "banh gai", "banh-gai-nhan-lac", 1),
    ("", "dầu lạc", "dau-lac-ep-nguyen-chat", 1),
    ("", "ruốc hôi", "ruoc-hoi-khanh-hop", 1),
    ("", "ngủ nhà sàn", "ngu-nha-san-ben-doi-che", 1),
    ("", "công ty hasafood", "cong-ty-co-phan-hasafood-nghe-an", 1),
    ("minhhop", "HTX cam", "hop-tac-xa-cam-minh-hop", 2),
    ("khanhhop", "hợp tác xã nghề biển", "hop-tac-xa-nghe-bien-khanh-hop", 1),
    ("", "to hop tac nuoi ong", "to-hop-tac-nuoi-ong-minh-dinh", 1),
    # Announcements.
    ("thanhson", "cắt điện", "cat-dien-xom-1-2-7", 1),
    ("thanhson", "cat dien", "cat-dien-xom-1-2-7", 1),
    ("minhhop", "mất điện", "cat-dien-minh-tan-minh-dinh", 1),
    ("minhhop", "cúp điện", "cat-dien-minh-tan-minh-dinh", 1),
    ("khanhhop", "ngung nuoc", "cat-nuoc-xom-7-8-9", 1),
    ("thanhson", "tiêm phòng chó", "tiem-phong-dai-cho-meo", 1),
    ("thanhson", "tiem vac xin soi", "tiem-soi-rubella-tre-18-thang", 1),
    ("thanhson", "chích ngừa cho trẻ", "tiem-soi-rubella-tre-18-thang", 3),
    ("minhhop", "lo mom long mong", "tiem-phong-lo-mom-long-mong", 1),
    ("minhhop", "vitamin A", "uong-vitamin-a", 1),
    ("minhhop", "TTHC trực tuyến quên mật khẩu", QUEN, 1),
    ("minhhop", "kham mat", "kham-mat-mien-phi", 1),
    ("khanhhop", "trieu cuong", "trieu-cuong-xom-1-xom-2", 1),
    ("khanhhop", "cấm tàu thuyền ra khơi", "gio-manh-tren-bien", 1),
    ("thanhson", "hộ nghèo", "niem-yet-ho-ngheo-can-ngheo", 1),
    ("thanhson", "OCOP", "dang-ky-san-pham-ocop", 4),
    ("", "tap huan thuong mai dien tu", "tap-huan-san-thuong-mai-dien-tu-3-xa", 1),
    ("thanhson", "kham suc khoe 60 tuoi", "kham-suc-khoe-nguoi-tu-60-tuoi", 1),
    ("minhhop", "benh greening vang la", "phong-benh-vang-la-greening", 1),
    ("khanhhop", "khử khuẩn chợ", "phun-khu-khuan-cho-ca", 1),
    ("khanhhop", "bao dong thuyen nho", "dang-ky-thuyen-vao-danh-sach", 3),
    # Questions and procedures.
    ("thanhson", "khai sinh", KHAI_SINH, 1),
    ("thanhson", "giay khai sinh", KHAI_SINH, 1),
    ("minhhop", "giấy độc thân", DOC_THAN, 1),
    ("minhhop", "xac nhan doc than", DOC_THAN, 1),
    ("minhhop", "sổ đỏ bị rách", "so-do-bi-rach-xin-cap-doi-o-dau", 1),
    ("minhhop", "so do rach", "so-do-bi-rach-xin-cap-doi-o-dau", 1),
    ("khanhhop", "dang ky thuong tru", THUONG_TRU, 1),
    ("khanhhop", "hộ khẩu", THUONG_TRU, 1),
    ("minhhop", "quen mat khau", QUEN, 1),
    ("minhhop", "quên mật khẩu DVC", QUEN, 1),
    ("thanhson", "trợ cấp người già 80 tuổi", TRO_CAP, 1),
    ("khanhhop", "tàu cá hỏng vì bão thì được hỗ trợ gì", TAU_CA, 1),
    ("thanhson", "che chay la", CHE, 1),
    # Pages.
    ("thanhson", "lịch công tác", "lich-cong-tac", 3),
    ("thanhson", "niêm yết danh sách", "niem-yet-ho-ngheo-can-ngheo", 1),
    ("thanhson", "duong day nong", "lien-he-duong-day-nong", 1),
    ("thanhson", "bo may to chuc", "bo-may-to-chuc", 1),
    ("minhhop", "tổ công nghệ số", "to-cong-nghe-so-cong-dong", 2),
    ("", "dữ liệu mở", "du-lieu-mo", 4),
    ("", "thi diem chuyen doi so cap xa", PILOT_PLAN, 3),
    ("", "xã Minh Hợp", "xa-minh-hop", 3),
    # Old and new names of units, numbers.
    ("", "Đông Lộc", "lich-su-dia-gioi", 1),
    ("", "xã Khánh Hợp", "xa-khanh-hop", 3),
    ("", "xa khanh hop", "lich-su-dia-gioi", 10),
    ("", "thành bình thọ", "lich-su-dia-gioi", 2),
    ("khanhhop", "xa dong loc", "lich-su-dia-gioi", 10),
    ("", "855/KH-STT&TT", PILOT_PLAN, 1),
    ("", "855 KH STT TT", PILOT_PLAN, 1),
    ("", "855 KH STT TT", "gioi-thieu-thi-diem", 2),
    # Slips, Telex, lost spaces, decomposed letters.
    ("", "nuoc mmam cot", "nuoc-mam-cot-khanh-hop", 1),
    ("", "chef xanh sao tay", "che-xanh-sao-tay-thanh-son", 1),
    ("", "maatj ong ruwngf", "mat-ong-rung-thanh-son", 1),
    ("thanhson", "khaisinh", KHAI_SINH, 1),
    ("", "matong rung", "mat-ong-rung-thanh-son", 1),
    ("", "mu\u031b\u0323c kho\u0302", "muc-kho-cau-dem", 1),
    ("", "thoo caarm", "khan-tho-cam-thai", 1),
    ("minhhop", "khám mawts miễn phí", "kham-mat-mien-phi", 1),
]
