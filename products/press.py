"""The sheet about one product for who writes of it or hands it out: A4, and pictures to reuse."""

from django.http import Http404, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from portal.core.addresses import own_page_url
from portal.core.querysets import not_private
from products.models.products import ProductPage


def show_press_sheet(section, request, slug: str) -> HttpResponse:
    """The sheet of a public product right below its list, in the product's language."""
    frame = request.frame
    found = not_private(ProductPage.objects.in_frame(frame))
    page = section.item_at(slug, found.select_related("locale", "producer__locale"))
    if page is None:
        raise Http404
    pictures = page.images.select_related("image").prefetch_related("image__renditions")
    context = section.context_around(request) | {
        "page": page,
        "self": page,
        "pictures": list(pictures),
        "page_url": own_page_url(page, frame),
        "crumb_title": _("Press sheet"),
    }
    return TemplateResponse(request, "products/press_sheet.html", context)
