"""What every uploaded picture passes: whole, not too large, upright, without what it tells."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pillow_heif
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps
from PIL.JpegImagePlugin import JpegImageFile, get_sampling

from portal.core.pictures.containers import BARE, gif_extent

pillow_heif.register_heif_opener()

TAKEN = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}
# In pixels, by the header, before one is decoded. A phone's photo has up to 50 million; what
# is decoded in several copies at once may have less.
MOST_PIXELS = 52_000_000
MOST_PIXELS_COPIED = 26_000_000
COPIED = {"GIF", "WEBP", "AVIF"}
MOST_PIXELS_MOVING = 200_000_000  # in all frames together
# What stands behind the length of WebP, of AVIF and HEIF: one picture or a sequence.
BRANDS = {b"WEBP", *(b"avif avis heic heix heim heis hevc hevx mif1 msf1".split())}
ORIENTATION = 0x0112
QUALITY = 92
# What decoders raise on files that are cut off or written by an enemy.
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError),
    *(RuntimeError, OverflowError, struct.error, zlib.error, Image.DecompressionBombError),
)


def take_in(content: bytes) -> tuple[bytes, str]:
    """The picture that is kept of an uploaded file, and the extension of its format.

    What browsers show stays as it is, but for what it tells of place, time and owner. HEIC and
    AVIF become JPEG (PNG where they are transparent). Raises ValidationError with what to do.
    """
    picture = _opened(content)
    _check_size(picture, content)
    try:
        _decode(picture)
        return _kept(content)
    except _BROKEN as error:
        raise ValidationError(_broken(), code="broken_picture") from error


def _broken() -> str:
    return _(
        "This picture is broken, or only a part of it arrived. "
        "Copy it from the phone or camera once more, then upload it."
    )


def _opened(content: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(content), formats=TAKEN)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(_too_large(), code="picture_too_large") from error
    except _BROKEN as error:
        if _looks_like_a_picture(content):
            raise ValidationError(_broken(), code="broken_picture") from error
        text = _("This file is no picture that the portal takes. Save it as JPG or PNG first.")
        raise ValidationError(text, code="no_picture") from error


def _looks_like_a_picture(content: bytes) -> bool:
    starts = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8")
    return content.startswith(starts) or content[8:12] in BRANDS


def _too_large(most: int = MOST_PIXELS) -> str:
    text = _(
        "This picture is too large: at most %(most)s million pixels. "
        "Make it smaller, or take it with the phone's usual setting."
    )
    return text % {"most": most // 1_000_000}


def _check_size(picture: Image.Image, content: bytes) -> None:
    width, height = picture.size
    frames = 1
    if picture.format == "GIF":
        try:
            width, height, frames = gif_extent(content)
        except _BROKEN as error:
            raise ValidationError(_broken(), code="broken_picture") from error
    elif picture.format in {"PNG", "WEBP"}:
        frames = getattr(picture, "n_frames", 1)
    most = MOST_PIXELS_COPIED if picture.format in COPIED or frames > 1 else MOST_PIXELS
    if width * height > most:
        raise ValidationError(_too_large(most), code="picture_too_large")
    if frames > 1 and width * height * frames > MOST_PIXELS_MOVING:
        text = _("This moving picture is too long. Make it shorter or smaller, then upload it.")
        raise ValidationError(text, code="picture_too_large")


def _decode(picture: Image.Image) -> None:
    """Reads all of it, so that half a file is found now; photos at an eighth of their size."""
    if picture.format in {"JPEG", "MPO"}:
        picture.draft(None, (max(picture.width // 8, 1), max(picture.height // 8, 1)))
        picture.load()
    elif picture.format in {"PNG", "WEBP", "GIF"}:
        for frame in range(getattr(picture, "n_frames", 1)):
            picture.seek(frame)
            picture.load()


def _kept(content: bytes) -> tuple[bytes, str]:
    picture = Image.open(BytesIO(content), formats=TAKEN)
    picture_format = "JPEG" if picture.format == "MPO" else str(picture.format)
    is_moving = getattr(picture, "is_animated", False) and picture_format != "JPEG"
    if picture_format in {"AVIF", "HEIF"}:
        return _converted(picture)
    is_turned = picture.getexif().get(ORIENTATION, 1) in range(2, 9)
    is_odd = picture.mode == "CMYK" or picture.mode.startswith("I")
    if is_odd or (is_turned and not is_moving):
        content = _drawn_anew(picture, picture_format, content)
    return BARE[picture_format](content), EXTENSIONS[picture_format]


def _converted(picture: Image.Image) -> tuple[bytes, str]:
    upright = ImageOps.exif_transpose(picture)
    is_clear = upright.mode in {"RGBA", "LA", "PA"} and (
        upright.getchannel("A").getextrema() != (255, 255)
    )
    picture_format = "PNG" if is_clear else "JPEG"
    upright = _plain(upright if is_clear else upright.convert("RGB"))
    return _saved(upright, picture_format, quality=QUALITY), EXTENSIONS[picture_format]


def _drawn_anew(picture: Image.Image, picture_format: str, content: bytes) -> bytes:
    """Upright and in colours that browsers know, as good as it was."""
    options: dict[str, Any] = {"quality": QUALITY}
    if (
        isinstance(picture, JpegImageFile)
        and picture.mode != "CMYK"
        and len(picture.quantization) > 1
    ):
        sampling = get_sampling(picture)
        options = {"qtables": picture.quantization, "subsampling": sampling}
    elif picture_format == "WEBP":
        options["lossless"] = b"VP8L" in content[:64]
    elif picture_format == "PNG" and "transparency" in picture.info:
        is_deep = picture.mode.startswith("I")
        clear = picture.info["transparency"]
        options["transparency"] = clear // 256 if is_deep else clear
    return _saved(_plain(ImageOps.exif_transpose(picture)), picture_format, **options)


def _plain(picture: Image.Image) -> Image.Image:
    """Print colours and 16 bits a pixel, which browsers show wrongly or not at all, made plain."""
    if picture.mode == "CMYK":
        picture.info.pop("icc_profile", None)  # the printer's, no use to a screen
        return picture.convert("RGB")
    if picture.mode.startswith("I"):
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture


def _saved(picture: Image.Image, picture_format: str, **options) -> bytes:
    out = BytesIO()
    profile = picture.info.get("icc_profile")
    for told in ("exif", "xmp", "comment"):
        picture.info.pop(told, None)
    picture.save(out, picture_format, icc_profile=profile, **options)
    return out.getvalue()
