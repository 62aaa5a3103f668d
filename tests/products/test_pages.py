"""A product's and a producer's page, what home pages show, and what English readers get."""

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone
from django.utils.translation import override
from wagtail.documents import get_document_model

from portal.core.demo import section_of
from portal.machines.qr import qr_path
from portal.sites.frame import Frame
from portal.sites.middleware import find_site
from products.fields import mask_of
from products.formatting import price
from products.models import ProducerPage, ProductIndexPage
from products.templatetags.products_tags import product_tags
from tests.products.factories import (
    LIST,
    PRODUCERS,
    list_on,
    make_image,
    make_producer,
    make_product,
    with_stars,
)


@pytest.fixture
def rich(world):
    """A product that fills every part of its page."""
    producer = make_producer(world.a, "Hợp tác xã Cam", members_count=48)
    product = make_product(
        world.a,
        "Cam Vinh",
        producer=producer,
        images=3,
        summary="Ngọt đậm.",
        description="<p>Hái trong ngày.</p>",
        story="<p>Đất đỏ.</p>",
        video_url="https://video.example/cam",
        price_min=45_000,
        price_max=60_000,
        price_unit="kg",
        price_note="mua nhiều giảm giá",
        season_months=mask_of([10, 11, 12, 1]),
        traceability_code="MH-1",
        traceability_url="https://truyxuat.example/MH-1",
        geographical_indication="Cam Vinh",
        food_safety_cert="Số 7",
        zalo="0238 300 0102",
        contact_name="chị Hạnh",
        delivers_nationwide=True,
        **with_stars(4),
    )
    for name in ("Postmart", "Shopee", "Voso"):
        list_on(product, name)
    return product


def test_a_product_page_tells_all_a_buyer_needs(world, rich):
    page = world.get(world.a.site, LIST + "cam-vinh/").text
    for words in (
        "45.000\u00a0đ – 60.000\u00a0đ",
        "Tháng 10 – tháng 1",
        "Bạn trả tiền cho người bán. Trang của xã không thu tiền và không giữ đơn hàng.",
        "0238\u00a0300\u00a00102",
        "chị Hạnh",
        f"/di/{rich.pk}/zalo/",
        "Quét để xem nguồn gốc",
        "48 thành viên",
        "Truy xuất được",
        "OCOP 4 sao",
        "Mua trên Voso",
        "https://video.example/cam",
    ):
        assert words in page
    assert 'href="tel:+842383000102"' in page


def test_at_most_two_shops_are_filled(world, rich):
    page = world.get(world.a.site, LIST + "cam-vinh/").text
    assert len(re.findall(r'class="btn shop"', page)) == 2


def test_without_marketplaces_the_call_is_the_main_action(world):
    make_product(world.a, "Chè")
    page = world.get(world.a.site, LIST + "che/").text
    assert len(re.findall(r'class="btn shop" href="tel:', page)) == 1


def test_pages_keep_to_the_strict_policy(world, rich):
    paths = [LIST, LIST + "cam-vinh/", PRODUCERS, PRODUCERS + "hop-tac-xa-cam/"]
    for path in paths:
        response = world.get(world.a.site, path)
        assert " style=" not in response.text, path
        assert not re.search(
            r'<script(?! type="application/ld\+json">)(?![^>]*src=)', response.text
        ), path
        assert not response.cookies


def test_pictures_are_sized_lazy_and_modern(world, rich):
    page = world.get(world.a.site, LIST + "cam-vinh/").text
    gallery = page[page.index('class="gal"') : page.index('class="thumbs"')]
    images = re.findall(r"<img [^>]*>", gallery)
    assert len(images) == 3
    assert all('width="' in image and 'height="' in image for image in images)
    assert 'loading="lazy"' not in images[0]
    assert all('loading="lazy"' in image for image in images[1:])
    assert 'type="image/webp"' in gallery
    assert 'href="#anh-2"' in page


def test_the_qr_code_leads_to_the_origin_or_to_the_page(world, rich):
    make_product(world.a, "Chè")
    assert world.get(world.a.site, LIST + "cam-vinh/").context["qr_url"] == (
        "https://truyxuat.example/MH-1"
    )
    page = world.get(world.a.site, LIST + "che/")
    assert page.context["qr_url"] == f"http://{world.a.site.hostname}{LIST}che/"
    assert "Quét để mở trang này" in page.text


def test_a_qr_code_has_its_three_corners():
    size, path = qr_path("https://a.example/")
    assert path.startswith("M0 0h7v1h-7z")
    assert f"M{size - 7} 0h7v1h-7z" in path


def test_the_scan_of_the_certificate_is_linked_with_type_and_size(world, tmp_path):
    from django.core.files.base import ContentFile

    scan = get_document_model().objects.create(
        title="Giấy chứng nhận",
        file=ContentFile(b"%PDF-1.4", name="gcn.pdf"),
        collection=world.a.collection,
    )
    make_product(world.a, "Chè", certificate_scan=scan, **with_stars())
    page = world.get(world.a.site, LIST + "che/").text
    assert re.search(r'href="/tep/[^"]+">Xem giấy chứng nhận \(PDF · 1\u00a0KB\)', page)


def test_other_products_of_the_same_commune_are_offered(world, rich):
    make_product(world.a, "Chè", ocop_group="drink")
    make_product(world.a, "Mít")
    make_product(world.b, "Mực")
    related = world.get(world.a.site, LIST + "cam-vinh/").context["related"]
    assert [page.title for page in related] == ["Mít", "Chè"]


def test_a_producer_who_took_consent_back_is_no_longer_named(world, rich):
    producer = ProducerPage.objects.get(title="Hợp tác xã Cam")
    producer.unpublish()
    for path in (LIST, LIST + "cam-vinh/"):
        assert "Hợp tác xã Cam" not in world.get(world.a.site, path).text
    assert "Cơ sở chưa có trang riêng" in world.get(world.a.site, LIST + "cam-vinh/").text


def test_a_producers_page_lists_what_they_make(world, rich):
    make_product(world.a, "Chè", producer=make_producer(world.a, "Tổ chè"))
    page = world.get(world.a.site, PRODUCERS + "hop-tac-xa-cam/")
    assert [product.title for product in page.context["products"]] == ["Cam Vinh"]
    empty = make_producer(
        world.a,
        "Cơ sở mới",
        zalo="0238 300 0103",
        story="Một.\n\nHai.",
        photo=make_image(world.a.collection),
        photo_alt="Xưởng",
        photo_credit="Ảnh: xã",
    )
    page = world.get(world.a.site, f"{PRODUCERS}{empty.slug}/").text
    assert "Cơ sở chưa đăng sản phẩm nào." in page
    assert "Ảnh: xã" in page


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (None, None, ""),
        (45_000, None, "45.000\u00a0đ"),
        (45_000, 45_000, "45.000\u00a0đ"),
        (45_000, 60_000, "45.000\u00a0đ – 60.000\u00a0đ"),
    ],
)
@pytest.mark.django_db
def test_prices_are_written_as_people_do(low, high, words):
    from products.models import ProductPage

    with override("vi"):
        assert price(ProductPage(price_min=low, price_max=high)) == words


def home_block(site, **options) -> str:
    request = RequestFactory().get("/", headers={"host": site.hostname})
    frame = request.frame = Frame(find_site(site.hostname))
    template = Template("{% load products_tags %}{% featured_products count=2 %}")
    return template.render(Context({"frame": frame, "request": request}))


def test_home_pages_show_a_few_products(world, django_assert_max_num_queries):
    for number in range(3):
        make_product(world.a, f"Chè {number}", images=1)
    make_product(world.b, "Mực")
    html = home_block(world.a.site)
    assert html.count("<article") == 2
    assert "Đặc sản xã mình" in html
    assert LIST in html
    assert "Mực" not in html
    portal = home_block(world.portal.site)
    assert "Đặc sản các xã" in portal
    assert "Xã An Bình" in portal


def test_a_home_page_without_products_shows_no_block(world):
    assert home_block(world.b.site).strip() == ""


def test_english_readers_get_translations_and_else_the_vietnamese_item(world, rich):
    make_product(world.a, "Chè xanh")
    english = world.a.homes["en"].locale
    copy = rich.copy_for_translation(english)
    copy.title = "Vinh oranges"
    copy.save_revision().publish()
    path = f"/en/{section_of(world.a.homes['en'], ProductIndexPage).slug}/"
    page = world.get(world.a.site, path).text
    assert "Vinh oranges" in page
    assert "Cam Vinh</a>" not in page
    assert re.search(rf'href="{LIST}che-xanh/" lang="vi">Chè xanh', page)
    assert "2 products" in page
    detail = world.get(world.a.site, f"{path}{copy.slug}/").text
    assert "You pay the seller" in detail
    assert "October – January" in detail
    assert f'href="{PRODUCERS}hop-tac-xa-cam/" hreflang="vi"' in detail


def test_pictures_are_made_when_a_page_is_published(world, django_capture_on_commit_callbacks):
    from portal.core.models import CustomRendition

    with django_capture_on_commit_callbacks(execute=True):
        make_producer(
            world.a,
            "Tổ cam",
            photo=make_image(world.a.collection),
            photo_alt="Xưởng",
            photo_credit="Ảnh: xã",
        )
        make_product(world.a, "Cam", images=2)
    made = CustomRendition.objects.count()
    # Those for print are of products alone.
    assert made == 2 * 8 + 7
    for path in (LIST, LIST + "cam/", PRODUCERS, PRODUCERS + "to-cam/"):
        assert world.get(world.a.site, path).status_code == 200
    assert CustomRendition.objects.count() == made


def test_a_journey_has_its_months_and_fruit_its_harvest(world):
    month = timezone.localdate().month
    now, later = 1 << (month - 1), 1 << ((month + 1) % 12)
    for group, is_now, is_later, name in (
        ("tourism", "Đúng mùa", "Mùa: ", "<dt>Mùa</dt>"),
        ("food", "Đang vụ", "Vụ: ", "<dt>Mùa vụ</dt>"),
    ):
        page = make_product(world.a, f"{group} nay", ocop_group=group, season_months=now)
        html = world.get(world.a.site, LIST + f"{page.slug}/").content.decode()
        assert is_now in html and name in html
        page = make_product(world.a, f"{group} sau", ocop_group=group, season_months=later)
        assert is_later in [tag.text[: len(is_later)] for tag in product_tags(page)]
