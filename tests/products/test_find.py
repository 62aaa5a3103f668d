"""Products found by words, together with the list's choices and orders."""

import re
import unicodedata
from html import unescape

import pytest
from django.core.cache import caches
from django.utils import timezone

from communes.provisioning import CommuneSpec, open_commune
from products.fields import mask_of
from products.models import ProductPage
from search import updating
from search.finder import MOST_FOUND
from tests.products.factories import LIST, make_product, with_stars
from tests.products.test_lists import english_list
from tests.search.nasty import NASTY


@pytest.fixture(scope="module")
def shop(module_world):
    """Honeys of commune A, one honey of commune B, and what no honey is."""
    world = module_world
    make_product(world.a, "Mật ong rừng", price_min=250_000, price_unit="chai", **with_stars(4))
    make_product(
        world.a,
        "Mật ong hoa nhãn",
        price_min=90_000,
        price_unit="chai",
        season_months=mask_of([timezone.localdate().month]),
    )
    make_product(
        world.a, "Kẹo lạc", summary="Lạc rang với mật ong.", price_min=30_000, price_unit="gói"
    )
    make_product(world.a, "Chè Shan tuyết", ocop_group="drink", **with_stars(3, days_left=-9))
    make_product(world.a, "Mật ong nháp", live=False)
    make_product(world.b, "Mật ong biển", price_min=120_000, price_unit="chai")
    updating.catch_up()


@pytest.fixture
def find(world, shop):
    """The list's answer to a query string."""

    def get(query, site=None, path=LIST):
        response = world.get(site or world.a.site, path + query)
        assert response.status_code == 200
        return response

    return get


def titles(response) -> list[str]:
    return [page.title for page in response.context["listing"].page_obj]


def counts(response, name) -> dict:
    facets = response.context["listing"].form.facets
    return next(
        ({row.value: row.count for row in facet.options} for facet in facets if facet.name == name),
        {},
    )


HONEYS = {"Mật ong rừng", "Mật ong hoa nhãn", "Kẹo lạc"}


@pytest.mark.parametrize(
    "words", ["mật ong", "mat ong", "MẬT ONG", unicodedata.normalize("NFD", "mật ong"), "maajt ong"]
)
def test_words_are_found_however_they_are_typed(find, words):
    response = find(f"?q={words}")
    assert set(titles(response)) == HONEYS
    assert titles(response)[2] == "Kẹo lạc"  # the only one without them in its title
    assert not response.context["listing"].form.is_near


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("&stars=4", ["Mật ong rừng"]),
        ("&group=drink", []),
        ("&season=now", ["Mật ong hoa nhãn"]),
        ("&price=0-50", ["Kẹo lạc"]),
        ("&certificate=valid", ["Mật ong rừng"]),
        ("&sort=price", ["Kẹo lạc", "Mật ong hoa nhãn", "Mật ong rừng"]),
        ("&sort=dear", ["Mật ong rừng", "Mật ong hoa nhãn", "Kẹo lạc"]),
        ("&sort=new", ["Kẹo lạc", "Mật ong hoa nhãn", "Mật ong rừng"]),
        ("&season=now&price=50-100&sort=stars", ["Mật ong hoa nhãn"]),
    ],
)
def test_words_go_together_with_choices_and_orders(find, query, expected):
    assert titles(find(f"?q=mat ong{query}")) == expected


def test_facets_count_among_what_was_found(find, world):
    found = find("?q=mat ong")
    assert counts(found, "group") == {"food": 3}
    assert counts(found, "stars") == {"4": 1}
    assert counts(find(""), "group") == {"food": 3, "drink": 1}
    portal = find("?q=mat ong", world.portal.site)
    assert counts(portal, "commune") == {str(world.a.site.pk): 3, str(world.b.site.pk): 1}


def test_the_best_match_is_an_order_only_where_words_were_typed(find):
    found = find("?q=mat ong").context["listing"].form
    assert [row.value for row in found.sort_options if row.is_current] == ["best"]
    for query in ("", "?sort=best", "?q=&sort=best", "?q=***&sort=best"):
        form = find(query).context["listing"].form
        assert "best" not in [row.value for row in form.sort_options]
        assert [row.value for row in form.sort_options if row.is_current] == ["season"]


def test_links_and_the_box_keep_what_the_other_asked_for(find):
    page = unescape(find("?q=mật ong&price=0-50").text)
    assert 'name="q" type="search"' in page
    assert 'value="mật ong"' in page
    assert '<input type="hidden" name="price" value="0-50">' in page
    assert f'action="{LIST}#ket-qua"' in page
    assert re.search(r'href="\?q=m%E1%BA%ADt\+ong&price=0-50&group=food"', page)
    assert f'href="{LIST}?q=m%E1%BA%ADt%20ong"' in page  # without the choices


def test_pages_of_what_was_found_keep_the_words(find, world):
    for number in range(13):
        make_product(world.a, f"Cam giỏ {number}")
    updating.catch_up()
    first = find("?q=cam gio")
    assert len(titles(first)) == 12
    assert "?q=cam+gio&page=2" in unescape(first.text)
    second = titles(find("?q=cam gio&page=2"))
    assert len(second) == 1
    assert second[0] not in titles(first)


def test_close_matches_are_named_so_where_nothing_has_all_words(find):
    response = find("?q=mật ong xyzxyz")
    assert set(titles(response)) >= {"Mật ong rừng", "Mật ong hoa nhãn"}
    assert "Kết quả gần đúng" in response.text
    assert "Kết quả gần đúng" not in find("?q=mật ong").text


def test_nothing_found_helps_on(find):
    page = unescape(find("?q=qqqxyz").text)
    assert "Chưa có sản phẩm nào khớp" in page
    assert 'href="/tim-kiem/?q=qqqxyz"' in page
    assert "Bỏ bớt lựa chọn" not in page
    narrowed = unescape(find("?q=mat ong&group=craft").text)
    assert 'href="?q=mat%20ong">Bỏ bớt lựa chọn' in narrowed


def test_a_commune_finds_its_own_products_only_and_the_portal_all(find, world):
    assert titles(find("?q=mat ong bien", world.b.site)) == ["Mật ong biển"]
    assert set(titles(find("?q=mat ong", world.portal.site))) == HONEYS | {"Mật ong biển"}
    for query in ("?q=mat ong bien", "?q=bien"):
        assert "Mật ong biển" not in titles(find(query))
    assert titles(find(f"?q=mat ong&commune={world.b.site.pk}", world.portal.site)) == [
        "Mật ong biển"
    ]


def test_what_is_no_longer_public_is_gone_at_once(find, world):
    # Behind the index's back: the live row decides.
    ProductPage.objects.filter(title="Mật ong rừng").update(live=False)
    found = find("?q=mat ong")
    assert "Mật ong rừng" not in titles(found)
    assert found.context["listing"].count == 2
    assert counts(found, "stars") == {}
    assert "Mật ong nháp" not in titles(find("?q=nhap"))


def test_english_readers_find_untranslated_products(find, world):
    response = find("?q=mat ong", path=f"/en{english_list(world.a)}")
    assert set(titles(response)) == HONEYS


@pytest.mark.sampled(6)
@pytest.mark.parametrize("site", ["a", "portal"])
@pytest.mark.parametrize("words", NASTY)
def test_no_words_break_the_list(world, shop, words, site):
    response = world.get(getattr(world, site).site, LIST, data={"q": words, "sort": "best"})
    assert response.status_code == 200
    assert "<script>alert" not in response.text


def test_pages_with_typed_words_are_not_kept(world, shop, settings):
    settings.PAGE_CACHE = True
    for path in (LIST + "?q=mat+ong", LIST + "?q=mat+ong&sort=best", LIST + "?sort=new"):
        assert world.get(world.a.site, path).status_code == 200
    assert len(caches["pages"]._cache) == 1


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("?q=mat+ong", 14),
        ("?q=mat+ong&group=food&sort=price", 14),
        # Slips and close matches are looked up once more.
        ("?q=mat+ong+xyzxyz&group=food", 15),
        ("?q=maajt+ong&page=1", 15),
    ],
)
def test_words_cost_a_bounded_number_of_queries(world, shop, count_queries, query, most):
    for site in (world.a.site, world.portal.site):
        count_queries(site, LIST + query, most=most)


def test_words_cost_the_same_at_3_and_at_20_sites(world, shop, count_queries):
    few = count_queries(world.portal.site, LIST + "?q=mat+ong", most=14)
    for number in range(17):
        commune = open_commune(CommuneSpec(f"Xã Thử {number}", f"thu{number}.test", 80))
        if number % 3 == 0:
            make_product(commune, f"Mật ong {number}")
    updating.catch_up()
    assert count_queries(world.portal.site, LIST + "?q=mat+ong", most=14) == few


def test_a_list_narrows_a_bounded_number_of_hits():
    assert MOST_FOUND <= 500
