"""How a query is read: words that only ask, right words, slips that are words, marks, stars."""

import pytest

from portal.core.demo import ensure_page
from portal.pages.models import StandardPage
from search import updating
from search.analysis import words
from search.asking import asking_places
from search.models import Synonym
from search.offices import section_for
from search.scopes import Scope
from search.searching import find, read_query
from search.slips import is_well_spelt
from search.text import Wanted, joined, mark_words
from tests.announcements.factories import announce
from tests.search.test_page import page_in, search


def asking(text: str) -> str:
    row = list(words(text))
    return " ".join(text[row[place].start : row[place].end] for place in sorted(asking_places(row)))


@pytest.mark.parametrize(
    ("text", "only_asks"),
    [
        ("CCCD là gì", "là gì"),
        ("postmart la gi", "la gi"),
        ("lam can cuoc o dau", "o dau"),
        ("Khi nào cắt nước?", "Khi nào"),
        ("mất điện khi mô", "khi mô"),
        ("trẻ em có được không", "có được không"),
        # Other words that are folded alike, and questions of nothing else.
        ("ổ dầu", ""),
        ("viem nao", ""),
        ("là gì", ""),
        ("không khí", ""),
    ],
)
def test_words_that_only_ask_are_told_from_the_others(text, only_asks):
    assert asking(text) == only_asks


@pytest.mark.parametrize(
    ("word", "is_right"),
    [("nghĩa", True), ("biếu", True), ("nác", True), ("bs", False), ("kết", True), ("kệtt", False)],
)
def test_a_syllable_with_its_marks_is_well_spelt(word, is_right):
    assert is_well_spelt(next(words(word))) is is_right


def test_a_right_word_that_no_page_has_is_not_corrected(world):
    page_in(world.a, "Nghi vấn quản sư")
    page_in(world.a, "Quả liệu tết")
    for typed in ("nghĩa vụ quân sự", "quà biếu tết", "bs", "sdt ubnd"):
        assert "Có phải bạn tìm" not in search(world, typed)


def test_a_slip_that_is_a_word_itself_finds_what_was_meant(world):
    page_in(world.a, "Tiếp cận thông tin đất đai")
    for number in range(12):
        page_in(world.a, f"Tông màu và tin vui {number}", summary="Tiếp khách, lân cận.")
    html = search(world, "tiếp cận tông tin")
    assert html.index("tiep-can-thong-tin-dat-dai") < html.index("tong-mau-va-tin-vui")


def test_where_no_page_has_the_typed_marks_the_results_are_close(world):
    page_in(world.a, "Nộp trực tuyến để dùng")
    html = search(world, "tuyển dụng")
    assert "Kết quả gần đúng" in html
    page_in(world.a, "Tuyển dụng lao động")
    assert "Kết quả gần đúng" not in search(world, "tuyển dụng")


def test_only_what_matched_is_marked(world):
    page_in(world.a, "Báo cáo và cơn bão số 5", summary="Báo tin bão.")
    html = search(world, "bão")
    assert "<mark>bão</mark>" in html
    assert "<mark>Báo</mark>" not in html
    Synonym.objects.update_or_create(term="GPLX", defaults={"meanings": "giấy phép lái xe"})
    page_in(world.a, "Đổi giấy phép lái xe", summary="Xe cũ, giấy cũ, giấy phép lái xe.")
    html = search(world, "GPLX")
    assert "<mark>giấy phép lái xe</mark>" in html
    assert "<mark>Xe</mark> cũ" not in html


def test_marks_need_all_words_of_a_phrase():
    wanted = Wanted({}, (("so", "do"),))
    assert mark_words("Sổ đỏ, sổ tay", wanted) == "<mark>Sổ đỏ</mark>, sổ tay"


def test_synonyms_work_both_ways_and_through_what_they_share(world):
    Synonym.objects.update_or_create(
        term="GCNQSDĐ", defaults={"meanings": "giấy chứng nhận quyền sử dụng đất"}
    )
    Synonym.objects.update_or_create(
        term="sổ đỏ", defaults={"meanings": "giấy chứng nhận quyền sử dụng đất"}
    )
    page_in(world.a, "Sổ đỏ bị rách thì đổi ở đâu")
    for typed in ("GCNQSDĐ", "gcnqsdd", "giấy chứng nhận quyền sử dụng đất"):
        assert "so-do-bi-rach" in search(world, typed)


def pages_with_all_words(commune, more=""):
    """Eleven that have each word of a query about households' business somewhere."""
    for number in range(11):
        page_in(
            commune,
            f"Bài số {number}",
            summary=f"Đăng tin. Việc khác. Quản lý vỉa hè. Kinh tế. Doanh trại. Hộ nghèo. {more}",
        )


def test_what_comes_near_joins_ten_pages_that_have_all_words(world):
    pages_with_all_words(world.a)
    wanted = page_in(world.a, "Đăng ký hộ kinh doanh")
    page_in(world.a, "Ký tên")
    for number in range(11):
        ensure_page(
            world.a.home,
            StandardPage(title=f"Sổ {number}", summary="Ký. Đăng. Doanh. Hộ. Kinh. Sớm."),
        )
    updating.catch_up()
    found = find(read_query("đăng ký hộ kinh doanh sớm"), Scope("vi", world.a.site.pk), {}, 0, 10)
    assert found.page_ids[0] == wanted.pk
    assert found.exact < found.total == found.facets["all"][""]


def test_a_choice_shows_what_comes_near_as_it_was_counted(world):
    pages_with_all_words(world.a, "Ký. Sớm.")
    wanted = announce(world.a, "Đăng ký hộ kinh doanh")
    announce(world.a, "Họp xóm")
    updating.catch_up()
    plan = read_query("đăng ký hộ kinh doanh sớm")
    scope = Scope("vi", world.a.site.pk)
    counts = find(plan, scope, {}, 0, 10).facets["kind"]
    assert counts["announcement"] == 1
    for kind in ("announcement", "page"):
        found = find(plan, scope, {"kind": kind}, 0, 50)
        assert len(found.page_ids) == found.total == counts[kind]
        assert (wanted.pk in found.page_ids) == (kind == "announcement")


def test_a_quote_reads_as_sentences(world):
    assert (
        joined(["Bà con hỏi gì.", "7", "xóm", "1.540", "hộ"]) == "Bà con hỏi gì. 7, xóm, 1.540, hộ"
    )


@pytest.mark.parametrize(
    ("query", "section"),
    [
        ("số điện thoại", "ContactPage"),
        ("so dien thoai cong an xa", "ContactPage"),
        ("sdt ubnd xã", "ContactPage"),
        ("giờ mở cửa", "ContactPage"),
        ("mấy giờ làm việc?", "ContactPage"),
        ("giờ làm việc của trạm y tế", "ContactPage"),
        ("lich tiep dan", "WorkScheduleIndexPage"),
        ("chủ tịch xã tiếp dân khi nào", "WorkScheduleIndexPage"),
        ("thứ bảy có làm việc không", "ContactPage"),
        ("cuối tuần uỷ ban xã có mở cửa không", "ContactPage"),
        ("trạm y tế ở đâu", "ContactPage"),
        ("ubnd xã An Bình ở chỗ nào", "ContactPage"),
        ("công an xã ở mô", "ContactPage"),
        ("sđt phó chủ tịch", "ContactPage"),
        ("ở đâu bán cam", ""),
        ("chợ nào", "PlaceIndexPage"),
        ("thứ bảy họp xóm", ""),
        ("hôm nay có cắt điện không", ""),
        ("điện thoại cũ", ""),
        ("giờ tàu chạy", ""),
        ("xã", ""),
        ("", ""),
    ],
)
def test_offices_are_told_from_other_questions(world, rf, query, section):
    class Frame:
        identity = type("Identity", (), {"official_name": "Xã An Bình"})
        site = type("Site", (), {"site_name": "Xã An Bình"})

    found = section_for(Frame, query)
    assert (found.__name__ if found else "") == section


def test_an_answer_is_not_told_again_as_the_first_hit(world):
    html = search(world, "số điện thoại")
    assert html.count("/lien-he-duong-day-nong/") == 1
