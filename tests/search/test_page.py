"""The search page: what a query is read as, what is offered, and that nobody's pages leak."""

from datetime import timedelta
from html import unescape

import pytest
from django.utils import timezone

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from communes.questions.models import Question
from portal.core.demo import ensure_page, section_of
from portal.pages.models import StandardPage
from search import updating
from search.models import Synonym
from tests.products.factories import make_product, with_stars


def search(world, query, site=None, **params):
    updating.catch_up()
    response = world.get(site or world.a.site, "/tim-kiem/", data={"q": query, **params})
    assert response.status_code == 200
    return unescape(response.content.decode()).partition("<main")[2].partition("</main")[0]


def page_in(commune, title, **values):
    return ensure_page(commune.home, StandardPage(title=title, **values))[0]


def test_what_all_words_are_in_comes_before_what_is_near(world):
    page_in(world.a, "Đăng ký kết hôn")
    page_in(world.a, "Kết hôn với người nước ngoài")
    html = search(world, "dang ky ket hon")
    assert html.index("dang-ky-ket-hon") < html.index("ket-hon-voi-nguoi-nuoc-ngoai")
    assert "1 kết quả có đủ các từ" in html


@pytest.mark.parametrize("typed", ["ddawng kys keets hoon", "dang ky ket hom", "dangky kethon"])
def test_telex_slips_and_lost_spaces_are_read_and_told(world, typed):
    page_in(world.a, "Đăng ký kết hôn")
    html = search(world, typed)
    assert "dang-ky-ket-hon" in html
    assert "Có phải bạn tìm:" in html
    assert "<b>đăng ký kết hôn</b>" in html


def test_a_query_that_is_spelt_well_is_not_corrected(world):
    page_in(world.a, "Đăng ký kết hôn")
    assert "Có phải bạn tìm" not in search(world, "Đăng ký kết hôn")
    assert "Có phải bạn tìm" not in search(world, "ĐĂNG KÝ KẾT HÔN")


def test_abbreviations_find_what_they_stand_for_without_a_reindex(world):
    page_in(world.a, "Quà quê ngày Tết")
    assert "qua-que-ngay-tet" not in search(world, "QQNT")
    Synonym.objects.create(term="QQNT", meanings="quà quê, ngày Tết")
    assert "qua-que-ngay-tet" in search(world, "qqnt")


@pytest.mark.parametrize(
    "typed", ["0238 399 1234", "02383991234", "0238.399.1234", "+84 238 399 1234"]
)
def test_a_phone_number_is_found_however_it_is_grouped(world, typed):
    page_in(world.a, "Trạm y tế", summary="Gọi 0238 399 1234 cả đêm.")
    assert "tram-y-te" in search(world, typed)


@pytest.mark.parametrize("typed", ["855/KH-STT&TT", "855 kh stt tt", "855/kh"])
def test_a_document_number_is_found(world, typed):
    page_in(world.a, "Kế hoạch", summary="Theo 855/KH-STT&TT ngày 01/06/2022.")
    page_in(world.a, "Việc khác", summary="Số 856/KH-UBND.")
    html = search(world, typed)
    assert "/ke-hoach/" in html
    assert "viec-khac" not in html.partition("/ke-hoach/")[0]


def test_the_code_of_a_question_leads_to_its_status_and_to_nothing_else(world):
    asker = {"name": "A", "phone": "0912345678"}
    code = Question.objects.receive(world.a.site, asker, text="Khi nào xã họp?").code
    page_in(world.a, "Trang có mã", summary=f"Mã {code}.")
    updating.catch_up()
    for typed in (code, code.lower().replace("-", " ")):
        response = world.get(world.a.site, "/tim-kiem/", data={"q": typed})
        assert response.status_code == 302
        assert response.headers["Location"] == f"/hoi-dap/tra-cuu/{code}/"


def test_what_has_ended_says_so_at_once(world):
    index = section_of(world.a.home, AnnouncementIndexPage)
    now = timezone.now()
    page, _new = ensure_page(
        index,
        AnnouncementPage(
            title="Cắt điện xóm Đồng",
            summary="Cả ngày.",
            starts_at=now - timedelta(days=2),
            valid_until=now + timedelta(days=1),
        ),
    )
    assert "Đã kết thúc" not in search(world, "cat dien")
    AnnouncementPage.objects.filter(pk=page.pk).update(valid_until=now - timedelta(hours=1))
    assert "Đã kết thúc" in search(world, "cat dien")


def test_products_are_narrowed_by_group_stars_and_season(world):
    month = timezone.localdate().month
    make_product(world.a, "Cam quý", season_months=1 << (month - 1), **with_stars(4))
    make_product(world.a, "Cam thường", season_months=1 << (month % 12))
    html = search(world, "cam")
    assert "&stars=4" in html
    assert "&season=now" in html
    html = search(world, "cam", stars="4")
    assert "cam-quy" in html
    assert "cam-thuong" not in html
    html = search(world, "cam", season="now")
    assert "cam-quy" in html
    assert "cam-thuong" not in html
    assert "?q=cam" in html.partition("Xem và lọc sản phẩm")[0][-120:]


def test_more_hits_than_a_page_are_counted_whole(world):
    for number in range(23):
        page_in(world.a, f"Bài lúa {number}")
        page_in(world.b, f"Bài lúa {number}")
    html = search(world, "bai lua", world.portal.site)
    assert "46 kết quả" in html
    assert "Xã Bình Minh<span>23</span>" in html
    html = search(world, "bai lua", world.portal.site, commune=world.b.site.pk)
    assert "23 kết quả" in html
    assert "Tất cả các xã<span>46</span>" in html


def test_nothing_of_another_commune_shows_anywhere_on_a_page_of_results(world):
    page_in(world.b, "Bưởi Diễn quý của riêng")
    page_in(world.b, "Hội bưởi")
    page_in(world.a, "Hoa bưởi")
    for typed in ("buoi dien", "bưởi diễn quý", "buoi dieen", "bươi diễn", "buoi"):
        html = search(world, typed)
        said = html.replace(typed, "")
        assert "Diễn" not in said
        # The site itself says “đã diễn ra”.
        assert "diễn" not in said.replace("diễn</mark> ra", "").replace("diễn ra", "")
        assert "buoi-dien" not in html
        assert "Bình Minh" not in html
    assert "1 kết quả" in search(world, "buoi")
    assert "1 kết quả" in search(world, "buoi", commune=world.b.site.pk) or "Không" in search(
        world, "buoi", commune=world.b.site.pk
    )


def test_a_draft_or_private_word_is_never_counted_or_suggested(world):
    page = page_in(world.a, "Kho báu bí mật")
    updating.catch_up()
    page.unpublish()
    draft = StandardPage(title="Vàng thỏi giấu kín", live=False)
    world.a.home.add_child(instance=draft)
    for typed in ("kho bau bi mat", "vang thoi", "kho bao bi mat"):
        html = search(world, typed)
        assert "Kho báu" not in html
        assert "kho báu" not in html
        assert "thỏi" not in html
