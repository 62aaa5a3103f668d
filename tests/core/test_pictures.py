"""Pictures: whole, upright, without what they tell, and shown by every browser."""

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageCms, ImageOps, PngImagePlugin

from portal.core.pictures import take_in
from tests.core.drawings import SECRET, clean, distance, drawing, exif, moving, opened, photo, saved


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP"])
def test_a_picture_lying_on_its_side_is_turned_upright(picture_format, orientation):
    content = photo(picture_format, orientation)
    upright = ImageOps.exif_transpose(opened(content)).convert("RGB")
    kept = clean(content).convert("RGB")
    assert kept.size == upright.size
    assert distance(kept, upright) < 6


def test_a_clean_picture_is_left_as_it_is():
    for picture_format in ("PNG", "WEBP", "JPEG"):
        content = saved(drawing(), picture_format)
        assert take_in(content)[0] == content


def test_pixels_of_a_photo_stay_to_the_bit():
    content = photo(quality=61)
    assert distance(opened(take_in(content)[0]), opened(content)) == 0


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


def test_the_first_picture_of_several_in_one_jpeg():
    first, second = drawing(), drawing().rotate(180)
    content = saved(first, "MPO", save_all=True, append_images=[second], quality=90)
    assert opened(content).format == "MPO"
    kept = clean(content)
    assert kept.format == "JPEG"
    assert distance(kept, opened(content)) == 0
    assert kept.quantization == opened(content).quantization


def test_print_colours_and_sixteen_bits_become_plain():
    assert clean(photo(mode="CMYK")).mode == "RGB"
    assert distance(clean(photo(mode="CMYK")), drawing()) < 12
    deep = Image.new("I;16", (8, 8), 0x8000)
    kept = clean(saved(deep, "PNG"))
    assert kept.mode == "L"
    assert kept.getpixel((0, 0)) == 128


def test_what_is_clear_in_sixteen_bits_stays_clear():
    deep = Image.new("I;16", (8, 8), 0x8000)
    deep.putpixel((0, 0), 0x1000)
    kept = clean(saved(deep, "PNG", transparency=0x1000)).convert("RGBA")
    assert (kept.getpixel((0, 0))[3], kept.getpixel((1, 1))[3]) == (0, 255)


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
        assert distance(kept, drawing()) < 12
    turned = clean(photo("HEIF", orientation=6))
    assert turned.size == (40, 64)


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "GIF"])
@pytest.mark.parametrize("filler", [b"\0", b"\r\n"])
def test_a_part_of_a_picture_filled_up_is_refused(picture_format, filler):
    """As copies from broken cards look."""
    picture = Image.effect_noise((200, 160), 90).convert("RGB")
    content = saved(picture, picture_format)
    part = content[: len(content) * 6 // 10]
    with pytest.raises(ValidationError):
        take_in(part + filler * ((len(content) - len(part)) // len(filler)))


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP", "GIF", "AVIF", "HEIF"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_part_of_a_picture_is_refused(picture_format, part):
    picture = Image.effect_noise((200, 160), 90).convert("RGB")
    content = saved(picture, picture_format)
    with pytest.raises(ValidationError) as refused:
        take_in(content[: int(len(content) * part)])
    assert refused.value.code == "broken_picture"
    assert "hỏng" in refused.value.message


def test_the_end_of_a_moving_picture_is_missed():
    for picture_format in ("GIF", "WEBP", "PNG", "AVIF"):
        content = moving(picture_format)
        for end in (len(content) // 4, len(content) * 3 // 4, -1):
            with pytest.raises(ValidationError) as refused:
                take_in(content[:end])
            assert refused.value.code == "broken_picture", (picture_format, end)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a picture",
        b"%PDF-1.7",
        b"<svg/>",
        saved(drawing(), "TIFF"),
        saved(drawing(), "BMP"),
    ],
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
