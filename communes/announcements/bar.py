"""The bar below a notice: publish (or send for approval), save, look; the rest in its menu."""

from collections.abc import Iterable

from django.forms import Media
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail.admin.action_menu import ActionMenuItem

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage

# The first of them that the officer has is the main one.
MAIN = ("action-publish", "action-submit")
DRAFT = "action-save-draft"


class PreviewItem(ActionMenuItem):
    """Opens the preview beside the form."""

    name = "preview"
    template_name = "announcements/admin/preview_item.html"


class Bar(ActionMenuItem):
    """Several buttons side by side, where Wagtail has one and a menu."""

    name = "notice-bar"

    def __init__(self, items: Iterable[ActionMenuItem]):
        super().__init__(order=0)
        self.items = list(items)

    def render_html(self, parent_context=None) -> SafeString:
        buttons = ((item.render_html(parent_context),) for item in self.items)
        return format_html('<div class="portal-bar">{}</div>', format_html_join("", "{}", buttons))

    @property
    def media(self) -> Media:
        return sum((item.media for item in self.items), Media())


def order_bar(items: list, request, context) -> None:
    """In the form of a notice; elsewhere the bar stays as Wagtail has it."""
    parent, page = context.get("parent_page"), context.get("page")
    if not isinstance(page or parent, AnnouncementPage if page else AnnouncementIndexPage):
        return
    by_name = {item.name: item for item in items}
    main = next((by_name[name] for name in MAIN if name in by_name), None)
    if main is None or DRAFT not in by_name:
        return
    shown = [main, by_name[DRAFT], PreviewItem()]
    items[:] = [Bar(shown), *(item for item in items if item not in shown)]
