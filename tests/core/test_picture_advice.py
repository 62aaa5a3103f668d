"""What officers are told of a picture, and which words are proposed at it."""

from io import BytesIO, StringIO
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.urls import reverse
from PIL import Image, ImageDraw
from wagtail.images import get_image_model

from portal.core.collections import collection_at, site_of
from portal.core.models import IdentitySettings
from portal.core.pictures import take_in
from portal.core.pictures.advice import advise
from portal.core.pictures.light import light_of
from portal.core.pictures.words import proposed_alt, proposed_credit, says_something
from tests.core.drawings import drawing, moving, photo, saved, store

SMALL, DARK, BRIGHT = "Ảnh nhỏ", "Ảnh tối", "Ảnh quá sáng"
UPRIGHT, WIDE = "Ảnh đứng", "Ảnh quá ngang"


def told(width=1200, height=900, light=150, darkest=40, marked=False) -> list[str]:
    """How the sentences begin."""
    image = SimpleNamespace(
        width=width, height=height, light=light, darkest=darkest, has_focal_point=lambda: marked
    )
    return [text.partition(":")[0].partition(" (")[0].partition(",")[0] for text in advise(image)]


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ({}, []),
        ({"width": 800, "height": 600}, []),
        ({"width": 799, "height": 600}, [SMALL]),
        ({"light": 55}, []),
        ({"light": 54}, [DARK]),
        ({"light": 0, "darkest": 0}, [DARK]),
        ({"light": 255, "darkest": 170}, []),
        ({"light": 255, "darkest": 171}, [BRIGHT]),
        ({"light": None, "darkest": None}, []),
        ({"width": 1600, "height": 1800}, []),  # a third is cut
        ({"width": 1600, "height": 1801}, [UPRIGHT]),
        ({"width": 1600, "height": 1801, "marked": True}, []),
        ({"width": 2000, "height": 1000}, []),
        ({"width": 2001, "height": 1000}, [WIDE]),
        ({"width": 1600, "height": 900}, []),
        ({"width": 600, "height": 900, "light": 3}, [SMALL, DARK, UPRIGHT]),
        ({"width": 1, "height": 1, "light": 255, "darkest": 255}, [SMALL, BRIGHT]),
        ({"width": 1, "height": 9999}, [SMALL, UPRIGHT]),
        ({"width": 9999, "height": 1}, [WIDE]),
    ],
)
def test_each_finding_at_its_border(picture, expected):
    assert told(**picture) == expected


def test_the_size_is_named():
    image = SimpleNamespace(
        width=640, height=480, light=None, darkest=None, has_focal_point=lambda: False
    )
    assert advise(image) == (
        "Ảnh nhỏ (640 × 480): phóng to sẽ mờ. Nên chụp lại, rộng từ 1200 điểm ảnh.",
    )


def scene(background: str, subject: str) -> bytes:
    """A subject on a fifth of the picture."""
    picture = Image.new("RGB", (400, 300), background)
    ImageDraw.Draw(picture).rectangle((100, 100, 259, 249), subject)
    return saved(picture, "JPEG")


def measured(content: bytes) -> list[str]:
    light = light_of(BytesIO(take_in(content)[0]))
    return told(light=light.half, darkest=light.darkest)


def test_a_white_table_is_not_too_bright_and_a_window_behind_is_too_dark():
    assert measured(scene("white", "#8a3b12")) == []
    assert measured(scene("#fafafa", "#e8e8e8")) == [BRIGHT]
    assert measured(scene("#101010", "white")) == [DARK]
    assert measured(scene("#7a6a50", "#c06010")) == []


@pytest.mark.parametrize(
    "content",
    [
        saved(Image.new("RGB", (1, 1), "orange"), "PNG"),
        saved(drawing("P"), "PNG"),
        saved(drawing("1"), "PNG"),
        saved(drawing("L"), "JPEG"),
        saved(drawing("LA"), "PNG"),
        saved(Image.new("I;16", (8, 8), 0x8000), "PNG"),
        photo(mode="CMYK"),
        moving("GIF"),
        moving("WEBP"),
        photo("HEIF"),
        photo("AVIF"),
        saved(Image.new("RGB", (3000, 2), "orange"), "WEBP"),
    ],
)
def test_whatever_is_taken_in_is_measured(content):
    light = light_of(BytesIO(take_in(content)[0]))
    assert 0 <= light.darkest <= light.half <= 255
    assert light.half > 60  # none of them is dark


def test_what_is_clear_counts_as_white():
    clear = Image.new("RGBA", (90, 90), (0, 0, 0, 0))
    assert light_of(BytesIO(saved(clear, "PNG"))) == (255, 255)


def test_the_light_is_known_after_an_upload_and_a_new_file(world):
    image = store(world, saved(Image.new("RGB", (90, 90), "#0a0a0a"), "PNG"), "anh.png")
    assert (image.light, image.darkest) == (10, 10)
    with image.file.open() as file:  # it was kept whole, though it was read before
        assert Image.open(file).size == (90, 90)
    editor = world.admin_client(world.officer(world.a))
    url = reverse("wagtailimages:edit", args=[image.pk])
    file = BytesIO(saved(Image.new("RGB", (90, 90), "#c8c8c8"), "PNG"))
    file.name = "moi.png"
    assert editor.post(url, {"title": "Cam", "file": file}).status_code == 302
    image.refresh_from_db()
    assert (image.light, image.darkest) == (200, 200)


def test_older_pictures_are_measured_by_a_command(world):
    image, gone = store(world, photo()), store(world, photo("PNG"), "mat.png")
    known = image.light
    get_image_model().objects.update(light=None, darkest=None)
    gone.file.storage.delete(gone.file.name)
    out, err = StringIO(), StringIO()
    call_command("measure_pictures", stdout=out, stderr=err)
    image.refresh_from_db()
    assert image.light == known
    assert "Measured 1 pictures, 1 could not be read." in out.getvalue()
    assert gone.file.name in err.getvalue()


def test_the_edit_screen_and_the_screen_of_uploads_tell_it(world):
    editor = world.admin_client(world.officer(world.a))
    file = BytesIO(photo())
    file.name = "cam.jpg"
    answer = editor.post(reverse("wagtailimages:add_multiple"), {"files[]": file, "title": "Cam"})
    assert "Ảnh nhỏ (64 × 40)" in answer.json()["form"]
    image = get_image_model().objects.get()
    url = reverse("wagtailimages:edit", args=[image.pk])
    assert "Ảnh nhỏ (64 × 40)" in editor.get(url).text
    assert "picture-advice" not in editor.get(reverse("wagtailimages:add")).text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rổ cam mới hái", True),
        ("Cam", True),
        ("Vườn cam xóm 3 năm 2026", True),
        ("Ảnh chụp vườn cam", True),
        ("", False),
        ("IMG_2034", False),
        ("IMG 2034", False),
        ("img-2034.JPG", False),
        ("Rổ cam.jpg", False),
        ("DSC00123", False),
        ("PXL_20261129_103000", False),
        ("20261129_103000", False),
        ("Screenshot 2026-11-29 at 10.00.00", False),
        ("Ảnh chụp màn hình 2026-11-29", False),
        ("WhatsApp Image 2026-11-29 at 10.00", False),
        ("z5123456789012 a1b2", False),
        ("Ảnh", False),
        ("…", False),
    ],
)
def test_names_of_files_say_nothing(text, expected):
    assert says_something(text) is expected


def test_what_a_picture_shows_is_proposed_from_its_own_words():
    def proposed(title, description=""):
        return proposed_alt(SimpleNamespace(title=title, description=description))

    assert proposed("IMG_2034", "Rổ cam  mới\nhái") == "Rổ cam mới hái"
    assert proposed("Vườn cam", "IMG_2034.jpg") == "Vườn cam"
    assert proposed("vuon-cam") == proposed("Cam") == proposed("IMG_2034") == ""
    assert len(proposed("Rổ cam " * 36)) == 160


def test_a_credit_is_the_pictures_own_or_that_of_the_office(world, django_assert_max_num_queries):
    image = store(world, photo())
    with django_assert_max_num_queries(4):
        assert proposed_credit(image) == "Ảnh: UBND xã An Bình"
    identity = IdentitySettings.objects.filter(site=world.a.site)
    identity.update(organisation="Ủy Ban Nhân Dân " + "xã An Bình " * 12)
    long = proposed_credit(get_image_model().objects.get())
    assert long.startswith("Ảnh: UBND xã An Bình xã") and len(long) == 120
    identity.update(organisation="")
    assert proposed_credit(get_image_model().objects.get()) == "Ảnh: Xã An Bình"
    image.credit = "Ảnh: HTX"
    assert proposed_credit(image) == "Ảnh: HTX"


def test_a_site_and_its_collection_know_each_other(world):
    for place in (world.a, world.b, world.portal):
        assert collection_at(place.home.path) == place.collection
        assert site_of(place.collection) == place.site
