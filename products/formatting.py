"""Prices and seasons as readers read them; plain functions, in templates as filters."""

from datetime import date

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from portal.core.formatting import in_sentence, vnd
from products.fields import MONTH_CHOICES, month_spans
from products.models.choices import CertificateState, stars_in_words
from products.models.parts import OpenPeriod
from products.models.products import ProductPage
from products.prices import Basis

MONTH_NAMES = dict(MONTH_CHOICES)


def days_left_text(days: int) -> str:
    """How long the stars still count: "còn 28 ngày", on the last day "hết hôm nay"."""
    if not days:
        return _("ends today")
    left = ngettext("%(count)s day left", "%(count)s days left", days) % {"count": days}
    return in_sentence(left)


def standing_text(stars: int, until: date | None, state: str) -> str:
    """A standing of the log: "OCOP 4 sao, đến 15/3/2026"; "Đã thu hồi, OCOP 4 sao, …"."""
    if not stars:
        return capfirst(str(CertificateState.NONE.label))
    words = stars_in_words(stars)
    if until:
        day = date_format(until, "SHORT_DATE_FORMAT")
        words = _("%(stars)s, until %(day)s") % {"stars": words, "day": day}
    if state in (CertificateState.REVOKED, CertificateState.REASSESSING):
        words = f"{capfirst(str(CertificateState(state).label))}, {words}"
    return words


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


def period(told: OpenPeriod) -> str:
    """The days of an opening: "20/12/2026 – 5/1/2027", of a single day just that."""
    days = dict.fromkeys((told.starts_on, told.ends_on))
    return " – ".join(date_format(day, "SHORT_DATE_FORMAT") for day in days)


def when_there(product: ProductPage) -> str:
    """The days that are told and not over, else the months."""
    return "; ".join(map(period, product.open_periods)) or season(product.season_months)
