"""The section: the drafts on which a site asks comments."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.consultations.forms.listing import ConsultationListForm
from communes.consultations.models.page import ConsultationPage
from communes.consultations.querysets import COMMENTS_TAG, ConsultationQuerySet
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section
from portal.lists.listing import ListingMixin


def _defaults() -> dict:
    return {
        "summary": gettext("Read the drafts, say what you think, see what was made of it."),
    }


class ConsultationIndexPage(ListingMixin, SummaryMixin, BasePage):
    """Drafts to comment on; on the portal, the province's and every commune's."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "consultations/consultation_index_page.html"
    parent_page_types = HOMES
    subpage_types = ["consultations.ConsultationPage"]
    max_count_per_parent = 1
    nav_icon = "chat"
    nav_label = _("Drafts to comment on")
    feed_name = "consultation_feed"
    sections = (
        Section(
            _("Drafts to comment on"), 89, in_menu=False, defaults=_defaults, holds=("drafts",)
        ),
    )
    list_form_class = ConsultationListForm

    class Meta:
        verbose_name = _("list of drafts to comment on")
        verbose_name_plural = _("lists of drafts to comment on")

    def get_items(self, request) -> ConsultationQuerySet:
        request.frame.follows(COMMENTS_TAG)
        return ConsultationPage.objects.in_frame(request.frame).for_list()

    def item_pages(self) -> ConsultationQuerySet:
        return ConsultationPage.objects.child_of(self).select_related("locale")
