"""A GTIN that is typed where codes are typed leads to its page."""

from django.http import HttpRequest

from portal.core.finding import SearchShortcut
from portal.sites.frame import Frame
from products.traceability import gs1
from products.traceability.models import ProductCode
from products.traceability.telling import path_in


def address_of(request: HttpRequest, query: str) -> str:
    """The page of a GTIN that the site knows; one query, none for what is no GTIN."""
    gtin = gs1.digits_of(query)
    frame: Frame = request.frame  # type: ignore[attr-defined]
    if not gs1.is_gtin(gtin):
        return ""
    known = ProductCode.objects.in_frame(frame).filter(gtin=gs1.normal(gtin)).exists()
    return path_in(frame, gtin) if known else ""


SHORTCUT = SearchShortcut(
    address=address_of,
    is_code=lambda text: False,  # nobody's own: it stands on every packing
    note=lambda frame, query: "",
)
