"""A form to print, and the same as a Word file."""

from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils import translation

from communes.access.printing.forms import PrintedForm
from portal.core.models import IdentitySettings, one_to_one
from portal.core.printing.documents import word_response
from portal.core.printing.words import word_file
from portal.core.text import slugify


def office_of(request) -> str:
    """Who gets the forms, as it is called in Vietnamese: that is the language of the forms."""
    identity = one_to_one(request.frame.site, IdentitySettings)
    return identity.organisation or identity.official_name


def show_form(page, request, form: PrintedForm) -> HttpResponse:
    """A form as a page of A4, to be printed and filled in by hand."""
    office = office_of(request)
    context = {
        "page": page,
        "self": page,
        "index_url": request.frame.url_of(page),
        "crumb_title": form.called,
        "form": form,
        "office": office,
        "blocks": [(type(block).__name__.lower(), block) for block in form.blocks_for(office)],
    }
    return TemplateResponse(request, "access/form.html", context)


def form_file(request, form: PrintedForm) -> HttpResponse:
    """The same form as a file that Word and LibreOffice open."""
    office = office_of(request)
    with translation.override("vi"):
        data = word_file(form, office)
    return word_response(data, f"mau-{form.code}-{slugify(request.frame.site.site_name)}")
