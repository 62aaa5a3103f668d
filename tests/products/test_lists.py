"""Lists: what they show, how they are narrowed and ordered, on a commune and the portal."""

import re

import pytest
from django.utils import timezone

from products.fields import mask_of
from tests.products.factories import (
    LIST,
    PRODUCERS,
    list_on,
    make_producer,
    make_product,
    with_stars,
)


def this_month() -> int:
    return timezone.localdate().month


def other_month() -> int:
    return this_month() % 12 + 1


@pytest.fixture
def titles(world):
    """The titles of a list in its order."""

    def get(site, query="", path=LIST):
        response = world.get(site, path + query)
        assert response.status_code == 200
        return [page.title for page in response.context["listing"].page_obj]

    return get


@pytest.fixture
def shop(world):
    """Four products of commune A that differ in all that can be asked for."""
    cam = make_product(
        world.a,
        "Cam",
        season_months=mask_of([this_month()]),
        price_min=45_000,
        price_unit="kg",
        geographical_indication="Vinh",
    )
    make_product(
        world.a, "Chè", ocop_group="drink", price_min=120_000, price_unit="gói", **with_stars(4)
    )
    make_product(
        world.a,
        "Mật",
        season_months=mask_of([other_month()]),
        price_min=180_000,
        price_max=900_000,
        price_unit="chai",
        **with_stars(3, days_left=-5),
    )
    make_product(world.a, "Khăn", ocop_group="craft", season_months=0, **with_stars(5))
    return {"marketplace": list_on(cam)}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["Cam", "Chè", "Khăn", "Mật"]),
        ("?sort=stars", ["Khăn", "Chè", "Cam", "Mật"]),
        ("?sort=price", ["Cam", "Chè", "Mật", "Khăn"]),
        ("?sort=dear", ["Cam", "Mật", "Chè", "Khăn"]),
        ("?sort=new", ["Khăn", "Mật", "Chè", "Cam"]),
        ("?stars=4", ["Chè"]),
        ("?stars=3", []),
        ("?group=craft", ["Khăn"]),
        ("?season=now", ["Cam"]),
        ("?season=all", ["Chè"]),
        (f"?season={other_month()}", ["Chè", "Mật"]),
        ("?price=0-50", ["Cam"]),
        ("?price=100-200", ["Chè", "Mật"]),
        ("?price=500", []),
        ("?certificate=valid", ["Chè", "Khăn"]),
        ("?certificate=gi", ["Cam"]),
        ("?group=drink&stars=4", ["Chè"]),
        ("?group=drink&stars=5", []),
    ],
)
def test_choices_narrow_and_order_the_list(world, shop, titles, query, expected):
    assert titles(world.a.site, query) == expected


@pytest.mark.parametrize(
    "query",
    [
        "?stars=9",
        "?stars=abc&group=<script>",
        "?season=13&price=-1&marketplace=x",
        "?commune=1",
        "?sort=;drop&certificate=0",
        "?page=zzz&season=now'",
    ],
)
def test_a_query_that_makes_no_sense_shows_the_whole_list(world, shop, titles, query):
    kept = titles(world.a.site, query)
    assert len(kept) == 4 or query.endswith("now'")


def test_a_marketplace_narrows_the_list(world, shop, titles):
    assert titles(world.a.site, f"?marketplace={shop['marketplace'].pk}") == ["Cam"]


def facets_of(response) -> dict:
    return {
        facet.name: {option.value: option.count for option in facet.options}
        for facet in response.context["listing"].form.facets
    }


def test_facets_count_what_each_choice_would_show(world, shop):
    facets = facets_of(world.get(world.a.site, LIST))
    assert facets["stars"] == {"5": 1, "4": 1}
    assert facets["group"] == {"food": 2, "drink": 1, "craft": 1}
    assert facets["certificate"] == {"valid": 2, "expired": 1, "gi": 1}
    assert "commune" not in facets
    narrowed = facets_of(world.get(world.a.site, LIST + "?group=drink"))
    assert narrowed["stars"] == {"4": 1}
    assert narrowed["group"] == {"food": 2, "drink": 1, "craft": 1}


def test_facets_are_links_with_their_counts(world, shop):
    page = world.get(world.a.site, LIST).text
    assert re.search(r'href="\?stars=5"[^>]*>5 sao<span>1</span>', page)
    assert "<h2>4 sản phẩm</h2>" in page


def test_what_is_out_of_stock_comes_last(world, titles):
    make_product(world.a, "A", is_available=False, season_months=mask_of([this_month()]))
    make_product(world.a, "B", season_months=mask_of([other_month()]))
    assert titles(world.a.site) == ["B", "A"]


def test_cards_tell_what_a_buyer_must_know(world):
    make_product(world.a, "Cam", season_months=mask_of([this_month()]), delivers_nationwide=True)
    make_product(world.a, "Khăn", availability_note="Đặt trước 5 ngày")
    make_product(world.a, "Trà", is_available=False)
    later = other_month() % 12 + 1
    make_product(world.a, "Mật", season_months=mask_of([later]))
    make_product(world.a, "Vải", season_months=mask_of([other_month()]))
    page = world.get(world.a.site, LIST).text
    for words in ("Đang vụ", "Giao toàn quốc", "Đặt trước 5 ngày", "Tạm hết hàng", "Quanh năm"):
        assert words in page
    assert f"Vụ: tháng {later}" in page and "Sắp vụ (tháng sau)" in page
    assert "Hỏi giá người bán" in page


def test_an_empty_showcase_says_so(world):
    page = world.get(world.b.site, LIST)
    assert "Chưa có sản phẩm nào." in page.text
    assert 'class="chip"' not in page.text
    assert "Chưa có cơ sở nào." in world.get(world.b.site, PRODUCERS).text


def test_choices_that_fit_nothing_offer_a_way_back(world, shop):
    page = world.get(world.a.site, LIST + "?stars=3").text
    assert "Không có sản phẩm nào hợp" in page
    assert f'href="{LIST}"' in page
    producers = world.get(world.a.site, PRODUCERS + "?kind=company").text
    assert "Không có cơ sở nào hợp" in producers


def test_the_list_explains_ocop_and_sends_words_to_the_search(world):
    page = world.get(world.a.site, LIST).text
    assert "Mỗi xã một sản phẩm" in page
    assert 'action="/tim-kiem/"' in page or 'role="search"' in page


def test_drafts_are_never_shown(world, titles):
    make_product(world.a, "Nháp", live=False)
    assert titles(world.a.site) == []
    assert world.get(world.a.site, LIST + "nhap/").status_code == 404


def test_a_commune_shows_its_own_products_and_the_portal_all(world, titles):
    make_product(world.a, "Cam của A")
    make_product(world.b, "Mực của B")
    assert titles(world.a.site) == ["Cam của A"]
    assert titles(world.b.site) == ["Mực của B"]
    assert set(titles(world.portal.site)) == {"Cam của A", "Mực của B"}
    assert world.get(world.a.site, LIST + "muc-cua-b/").status_code == 404


def test_the_portal_names_and_colours_each_commune(world, titles):
    make_product(world.a, "Cam")
    make_product(world.b, "Mực")
    page = world.get(world.portal.site, LIST)
    assert 'data-theme="bien"' in page.text
    assert "Xã Bình Minh" in page.text
    assert f'href="http://{world.b.site.hostname}{LIST}muc/"' in page.text
    assert facets_of(page)["commune"] == {str(world.a.site.pk): 1, str(world.b.site.pk): 1}
    assert titles(world.portal.site, f"?commune={world.b.site.pk}") == ["Mực"]


def test_a_commune_counts_both_its_languages_once(world):
    make_product(world.a, "Cam").copy_for_translation(
        world.a.homes["en"].locale
    ).save_revision().publish()
    make_product(world.a, "Chè")
    page = world.get(world.portal.site, "/en" + english_list(world.portal))
    assert facets_of(page)["commune"] == {str(world.a.site.pk): 2}
    assert page.context["listing"].count == 2


def english_list(commune) -> str:
    from portal.core.demo import section_of
    from products.models import ProductIndexPage

    return f"/{section_of(commune.homes['en'], ProductIndexPage).slug}/"


def test_producers_are_listed_and_narrowed(world, titles):
    coop = make_producer(world.a, "Hợp tác xã A")
    make_producer(world.a, "Công ty A", producer_type="company")
    make_producer(world.b, "Hộ B", producer_type="household")
    make_producer(world.a, "Nháp", live=False, consent_given=False)
    make_product(world.a, "Cam", producer=coop)
    assert titles(world.a.site, path=PRODUCERS) == ["Công ty A", "Hợp tác xã A"]
    assert titles(world.a.site, "?kind=coop", path=PRODUCERS) == ["Hợp tác xã A"]
    assert titles(world.a.site, "?kind=nonsense", path=PRODUCERS) == ["Công ty A", "Hợp tác xã A"]
    assert titles(world.portal.site, f"?commune={world.b.site.pk}", path=PRODUCERS) == ["Hộ B"]
    assert "1 sản phẩm" in world.get(world.a.site, PRODUCERS).text


def test_certificates_are_listed_by_where_they_stand_today(world, titles):
    for name, days in (("Mới", 400), ("Sắp", 20), ("Cũ", -1)):
        make_product(world.a, name, **with_stars(4, days))
    make_product(world.a, "Không")
    make_product(world.b, "Cũ ở B", **with_stars(3, -1))
    assert titles(world.a.site, "?certificate=expired") == ["Cũ"]
    assert titles(world.a.site, "?certificate=expiring") == ["Sắp"]
    assert sorted(titles(world.a.site, "?certificate=valid")) == ["Mới", "Sắp"]
    api = "/api/v1/products/?certificate="
    names = {
        state: sorted(
            item["name"] for item in world.get(world.a.site, api + state).json()["results"]
        )
        for state in ("valid", "expiring", "expired", "none")
    }
    assert names == {"valid": ["Mới"], "expiring": ["Sắp"], "expired": ["Cũ"], "none": ["Không"]}
    assert world.get(world.a.site, api + "gone").status_code == 400


def test_a_choice_that_does_not_exist_is_told(world):
    html = world.get(world.a.site, LIST + "?certificate=nonsense").content.decode()
    assert "Chỗ không đọc được đã bỏ qua: Chứng nhận" in html
    assert "không đọc được" not in world.get(world.a.site, LIST).content.decode()
