"""Gift sets: products of a commune put together, shown while their season lasts."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from portal.core.demo import section_of
from portal.sites.frame import Frame
from products.models import GiftSetPage, ProductIndexPage
from products.models.choices import PRICE_DAYS
from tests.products.factories import LIST, make_image, make_producer, make_product, make_set

PATH = LIST + "qua-tet/"
BLOCK = "Bộ quà trong mùa"


def card_of(page) -> str:
    return f">{escape(page.title)}</a></h3>"


@pytest.fixture
def tea(world):
    return make_product(world.a, "Chè")


def test_the_page_shows_its_products_season_and_price(world, tea):
    producer = make_producer(world.a, "Hợp tác xã quà")
    page = make_set(
        world.a,
        "Quà Tết",
        [make_product(world.a, "Mật ong"), tea],
        producer=producer,
        price=450_000,
        price_updated_on=timezone.localdate(),
        summary="Chè và mật.",
    )
    page.items.filter(product=tea).update(amount="2 gói")
    html = world.get(world.a.site, PATH).text
    for words in ("450.000\u00a0đ", "Chè và mật.", "Hợp tác xã quà", "Bán đến", "2 gói", "Mật ong"):
        assert words in html, words
    assert html.count('class="card prod"') == 2
    assert html.index("Mật ong</span>") < html.index("Chè</span>")
    for words in (
        '"ProductCollection"',
        '"includesObject"',
        '"availabilityEnds"',
        '"price":450000',
    ):
        assert words in html, words


@pytest.mark.parametrize(
    ("sold", "is_listed", "words"),
    [
        ((0, 0), True, "Bán đến"),
        ((-30, 5), True, "Bán đến"),
        ((45, 60), True, "Bán từ"),
        ((46, 60), False, "Bán từ"),
        ((-60, -1), False, "Đã hết mùa"),
    ],
)
def test_lists_show_it_from_45_days_before_until_its_last_day(world, tea, sold, is_listed, words):
    page = make_set(world.a, "Quà Tết", [tea], sold=sold)
    for path in (LIST, f"{LIST}che/"):
        assert (card_of(page) in world.get(world.a.site, path).text) == is_listed, path
    assert words in world.get(world.a.site, PATH).text


def test_after_its_season_it_is_no_offer(world, tea):
    make_set(world.a, "Quà Tết", [tea], sold=(-60, -1), price=450_000)
    html = world.get(world.a.site, PATH).text
    assert '"offers"' not in html.partition('"ProductCollection"')[2].partition("}]")[0]
    assert "hãy hỏi người bán về mùa sau" in html


def test_without_sets_there_is_no_block(world, tea):
    for path in (LIST, f"{LIST}che/"):
        html = world.get(world.a.site, path).text
        assert BLOCK not in html and "Bộ quà có sản phẩm này" not in html
    make_set(world.a, "Quà Tết", [tea])
    assert BLOCK in world.get(world.a.site, LIST).text
    assert BLOCK not in world.get(world.a.site, LIST + "?group=food").text


def test_a_product_shows_only_the_sets_that_hold_it(world, tea):
    make_set(world.a, "Quà chè", [tea])
    make_set(world.a, "Quà mật", [make_product(world.a, "Mật ong")])
    html = world.get(world.a.site, f"{LIST}che/").text
    assert "Quà chè" in html and "Quà mật" not in html


def test_an_unpublished_product_falls_out(world, tea):
    page = make_set(world.a, "Quà Tết", [tea, make_product(world.a, "Mật ong")])
    tea.unpublish()
    html = world.get(world.a.site, PATH).text
    assert "Mật ong" in html and "Chè</span>" not in html
    assert card_of(page) in world.get(world.a.site, LIST).text


def test_a_set_without_products_is_not_listed_and_the_desk_says_so(world, tea):
    page = make_set(world.a, "Quà Tết", [tea])
    client = world.admin_client(world.officer(world.a))
    told = "1 bộ quà không còn sản phẩm nào"
    assert told not in client.get("/admin/").text
    tea.unpublish()
    assert card_of(page) not in world.get(world.a.site, LIST).text
    assert world.get(world.a.site, PATH).status_code == 200
    desk = client.get("/admin/").text
    assert told in desk and f"/admin/pages/{page.pk}/edit/" in desk
    assert told not in world.admin_client(world.officer(world.b)).get("/admin/").text


def test_a_deleted_product_takes_only_its_row_along(world, tea):
    page = make_set(world.a, "Quà Tết", [tea])
    tea.delete()
    page = GiftSetPage.objects.get(pk=page.pk)
    assert page.items.count() == 0 and page.live


def test_a_commune_shows_its_own_and_the_portal_gathers(world, tea):
    own = make_set(world.a, "Quà của A", [tea])
    other = make_set(world.b, "Quà của B", [make_product(world.b, "Mực")])
    html = world.get(world.a.site, LIST).text
    assert card_of(own) in html and "Quà của B" not in html
    portal = world.get(world.portal.site, LIST).text
    assert card_of(own) in portal and card_of(other) in portal
    assert f"http://b.test{LIST}qua-cua-b/" in portal


def test_a_foreign_product_is_never_shown(world, tea):
    make_set(world.a, "Quà Tết", [tea, make_product(world.b, "Mực của B")])
    assert "Mực của B" not in world.get(world.a.site, PATH).text


def form_data(product, **changes):
    rows = inline_formset([{"product": product.pk, "amount": ""}])
    return nested_form_data(
        {
            "title": "Quà Tết",
            "slug": "qua-tet",
            "season_starts_on": "2026-12-01",
            "season_ends_on": "2027-02-05",
            "items": rows,
            "action-publish": "1",
            **changes,
        }
    )


def add_url(commune) -> str:
    section = section_of(commune.home, ProductIndexPage)
    return reverse("wagtailadmin_pages:add", args=["products", "giftsetpage", section.pk])


def test_an_editor_publishes_a_set_of_own_products(world, tea):
    client = world.admin_client(world.officer(world.a))
    response = client.post(add_url(world.a), form_data(tea))
    assert response.status_code == 302
    page = GiftSetPage.objects.get(slug="qua-tet")
    assert page.live and [item.product_id for item in page.items.all()] == [tea.pk]


def test_a_product_of_another_commune_is_refused(world, tea):
    foreign = make_product(world.b, "Mực của B")
    client = world.admin_client(world.officer(world.a))
    response = client.post(add_url(world.a), form_data(foreign))
    assert response.status_code == 200 and "Mực của B" not in response.text
    boss = world.admin_client(get_user_model().objects.create_superuser("quantri", "", "x"))
    response = boss.post(add_url(world.a), form_data(foreign))
    assert "Chọn một sản phẩm của xã này." in response.text
    assert not GiftSetPage.objects.exists()


def test_the_form_says_what_lacks(world, tea):
    client = world.admin_client(world.officer(world.a))
    data = form_data(tea, season_starts_on="", season_ends_on="")
    html = client.post(add_url(world.a), data).text
    assert "Hãy cho biết bán từ ngày nào." in html and "Hãy cho biết bán đến ngày nào." in html
    html = client.post(add_url(world.a), form_data(tea, season_ends_on="2026-11-01")).text
    assert "Ngày cuối không được trước ngày đầu." in html


def test_a_picture_needs_its_credit(world, tea):
    page = make_set(world.a, "Quà Tết", [tea])
    page.cover, page.cover_alt = make_image(world.a.collection), "Hộp quà"
    page.cover.title = "x.png"
    page.full_clean()
    assert page.cover_credit  # of the commune, where nobody said another
    page.cover_credit = ""
    assert "cover_credit" in page.publishing_errors()


def test_an_old_price_says_so(world, tea):
    old = timezone.localdate() - timedelta(days=PRICE_DAYS)
    page = make_set(world.a, "Quà Tết", [tea], price=450_000, price_updated_on=old)
    assert page.price_is_stale
    html = world.get(world.a.site, PATH).text
    assert "có thể đã đổi; hãy hỏi người bán" in html and '"price":450000' not in html


def test_a_price_gets_its_day(world, tea):
    page = make_set(world.a, "Quà Tết", [tea])
    page.price = 450_000
    page.full_clean()
    assert page.price_updated_on == timezone.localdate()


def test_the_season_does_not_end_before_it_begins(world, tea):
    page = make_set(world.a, "Quà Tết", [tea])
    page.season_ends_on = page.season_starts_on - timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "season_ends_on" in refused.value.message_dict


def test_english_follows(world, tea):
    page = make_set(world.a, "Quà Tết", [tea], price=450_000)
    copy = page.copy_for_translation(world.a.homes["en"].locale)
    copy.title = "Tet gifts"
    copy.save_revision().publish()
    html = world.get(world.a.site, copy.get_url()).text
    assert "In this set" in html and "Sold until" in html
    assert '<span lang="vi">Chè</span>' in html
    tea_copy = tea.copy_for_translation(world.a.homes["en"].locale)
    tea_copy.title = "Green tea"
    tea_copy.save_revision().publish()
    html = world.get(world.a.site, copy.get_url()).text
    assert "Green tea" in html and "Chè</span>" not in html
    english = section_of(world.a.homes["en"], ProductIndexPage).get_url()
    assert "Tet gifts" in world.get(world.a.site, english).text
    page.price = 500_000
    page.save_revision().publish()
    assert "500,000" in world.get(world.a.site, copy.get_url()).text


def test_kept_pages_follow_the_sets(readers, world, tea):
    paths = (LIST, f"{LIST}che/")
    for path in paths:
        readers.open(world.a.site, path)
        assert readers.is_kept(world.a.site, path)
    with readers.commit():
        page = make_set(world.a, "Quà Tết", [tea])
    for path in paths:
        assert card_of(page) in readers.get(world.a.site, path).text
    with readers.commit():
        page.unpublish()
    for path in paths:
        assert card_of(page) not in readers.get(world.a.site, path).text


def test_only_a_public_set_of_this_list_has_an_address(world, tea):
    page = make_set(world.a, "Quà Tết", [tea])
    assert world.get(world.b.site, PATH).status_code == 404
    assert world.get(world.portal.site, PATH).status_code == 404
    page.unpublish()
    assert world.get(world.a.site, PATH).status_code == 404


def test_a_product_is_found_without_asking_for_sets(world, tea):
    make_set(world.a, "Quà Tết", [tea])
    request = RequestFactory().get("/")
    request.frame = Frame(world.a.site)
    section = section_of(world.a.home, ProductIndexPage)
    with CaptureQueriesContext(connection) as queries:
        assert section.route(request, ["che"]).page == tea
    assert not [query for query in queries if "giftset" in query["sql"]]


def test_queries_do_not_grow(world, tea, count_queries):
    make_set(world.a, "Quà Tết", [tea])
    paths = (LIST, f"{LIST}che/", PATH)
    few = [count_queries(world.a.site, path) for path in paths]
    for number in range(3):
        make_set(world.a, f"Quà {number}", [tea, make_product(world.a, f"Trà {number}")])
    page = GiftSetPage.objects.get(slug="qua-tet")
    page.items.create(product=make_product(world.a, "Nghệ"), locale=page.locale)
    assert [count_queries(world.a.site, path) for path in paths] == few


def test_a_full_page_costs_ten_queries_at_most(world, tea, count_queries):
    values = {"producer": make_producer(world.a), "cover": make_image(world.a.collection)}
    words = {"cover_alt": "Hộp quà", "cover_credit": "Ảnh: xã"}
    page = make_set(world.a, "Quà Tết", [tea], **values, **words)
    copy = page.copy_for_translation(world.a.homes["en"].locale)
    copy.save_revision().publish()
    for path in (PATH, copy.get_url()):
        count_queries(world.a.site, path, most=10)
