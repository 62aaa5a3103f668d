"""Pictures lose what cameras write about their owner."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.images import get_image_model

from portal.core.models.media import without_metadata


def photo(picture_format="JPEG", **exif) -> bytes:
    picture = Image.new("RGB", (40, 20), "orange")
    data = picture.getexif()
    data[0x010E] = "Nhà riêng"
    data.get_ifd(0x8825)[1] = "N"
    for tag, value in exif.items():
        data[int(tag.removeprefix("tag"))] = value
    out = BytesIO()
    picture.save(out, picture_format, exif=data)
    return out.getvalue()


@pytest.mark.parametrize("picture_format", ["JPEG", "PNG", "WEBP"])
def test_gps_and_notes_are_gone_after_upload(world, picture_format):
    name = f"anh.{picture_format.lower()}"
    image = get_image_model()(
        title="Ảnh",
        collection=world.a.collection,
        file=ImageFile(BytesIO(photo(picture_format)), name=name),
    )
    image.save()
    with image.file.open() as file:
        stored = Image.open(file)
        assert not stored.getexif()
        assert stored.format == picture_format


def test_a_picture_lying_on_its_side_is_turned_upright(world):
    image = get_image_model()(
        title="Ảnh",
        collection=world.a.collection,
        file=ImageFile(BytesIO(photo(tag274=6)), name="nghieng.jpg"),
    )
    image.save()
    assert (image.width, image.height) == (20, 40)


def test_a_clean_picture_is_left_as_it_is():
    out = BytesIO()
    Image.new("RGB", (4, 4)).save(out, "PNG")
    assert without_metadata(out.getvalue()) is None
    assert without_metadata(b"not a picture") is None
