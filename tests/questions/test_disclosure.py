"""What a public text would tell of its asker and of others, however it is written."""

import unicodedata
from types import SimpleNamespace

import pytest
from django.core.files.base import ContentFile

from communes.questions.disclosure import Kind, Official, Part, find_hits
from communes.questions.public_words import parts_of, refused
from portal.core.models import CustomDocument

ASKER = SimpleNamespace(name="Nguyễn Thị Hoa", phone="0912345678", email="hoa.nt@vidu.vn")
ASKED = (
    "Tôi là Nguyễn Thị Hoa ở xóm 3, số điện thoại 0912 345 678. Con tôi là Trần Văn Bình"
    " sinh ngày 3/4/2026, nay làm giấy khai sinh ở đâu? Chồng tôi là lê văn nam."
)
OFFICIAL = Official.of(["0238 300 0101"], ["UBND@vidu.gov.vn"])

NAMES = [
    *("Nguyễn Thị Hoa", "Hoa Nguyễn Thị", "Hoa Thị Nguyễn", "Nguyễn Hoa", "Hoa Nguyễn"),
    *("nguyễn thị hoa", "NGUYỄN THỊ HOA", "NGUYỄN HOA", "nguyen thi hoa", "Nguyen Hoa"),
    *("Nguyen thi Hoa", "nguyễn hoa", "nguyen hoa"),
    *("Nguyễn  Thị\nHoa", "Nguyễn\u00a0Thị\u2003Hoa", "Nguyễn, Thị, Hoa", "Nguyễn-Thị-Hoa"),
    *("Ng\u200buyễn Th\u2060ị Ho\u00ada", "N g u y ễ n  T h ị  H o a", "Nguyễn.Thị.Hoa"),
    *("NguyễnThịHoa", "nguyenthihoa", "nguyen_thi_hoa.pdf", "don-nguyenthihoa1990"),
    *("ＮＧＵＹỄＮ Thị Hoa", "Nguyễn Thị Ноа", "(Nguyễn Thị Hoa)", "“Nguyễn Thị Hoa”"),
    *(unicodedata.normalize("NFD", "Nguyễn Thị Hoa"), "Nguyễn T. Hoa", "nguyen t hoa"),
]
PHONES = [
    *("0912345678", "0912 345 678", "0912.345.678", "0912-345-678", "09 12 34 56 78"),
    *("+84912345678", "+84 912 345 678", "84912345678", "0084 912345678", "(+84) 912-345-678"),
    *("+84 (0) 912 345 678", "(0912) 345678", "0912/345/678", "0912–345–678", "0912\u2011345678"),
    *("０９１２３４５６７８", "٠٩١٢٣٤٥٦٧٨", "0️⃣9️⃣1️⃣2️⃣ 345 678", "O912345678", "O912 345 678"),
    *("0\u200b912\u200b345\u200b678", "0912\u00a0345\u202f678", "0912\n345\n678", "0_9_1_2_345678"),
    *("zalo0912345678", "gọi0912345678nhé", "912345678", "912 345 678", "ĐT: 0912.345678."),
    *("lúc 7:30 0912 345 678", "0912 345 678 12 giờ", "0238 300 0101 - 0912 345 678"),
    "không chín một hai ba bốn năm sáu bảy tám",
    "Không chín một hai, ba bốn lăm, sáu bảy tám",
    "không chín mười hai ba trăm bốn lăm sáu trăm bảy mươi tám",
    "khong chin mot hai ba bon nam sau bay tam",
    "khôngchínmộthai ba bốn năm sáu bảy tám",
    "không chín một hai 345 678",
]
EMAILS = [
    *("hoa.nt@vidu.vn", "HOA.NT@VIDU.VN", "Hoa.Nt @ vidu . vn", "hoa.nt＠vidu.vn"),
    *("hoa.nt [at] vidu.vn", "hoa.nt (at) vidu (dot) vn", "hoa.nt at vidu dot vn"),
    *("hoa.nt (a còng) vidu . vn", "hoa chấm nt a còng vidu chấm vn", "<hoa.nt@vidu.vn>"),
    *("ho\u200ba.nt@vidu.vn", "hoa.nt{at}vidu.vn", "gửi hoa.nt@vidu.vn.", "hoa nt @ vidu vn"),
]
# What belongs to nobody, or to all.
HARMLESS = [
    *("Xã trồng hoa ven đường.", "hoa", "Hoa nở.", "Nguyễn", "ông Nguyễn Xuân Phúc", "họ Nguyễn"),
    *("giữ nguyên hoa văn", "nguyên thì hoà giải", "bà Trần Thị Hà", "Lê Hoa Nguyên"),
    *("Gặp công chức Tư pháp – Hộ tịch.", "liên hệ bà Lê Thị Lan, công chức địa chính"),
    *("gọi 0238 300 0101", "gọi (0238) 300-0101", "+84 238 3000101", "gọi 115, 113", "1900 1234"),
    *("ubnd@vidu.gov.vn", "UBND@VIDU.GOV.VN"),
    *("100.000.000 đồng", "50 000 000 000 đ", "1.200.000.000", "12 000 000", "lệ phí 8.000 đồng"),
    *("năm 2024, 2025, 2026", "2023-2024-2025", "2025-2026", "12.11.2026-13.11.2026"),
    *("ngày 05-10-2026 và 06-10-2026", "7.30-11.30 13.30-17.00", "07:30-11:30, 13:30-17:00"),
    *("1678/NQ-UBTVQH15", "Quyết định 1082/QĐ-UBND ngày 19/4/2023", "Nghị định 12/2024/NĐ-CP"),
    *("000.00.12.H41-261124-0012", "Hồ sơ 012-261124-0012", "1.004873.000.00.00.H41"),
    *("thủ tục 2.000635", "xóm 01 02 03 04 05", "thửa đất của gia đình", "tờ khai số 2"),
    *("học sinh ngày 5/9/2026 tựu trường", "giấy khai sinh ngày 5/9/2026", "ngày 5/4/2026"),
    *("công dân sinh năm 2006", "tên là gì", "Tên đường do xã đặt", "tôi là người dân"),
    *("thành phố Hồ Chí Minh", "xã Lê Lợi", "con đường liên xóm", "con Rồng cháu Tiên"),
    *("số nhà văn hoá", "số 12 ngày 3/5/2026", "một hai ba", "năm hai nghìn không trăm hai sáu"),
]
MARKED = [
    (Kind.CALLED, "Chào chị Hoa,"),
    (Kind.CALLED, "bà Hoa hỏi"),
    *((Kind.CALLED, text) for text in ("Thị Hoa hỏi", "N.T. Hoa", "N. T. HOA")),
    (Kind.CALLED, "trường tiểu học Nguyễn Thị Hoa"),
    *((Kind.PERSON, text) for text in ("Trần Văn Bình", "TRẦN VĂN BÌNH", "trần văn bình")),
    *(
        (Kind.PERSON, text)
        for text in ("Tran Van Binh", "Bình Trần Văn", "cháu Bình", "Lê Văn Nam")
    ),
    *((Kind.PERSON, text) for text in ("con tôi là Phạm Thị Tý", "vợ tôi Lô Thị Xuân")),
    *((Kind.PERSON, text) for text in ("Tôi là Vừ Bá Xồng", "tôi tên Cao Bá Quát", "tên là Tý")),
    *((Kind.PERSON, text) for text in ("tên tôi là phạm văn tý", "bố Đặng Văn Ba")),
    *((Kind.PHONE, text) for text in ("0987654321", "+84 987 654 321", "0238 399 9999")),
    *((Kind.PHONE, text) for text in ("STK 1901 2345 6789", "98 765 432", "0987.654.321/0912")),
    (Kind.PHONE, "không chín tám bảy sáu năm bốn ba hai một"),
    *((Kind.EMAIL, text) for text in ("binh@thu.vn", "BINH@THU.VN", "binh (a còng) thu . vn")),
    *(
        (Kind.BIRTH, text)
        for text in ("sinh ngày 3/4/2026", "Sinh ngày: 03-04-2026", "sinh 3/4/26")
    ),
    *((Kind.BIRTH, text) for text in ("sinh ngày 3 tháng 4 năm 2026", "ngày sinh 1.2.1990")),
    *((Kind.BIRTH, text) for text in ("ngày 3/4/2026", "03.04.2026", "tôi sinh năm 1970")),
    *((Kind.ADDRESS, text) for text in ("số nhà 12", "Nhà số 12A", "ngõ 5", "số 12 đường Lê Lợi")),
    *((Kind.PLOT, text) for text in ("thửa 123 tờ 45", "thửa đất số 12, tờ bản đồ số 3")),
    *((Kind.PLOT, text) for text in ("tờ bản đồ 3 thửa 12", "xe 37A-123.45", "37B1 23456")),
    *((Kind.PLOT, text) for text in ("GCN QSDĐ số BK 123456", "sổ đỏ số DA 1234567")),
]
IDENTITIES = [
    *("040 088 001 234", "căn cước 040088001234", "CMND 186123456", "thẻ DN4401234567890"),
    *("0️⃣40088001234", "hộ chiếu C1234567", "040-088-001-234"),
]


def kinds(text, contact=ASKER, asked=ASKED, key="answer"):
    return {hit.kind for hit in find_hits([Part(key, text)], contact, asked, OFFICIAL)}


@pytest.mark.parametrize("text", NAMES)
@pytest.mark.parametrize("around", ["{}", "Bà con hỏi: {} nộp ở đâu?"])
def test_the_askers_name_is_seen_however_it_is_written(text, around):
    assert Kind.ASKER_NAME in kinds(around.format(text), asked="")


@pytest.mark.parametrize("text", PHONES)
@pytest.mark.parametrize("kept", ["0912345678", "+84 912 345 678", "0912.345.678"])
def test_the_askers_phone_is_seen_however_it_is_written(text, kept):
    contact = SimpleNamespace(name="Ai Đó", phone=kept, email="")
    assert Kind.ASKER_PHONE in kinds(f"gọi {text}", contact, "")


def test_a_landline_is_a_phone_too():
    contact = SimpleNamespace(name="Ai Đó", phone="02383123456", email="")
    for text in ("0238 312 3456", "+84 238 3123456", "(0238) 3.123.456"):
        assert Kind.ASKER_PHONE in kinds(text, contact, "")


@pytest.mark.parametrize("text", EMAILS)
def test_the_askers_mail_is_seen_however_it_is_written(text):
    assert Kind.ASKER_EMAIL in kinds(f"Thư: {text}", asked="")


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_nobodys_may_be_published(text):
    assert kinds(text) == set()


@pytest.mark.parametrize(("kind", "text"), MARKED)
def test_what_may_be_somebodys_is_marked(kind, text):
    assert kinds(text) == {kind}


@pytest.mark.parametrize("text", IDENTITIES)
def test_numbers_of_persons_refuse(text):
    hits = find_hits([Part("answer", text)], None)
    assert refused(hits) and {hit.kind for hit in hits} == {Kind.IDENTITY}


@pytest.mark.parametrize(
    ("name", "text", "is_seen"),
    [
        ("Mai Thị An", "ngày mai an táng", False),
        ("Nguyễn Văn An", "giữ nguyên an toàn", False),
        ("Nguyễn Văn An", "Nguyễn An", True),
        ("Lê Thị An", "buổi lễ thì ăn mặc gọn", False),
        ("Lê Thị An", "Lê Thị An", True),
        ("Trần Hoà", "Trần Hòa", True),
        ("nguyen thi hoa", "Nguyễn Thị Hoa", True),
        ("nguyen thi hoa", "nguyễn thị hoa", False),
        ("Bà Nguyễn Thị Hoa (xóm 3)", "Nguyễn Thị Hoa", True),
        ("Nguyễn Thị Minh Hoa", "Nguyễn Minh Hoa", True),
        ("Hoa", "Hoa", False),
        ("Xồng Bá Lầu", "Lầu Bá Xồng", True),
        ("Đặng Ðức", "Dang Duc", True),
    ],
)
def test_a_name_is_told_from_words_that_look_like_it(name, text, is_seen):
    contact = SimpleNamespace(name=name, phone="", email="")
    assert (Kind.ASKER_NAME in kinds(text, contact, "")) is is_seen


@pytest.mark.parametrize(
    "text", ["0912 345 6789", "19912345678", "0912345678901", "0913 345 678", "345 678", ""]
)
def test_other_numbers_are_not_the_askers(text):
    assert Kind.ASKER_PHONE not in kinds(text)


def test_without_a_contact_only_what_looks_private_is_seen():
    found = kinds("Nguyễn Thị Hoa, 0912 345 678, hoa.nt@vidu.vn", None, "")
    assert found == {Kind.PHONE, Kind.EMAIL}


@pytest.mark.parametrize(
    "html",
    [
        "<p>gọi 09<b>12</b> 345 <b>67</b>8</p>",
        "<p>gọi 0912</p><p>345 678</p>",
        "<ul><li>0912</li><li>345678</li></ul>",
        "<p>0912&nbsp;345&#46;678</p>",
        '<p><a href="tel:+84912345678">gọi</a></p>',
        '<p><a href="tel:%2B84%20912-345-678">gọi</a></p>',
        '<p><a href="https://zalo.me/0912345678">Zalo</a></p>',
        '<p><a title="0912 345 678" href="/">ở đây</a></p>',
        '<embed embedtype="image" alt="0912 345 678" id="3">',
        "<p><!-- 0912345678 -->Chào bạn</p>",
    ],
)
def test_rich_texts_are_read_across_their_tags_and_inside(html):
    hits = find_hits(parts_of({"answer": html}), ASKER)
    assert Kind.ASKER_PHONE in {hit.kind for hit in hits}
    assert {hit.key for hit in hits} == {"answer"}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Ngu<b>yễn</b> Thị <b>Hoa</b></p>",
        "<p>Nguyễn Thị<br/>Hoa</p>",
        '<p><a href="mailto:nguyen%20thi%20hoa%40vidu.vn">thư</a></p>',
        '<p><a href="https://vidu.vn/don-cua-nguyen-thi-hoa.pdf">đơn</a></p>',
    ],
)
def test_names_are_read_across_tags_and_in_targets(html):
    kinds = {hit.kind for hit in find_hits(parts_of({"answer": html}), ASKER)}
    assert Kind.ASKER_NAME in kinds


def test_numbers_of_pages_elsewhere_are_no_phones():
    html = '<p><a href="https://dichvucong.gov.vn/p/home?ma=100487312345">Nộp ở đây</a></p>'
    assert find_hits(parts_of({"answer": html}), ASKER) == []
    html = '<p><a href="tel:0987654321">gọi</a></p>'
    assert [hit.kind for hit in find_hits(parts_of({"answer": html}), ASKER)] == [Kind.PHONE]


@pytest.mark.django_db
def test_linked_files_are_read_by_title_and_name(world):
    for title, name in (("Đơn của Nguyễn Thị Hoa", "a.pdf"), ("Đơn", "0912345678.pdf")):
        content = ContentFile(b"%PDF", name=name)
        file = CustomDocument.objects.create(
            title=title, file=content, collection=world.a.collection
        )
        html = f'<p><a linktype="document" id="{file.pk}">Mẫu</a></p>'
        assert refused(find_hits(parts_of({"answer": html}), ASKER))


@pytest.mark.parametrize(
    "field",
    ["title", "question_public", "answered_by", "asker_display", "village_label", "slug"]
    + ["seo_title", "search_description", "answer"],
)
def test_every_text_of_the_page_is_read(field):
    hits = find_hits(parts_of({field: "Nguyen-Thi-Hoa"}), ASKER)
    assert [hit.key for hit in hits] == [field]


def test_words_are_marked_with_what_stands_around_them():
    text = "Mời bà con gọi <b> & 0912.345.678 trước giờ hẹn ít nhất là hai ngày làm việc"
    [hit] = find_hits([Part("title", text)], ASKER)
    assert hit.words == "0912.345.678"
    assert "&lt;b&gt; &amp; <mark>0912.345.678</mark> trước giờ" in hit.excerpt
    assert hit.excerpt.endswith("…")


def test_strange_texts_are_read_in_a_moment():
    for text in ("9" * 4000, "a@" * 2000, "tên là " * 500, "Nguyễn " * 500, "thửa 1 " * 400):
        find_hits([Part("answer", text)], ASKER, text)
    find_hits(parts_of({"answer": "<p" * 500 + "<a href=" + "<!--" * 99}), ASKER)
