"""What officers may do: their own commune's showcase, and nothing of another."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text

from portal.core.demo import section_of
from products.fields import mask_of
from products.models import (
    Marketplace,
    ProducerIndexPage,
    ProducerPage,
    ProductImage,
    ProductIndexPage,
    ProductPage,
)
from tests.products.factories import make_image, make_producer, make_product


def add_url(commune, index, model) -> str:
    parent = section_of(commune.home, index)
    return reverse("wagtailadmin_pages:add", args=["products", model, parent.pk])


def product_data(producer, **changes) -> dict:
    data = {
        "title": "Cam Vinh",
        "slug": "cam-vinh",
        "producer": producer.pk,
        "ocop_group": "food",
        "description": rich_text("<p>Ngọt.</p>"),
        "story": rich_text(""),
        "contact_phone": "0238 300 0102",
        "is_available": "on",
        "images": inline_formset([]),
        "listings": inline_formset([]),
        "periods": inline_formset([]),
        "action-publish": "1",
    }
    return nested_form_data(data | changes) | {"season_months": ["10", "11"]}


def producer_data(**changes) -> dict:
    return {
        "title": "Hợp tác xã Cam",
        "slug": "hop-tac-xa-cam",
        "producer_type": "coop",
        "address": "Xóm 1",
        "phone": "0238 300 0101",
        **nested_form_data({"pictures": inline_formset([])}),
    } | changes


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def test_an_editor_publishes_a_product_with_a_picture(world, editor):
    producer = make_producer(world.a)
    image = make_image(world.a.collection)
    pictures = inline_formset(
        [{"image": image.pk, "alt": "Rổ cam", "caption": "", "credit": "Ảnh: xã"}]
    )
    data = product_data(producer, images=pictures)
    response = editor.post(add_url(world.a, ProductIndexPage, "productpage"), data)
    assert response.status_code == 302
    product = ProductPage.objects.get()
    assert product.live
    assert product.season_months == mask_of([10, 11])
    assert product.cover == image
    assert world.get(world.a.site, "/san-pham-ocop-va-dac-san/cam-vinh/").status_code == 200


def test_the_form_offers_and_takes_only_producers_of_the_commune(world, editor):
    make_producer(world.a, "Của A")
    foreign = make_producer(world.b, "Của B")
    url = add_url(world.a, ProductIndexPage, "productpage")
    form = editor.get(url).text
    assert "Của A</option>" in form
    assert "Của B</option>" not in form
    response = editor.post(url, product_data(foreign))
    assert response.status_code == 200
    assert "producer" in response.context["form"].errors
    assert not ProductPage.objects.exists()


def test_the_model_refuses_a_producer_of_another_commune(world):
    product = make_product(world.a, "Cam")
    product.producer = make_producer(world.b, "Của B")
    with pytest.raises(ValidationError) as caught:
        product.full_clean()
    assert "producer" in caught.value.message_dict


def test_weak_proof_is_told_at_the_field(world, editor):
    producer = make_producer(world.a)
    data = product_data(producer, star_rating="4", evidence_level="C", certified_on="2026-01-01")
    response = editor.post(add_url(world.a, ProductIndexPage, "productpage"), data)
    assert "star_rating" in response.context["form"].errors


def test_a_draft_may_wait_for_its_producer(world, editor):
    make_producer(world.a)
    data = {
        key: value
        for key, value in product_data(make_producer(world.a, "B")).items()
        if key != "action-publish"
    }
    response = editor.post(add_url(world.a, ProductIndexPage, "productpage"), data)
    assert response.status_code == 302
    assert not ProductPage.objects.get().live


def test_a_producer_is_published_only_with_consent(world, editor):
    url = add_url(world.a, ProducerIndexPage, "producerpage")
    response = editor.post(url, producer_data(**{"action-publish": "1"}))
    assert "consent_given" in response.context["form"].errors
    assert editor.post(url, producer_data()).status_code == 302
    draft = ProducerPage.objects.get()
    assert not draft.live
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    data = producer_data(consent_given="on", **{"action-publish": "1"})
    assert editor.post(edit, data).status_code == 302
    assert ProducerPage.objects.get().live


def test_a_public_producer_needs_consent_and_named_pictures(world):
    producer = make_producer(world.a)
    producer.consent_given = False
    producer.photo = make_image(world.a.collection)
    with pytest.raises(ValidationError) as caught:
        producer.full_clean()
    assert set(caught.value.message_dict) == {"consent_given", "photo_alt"}


def test_officers_edit_only_their_own_communes_products(world, editor):
    own = make_product(world.a, "Cam")
    foreign = make_product(world.b, "Mực")
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[own.pk])).status_code == 200
    assert editor.get(reverse("wagtailadmin_pages:edit", args=[foreign.pk])).status_code == 302
    response = editor.get(add_url(world.b, ProductIndexPage, "productpage"))
    assert response.status_code == 302


def test_a_contributor_can_not_publish(world):
    client = world.admin_client(world.officer(world.a, "contributor"))
    producer = make_producer(world.a)
    client.post(add_url(world.a, ProductIndexPage, "productpage"), product_data(producer))
    assert not ProductPage.objects.live().exists()


def test_the_list_of_products_shows_own_ones_with_their_certificates(world, editor):
    from tests.products.factories import with_stars

    make_product(world.a, "Cam", **with_stars(days_left=-3))
    make_product(world.a, "Chè")
    make_product(world.b, "Mực")
    page = editor.get(reverse("products:index")).text
    assert "Cam" in page
    assert "Hết hạn (" in page
    assert "Đang hiện" in page
    assert "Thêm sản phẩm" in page
    assert "Mực" not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"certificate": "ended"}, {"Cam cũ"}),
        ({"certificate": "30"}, set()),
        ({"certificate": "90"}, {"Cam sắp"}),
        ({"certificate": "180"}, {"Cam mới"}),
        ({"certificate": "revoked"}, set()),
        ({"state": "draft"}, {"Cam nháp"}),
        ({"certificate": "90", "state": "draft"}, set()),
        ({"certificate": "khong-co"}, {"Cam cũ", "Cam sắp", "Cam mới", "Cam nháp"}),
    ],
)
def test_the_list_of_products_is_narrowed(world, editor, asked, found):
    from tests.products.factories import with_stars

    for title, days in (("Cam cũ", -1), ("Cam sắp", 90), ("Cam mới", 91)):
        make_product(world.a, title, **with_stars(days_left=days))
    make_product(world.a, "Cam nháp", live=False)
    response = editor.get(reverse("products:index"), asked)
    assert {page.title for page in response.context["object_list"]} == found


def test_an_empty_list_of_products_says_what_to_do(editor):
    assert "Bấm “Thêm sản phẩm”" in editor.get(reverse("products:index")).content.decode()


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_marketplaces_are_kept_by_the_province(world, role):
    client = world.admin_client(world.officer(world.portal, role))
    url = reverse("wagtailsnippets_products_marketplace:add")
    assert client.get(url).status_code == 200
    client.post(url, {"name": "Voso", "name_en": "", "url": "https://voso.example/"})
    assert Marketplace.objects.get().name == "Voso"


@pytest.mark.parametrize("role", ["editor", "approver", "admin"])
def test_communes_can_not_change_marketplaces(world, role):
    marketplace = Marketplace.objects.create(name="Voso", url="https://voso.example/")
    client = world.admin_client(world.officer(world.a, role))
    for name, args in (("add", []), ("edit", [marketplace.pk]), ("list", [])):
        url = reverse(f"wagtailsnippets_products_marketplace:{name}", args=args)
        assert client.get(url).status_code in (302, 403), name


def test_a_marketplace_has_an_english_name(db):
    from django.utils.translation import override

    marketplace = Marketplace(name="Chợ", name_en="Market", url="https://a.example/")
    with override("en"):
        assert str(marketplace) == "Market"
    with override("vi"):
        assert str(marketplace) == "Chợ"


def test_a_preview_works_before_anything_is_saved(world, editor):
    producer = make_producer(world.a)
    parent = section_of(world.a.home, ProductIndexPage)
    url = reverse("wagtailadmin_pages:preview_on_add", args=["products", "productpage", parent.pk])
    data = product_data(producer)
    assert editor.post(url, data).json()["is_valid"]
    preview = editor.get(url)
    assert preview.status_code == 200


def test_a_picture_takes_its_words_from_the_upload(world):
    page = make_product(world.a)
    picture = make_image(world.a.collection)
    picture.description, picture.credit = "Rổ cam chín", "Ảnh: HTX"
    picture.save()
    row = ProductImage(page=page, image=picture)
    row.clean()
    assert (row.alt, row.credit) == ("Rổ cam chín", "Ảnh: HTX")
    picture.description = picture.credit = ""
    picture.save()
    with pytest.raises(ValidationError) as caught:
        ProductImage(page=page, image=picture).clean()
    assert set(caught.value.message_dict) == {"alt"}


def test_each_producer_is_offered_once_in_the_products_language(world, editor):
    producer = make_producer(world.a)
    english = Locale.objects.get(language_code="en")
    copy = producer.copy_for_translation(english)
    copy.save_revision().publish()
    parent = section_of(world.a.home, ProductIndexPage)
    url = reverse("wagtailadmin_pages:add", args=["products", "productpage", parent.pk])
    choices = editor.get(url).context["form"].fields["producer"].queryset
    assert list(choices) == [producer]


def test_a_draft_lacks_what_publishing_asks_for(world, editor):
    """Half a price, stars without proof, a picture without words: kept, but not published."""
    image = make_image(world.a.collection)
    image.description = image.credit = ""
    image.save()
    pictures = inline_formset([{"image": image.pk, "alt": "", "caption": "", "credit": ""}])
    wrong = {"slug": "", "price_min": "5000", "star_rating": "4", "images": pictures}
    url = add_url(world.a, ProductIndexPage, "productpage")
    data = product_data(make_producer(world.a), contact_phone="", **wrong) | {"producer": ""}
    response = editor.post(url, data)
    form = response.context["form"]
    asked = {"producer", "contact_phone", "price_unit", "evidence_level", "certified_on"}
    assert asked <= set(form.errors)
    assert set(form.formsets["images"].errors[0]) == {"alt"}
    del data["action-publish"]
    assert editor.post(url, data).status_code == 302
    draft = ProductPage.objects.get()
    assert (draft.producer, draft.slug, draft.live) == (None, "cam-vinh", False)
    assert draft.images.get().image == image
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    for url in (edit, reverse("products:index"), "/admin/"):
        assert editor.get(url).status_code == 200
    assert editor.get(reverse("wagtailadmin_pages:view_draft", args=[draft.pk])).status_code == 200


def test_a_draft_takes_no_foreign_producer(world, editor):
    data = product_data(make_producer(world.b, "Của B"))
    del data["action-publish"]
    response = editor.post(add_url(world.a, ProductIndexPage, "productpage"), data)
    assert "producer" in response.context["form"].errors
    assert not ProductPage.objects.exists()


def test_many_drafts_are_published_at_once_only_without_faults(world, editor):
    good = make_product(world.a, "Cam", live=False)
    bad = make_product(world.a, "Chè", live=False, price_min=5000, price_unit="")
    for page in (good, bad):
        page.save_revision(clean=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = f"?id={good.pk}&id={bad.pk}&next=/admin/"
    response = editor.post(url + query, {"include_descendants": ""}, follow=True)
    assert "Ghi giá tính theo gì" in response.text
    assert not ProductPage.objects.live().exists()
    editor.post(f"{url}?id={good.pk}&next=/admin/", {"include_descendants": ""})
    assert list(ProductPage.objects.live()) == [good]


def test_what_publishing_needs_has_its_star(world, editor):
    page = editor.get(add_url(world.a, ProductIndexPage, "productpage")).text
    for name in ("alt", "image"):
        label = page.partition(f'for="id_images-__prefix__-{name}"')[2].partition("</label>")[0]
        assert "w-required-mark" in label, name


def test_a_producer_is_added_beside_the_product_by_who_may(world, editor):
    producers = section_of(world.a.home, ProducerIndexPage)
    link = reverse("wagtailadmin_pages:add", args=["products", "producerpage", producers.pk])
    url = add_url(world.a, ProductIndexPage, "productpage")
    form = editor.get(url).text
    assert f'href="{link}" target="_blank"' in form and "products/producers.js" in form
    foreign = section_of(world.b.home, ProducerIndexPage)
    assert f"producerpage/{foreign.pk}/" not in form


def test_all_that_is_wrong_stands_in_one_list(world, editor):
    """Errors of all tabs and of rows, each leading to its field."""
    pictures = inline_formset([{"image": "", "alt": "", "caption": "x", "credit": ""}])
    data = product_data(make_producer(world.a), contact_phone="", price_max="5", images=pictures)
    answer = editor.post(add_url(world.a, ProductIndexPage, "productpage"), data)
    found = answer.text.partition('id="form-errors"')[2].partition("</section>")[0]
    for target in ("#id_contact_phone", "#id_price_min", "#inline_child_images-0"):
        assert f'data-w-focus-target-value="{target}"' in found, target
    assert "Hình ảnh 1 › Hình ảnh" in found
    assert "chỗ cần sửa" in found
    again = editor.get(add_url(world.a, ProductIndexPage, "productpage"))
    assert 'id="form-errors"' not in again.text
