"""Stars, prices, seasons and QR codes; products for home pages."""

from dataclasses import dataclass
from functools import partial

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from portal.core.formatting import in_sentence
from portal.core.hints import Text
from portal.sites.neighbours import attach_communes
from products.fields import months_of
from products.formatting import (
    days_left_text,
    period,
    price,
    price_for_one,
    season,
    standing_text,
    when_there,
)
from products.gift_sets import sets_in_season
from products.models import GiftSetPage, ProductPage, StarChange
from products.models.choices import stars_in_words

register = template.Library()
for text_of in (period, price, price_for_one, season, stars_in_words, when_there):
    register.filter(text_of)

# By whether it is tourism: fruit has a harvest, a journey only its months.
IN_SEASON = {False: gettext_lazy("In season"), True: pgettext_lazy("tourism", "In season")}
BACK_IN_SEASON = {
    False: gettext_lazy("Back in season: %(months)s"),
    True: pgettext_lazy("tourism", "Back in season: %(months)s"),
}
SOON_IN_SEASON = {
    False: gettext_lazy("In season next month"),
    True: pgettext_lazy("tourism", "In season next month"),
}
SEASON_NAME = {False: gettext_lazy("Season"), True: pgettext_lazy("tourism", "Season")}


@dataclass(frozen=True)
class Tag:
    """A small label on a card: its words and the colour class of the design."""

    text: Text
    style: str


@register.simple_tag(takes_context=True)
def product_card(context, product: ProductPage) -> str:
    """A product in a list, remembered: the same card stands in many lists and pages."""
    template, card = "products/includes/card.html", {"product": product}
    make = partial(render_to_string, template, card, context["request"])
    return context["frame"].part(f"{template}:{product.pk}", make, ProductPage._meta.app_label)


@register.inclusion_tag("products/includes/stars.html")
def stars(count: int) -> dict:
    """Five stars, `count` of them filled, with the words beside them."""
    places = range(0, 65, 13)
    return {"count": count, "filled": places[:count], "empty": places[count:]}


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
        elif product.is_soon_in_season:
            tags.append(Tag(SOON_IN_SEASON[product.is_tourism], "info"))
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
def days_left(product: ProductPage) -> str:
    """How long its stars still count: "còn 28 ngày"."""
    return days_left_text(product.days_left)


@register.filter
def standing(change: StarChange) -> str:
    """How a product stood after a change: "OCOP 4 sao, đến 15/3/2026"."""
    return standing_text(change.stars, change.until, change.state)


@register.filter
def season_tag(product: ProductPage) -> Tag:
    """In season, or in season next month."""
    if product.is_in_season:
        return Tag(IN_SEASON[product.is_tourism], "ok")
    return Tag(SOON_IN_SEASON[product.is_tourism], "info")


@register.filter
def months_there(product: ProductPage) -> list[bool]:
    """For each month of the year, whether it is there."""
    months = months_of(product.season_months)
    return [month in months for month in range(1, 13)]


@register.filter
def compared_facts(product: ProductPage) -> list[tuple[Text, Text]]:
    """What products are compared by: labels, and the words of this one ("" where unknown)."""
    cost = f"{price(product)} / {product.price_unit}" if product.price_min else ""
    day = (
        date_format(product.price_updated_on, "SHORT_DATE_FORMAT")
        if product.price_updated_on
        else ""
    )
    old = _("Price of %(day)s, it may have changed; ask the seller.") % {"day": day}
    return [
        (_("Stars"), stars_in_words(product.current_stars)),
        (_("Price"), cost or _("Ask for the price")),
        (_("Price of one kilo or litre"), price_for_one(product)),
        (_("Price of"), old if product.price_is_stale else day),
        (_("Packing"), product.net_content),
        (_("Season"), when_there(product)),
        (_("Producer"), product.producer_name),
        (_("Sending, says the producer"), product.shipping_note),
    ]


@register.filter
def compared_labels(product: ProductPage) -> list[Text]:
    """The columns' headings, the product's own first."""
    return [_("Product"), *(label for label, _text in compared_facts(product))]


@register.filter
def season_name(product: ProductPage) -> Text:
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


@register.simple_tag(takes_context=True)
def gift_sets(context, product: ProductPage | None = None) -> str:
    """The sets in season: all of the site, or those that hold a product; remembered."""
    template, frame = "products/includes/gift_sets.html", context["frame"]
    name = f"{template}:{product.translation_key if product else ''}"

    def make() -> str:
        sets = sets_in_season(frame, product)
        return render_to_string(template, {"sets": sets, "product": product}, context["request"])

    return frame.part(name, make, ProductPage._meta.app_label)


@register.filter
def set_state(page: GiftSetPage) -> Tag:
    """Whether a set is sold today, and until or from when."""
    starts, ends = (
        date_format(day, "SHORT_DATE_FORMAT") if day else ""
        for day in (page.season_starts_on, page.season_ends_on)
    )
    if page.is_over:
        return Tag(_("The season is over"), "warn")
    if page.is_to_come:
        return Tag(_("Sold from %(day)s") % {"day": starts}, "info")
    return Tag(_("Sold until %(day)s") % {"day": ends}, "ok")


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
        "list_url": frame.navigation.section_url("ProductIndexPage"),
    }
