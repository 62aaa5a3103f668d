"""What all views of the section share."""

from django.http import HttpResponse
from django.template.response import TemplateResponse

HOUR = 60 * 60


def render(page, request, template: str, status: int = 200, **context) -> HttpResponse:
    """A page of the section, as its readers see it."""
    context = {"page": page, "self": page, "index_url": request.frame.url_of(page), **context}
    return TemplateResponse(request, f"feedback/{template}.html", context, status=status)
