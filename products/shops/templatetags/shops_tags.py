"""The buttons to marketplaces and Zalo, and what an officer sees of them at a product."""

from django import template
from django.db.models import Sum
from django.urls import reverse

from products.models import ProductPage
from products.shops.links import ZALO, checks_of, key_of, out_url
from products.shops.models import ClickCount, Kind, ListingCheck
from products.shops.models.checks import TAG
from products.shops.models.clicks import SHOWN_DAYS, days_ago
from products.templatetags.products_tags import zalo_url

register = template.Library()


@register.inclusion_tag("shops/buttons.html", takes_context=True)
def shop_buttons(context, product: ProductPage, listings: list) -> dict:
    """A button for each marketplace whose link isn't broken, and when they were checked."""
    context["frame"].follows(TAG)
    checks = checks_of(product) if listings and product.pk else {}
    shown = [one for one in listings if not (check := checks.get(one.url)) or not check.is_broken]
    is_draft = _is_draft(context)
    for one in shown:
        # A draft's links are nobody's to count, and no public page has them.
        one.href = one.url if is_draft else out_url(product, key_of(one.url))
    moments = [c.last_ok_at for one in shown if (c := checks.get(one.url)) and c.last_ok_at]
    return {"listings": shown, "checked_at": min(moments, default=None)}


@register.simple_tag(takes_context=True)
def zalo_out(context, product: ProductPage) -> str:
    """Where the button to Zalo leads."""
    return zalo_url(product.zalo) if _is_draft(context) else out_url(product, ZALO)


@register.simple_tag(takes_context=True)
def phone_counter(context, product: ProductPage) -> str:
    """Where a script tells that the number was tapped; "" in a draft."""
    return "" if _is_draft(context) else reverse("shop_phone", args=[product.pk])


@register.simple_tag(takes_context=True)
def went_on(context) -> int:
    """How often readers of this site, on the portal of all, went on to a seller.

    Of the ninety days before today: what a kept page says of them stays true until midnight.
    """
    frame = context["frame"]
    counts = ClickCount.objects.filter(day__gte=days_ago(SHOWN_DAYS + 1), day__lt=days_ago(1))
    if not frame.is_portal:
        counts = counts.filter(site=frame.site)
    return counts.aggregate(clicks=Sum("count"))["clicks"] or 0


@register.inclusion_tag("shops/panel.html")
def shops_of(product: ProductPage) -> dict:
    """For the editor: the product's links with their state, and its clicks of 90 days."""
    if not product.pk:
        return {"checks": [], "clicks": []}
    key = product.translation_key
    found = ClickCount.objects.filter(product__translation_key=key, day__gte=days_ago(SHOWN_DAYS))
    sums = dict(found.values_list("kind").annotate(Sum("count")).order_by())
    return {
        "checks": ListingCheck.objects.filter(product__translation_key=key).order_by("url"),
        "clicks": [(kind.label, sums.get(kind, 0)) for kind in Kind],
        "days": SHOWN_DAYS,
    }


def _is_draft(context) -> bool:
    request = context.get("request")
    return request is None or getattr(request, "is_preview", False)
