"""Pictures for the tests of uploads."""

from io import BytesIO

from django.core.files.images import ImageFile
from PIL import Image, ImageChops, ImageDraw, ImageStat
from wagtail.images import get_image_model

from portal.core.pictures import take_in

SECRET = b"Nha rieng cua ba Hoa"


def drawing(mode="RGB", size=(64, 40)) -> Image.Image:
    """Something with edges, so that quality and sides can be told."""
    picture = Image.new("RGB", size, "orange")
    ImageDraw.Draw(picture).ellipse((4, 4, size[0] // 2, size[1] - 4), "#2266cc")
    return picture.convert(mode)


def distance(one, other) -> float:
    """How far two pictures are from each other, in steps of 255."""
    return sum(ImageStat.Stat(ImageChops.difference(one, other)).mean) / 3


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
