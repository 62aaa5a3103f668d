"""What readers lose with a page, told before it is taken from them."""

from dataclasses import dataclass

from django.contrib import messages
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe
from wagtail.models import Page, ReferenceIndex

from portal.core.querysets import below
from portal.core.standing import is_standing

NAMED = 5


@dataclass(frozen=True)
class Loss:
    """What goes from the readers: `pages` live ones, of which `named` are the first below it.

    `linked` counts what links to the page itself; `in_menu`: the menu or foot leads to it.
    """

    page: Page
    pages: int
    named: list[Page]
    in_menu: bool
    linked: int

    @property
    def unnamed(self) -> int:
        """How many pages beside itself and those that are named."""
        return self.pages - len(self.named) - 1


def loss_of(page: Page) -> Loss | None:
    """What readers lose with a live page, its translations and all below them; None where that
    is the page alone, or nothing. At most five queries."""
    if not page.live:
        return None
    versions = page.get_translations(inclusive=True).values_list("path", flat=True)
    inside = Page.objects.filter(below(versions), live=True)
    count = inside.count()
    if count < 2 and not is_standing(page):
        return None
    first = page.get_children().live().specific(defer=True).order_by("path")[:NAMED]
    linked = ReferenceIndex.get_references_to(page).values("base_content_type", "object_id")
    return Loss(page, count, list(first), page.depth == 3, linked.distinct().count())


def tell_losses(request, page: Page, action: str) -> None:
    """Says it above the question whether to "unpublish", "delete" or "move" the page."""
    if request.method != "GET":
        return
    if loss := loss_of(page):
        context = {"loss": loss, "action": action}
        text = render_to_string("lifecycle/readers_lose.html", context, request)
        messages.warning(request, mark_safe(text))  # noqa: S308 - our own template
