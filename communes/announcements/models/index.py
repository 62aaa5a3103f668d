"""The list of a site's announcements."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.announcements.forms import AnnouncementListForm
from communes.announcements.models.page import AnnouncementPage
from communes.announcements.querysets import TAG, AnnouncementQuerySet
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section
from portal.lists.listing import ListingMixin


def _defaults() -> dict:
    return {
        "summary": gettext("Power and water, weather, health, meetings, crops: what to know now.")
    }


class AnnouncementIndexPage(ListingMixin, SummaryMixin, BasePage):
    """The announcements of a commune; on the portal, the province's and every commune's."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "announcements/announcement_index_page.html"
    parent_page_types = HOMES
    subpage_types = ["announcements.AnnouncementPage"]
    max_count_per_parent = 1
    nav_icon = "horn"
    nav_label = _("Announcements")
    tab_label = pgettext_lazy("tab", "Notices")
    in_tabs = True
    feed_name = "announcement_feed"
    sections = (
        Section(_("Announcements"), 20, defaults=_defaults, holds=("guidance", "public-interest")),
    )
    list_form_class = AnnouncementListForm

    class Meta:
        verbose_name = _("list of announcements")
        verbose_name_plural = _("lists of announcements")

    def get_items(self, request) -> AnnouncementQuerySet:
        request.frame.follows(TAG)
        return AnnouncementPage.objects.standing_in(request.frame).for_list().told_in(request.frame)

    def item_pages(self) -> AnnouncementQuerySet:
        return AnnouncementPage.objects.child_of(self).select_related("locale")

    def decorate(self, items: list, request) -> list:
        """Rows bring their communes with them (`told_in`)."""
        return items
