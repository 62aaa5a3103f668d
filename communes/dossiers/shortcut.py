"""What the search, and boxes for other codes, make of a dossier's code."""

from django.http import HttpRequest
from django.template.loader import render_to_string

from communes.dossiers.codes import is_meant_as_code, read_code
from portal.core.finding import SearchShortcut
from portal.sites.frame import Frame


def no_address(request: HttpRequest, query: str) -> str:
    """None: an address would carry the code into logs. The note has it in a form."""
    return ""


def way_to_the_box(frame: Frame, query: str) -> str:
    """A button that sends the code on to the box."""
    if not frame.navigation.section_url("DossierLookupPage") or not is_meant_as_code(query):
        return ""
    return render_to_string("dossiers/includes/note.html", {"code": read_code(query)})


SHORTCUT = SearchShortcut(address=no_address, is_code=is_meant_as_code, note=way_to_the_box)
