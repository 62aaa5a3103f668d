"""All products of a site as one file: CSV for the uploads of marketplaces, schema.org as JSON-LD.

Both are streamed and say the same: what is public, a price only while it counts, a producer only
who agreed to be shown.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from typing import TypeVar

from django.http import Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe
from wagtail.images.models import SourceImageIOError

from portal.core.addresses import page_url
from portal.core.csv_files import csv_response
from portal.core.structured_data import PlainEncoder, without_empty
from portal.open_data.views import finish
from portal.sites.neighbours import attach_communes
from products.api import PICTURE
from products.gtins import attach_gtins
from products.models import ProductPage
from products.querysets import ProductQuerySet
from products.structured_data import certification, offer

Told = TypeVar("Told")
CHUNK = 500
COLUMNS = (
    "id",
    "gtin",
    "title",
    "description",
    "availability",
    "price",
    "currency",
    "link",
    "image_link",
    "brand",
    "category",
)


@dataclass(frozen=True)
class Offered:
    """A product as a marketplace takes it up; `picture` is a whole address or ""."""

    page: ProductPage
    url: str
    picture: str

    @property
    def brand(self) -> str:
        """Who makes it, if they agreed to be shown."""
        producer = self.page.named_producer
        return producer.title if producer else ""

    @property
    def category(self) -> str:
        return " > ".join(filter(None, (self.page.get_ocop_group_display(), self.page.set_name)))

    @property
    def price(self) -> int | None:
        """In đồng, the lower end of a range; None where there is none, or an old one."""
        return None if self.page.price_is_stale else self.page.price_min

    def as_row(self) -> list[str]:
        """The cells of `COLUMNS`."""
        page = self.page
        return [
            str(page.pk),
            page.gtin or "",
            page.shared_title,
            page.summary_text,
            "in_stock" if page.is_available else "out_of_stock",
            str(self.price or ""),
            "VND" if self.price else "",
            self.url,
            self.picture,
            self.brand,
            self.category,
        ]

    def as_node(self) -> dict:
        """A Product of schema.org."""
        page = self.page
        return without_empty(
            {
                "@type": "Product",
                "@id": f"{self.url}#product",
                "sku": str(page.pk),
                "gtin": page.gtin,
                "name": page.shared_title,
                "description": page.summary_text,
                "url": self.url,
                "image": self.picture,
                "category": self.category,
                "brand": {"@type": "Brand", "name": self.brand} if self.brand else {},
                "hasCertification": certification(page),
                "offers": offer(page, self.url),
            }
        )


def products_of(frame) -> ProductQuerySet:
    """What a site offers, in an order that new products don't change; Http404 without a list."""
    if not frame.navigation.section_url("ProductIndexPage"):
        raise Http404
    items = ProductPage.objects.in_frame(frame).for_cards().order_by("pk")
    return items.prefetch_related("cover__renditions")


def offered(
    frame, items: ProductQuerySet, language: str, tell: Callable[[Offered], Told]
) -> Iterator[Told]:
    """What `tell` makes of each product, in a language that the end of the request can't change."""
    found = items.iterator(chunk_size=CHUNK)
    while chunk := list(islice(found, CHUNK)):
        with override(language):
            if frame.is_portal:
                attach_communes(chunk, frame)
            attach_gtins(chunk, frame)
            told = [
                tell(Offered(page, page_url(page, frame), _picture(page, frame))) for page in chunk
            ]
        yield from told


def _picture(page: ProductPage, frame) -> str:
    """The first picture, in the largest size that is made on publishing."""
    if page.cover is None:
        return ""
    try:
        url = page.cover.get_rendition(PICTURE).url
    except SourceImageIOError:
        return ""  # a lost file costs no one the feed
    return url if "://" in url else frame.site.root_url + url


@require_safe
def product_csv(request) -> HttpResponseBase:
    """Named after the site and the day."""
    frame = request.frame
    items = products_of(frame)
    rows = offered(frame, items, get_language(), Offered.as_row)
    name = f"{frame.first_root.slug}-san-pham"
    return finish(request, csv_response(_with_heading(rows), name))


def _with_heading(rows: Iterator[list[str]]) -> Iterator[list[str]]:
    yield list(COLUMNS)
    yield from rows


@require_safe
def product_list(request) -> HttpResponseBase:
    """An ItemList of schema.org."""
    frame = request.frame
    nodes = offered(frame, products_of(frame), get_language(), Offered.as_node)
    url = frame.site.root_url + frame.navigation.section_url("ProductIndexPage")
    head = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "@id": f"{url}#products",
        "url": url,
        "name": frame.identity.name,
    }
    lines = _as_json(head, nodes)
    answer = StreamingHttpResponse(lines, content_type="application/ld+json; charset=utf-8")
    return finish(request, answer)


def _as_json(head: dict, nodes: Iterator[dict]) -> Iterator[str]:
    """The list, a line for each of its items."""
    yield json.dumps(head, cls=PlainEncoder)[:-1] + ',"itemListElement":['
    for position, node in zip(count(1), nodes):
        item = {"@type": "ListItem", "position": position, "item": node}
        yield (",\n" if position > 1 else "\n") + json.dumps(item, cls=PlainEncoder)
    yield "\n]}\n"
