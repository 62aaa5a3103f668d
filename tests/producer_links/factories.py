"""Links for producers, and what comes behind them."""

from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from portal.core import form_stamps
from products.producer_links import links
from products.producer_links.models import ProducerLink
from tests.products.factories import make_product

PRICED = {
    "price_min": 40_000,
    "price_unit": "kg",
    "is_available": True,
    "season_months": 0b111,
}


def make_link(world, *products, commune=None) -> tuple[ProducerLink, str]:
    """A link for products of one producer, and its path."""
    commune = commune or world.a
    link, secret = links.make(products[0].producer, commune.site, products, world.officer(commune))
    return link, f"/nguoi-ban/{secret}/"


def priced_product(world, title="Cam Vinh", commune=None, **values):
    return make_product(commune or world.a, title, **{**PRICED, **values})


def photo(name="IMG_1.jpg", size=(640, 480), color="#f08a24", **saved) -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", size, color).save(file, "JPEG", **saved)
    return SimpleUploadedFile(name, file.getvalue(), "image/jpeg")


def form_of(link: ProducerLink, **values) -> dict:
    """What a producer's form sends; `values` are of the first product, or of the form."""
    data = {
        "consent": "2026-11",
        "note": "",
        "website": "",
        "stamp": form_stamps.new_stamp(link.site, 60),
    }
    for row in link.parts.all():
        data |= {
            f"sp{row.pk}-price_min": "45.000",
            f"sp{row.pk}-price_max": "",
            f"sp{row.pk}-price_unit": "kg",
            f"sp{row.pk}-is_available": "yes",
            f"sp{row.pk}-availability_note": "",
            f"sp{row.pk}-season_months": ["11", "12", "1"],
        }
    first = link.parts.first()
    for name, value in values.items():
        full = f"sp{first.pk}-{name.replace('__', '-')}"
        data[name if name in data else full] = value
    return data


def send(world, link, path, **values):
    """What was answered to the form."""
    return world.post(link.site, path, form_of(link, **values))
