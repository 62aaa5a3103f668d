"""Prices and seasons as readers read them; plain functions, in templates as filters."""

from django.utils.translation import gettext as _

from portal.core.formatting import in_sentence, vnd
from products.fields import MONTH_CHOICES, month_spans
from products.models.products import ProductPage
from products.prices import Basis

MONTH_NAMES = dict(MONTH_CHOICES)


def price(product: ProductPage) -> str:
    """The price or its range: "45.000 đ", "45.000 đ – 60.000 đ"; "" where there is none."""
    if not product.price_min:
        return ""
    if not product.price_max or product.price_max == product.price_min:
        return vnd(product.price_min)
    return f"{vnd(product.price_min)} – {vnd(product.price_max)}"


def price_for_one(product: ProductPage) -> str:
    """The price of a kilo or litre: "650.000 đ/kg"; "" where the price is for just that."""
    lowest, for_one = product.price_min, product.price_for_one
    if not lowest or not for_one or for_one == lowest or product.price_basis == Basis.PIECE:
        return ""
    prices = [for_one, for_one * (product.price_max or lowest) / lowest]
    rounded = dict.fromkeys(vnd(round(price, -2)) for price in map(int, prices))
    return f"{' – '.join(rounded)}/{product.get_price_basis_display()}"


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
