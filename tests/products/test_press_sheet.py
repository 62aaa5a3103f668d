"""The sheet about a product: one A4 to print, and pictures to reuse with their credit."""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format

from products.models.choices import PRICE_DAYS
from tests.products.factories import LIST, make_image, make_producer, make_product, with_stars

WORDS = {"photo_alt": "Vườn cam", "photo_credit": "Ảnh: xã"}
SHEET = LIST + "cam-vinh/to-gioi-thieu/"


def full(commune, **values):
    values = {
        "producer": make_producer(commune, "Hợp tác xã Cam", address="Xóm Minh Hoà"),
        "images": 2,
        "summary": "Ngọt đậm.",
        "description": "<p>Hái trong ngày.</p>",
        "price_min": 45_000,
        "price_unit": "kg",
        "price_updated_on": timezone.localdate(),
        "season_months": 0b111,
        "contact_name": "chị Hạnh",
        **with_stars(4, days_left=100),
        **values,
    }
    return make_product(commune, "Cam Vinh", **values)


def test_it_tells_what_a_reporter_needs(world):
    page = full(world.a)
    response = world.get(world.a.site, SHEET)
    sheet = response.text.partition("<article")[2].partition("</article>")[0]
    for words in (
        "OCOP 4 sao",
        date_format(page.stars_until, "SHORT_DATE_FORMAT"),
        "Ngọt đậm.",
        "Hái trong ngày.",
        "45.000\u00a0đ / kg",
        "Tháng 1 – tháng 3",
        "Hợp tác xã Cam",
        "Xóm Minh Hoà",
        "0238\u00a0300\u00a00101",
        "0238\u00a0300\u00a00102",
        "chị Hạnh",
        "Ảnh: xã",
        f"http://a.test{LIST}cam-vinh/",
    ):
        assert words in sheet, words
    assert '<meta name="robots" content="noindex">' in response.text
    assert response.text.count('class="qr"') == 1


def test_pictures_can_be_had_large_with_their_credit(world):
    full(world.a)
    html = world.get(world.a.site, SHEET).text
    pictures = html.partition("</article>")[2]
    assert pictures.count(" download>") == 2
    assert pictures.count("<b>Ảnh: xã</b>") == 2
    assert "max-2400x2400" in pictures and "original_images" not in pictures


def test_only_a_products_own_pictures_are_made_that_large(
    world, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        producer = make_producer(world.a, photo=make_image(world.a.collection), **WORDS)
        product = make_product(world.a, producer=producer, images=1)
    large = {"filter_spec__startswith": "max-2400x2400"}
    assert product.images.get().image.renditions.filter(**large).count() == 1
    made = producer.photo.renditions
    assert made.exists() and not made.filter(**large).exists()


def test_stars_and_prices_are_those_of_the_day(world):
    today = timezone.localdate()
    full(
        world.a, price_updated_on=today - timedelta(days=PRICE_DAYS), **with_stars(4, days_left=-1)
    )
    html = world.get(world.a.site, SHEET).text
    assert "OCOP 4 sao" not in html
    assert "có thể đã đổi; hãy hỏi người bán" in html


def test_who_took_consent_back_is_not_on_it(world):
    page = full(world.a)
    page.producer.unpublish()
    html = world.get(world.a.site, SHEET).text
    assert "Hợp tác xã Cam" not in html and "0238\u00a0300\u00a00101" not in html


def test_only_a_public_product_of_this_site_has_one(world):
    page = full(world.b)
    assert world.get(world.a.site, SHEET).status_code == 404
    assert world.get(world.portal.site, SHEET).status_code == 404
    assert world.get(world.b.site, SHEET).status_code == 200
    page.unpublish()
    assert world.get(world.b.site, SHEET).status_code == 404


def test_the_products_page_leads_to_it(world):
    full(world.a)
    assert f'href="{SHEET}"' in world.get(world.a.site, LIST + "cam-vinh/").text


def test_it_speaks_the_products_language(world):
    page = full(world.a)
    copy = page.copy_for_translation(world.a.homes["en"].locale)
    copy.title = "Vinh oranges"
    copy.save_revision().publish()
    html = world.get(world.a.site, copy.get_url() + "to-gioi-thieu/").text
    assert "Vinh oranges" in html and "How to order" in html
    assert SHEET in html  # the same sheet in Vietnamese


def test_it_is_kept_and_follows_the_product(readers, world):
    page = full(world.a)
    readers.open(world.a.site, SHEET)
    assert readers.is_kept(world.a.site, SHEET)
    with readers.commit():
        page.price_min = 50_000
        page.save_revision().publish()
    assert "50.000" in readers.get(world.a.site, SHEET).text


def test_its_queries_do_not_grow_with_pictures(world, count_queries):
    full(world.a, images=1)
    make_product(world.a, "Chè", images=6, **with_stars(3))
    few, many = SHEET, LIST + "che/to-gioi-thieu/"
    for path in (few, many):
        world.get(world.a.site, path)  # makes the pictures
    assert count_queries(world.a.site, few) == count_queries(world.a.site, many) <= 12
