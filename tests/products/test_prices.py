"""Prices that compare: by the kilo or litre, however their unit is written."""

from fractions import Fraction
from importlib import import_module

import pytest
from django.apps import apps
from django.utils.translation import override

from products.formatting import price_for_one
from products.models import ProductPage
from products.prices import Basis, compared_price, measure_of, read_measure
from tests.products.factories import LIST, make_product


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("kg", 1),
        ("Kg", 1),
        ("ký", 1),
        ("ki-lô", 1),
        ("kg tươi", 1),
        ("đ/kg", 1),
        ("đồng / kg", 1),
        ("/kg", 1),
        ("kg.", 1),
        ("lạng", Fraction(1, 10)),
        ("yến", 10),
        ("tạ", 100),
        ("gói 500 g", Fraction(1, 2)),
        ("Gói 500g", Fraction(1, 2)),
        ("hũ 650 gam", Fraction(13, 20)),
        ("túi 0,5 kg", Fraction(1, 2)),
        ("túi 0.5 kg", Fraction(1, 2)),
        ("0,250 kg", Fraction(1, 4)),
        ("1/2 kg", Fraction(1, 2)),
        ("½ kg", Fraction(1, 2)),
        ("㎏", 1),
        ("túi 2 ㎏", 2),
        ("nửa cân", Fraction(1, 2)),
        ("bao 1.000 g", 1),
        ("3 lạng", Fraction(3, 10)),
        ("2 yến", 20),
        ("bao 1 tạ", 100),
        ("ki\u0301", 1),
    ],
)
def test_kilos_are_read(text, amount):
    measure = read_measure(text)
    assert (measure.basis, measure.amount) == (Basis.KILO, amount)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("lít", 1),
        ("l", 1),
        ("chai 1 lít", 1),
        ("chai 500 ml", Fraction(1, 2)),
        ("500ML", Fraction(1, 2)),
        ("chai 500 ㎖", Fraction(1, 2)),
        ("chai 75 cl", Fraction(3, 4)),
        ("can 1,5 lít", Fraction(3, 2)),
        ("500 ml bottle", Fraction(1, 2)),
    ],
)
def test_litres_are_read(text, amount):
    measure = read_measure(text)
    assert (measure.basis, measure.amount) == (Basis.LITRE, amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "người",
        "người một đêm",
        "chiếc",
        "chục",
        "hộp 10 bông",
        "35 × 150 cm",
        "Túi 5 kg, thùng 10 kg",
        "thùng 12 chai 500 ml",
        "túi 1–2 kg",
        "0 kg",
        "1/0 kg",
        "túi 1,250 g",
        "yến sào",
        "2 lá",
        "5 gói",
        "1.2.3 kg",
        "0,000001 g",
        "99999999999999 kg",
        "lạng sơn",
    ],
)
def test_what_is_no_single_measure_is_none(text):
    assert read_measure(text) is None


def test_a_container_is_looked_up_in_the_packing():
    assert measure_of("hộp", "Hộp 5 kg").amount == 5
    assert measure_of("hộp", "Túi 5 kg") is None
    assert measure_of("túi", "Túi 5 kg, thùng 10 kg") is None
    assert measure_of("người", "") is None


def test_a_price_without_a_measure_compares_as_a_piece():
    assert compared_price(60_000, "chục", "Chục 10 chiếc") == (Basis.PIECE, 60_000)
    assert compared_price(None, "kg", "") == (None, None)


@pytest.mark.django_db
def test_the_price_of_a_kilo_stands_beside_the_price(world):
    page = make_product(world.a, "Trà", price_min=65_000, price_unit="túi 100 g")
    with override("vi"):
        assert price_for_one(page).replace("\xa0", " ") == "650.000 đ/kg"
    for path in (LIST, LIST + f"{page.slug}/"):
        text = world.get(world.a.site, path).content.decode().replace("\xa0", " ")
        assert "650.000 đ/kg" in text


@pytest.mark.django_db
@pytest.mark.parametrize("unit", ["kg", "chai 1 lít", "chiếc", "người một đêm"])
def test_nothing_is_repeated_or_made_up(world, unit):
    assert price_for_one(make_product(world.a, "Hàng", price_min=65_000, price_unit=unit)) == ""


@pytest.mark.django_db
def test_a_range_has_two_ends_and_words_of_the_readers_language(world):
    page = make_product(
        world.a, "Mật", price_min=220_000, price_max=260_000, price_unit="chai 500 ml"
    )
    with override("vi"):
        told = price_for_one(page).replace("\xa0", " ")
        assert told == "440.000 đ – 520.000 đ/lít"
    with override("en"):
        assert price_for_one(page).endswith("/litre")


@pytest.mark.django_db
def test_the_cheapest_is_found_within_a_unit(world):
    for title, price, unit in (
        ("Vải", 10_000, "chiếc"),
        ("Mật ong", 100_000, "chai 500 ml"),
        ("Sấy", 65_000, "túi 100 g"),
        ("Cam", 75_000, "kg"),
        ("Hỏi giá", None, ""),
        ("Chè", 75_000, "túi 250 g"),
    ):
        make_product(world.a, title, price_min=price, price_unit=unit)
    page = world.get(world.a.site, LIST + "?sort=price").context["listing"].page_obj
    titles = [product.title for product in page]
    assert titles == ["Cam", "Chè", "Sấy", "Mật ong", "Vải", "Hỏi giá"]
    page = world.get(world.a.site, LIST + "?sort=dear").context["listing"].page_obj
    titles = [product.title for product in page]
    assert titles == ["Sấy", "Chè", "Cam", "Mật ong", "Vải", "Hỏi giá"]


@pytest.mark.django_db
def test_prices_from_before_compare_after_the_migration(world):
    page = make_product(world.a, "Chè", price_min=75_000, price_unit="túi 250 g")
    ProductPage.objects.update(price_basis=None, price_for_one=None)
    import_module("products.migrations.0003_price_for_one").keep_compared_prices(apps, None)
    page.refresh_from_db()
    assert (page.price_basis, page.price_for_one) == (Basis.KILO, 300_000)
