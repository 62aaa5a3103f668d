"""Links that narrow the results of a search, and the hit that answers by itself."""

from functools import partial

from django import template
from django.template.loader import render_to_string
from django.urls import reverse

from portal.sites.templatetags.portal_tags import query
from search.engines.base import facet_names

register = template.Library()


@register.simple_tag(takes_context=True)
def narrow(context, name: str, value: str | None) -> str:
    """This search with one choice made or, with None, taken back."""
    return query(context, **{name: value})


@register.simple_tag(takes_context=True)
def widest(context) -> str:
    """This search with all choices taken back."""
    return query(context, **dict.fromkeys(facet_names()))


@register.simple_tag(takes_context=True)
def leading_answer(context, page) -> str:
    """A hit that answers by itself, as its kind shows it; remembered until its app changes."""
    make = partial(
        render_to_string,
        page.search_kind.answer_template,
        {"page": page},
        context["request"],
    )
    return context["frame"].part(f"answer:{page.pk}", make, page._meta.app_label)


@register.simple_tag(takes_context=True)
def search_everywhere(context) -> str:
    """The same words on the provincial portal, which searches all communes."""
    frame = context["frame"]
    return f"{frame.portal_url.rstrip('/')}{reverse('search')}"
