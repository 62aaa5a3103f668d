"""Pictures on the forms of products and producers: several at once, words and advice."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import GroupCollectionPermission
from wagtail.test.utils.form_data import inline_formset

from communes.provisioning import CommuneSpec, open_commune
from portal.core.demo import section_of
from products.models import ProducerIndexPage, ProducerPage, ProductIndexPage, ProductPage
from tests.core.drawings import SECRET, photo, saved
from tests.products.factories import make_image, make_producer, make_product
from tests.products.test_admin import add_url, producer_data, product_data

UPLOAD = "/admin/anh/tai-len/"


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def sent(content: bytes, name="IMG_2034.jpg", **more) -> dict:
    file = BytesIO(content)
    file.name = name
    return {"file": file, "title": name.rpartition(".")[0], **more}


def row(image, **words) -> dict:
    return {"image": image.pk, "alt": "", "caption": "", "credit": "", **words}


def test_an_upload_on_the_form_gives_what_a_row_needs(world, editor):
    answer = editor.post(UPLOAD, sent(photo(), "Rổ cam chín.jpg")).json()["chosen"]
    image = get_image_model().objects.get()
    assert (image.collection, image.uploaded_by_user.username) == (
        world.a.collection,
        "xa-an-binh-editor",
    )
    with image.file.open() as file:
        assert SECRET not in file.read()
    assert answer["id"] == str(image.pk)
    assert (answer["alt"], answer["credit"]) == ("Rổ cam chín", "Ảnh: UBND xã An Bình")
    assert answer["advice"] == [
        "Ảnh nhỏ (64 × 40): phóng to sẽ mờ. Nên chụp lại, rộng từ 1200 điểm ảnh."
    ]
    assert answer["preview"]["url"] and answer["edit_url"]


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (photo()[:400], "nua.jpg", "hỏng"),
        (b"<svg/>", "anh.jpg", "JPG"),
        (b"", "rong.jpg", "trống"),
    ],
    ids=["half", "svg", "empty"],
)
def test_what_is_refused_says_why_and_leaves_nothing(world, editor, content, name, reason):
    answer = editor.post(UPLOAD, sent(content, name))
    assert answer.status_code == 200
    (error,) = answer.json()["errors"]
    assert reason in error
    assert not get_image_model().objects.exists()


def test_an_upload_without_a_file_or_by_get(editor):
    assert editor.post(UPLOAD, {"title": "Cam"}).json()["errors"] == ["Mục này bắt buộc."]
    assert editor.get(UPLOAD).status_code == 405


def test_a_picture_that_is_there_is_not_kept_twice(world, editor):
    first = editor.post(UPLOAD, sent(photo())).json()["chosen"]["id"]
    assert editor.post(UPLOAD, sent(photo(), "khac.jpg")).json()["chosen"]["id"] == first
    foreign = world.admin_client(world.officer(world.b))
    assert foreign.post(UPLOAD, sent(photo())).json()["chosen"]["id"] != first
    assert get_image_model().objects.count() == 2


def test_pictures_go_to_the_site_of_the_page_and_nowhere_else(world, editor):
    """An officer of one site has no choice; one of two is asked by the form for the page's."""
    editor.post(UPLOAD, sent(photo(), collection=world.b.collection.pk))
    assert get_image_model().objects.get().collection == world.a.collection
    officer = world.officer(world.a)
    officer.groups.add(world.b.groups["editor"])
    client = world.admin_client(officer)
    for commune in (world.a, world.b):
        form = client.get(add_url(commune, ProductIndexPage, "productpage")).text
        assert f'data-collection="{commune.collection.pk}"' in form
    client.post(UPLOAD, sent(photo("PNG"), "b.png", collection=world.b.collection.pk))
    assert get_image_model().objects.latest("pk").collection == world.b.collection
    refused = client.post(UPLOAD, sent(photo(), collection=world.portal.collection.pk))
    assert refused.json()["errors"]


def test_a_stranger_uploads_nothing(world, client):
    headers = {"host": world.portal.site.hostname}
    assert client.post(UPLOAD, sent(photo()), headers=headers).status_code == 302
    assert not get_image_model().objects.exists()


def test_a_save_without_script_is_not_refused_for_words(world, editor):
    image = make_image(world.a.collection)
    image.title = "Rổ cam mới hái"
    image.save()
    data = product_data(make_producer(world.a), images=inline_formset([row(image)]))
    answer = editor.post(add_url(world.a, ProductIndexPage, "productpage"), data)
    assert answer.status_code == 302
    picture = ProductPage.objects.get(live=True).images.get()
    assert (picture.alt, picture.credit) == ("Rổ cam mới hái", "Ảnh: UBND xã An Bình")


def test_what_an_officer_wrote_stays(world, editor):
    image = make_image(world.a.collection)
    image.description, image.credit = "Khác", "Ảnh: khác"
    image.save()
    written = row(image, alt="Rổ cam", credit="Ảnh: chị Hạnh")
    data = product_data(make_producer(world.a), images=inline_formset([written]))
    editor.post(add_url(world.a, ProductIndexPage, "productpage"), data)
    picture = ProductPage.objects.get().images.get()
    assert (picture.alt, picture.credit) == ("Rổ cam", "Ảnh: chị Hạnh")


def test_a_long_description_fits_the_field(world, editor):
    image = make_image(world.a.collection)
    image.description = "Rổ cam mới hái " * 16
    image.save()
    data = product_data(make_producer(world.a), images=inline_formset([row(image)]))
    assert editor.post(add_url(world.a, ProductIndexPage, "productpage"), data).status_code == 302
    assert len(ProductPage.objects.get().images.get().alt) == 160


def test_a_producers_picture_takes_the_same_words(world, editor):
    image = make_image(world.a.collection)
    image.title = "Tổ đóng gói cam"
    image.save()
    data = producer_data(photo=image.pk, consent_given="on", **{"action-publish": "1"})
    url = add_url(world.a, ProducerIndexPage, "producerpage")
    assert editor.post(url, data).status_code == 302
    producer = ProducerPage.objects.get(live=True)
    assert producer.photo_alt == "Tổ đóng gói cam"
    assert producer.photo_credit == "Ảnh: UBND xã An Bình"


def test_the_ninth_picture_is_refused_in_words(world, editor):
    images = [row(make_image(world.a.collection), alt="Cam") for _ in range(9)]
    data = product_data(make_producer(world.a), images=inline_formset(images))
    answer = editor.post(add_url(world.a, ProductIndexPage, "productpage"), data)
    assert answer.status_code == 200
    assert "nhiều nhất 8" in answer.text
    form = editor.get(add_url(world.a, ProductIndexPage, "productpage")).text
    assert "Đã đủ 8 ảnh: chưa lấy “{name}”." in form


def test_chosen_pictures_bring_words_and_advice(world, editor):
    image = make_image(world.a.collection)
    image.description = "Rổ cam"
    image.save()
    one = editor.get(reverse("wagtailimages_chooser:chosen", args=[image.pk])).json()["result"]
    url = reverse("wagtailimages_chooser:chosen_multiple")
    (several,) = editor.get(url, {"id": image.pk, "multiple": 1}).json()["result"]
    for chosen in (one, several):
        assert (chosen["alt"], chosen["credit"]) == ("Rổ cam", "Ảnh: UBND xã An Bình")
        assert chosen["advice"][0].startswith("Ảnh nhỏ (48 × 36)")
    foreign = make_image(world.b.collection)
    assert editor.get(url, {"id": foreign.pk, "multiple": 1}).json()["result"] == []


def test_the_form_tells_of_each_picture_without_opening_one(world, editor, monkeypatch):
    page = make_product(world.a, images=3)
    upright = page.images.last().image
    get_image_model().objects.filter(pk=upright.pk).update(width=900, height=1600, light=20)
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    page.save_revision()
    editor.get(url)  # small pictures for the form are made
    monkeypatch.setattr(Image, "open", lambda *_args, **_kwargs: pytest.fail("opened"))
    form = editor.get(url).text
    assert form.count("Ảnh nhỏ (48 × 36)") == 2
    assert "Ảnh đứng: ở thẻ bị cắt bớt" in form and "Ảnh tối" in form
    edit = reverse("wagtailimages:edit", args=[upright.pk])
    assert f'<a href="{edit}" target="_blank"' in form


def test_words_cost_no_more_among_more_sites(world, editor):
    costs = []
    for number, colour in enumerate(("#204060", "#406020", "#602040")):
        if number == 2:
            for name in ("Cam", "Lan"):
                open_commune(CommuneSpec(f"Xã {name}", f"{name.lower()}.test", 80))
        content = saved(Image.new("RGB", (90, 60), colour), "PNG")
        with CaptureQueriesContext(connection) as queries:
            editor.post(UPLOAD, sent(content, f"{number}.png"))
        costs.append(len(queries))
    assert costs[1] == costs[2]


def test_who_may_not_upload_still_chooses(world):
    section = section_of(world.a.home, ProductIndexPage)
    officer = world.officer(world.a)
    rights = GroupCollectionPermission.objects.filter(group__in=officer.groups.all())
    rights.filter(permission__codename="add_image").delete()
    client = world.admin_client(officer)
    url = reverse("wagtailadmin_pages:add", args=["products", "productpage", section.pk])
    form = client.get(url).text
    assert "Chọn ảnh đã có" in form and "data-pictures-upload" not in form
    client.post(UPLOAD, sent(photo()))
    assert not get_image_model().objects.exists()
