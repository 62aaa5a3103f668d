"""More of what people type over the demo: product words with stars and places, everyday words,
names that look like codes, offices and hours. As in `tests.search.golden`."""

KHAI_SINH = "con-toi-sinh-o-benh-vien-vinh-thi-khai-sinh-o-xa-duoc-khong"
DOC_THAN = "di-lam-xa-xin-giay-xac-nhan-doc-than-co-phai-ve-xa-khong"
SO_DO = "so-do-bi-rach-xin-cap-doi-o-dau"
SO_DO_KH = "so-do-cua-gia-dinh-bi-rach-xin-cap-doi-o-dau"
CONTACT, SCHEDULE, OFFICES = "lien-he-duong-day-nong", "lich-cong-tac", "bo-may-to-chuc"
HOC_BAN = "hoc-ban-che-tren-san-thuong-mai-dien-tu-thi-dang-ky-o-dau"
TEM = "muon-dan-tem-truy-xuat-nguon-goc-cho-cam-vinh-thi-xin-o-dau"
POSTMART = "lam-nuoc-mam-muon-ban-tren-postmart-thi-lam-the-nao"

WORDS = [
    # Stars and places.
    ("", "4 sao", "khan-tho-cam-thai", 3),
    ("", "ocop 4 sao", "nuoc-mam-cot-khanh-hop", 3),
    ("", "bốn sao", "hop-qua-cam-vinh-5-kg", 3),
    ("", "ocop 3 sao thanh son", "che-xanh-sao-tay-thanh-son", 2),
    ("", "san pham thanh son", "che-xanh-sao-tay-thanh-son", 10),
    ("", "sản phẩm Minh Hợp", "cam-vinh-minh-hop", 10),
    ("", "nước mắm 4 sao", "nuoc-mam-cot-khanh-hop", 1),
    ("", "chè 3 sao", "che-xanh-sao-tay-thanh-son", 1),
    ("", "mật ong Quỳ Hợp", "mat-ong-hoa-cam", 1),
    ("", "chè Anh Sơn", "che-xanh-sao-tay-thanh-son", 1),
    ("", "nước mắm Nghi Lộc", "nuoc-mam-cot-khanh-hop", 1),
    ("", "mực khô Khánh Hợp", "muc-kho-cau-dem", 1),
    ("", "thổ cẩm Thành Sơn", "khan-tho-cam-thai", 2),
    ("khanhhop", "ocop 3 sao", "muc-kho-cau-dem", 3),
    ("minhhop", "4 sao", "hop-qua-cam-vinh-5-kg", 1),
    ("", "hop tac xa minh hop", "hop-tac-xa-cam-minh-hop", 2),
    # Everyday words, synonyms both ways, dialect.
    ("minhhop", "GCNQSDĐ", SO_DO, 1),
    ("khanhhop", "giấy chứng nhận quyền sử dụng đất", SO_DO_KH, 2),
    ("khanhhop", "bìa đỏ", SO_DO_KH, 1),
    ("", "CMND", "cai-tai-khoan-dinh-danh", 3),
    ("", "CCCD là gì", "cai-tai-khoan-dinh-danh", 3),
    ("minhhop", "giấy độc thân", DOC_THAN, 1),
    ("minhhop", "xin giấy độc thân ở đâu", DOC_THAN, 1),
    ("", "homestay", "ngu-nha-san-ben-doi-che", 2),
    ("khanhhop", "nác mắm", "nuoc-mam-cot-khanh-hop", 3),
    ("khanhhop", "cúp nước", "cat-nuoc-xom-7-8-9", 1),
    ("thanhson", "cúp nước", "tam-ngung-cap-nuoc-xom-6", 1),
    ("thanhson", "mất điện khi mô", "cat-dien-xom-1-2-7", 1),
    ("thanhson", "tiêm chủng", "tiem-soi-rubella-tre-18-thang", 2),
    ("thanhson", "tiem chung", "tiem-soi-rubella-tre-18-thang", 2),
    ("khanhhop", "chích ngừa", "tiem-bo-sung-bach-hau", 2),
    ("thanhson", "chó dại", "tiem-phong-dai-cho-meo", 1),
    ("khanhhop", "postmart la gi", POSTMART, 1),
    ("thanhson", "học bán hàng trên mạng ở đâu", HOC_BAN, 3),
    ("thanhson", "khai sinh cho con cần những gì", KHAI_SINH, 1),
    ("thanhson", "đăng ký khai sinh ở đâu", KHAI_SINH, 1),
    ("khanhhop", "khi nào cắt nước", "cat-nuoc-xom-7-8-9", 1),
    ("minhhop", "greening là bệnh gì", "phong-benh-vang-la-greening", 1),
    ("", "quà tết", "hop-qua-cam-vinh-5-kg", 3),
    ("", "theo thuyền ra khơi", "ra-khoi-cung-nha-thuyen", 1),
    ("", "vườn cam tham quan", "mot-ngay-o-vuon-cam", 2),
    ("khanhhop", "khám sức khoẻ NLĐ", "kham-suc-khoe-ngu-dan", 1),
    ("", "honey", "mat-ong-hoa-cam", 2),
    ("", "fish sauce", "nuoc-mam-cot-khanh-hop", 3),
    ("", "oranges", "cam-vinh-minh-hop", 4),
    ("thanhson", "birth certificate", KHAI_SINH, 1),
    # Slips that are words.
    ("minhhop", "truy suất nguồn gốc", TEM, 1),
    ("", "mật ông rừng", "mat-ong-rung-thanh-son", 1),
    ("khanhhop", "chiều cường", "trieu-cuong-xom-1-xom-2", 1),
    # Names that look like codes.
    ("", "CMND CCCD", "cai-tai-khoan-dinh-danh", 3),
    ("thanhson", "thủ tục hộ tịch", OFFICES, 10),
    ("thanhson", "tổ công nghệ số", "to-cong-nghe-so-cong-dong", 2),
    ("khanhhop", "Khánh Hợp", "xa-khanh-hop", 10),
]

# What the site's own sections and editors answer above the results.
ANSWERED = [
    ("thanhson", "số điện thoại", CONTACT),
    ("thanhson", "so dien thoai", CONTACT),
    ("thanhson", "sdt ubnd xã", CONTACT),
    ("minhhop", "hotline", CONTACT),
    ("minhhop", "giờ làm việc", CONTACT),
    ("khanhhop", "giờ mở cửa", CONTACT),
    ("thanhson", "mấy giờ làm việc", CONTACT),
    ("khanhhop", "mấy giờ mở cửa", CONTACT),
    ("khanhhop", "số điện thoại công an xã", CONTACT),
    ("thanhson", "số điện thoại trạm y tế", CONTACT),
    ("thanhson", "giờ làm việc trạm y tế", CONTACT),
    ("thanhson", "gio lam viec xa thanh son", CONTACT),
    ("minhhop", "địa chỉ uỷ ban ở đâu", CONTACT),
    ("minhhop", "liên hệ", CONTACT),
    ("minhhop", "trạm y tế ở đâu", CONTACT),
    ("thanhson", "thứ bảy có làm việc không", CONTACT),
    ("khanhhop", "sđt bí thư", CONTACT),
    ("", "đường dây nóng", CONTACT),
    ("", "sdt", CONTACT),
    ("thanhson", "lich tiep dan", SCHEDULE),
    ("khanhhop", "lịch tiếp dân", SCHEDULE),
    ("minhhop", "chủ tịch xã tiếp dân", SCHEDULE),
    ("thanhson", "chủ tịch xã thành sơn", OFFICES),
    ("minhhop", "chu tich xa", OFFICES),
    ("khanhhop", "bí thư xã", OFFICES),
    ("thanhson", "lãnh đạo xã", OFFICES),
    ("minhhop", "chủ tịch xã là ai", OFFICES),
]

# Right words that no page has: nothing is suggested.
NOT_CORRECTED = [
    ("", "nghĩa vụ quân sự"),
    ("thanhson", "sdt ubnd xã"),
    ("", "quà biếu tết"),
    ("thanhson", "bs"),
    ("thanhson", "nác sạch"),
    ("", "tuyển dụng"),
]
