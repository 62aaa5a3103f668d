"""What was sent beside what is: changes that an officer takes or leaves, one by one."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from portal.core.hints import Text
from products.formatting import price, season
from products.models import ProductPage
from products.producer_links.models import ProducerLink, SentPhoto, SentProduct
from products.sent_parts import SentPart, sent_parts

PRICE, STOCK, SEASON, PHOTO = "price", "stock", "season", "photo"


@dataclass(frozen=True)
class Change:
    """One change of a product: what it is called, what it was and becomes, in words."""

    name: str  # of its tick
    label: Text
    was: str
    becomes: str
    is_different: bool = True
    photo: SentPhoto | None = None
    details: tuple[tuple[Text, str], ...] = ()


@dataclass(frozen=True)
class Proposal:
    """All changes of one product. `product` is its draft: what would be published."""

    part: SentProduct
    product: ProductPage
    changes: list[Change]
    has_draft: bool


def price_words(source: Any, day: date | None = None) -> str:
    """The price of a page or of what was sent: "45.000 đ / kg (30/11/2026)"."""
    if not source.price_min:
        return ""
    words = f"{price(source)} / {source.price_unit}"
    return f"{words} ({date_format(day, 'SHORT_DATE_FORMAT')})" if day else words


def stock_words(source: Any) -> str:
    """Whether it is there, with the note: "Còn hàng, đặt trước 5 ngày"."""
    if source.is_available is None:
        return ""
    words = _("In stock") if source.is_available else _("Out of stock")
    return ", ".join(filter(None, (words, source.availability_note)))


def day_of(moment: datetime | None) -> date:
    return timezone.localdate(moment)


def name_of(part: SentProduct, what: str) -> str:
    """The name of the tick of a change."""
    return f"{part.pk}-{what}"


def _changes(part: SentProduct, draft: ProductPage, asked: dict[str, SentPart]) -> list[Change]:
    found = []
    if part.price_min:
        was = price_words(draft, draft.price_updated_on)
        becomes = price_words(part, day_of(part.link.sent_at))
        found.append(Change(name_of(part, PRICE), _("Price"), was, becomes, was != becomes))
    for what, label, was, becomes in (
        (STOCK, _("Stock"), stock_words(draft), stock_words(part)),
        (SEASON, _("Season"), season(draft.season_months), season(part.season_months)),
    ):
        if becomes:
            found.append(Change(name_of(part, what), label, was, becomes, was != becomes))
    found += [
        Change(name_of(part, f"{PHOTO}{photo.pk}"), _("New picture"), "", "", photo=photo)
        for photo in part.photos.all()
    ]
    for name, values in part.more.items():
        if one := asked.get(name):
            details = tuple(one.told(values))
            found.append(Change(name_of(part, name), one.heading, "", "", details=details))
    return found


def proposals_of(link: ProducerLink, parts: list[SentProduct]) -> list[Proposal]:
    """What an officer decides about, product by product."""
    asked = {one.name: one for one in sent_parts()}
    found = []
    for part in parts:
        part.link = link
        draft = part.product.get_latest_revision_as_object()
        changes = _changes(part, draft, asked)
        found.append(Proposal(part, draft, changes, part.product.has_unpublished_changes))
    return found


def version_of(proposals: list[Proposal]) -> str:
    """Stands for what an officer saw: another one says that a page has changed meanwhile."""
    seen = [(one.part.pk, one.product.latest_revision_id, one.changes) for one in proposals]
    return salted_hmac("producer_links.seen", repr(seen)).hexdigest()[:20]


def told_of(parts: list[SentProduct]) -> list[tuple[str, list[tuple[Text, str]]]]:
    """What was sent, for who sent it: by product, labels and words."""
    asked = {one.name: one for one in sent_parts()}
    told = []
    for part in parts:
        rows: list[tuple[Text, str]] = [
            (_("Price"), price_words(part)),
            (_("Stock"), stock_words(part)),
            (_("Season"), season(part.season_months)),
        ]
        if count := len(part.photos.all()):
            rows.append((_("New pictures"), str(count)))
        for name, values in part.more.items():
            if one := asked.get(name):
                rows += one.told(values)
        told.append((part.product.title, [(label, words) for label, words in rows if words]))
    return told


def offers_of(products: list[ProductPage]) -> dict[tuple[str, int], tuple[SentPart, Any]]:
    """By the name of a part and a product's key: who takes it, and of what."""
    return {
        (one.name, key): (one, offer)
        for one in sent_parts()
        for key, offer in one.offers(products).items()
    }


def words_of(error: ValidationError) -> str:
    """All that an error says, in one text."""
    return " ".join(error.messages)
