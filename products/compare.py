"""Up to three products beside each other, chosen by ticks below the list."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from portal.sites.neighbours import attach_communes
from products.models.products import ProductPage

MOST = 3
# Of a number in the address, in digits.
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Choice:
    """What an address asks for: the products' numbers, and whether it named too many."""

    ids: list[int]
    is_too_many: bool


def read_choice(values: list[str]) -> Choice:
    """The first three numbers, each once; what is no number is left out."""
    numbers = [int(text) for text in values if text.isdecimal() and len(text) <= LONGEST_NUMBER]
    ids = list(dict.fromkeys(numbers))
    return Choice(ids[:MOST], len(ids) > MOST)


def show_comparison(section, request) -> HttpResponse:
    """The chosen products that this site shows, in the order of the ticks."""
    frame = request.frame
    choice = read_choice(request.GET.getlist("sp"))
    found = (
        ProductPage.objects.in_frame(frame)
        .for_cards()
        .prefetch_related("periods")
        .in_bulk(choice.ids)
    )
    products = [found[pk] for pk in choice.ids if pk in found]
    if frame.is_portal:
        products = attach_communes(products, frame)
    frame.shows(products)
    context = section.context_around(request) | {
        "page": section,
        "products": products,
        "is_too_many": choice.is_too_many,
        "some_missing": len(products) < len(choice.ids),
        "crumb_title": _("Compare products"),
    }
    return TemplateResponse(request, "products/compare.html", context)
