"""The way from products to “Kiểm tra sao”."""

from django import template
from django.utils.http import urlencode

register = template.Library()


@register.inclusion_tag("decisions/includes/link.html", takes_context=True)
def star_check_link(context, typed: str = "") -> dict:
    """A link to this site's page that checks stars, with what is looked up there; no query."""
    url = context["frame"].navigation.section_url("StarCheckPage")
    return {"url": f"{url}?{urlencode({'q': typed})}" if url and typed else url}
