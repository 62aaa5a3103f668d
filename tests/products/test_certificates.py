"""Stars are shown with proof, until their last day, and never after."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import override

from portal.core.workdays import add_months
from products.models import CertificateState, ProductPage
from products.models.choices import stars_in_words
from tests.products.factories import LIST, make_product, with_stars

# Making a page asks for its content type.
pytestmark = pytest.mark.django_db

VALUES = {
    "star_rating": 3,
    "evidence_level": "A",
    "decision_number": "1/QĐ-UBND",
    "certified_on": date(2023, 3, 15),
}
REVOKED = {
    "revoked_on": date(2024, 5, 6),
    "revocation_reason": "safety",
    "revocation_decision": "9/QĐ-UBND",
}


def errors_of(**values) -> dict:
    page = ProductPage(title="Cam", contact_phone="0238 300 0101", **(VALUES | values))
    with override("vi"), pytest.raises(ValidationError) as caught:
        page.clean()
    return caught.value.message_dict


@pytest.mark.parametrize(
    ("start", "end"),
    [
        (date(2023, 3, 15), date(2026, 3, 15)),
        (date(2024, 2, 29), date(2027, 2, 28)),
        (date(2023, 12, 31), date(2026, 12, 31)),
    ],
)
def test_a_certificate_ends_36_months_later_unless_told_otherwise(start, end):
    assert add_months(start, 36) == end
    page = ProductPage(**(VALUES | {"certified_on": start}))
    page.clean()
    assert page.expires_on == end


def test_another_last_day_needs_a_reason():
    assert "15/03/2026" in errors_of(expires_on=date(2025, 1, 1))["expiry_reason"][0]
    page = ProductPage(**VALUES, expires_on=date(2025, 1, 1), expiry_reason="Theo quyết định")
    page.clean()
    assert page.expires_on == date(2025, 1, 1)


@pytest.mark.parametrize("last", [date(2026, 3, 14), date(2026, 3, 16)])
def test_the_last_day_or_the_day_after_it_are_both_the_term(last):
    ProductPage(**VALUES, expires_on=last).clean()


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2025, 9, 15), CertificateState.VALID),
        (date(2025, 9, 16), CertificateState.EXPIRING),
        (date(2026, 3, 15), CertificateState.EXPIRING),
        (date(2026, 3, 16), CertificateState.EXPIRED),
    ],
)
def test_the_state_follows_the_day(day, state):
    page = ProductPage(**VALUES)
    page.clean()
    assert page.certificate_state_on(day) == state


@pytest.mark.parametrize("level", ["B2", "C", ""])
def test_without_proof_there_is_no_certificate(level):
    page = ProductPage(
        star_rating=4, evidence_level=level, expires_on=timezone.localdate() + timedelta(500)
    )
    assert page.certificate_state == CertificateState.NONE
    assert page.current_stars == 0


@pytest.mark.parametrize("level", ["B2", "C"])
def test_weak_proof_is_refused_with_what_to_do(level):
    assert "Để trống số sao" in errors_of(evidence_level=level)["star_rating"][0]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"evidence_level": ""}, "evidence_level"),
        ({"decision_number": ""}, "decision_number"),
        ({"certified_on": None}, "certified_on"),
        ({"certified_on": date(2999, 1, 1)}, "certified_on"),
        ({"expires_on": date(2023, 3, 15)}, "expires_on"),
        ({"reassessing_since": date(2999, 1, 1)}, "reassessing_since"),
        ({"reassessing_since": date(2023, 3, 15)}, "reassessing_since"),
        ({"revocation_reason": "safety"}, "revoked_on"),
        (REVOKED | {"revocation_reason": ""}, "revocation_reason"),
        (REVOKED | {"revocation_decision": ""}, "revocation_decision"),
        (REVOKED | {"revoked_on": date(2023, 3, 14)}, "revoked_on"),
        ({"ocop_group": "unranked"}, "ocop_group"),
        ({"price_max": 5}, "price_min"),
        ({"price_min": 9, "price_max": 5, "price_unit": "kg"}, "price_max"),
        ({"price_min": 9}, "price_unit"),
    ],
)
def test_each_rule_names_its_field(values, field):
    assert list(errors_of(**values)) == [field]


def test_a_price_is_dated_when_nobody_said():
    page = ProductPage(price_min=9, price_unit="kg")
    page.clean()
    assert page.price_updated_on == timezone.localdate()


def test_an_expired_certificate_is_told_in_words_and_shows_no_stars(world):
    make_product(world.a, "Mật ong", **with_stars(4, days_left=-1))
    page = world.get(world.a.site, LIST + "mat-ong/").content.decode()
    assert "Chứng nhận hết hạn từ" in page
    assert "từng đạt OCOP 4 sao" in page
    assert 'class="stars"' not in page
    listed = world.get(world.a.site, LIST).content.decode()
    assert "Chứng nhận OCOP hết hạn" in listed
    assert "OCOP 4 sao" not in listed


def test_a_certificate_about_to_expire_says_so(world):
    make_product(world.a, "Chè", **with_stars(3, days_left=40))
    page = world.get(world.a.site, LIST + "che/").content.decode()
    assert "sắp hết hạn" in page
    assert "OCOP 3 sao" in page


def test_a_valid_certificate_shows_decision_and_term(world):
    make_product(
        world.a, "Chè", decision_authority="UBND tỉnh", certificate_number="7", **with_stars(5)
    )
    page = world.get(world.a.site, LIST + "che/").content.decode()
    assert "Đạt OCOP 5 sao (Mỗi xã một sản phẩm)" in page
    assert "Quyết định 12/QĐ-UBND, UBND tỉnh" in page
    assert "Giấy chứng nhận số 7" in page


def test_state_news_says_where_the_stars_are_from(world):
    stars = with_stars(3) | {"evidence_level": "B1", "decision_number": ""}
    make_product(world.a, "Chè", **stars)
    assert "Theo tin của cơ quan nhà nước" in world.get(world.a.site, LIST + "che/").text


def test_a_product_without_stars_says_so(world):
    make_product(world.a, "Chè")
    assert "Chưa có sao OCOP" in world.get(world.a.site, LIST + "che/").text


def test_stars_have_one_wording_and_none_are_no_words():
    assert stars_in_words(4) == "OCOP 4 sao"
    assert stars_in_words(0) == stars_in_words(None) == ""
