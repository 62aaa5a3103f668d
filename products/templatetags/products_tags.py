"""Stars, prices, seasons and QR codes; products for home pages."""

from dataclasses import dataclass

from django import template
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from portal.core.neighbours import attach_communes
from portal.core.templatetags.frame_tags import in_sentence
from portal.core.templatetags.portal_tags import vnd
from products.fields import MONTH_CHOICES, month_spans
from products.models import ProductPage
from products.prices import Basis

register = template.Library()

# By whether it is tourism: fruit has a harvest, a journey only its months.
IN_SEASON = {False: gettext_lazy("In season"), True: pgettext_lazy("tourism", "In season")}
BACK_IN_SEASON = {
    False: gettext_lazy("Back in season: %(months)s"),
    True: pgettext_lazy("tourism", "Back in season: %(months)s"),
}
SEASON_NAME = {False: gettext_lazy("Season"), True: pgettext_lazy("tourism", "Season")}
MONTH_NAMES = dict(MONTH_CHOICES)


@dataclass(frozen=True)
class Tag:
    """A small label on a card: its words and the colour class of the design."""

    text: str
    style: str


@register.inclusion_tag("products/includes/stars.html")
def stars(count: int) -> dict:
    """Five stars, `count` of them filled, with the words beside them."""
    places = range(0, 65, 13)
    return {"count": count, "filled": places[:count], "empty": places[count:]}


@register.filter
def price(product: ProductPage) -> str:
    """The price or its range: "45.000 đ", "45.000 đ – 60.000 đ"; "" where there is none."""
    if not product.price_min:
        return ""
    if not product.price_max or product.price_max == product.price_min:
        return vnd(product.price_min)
    return f"{vnd(product.price_min)} – {vnd(product.price_max)}"


@register.filter
def price_for_one(product: ProductPage) -> str:
    """The price of a kilo or litre: "650.000 đ/kg"; "" where the price is for just that."""
    known = product.price_for_one and product.price_basis != Basis.PIECE
    if not known or product.price_for_one == product.price_min:
        return ""
    highest = product.price_max or product.price_min
    prices = [product.price_for_one, product.price_for_one * highest / product.price_min]
    rounded = dict.fromkeys(vnd(round(price, -2)) for price in map(int, prices))
    return f"{' – '.join(rounded)}/{product.get_price_basis_display()}"


@register.filter
def season(mask: int) -> str:
    """The months in words: "Tháng 10 – tháng 1", "Quanh năm"; "" where none is known."""
    spans = month_spans(mask or 0)
    if spans == [(1, 12)]:
        return _("All year round")
    parts = [
        str(MONTH_NAMES[first])
        if first == last
        else _("%(first)s – %(last)s")
        % {"first": MONTH_NAMES[first], "last": in_sentence(str(MONTH_NAMES[last]))}
        for first, last in spans
    ]
    return ", ".join(parts[:1] + [in_sentence(part) for part in parts[1:]])


@register.filter
def product_tags(product: ProductPage) -> list[Tag]:
    """What a buyer must know first: is it there, from when, does it come to me."""
    tags = []
    if not product.is_available:
        tags.append(Tag(product.availability_note or _("Out of stock"), "warn"))
    else:
        if product.is_in_season:
            tags.append(Tag(IN_SEASON[product.is_tourism], "ok"))
        elif product.is_all_year:
            tags.append(Tag(_("All year round"), "n"))
        elif product.season_months:
            months = season(product.season_months)
            words = BACK_IN_SEASON[product.is_tourism] % {"months": in_sentence(months)}
            tags.append(Tag(words, "n"))
        if product.availability_note:
            tags.append(Tag(product.availability_note, "info"))
    if product.delivers_nationwide and len(tags) < 2:
        tags.append(Tag(_("Delivered nationwide"), "n"))
    return tags


@register.filter
def season_name(product: ProductPage) -> str:
    """What its months are called: "Mùa vụ", of tourism "Mùa"."""
    return SEASON_NAME[product.is_tourism]


@register.filter
def card_tags(product: ProductPage) -> list[Tag]:
    """The most pressing tags: two on a card, the mark of a sample among them."""
    return product_tags(product)[: 1 if product.is_sample else 2]


@register.filter
def zalo_url(number: str) -> str:
    """Where a tap on a Zalo number leads."""
    return "https://zalo.me/" + "".join(filter(str.isdigit, number or ""))


@register.inclusion_tag("products/includes/featured.html", takes_context=True)
def featured_products(context, count: int = 4) -> dict:
    """Products for a home page, in season first; nothing where there is none."""
    frame = context["frame"]
    items = ProductPage.objects.in_frame(frame).for_cards().in_season_first()[:count]
    # The portal's home changes with every announcement of a commune, what is in season doesn't.
    name = f"featured:{count}:{timezone.localdate()}:{get_language()}"
    items = frame.remember(name, lambda: list(items), ProductPage._meta.app_label)
    frame.shows(items)
    if frame.is_portal:
        items = attach_communes(items, frame)
    return {
        "products": items,
        "frame": frame,
        "request": context["request"],
        "list_url": frame.section_url("ProductIndexPage"),
    }
