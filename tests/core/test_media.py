"""Pictures: whole, not too large, upright, without what they tell, and shown by every browser."""

import json
import subprocess
import sys
import zlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin
from wagtail.images import get_image_model

from portal.core.pictures import take_in
from portal.core.pictures.intake import MOST_PIXELS

SECRET = b"Nha rieng cua ba Hoa"


def drawing(mode="RGB", size=(64, 40)) -> Image.Image:
    """Something with edges, so that quality and sides can be told."""
    picture = Image.new("RGB", size, "orange")
    ImageDraw.Draw(picture).ellipse((4, 4, size[0] // 2, size[1] - 4), "#2266cc")
    return picture.convert(mode)


def exif(orientation=1):
    data = Image.Exif()
    data[0x010E], data[0x0112] = SECRET.decode(), orientation
    data.get_ifd(0x8825)[1] = "N"
    return data


def saved(picture, picture_format, **options) -> bytes:
    out = BytesIO()
    picture.save(out, picture_format, **options)
    return out.getvalue()


def photo(picture_format="JPEG", orientation=1, mode="RGB", **options) -> bytes:
    return saved(drawing(mode), picture_format, exif=exif(orientation).tobytes(), **options)


def moving(picture_format, **options) -> bytes:
    frames = [drawing(), drawing().rotate(90), drawing().rotate(180)]
    more = {"save_all": True, "append_images": frames[1:], "duration": [100, 200, 300], "loop": 0}
    return saved(frames[0], picture_format, **more | options)


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def clean(content: bytes) -> Image.Image:
    kept, extension = take_in(content)
    assert SECRET not in kept
    assert b"GPS" not in kept
    picture = opened(kept)
    assert not picture.getexif()
    assert not {"exif", "xmp", "comment", "photoshop"} & picture.info.keys()
    assert extension in {"jpg", "png", "gif", "webp"}
    return picture


def store(world, content, name="anh.jpg"):
    image = get_image_model()(
        title="Ảnh", collection=world.a.collection, file=ImageFile(BytesIO(content), name=name)
    )
    image.save()
    return image


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


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_lying_on_its_side_is_turned_upright(picture_format, orientation):
    from PIL import ImageOps

    content = photo(picture_format, orientation)
    upright = ImageOps.exif_transpose(opened(content)).convert("RGB")
    kept = clean(content).convert("RGB")
    assert kept.size == upright.size
    assert _distance(kept, upright) < 6


def _distance(one, other) -> float:
    from PIL import ImageChops, ImageStat

    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


def test_the_sides_are_known_after_turning(world):
    image = store(world, photo(orientation=6))
    assert (image.width, image.height) == (40, 64)


def test_a_clean_picture_is_left_as_it_is():
    for picture_format in ("PNG", "WEBP", "JPEG"):
        content = saved(drawing(), picture_format)
        assert take_in(content)[0] == content


def test_pixels_of_a_photo_stay_to_the_bit():
    content = photo(quality=61)
    assert _distance(opened(take_in(content)[0]), opened(content)) == 0


def test_a_transparent_palette_stays_transparent():
    picture = drawing("RGBA")
    picture.putpixel((0, 0), (0, 0, 0, 0))
    picture = picture.quantize(16)
    told = PngImagePlugin.PngInfo()
    told.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    content = saved(picture, "PNG", pnginfo=told)
    assert clean(content).convert("RGBA").tobytes() == opened(content).convert("RGBA").tobytes()
    assert clean(content).mode == "P"
    gif = saved(picture, "GIF", comment=SECRET, transparency=0)
    kept = clean(gif)
    assert kept.info["transparency"] == 0
    assert kept.convert("RGBA").tobytes() == opened(gif).convert("RGBA").tobytes()


@pytest.mark.parametrize(
    ("picture_format", "options"),
    [
        ("GIF", {"comment": SECRET}),
        ("WEBP", {"exif": exif(), "xmp": SECRET}),
        ("WEBP", {"exif": exif(6), "lossless": True}),
        ("PNG", {"exif": exif()}),
    ],
)
def test_moving_pictures_keep_frames_and_timing(picture_format, options):
    content = moving(picture_format, **options)
    before, after = opened(content), clean(content)
    assert after.n_frames == before.n_frames == 3
    assert after.info.get("loop") == before.info.get("loop")
    for frame in range(3):
        for picture in (before, after):
            picture.seek(frame)
            picture.load()
        assert after.info.get("duration") == before.info.get("duration")
        assert after.convert("RGBA").tobytes() == before.convert("RGBA").tobytes()


def test_the_first_picture_of_several_in_one_jpeg(world):
    first, second = drawing(), drawing().rotate(180)
    content = saved(first, "MPO", save_all=True, append_images=[second], quality=90)
    assert opened(content).format == "MPO"
    kept = clean(content)
    assert kept.format == "JPEG"
    assert _distance(kept, opened(content)) == 0
    assert kept.quantization == opened(content).quantization
    image = store(world, content)
    assert image.get_rendition("width-20").file.name.endswith(".jpg")


def test_print_colours_and_sixteen_bits_become_plain():
    assert clean(photo(mode="CMYK")).mode == "RGB"
    assert _distance(clean(photo(mode="CMYK")), drawing()) < 12
    deep = Image.new("I;16", (8, 8), 0x8000)
    kept = clean(saved(deep, "PNG"))
    assert kept.mode == "L"
    assert kept.getpixel((0, 0)) == 128


def test_colour_profiles_stay():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for picture_format in ("JPEG", "PNG", "WEBP"):
        for orientation in (1, 6):
            content = photo(picture_format, orientation, icc_profile=profile)
            assert clean(content).info["icc_profile"] == profile


def test_photos_of_phones_become_jpeg():
    for picture_format in ("HEIF", "AVIF"):
        kept = clean(photo(picture_format))
        assert kept.format == "JPEG"
        assert _distance(kept, drawing()) < 12
    turned = clean(photo("HEIF", orientation=6))
    assert turned.size == (40, 64)


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_part_of_a_picture_is_refused(picture_format, part):
    picture = Image.effect_noise((200, 160), 90).convert("RGB")
    content = saved(picture, picture_format)
    with pytest.raises(ValidationError) as refused:
        take_in(content[: int(len(content) * part)])
    assert refused.value.code in {"broken_picture", "no_picture"}
    if picture_format in {"JPEG", "PNG", "GIF", "WEBP"} and part > 0.1:
        assert "hỏng" in refused.value.message


def test_the_end_of_a_moving_picture_is_missed():
    for picture_format in ("GIF", "WEBP", "PNG"):
        content = moving(picture_format)
        with pytest.raises(ValidationError):
            take_in(content[: len(content) * 3 // 4])


@pytest.mark.parametrize(
    "content", [b"", b"not a picture", b"%PDF-1.7", b"<svg/>", saved(drawing(), "TIFF")]
)
def test_what_is_no_picture_says_what_to_do(content):
    with pytest.raises(ValidationError) as refused:
        take_in(content)
    assert "JPG" in refused.value.message


def test_broken_parts_never_escape():
    """Every byte of a small file changed once: kept, or refused with a reason."""
    for content in (photo(), moving("GIF"), moving("PNG"), photo("WEBP")):
        for position in range(0, len(content), 23):
            broken = content[:position] + b"\xff" + content[position + 1 :]
            try:
                take_in(broken)
            except ValidationError as refused:
                assert refused.message


def bomb(kind: str, side: int = 15_000) -> bytes:
    """A small file of many pixels."""

    def chunk(name, data):
        return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)

    if kind == "PNG":
        head = chunk(b"IHDR", side.to_bytes(4) + side.to_bytes(4) + b"\x08\x02\0\0\0")
        return (
            b"\x89PNG\r\n\x1a\n"
            + head
            + chunk(b"IDAT", zlib.compress(b"\0" * 10**7))
            + chunk(b"IEND", b"")
        )
    short = side.to_bytes(2, "little")
    if kind == "GIF":
        return b"GIF89a" + short * 2 + b"\0\0\0" + b"," + b"\0" * 4 + short * 2 + b"\0\x02\x01\0\0;"
    if kind == "GIF frame":
        small = (9).to_bytes(2, "little")
        return b"GIF89a" + small * 2 + b"\0\0\0" + b"," + b"\0" * 4 + short * 2 + b"\0\x02\x01\0\0;"
    if kind == "WEBP":
        return saved(Image.new("L", (side, side)), "WEBP", lossless=True, method=0)
    content = saved(Image.new("RGB", (64, 40)), kind)
    if kind == "JPEG":
        old, new = (40).to_bytes(2) + (64).to_bytes(2), side.to_bytes(2) * 2
    else:
        old, new = (64).to_bytes(4) + (40).to_bytes(4), side.to_bytes(4) * 2
    assert old in content
    return content.replace(old, new)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "GIF frame", "JPEG", "WEBP", "AVIF", "HEIF"])
def test_the_size_is_looked_at_before_the_pixels(kind):
    told = _memory_of(bomb(kind, 5200 if kind == "WEBP" else 15_000))
    assert "lớn" in told["message"] or (kind == "HEIF" and "hỏng" in told["message"])
    assert told["grown"] < 60_000, "KB of memory for a picture that is refused"


def test_a_moving_picture_counts_all_its_frames():
    frames = [Image.new("P", (3000, 3000), number) for number in range(1, 30)]
    content = saved(frames[0], "GIF", save_all=True, append_images=frames[1:], optimize=False)
    with pytest.raises(ValidationError) as refused:
        take_in(content)
    assert "dài" in refused.value.message


def _memory_of(content: bytes) -> dict:
    """How much a process of its own grows by taking a picture in, and what it says."""
    script = """
import json, os, resource, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
import django
django.setup()
from django.core.exceptions import ValidationError
from portal.core.pictures import take_in
content = sys.stdin.buffer.read()
take_in_small = None
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
message = ""
try:
    take_in(content)
except ValidationError as refused:
    message = str(refused.message)
grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
print(json.dumps({"message": message, "grown": grown}))
"""
    done = subprocess.run(
        [sys.executable, "-c", script], input=content, capture_output=True, check=True, timeout=120
    )
    return json.loads(done.stdout.splitlines()[-1])


def test_a_large_photo_is_taken():
    side = int(MOST_PIXELS**0.5)
    content = saved(Image.new("L", (side, side)), "JPEG")
    assert take_in(content)[0]


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


def test_code_that_makes_pictures_is_told(world):
    with pytest.raises(ValidationError):
        store(world, photo()[:-100])
