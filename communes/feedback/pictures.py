"""Smaller copies of pictures: one for officers and the sender, one for readers."""

from io import BytesIO
from typing import IO, Any

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

SMALL_SIDE, PUBLIC_SIDE = 1280, 960
SMALL_QUALITY, PUBLIC_QUALITY = 72, 62
BOX_COLOUR = (60, 60, 60)
HUNDRED = 100
MOST_BOXES = 12


def small_copy(file: IO[bytes]) -> ContentFile:
    """A JPEG for screens. Raises OSError or ValueError for what is no picture."""
    return ContentFile(_saved(_reduced(file, SMALL_SIDE), "JPEG", SMALL_QUALITY))


def public_copy(file: IO[bytes], boxes: list[list[float]]) -> tuple[ContentFile, tuple[int, int]]:
    """A WebP for readers with filled boxes, and its size; what lies under a box is not in it."""
    picture = _reduced(file, PUBLIC_SIDE)
    draw = ImageDraw.Draw(picture)
    for left, top, width, height in boxes:
        draw.rectangle(
            [
                int(left * picture.width / HUNDRED),
                int(top * picture.height / HUNDRED),
                int((left + width) * picture.width / HUNDRED) + 1,
                int((top + height) * picture.height / HUNDRED) + 1,
            ],
            fill=BOX_COLOUR,
        )
    return ContentFile(_saved(picture, "WEBP", PUBLIC_QUALITY)), picture.size


def _reduced(file: IO[bytes], side: int) -> Image.Image:
    file.seek(0)
    with Image.open(file) as picture:
        picture.draft("RGB", (side, side))
        picture.thumbnail((side, side))
        seen = picture.convert("RGBA")
    flat = Image.new("RGB", seen.size, "white")
    flat.paste(seen, mask=seen.getchannel("A"))
    return flat


def _saved(picture: Image.Image, picture_format: str, quality: int) -> bytes:
    """Without anything that the picture told."""
    out = BytesIO()
    options: dict[str, Any] = {"quality": quality}
    picture.save(out, picture_format, **options)
    return out.getvalue()
