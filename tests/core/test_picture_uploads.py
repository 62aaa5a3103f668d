"""Pictures as officers upload them, one, several or in a chooser, and as code stores them."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model

from tests.core.drawings import SECRET, drawing, opened, photo, saved, store


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP", "HEIF", "AVIF"])
def test_gps_and_notes_are_gone_after_upload(world, picture_format):
    image = store(world, photo(picture_format), f"anh.{picture_format.lower()}")
    with image.file.open() as file:
        content = file.read()
    assert SECRET not in content
    stored = opened(content)
    assert not stored.getexif()
    kept_as = {"HEIF": "JPEG", "AVIF": "JPEG"}.get(picture_format, picture_format)
    assert stored.format == kept_as
    assert image.file_size == len(content)
    assert (image.width, image.height) == (64, 40)


def test_the_sides_are_known_after_turning(world):
    image = store(world, photo(orientation=6))
    assert (image.width, image.height) == (40, 64)


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def upload(editor, world, how, content, name):
    """The answer's text after an upload in one of the admin's three ways."""
    file = SimpleUploadedFile(name, content, "image/jpeg")
    data = {"title": "Ảnh", "collection": world.a.collection.pk}
    if how == "single":
        return editor.post(reverse("wagtailimages:add"), data | {"file": file}, follow=True)
    if how == "multiple":
        return editor.post(reverse("wagtailimages:add_multiple"), {"files[]": file})
    sent = {f"image-chooser-upload-{key}": value for key, value in data.items()}
    url = reverse("wagtailimages_chooser:create")
    return editor.post(url, sent | {"image-chooser-upload-file": file})


WAYS = ["single", "multiple", "chooser"]


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP"])
def test_half_a_picture_gets_a_clear_error(world, editor, how, picture_format):
    content = saved(Image.effect_noise((200, 160), 90).convert("RGB"), picture_format)
    name = f"nua.{picture_format.lower()}"
    answer = upload(editor, world, how, content[: len(content) // 2], name)
    assert answer.status_code == 200
    text = answer.content.decode()
    assert "hỏng" in text or "h\\u1ecfng" in text
    assert not get_image_model().objects.exists()


@pytest.mark.parametrize("how", WAYS)
@pytest.mark.parametrize(
    ("name", "content", "kept_name"),
    [
        ("IMG_01.HEIC", photo("HEIF"), ".jpg"),
        ("zalo.jpg", photo("HEIF"), ".jpg"),
        ("hình.avif", photo("AVIF"), ".jpg"),
        (
            "chan-dung.jpg",
            saved(drawing(), "MPO", save_all=True, append_images=[drawing()]),
            ".jpg",
        ),
        ("sai-duoi.png", photo("JPEG"), ".jpg"),
        ("sai-duoi.jpg", photo("PNG"), ".png"),
        ("khong-duoi", photo("WEBP"), ".webp"),
    ],
)
def test_what_a_picture_is_counts_and_not_its_name(world, editor, how, name, content, kept_name):
    answer = upload(editor, world, how, content, name)
    assert answer.status_code == 200
    image = get_image_model().objects.get()
    assert image.file.name.endswith(kept_name)
    with image.file.open() as file:
        assert SECRET not in file.read()
    assert image.get_rendition("width-20").width == 20


def test_a_file_that_replaces_another_is_checked_too(world, editor):
    image = store(world, photo())
    url = reverse("wagtailimages:edit", args=[image.pk])
    data = {"title": "Ảnh", "collection": world.a.collection.pk, "description": "", "credit": ""}
    broken = SimpleUploadedFile("moi.jpg", photo()[:400], "image/jpeg")
    answer = editor.post(url, data | {"file": broken})
    assert "hỏng" in answer.content.decode()
    whole = SimpleUploadedFile("moi.heic", photo("HEIF", 6), "image/heic")
    assert editor.post(url, data | {"file": whole}).status_code == 302
    image.refresh_from_db()
    assert (image.width, image.height) == (40, 64)
    assert image.file.name.endswith(".jpg")


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"])
def test_code_stores_no_half_picture(world, picture_format):
    content = photo(picture_format)
    for end in (-1, len(content) // 2, 5):
        with pytest.raises(ValidationError):
            store(world, content[:end])
    assert not get_image_model().objects.exists()
