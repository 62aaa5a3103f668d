"""The copy of their data that people get: a plain text, made anew each time and kept nowhere."""

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from portal.core.formatting import long_date
from portal.core.typed.characters import printable
from portal.pagecache.conditional import for_one_reader
from portal.privacy.providers import Found

BYTE_ORDER_MARK = "\ufeff"


def copy_response(found: Found) -> HttpResponse:
    """A download with all that is kept of a person, field by field."""
    head = _("What %(site)s keeps under the code %(code)s, on %(day)s") % {
        "site": found.site.site_name,
        "code": found.code,
        "day": long_date(timezone.localdate()),
    }
    lines = [f"{label}: {value}" for label, value in found.provider.held(found.row)]
    text = printable("\r\n\r\n".join([head, *lines]))
    response = HttpResponse(BYTE_ORDER_MARK + text, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="du-lieu-{found.code}.txt"'
    return for_one_reader(response)
