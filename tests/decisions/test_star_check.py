"""“Kiểm tra sao”: type a name or a number, see until when, or honestly nothing."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from products.decisions.models import DecisionKind
from products.models import ProductPage
from products.traceability.models import ProductCode
from tests.products.factories import make_producer, make_product

GTIN = "9521234543213"
PAGE = "/kiem-tra-sao-ocop/"


def recent(days=90):
    return timezone.localdate() - timedelta(days=days)


def ask(world, site, typed, **more):
    response = world.get(site, PAGE, data={"q": typed, **more})
    assert response.status_code == 200 and not response.cookies
    assert "no-store" in response["Cache-Control"]
    return response.content.decode()


@pytest.fixture
def register(lands, decide):
    """What is valid, what has ended, what was revoked, and what another commune makes."""
    make_product(lands.a, "Cam mẫu", producer=make_producer(lands.a, "HTX Mẫu"))
    decide(
        ("Cam mẫu", "HTX Mẫu", "xã Thành Cũ", 4),
        ("Muối mẫu", "HTX Biển", "xã Bãi Cũ", 3),
        on=recent(),
    )
    decide(("Chè mẫu", "HTX Mẫu", "xã An Bình", 3), number="7/QĐ-UBND", on=recent(1500))
    decide(("Trà mẫu", "HTX Mẫu", "xã An Bình", 3), number="8/QĐ-UBND", on=recent(300))
    decide(
        ("Trà mẫu", "HTX Mẫu", "xã An Bình", None),
        number="9/QĐ-UBND",
        on=recent(10),
        kind=DecisionKind.REVOKE,
    )
    return lands


@pytest.mark.parametrize("typed", ["cam mau", "CAM MẪU", "  mẫu   cam "])
def test_a_name_is_found_without_marks_with_its_page_and_commune_of_today(register, typed):
    html = ask(register, register.portal.site, typed)
    assert "OCOP 4 sao, còn hiệu lực đến" in html and "HTX Mẫu" in html
    assert "xã Thành Cũ" in html and "nay là xã An Bình" in html and "303/QĐ-UBND" in html
    assert "http://a.test/san-pham-ocop-va-dac-san/cam-mau/" in html


def test_numbers_lead_to_all_products_of_a_decision(register):
    html = ask(register, register.portal.site, "303 / qđ ubnd")
    assert "Cam mẫu" in html and "Muối mẫu" in html and "Chè mẫu" not in html


@pytest.mark.parametrize(
    "typed", [GTIN, "952-1234 54321 3", f"https://tinh.test/01/0{GTIN}/10/L1?17=270105"]
)
def test_what_a_scan_reads_leads_to_the_stars(register, typed):
    page = ProductPage.objects.get(title="Cam mẫu")
    ProductCode.objects.create(site=register.a.site, product=page, gtin=f"0{GTIN}")
    for place in (register.portal, register.a):
        html = ask(register, place.site, typed)
        assert "Cam mẫu" in html and "Muối mẫu" not in html
    # Another commune knows nothing of it, nor of a code that nobody has.
    assert "Cam mẫu" not in ask(register, register.b.site, typed)
    assert "Cam mẫu" not in ask(register, register.portal.site, "9521234543299")


def test_a_private_page_is_not_led_to(register):
    page = ProductPage.objects.get(title="Cam mẫu")
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    for place in (register.portal, register.a):
        html = ask(register, place.site, "cam mau")
        assert "OCOP 4 sao" in html and "/cam-mau/" not in html


def test_what_has_ended_or_was_revoked_says_so(register):
    assert "OCOP 3 sao, hết hạn từ" in ask(register, register.portal.site, "che mau")
    html = ask(register, register.portal.site, "tra mau")
    assert "Đã thu hồi sao" in html and "sao, còn hiệu lực" not in html


def test_nothing_is_said_honestly_with_how_far_the_register_reaches(register):
    html = ask(register, register.portal.site, "không hề có")
    assert "Không có trong các quyết định đã nhập (từ" in html and "chưa hẳn" in html


def test_without_any_decision_the_page_says_that(world):
    assert "Chưa nhập quyết định nào" in ask(world, world.a.site, "cam")


def test_a_commune_s_site_tells_of_its_own_and_leads_to_the_province(register):
    assert "Cam mẫu" in ask(register, register.a.site, "303/QĐ-UBND")
    html = ask(register, register.b.site, "cam mau")
    assert "HTX Mẫu" not in html and "Tra trong toàn tỉnh" in html
    assert "http://tinh.test/kiem-tra-sao-ocop/?q=cam+mau" in html


@pytest.mark.parametrize("typed", ["", "a", "\0", "%", "x" * 500, "<script>alert(1)</script>", "'"])
def test_wrong_words_are_told_and_never_break(register, typed):
    assert "<script>alert" not in ask(register, register.portal.site, typed, page="x")


def test_the_page_is_kept_until_a_decision_comes(lands, readers, decide):
    for place in (lands.portal, lands.a):
        assert "Chưa nhập quyết định nào" in readers.get(place.site, PAGE).content.decode()
        assert readers.is_kept(place.site, PAGE)
    with readers.commit():
        decide(("Cam mẫu", "HTX Mẫu", "xã An Bình", 4), on=recent())
    for place in (lands.portal, lands.a):
        assert "Đã nhập 1 quyết định" in readers.get(place.site, PAGE).content.decode()


def test_many_answers_are_paged_and_cost_few_queries(lands, decide, count_queries):
    owner = make_producer(lands.a, "HTX Mẫu")
    for n in range(4):
        make_product(lands.a, f"Cam mẫu {n}", producer=owner)
    decide(*((f"Cam mẫu {n}", "HTX Mẫu", "xã An Bình", 3) for n in range(45)), on=recent())
    assert "Trang 3/3" in ask(lands, lands.portal.site, "cam", page="3")
    for place in (lands.portal, lands.a):
        count_queries(place.site, f"{PAGE}?q=cam", most=14)


def test_products_and_the_showcase_lead_there(lands):
    page = make_product(
        lands.a,
        "Cam mẫu",
        star_rating=4,
        evidence_level="A",
        decision_number="1/QĐ-UBND",
        certified_on=recent(),
        expires_on=timezone.localdate() + timedelta(days=9),
        expiry_reason="Theo quyết định",
    )
    html = lands.get(lands.a.site, page.get_url_parts()[2]).content.decode()
    assert f"{PAGE}?q=Cam+m%E1%BA%ABu" in html
    assert PAGE in lands.get(lands.a.site, "/san-pham-ocop-va-dac-san/").content.decode()


@pytest.mark.parametrize(
    ("owner", "commune"), [("Hợp tác xã Cam Mẫu", "xã An Bình"), ("HTX Mẫu", ""), ("HTX Mẫu", "?")]
)
def test_a_revocation_counts_however_it_spells_the_owner_or_the_commune(
    register, decide, owner, commune
):
    decide(
        ("Cam mẫu", owner, commune, None),
        number="9/QĐ-UBND",
        on=recent(1),
        kind=DecisionKind.REVOKE,
    )
    html = ask(register, register.portal.site, "cam mau")
    assert html.count("Đã thu hồi sao") == 2 and "sao, còn hiệu lực" not in html


def test_a_renewal_of_no_known_commune_does_not_end_another_owner_s(register, decide):
    decide(("Cam mẫu", "HTX Khác", "", None), on=recent(1), kind=DecisionKind.REVOKE)
    assert "OCOP 4 sao, còn hiệu lực đến" in ask(register, register.portal.site, "cam mau")
