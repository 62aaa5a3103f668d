"""The registry of a site's documents."""

from django.http import Http404
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.documents.forms import DocumentListForm
from communes.documents.models.page import OfficialDocumentPage
from communes.documents.naming import DIVIDER
from communes.documents.querysets import OfficialDocumentQuerySet
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section
from portal.lists.listing import ListingMixin

# "2026/ke-hoach/12-kh-ubnd"
ADDRESS_PARTS = 3


def _defaults() -> dict:
    return {"summary": gettext("What was issued and in force, with the original file to download.")}


class OfficialDocumentIndexPage(ListingMixin, SummaryMixin, BasePage):
    """The documents of a commune; on the portal, the province's and every commune's."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "documents/official_document_index_page.html"
    parent_page_types = HOMES
    subpage_types = ["documents.OfficialDocumentPage"]
    max_count_per_parent = 1
    nav_icon = "doc"
    nav_label = pgettext_lazy("section", "Documents")
    feed_name = "document_feed"
    sections = (
        Section(
            pgettext_lazy("section", "Documents"),
            45,
            defaults=_defaults,
            holds=("documents",),
        ),
    )
    count_is_of_content = True
    list_form_class = DocumentListForm

    class Meta:
        verbose_name = _("registry of documents")
        verbose_name_plural = _("registries of documents")

    def get_items(self, request) -> OfficialDocumentQuerySet:
        return OfficialDocumentPage.objects.in_frame(request.frame).for_list()

    def item_pages(self) -> OfficialDocumentQuerySet:
        return OfficialDocumentPage.objects.child_of(self).whole()

    def route(self, request, path_components):
        """Finds a document by the three parts of its address, and only there."""
        address = "/".join(path_components)
        is_whole = len(path_components) == ADDRESS_PARTS
        if is_whole and (page := self.item_at(address, self.item_pages())):
            return page.route(request, [])
        if path_components and DIVIDER in path_components[0]:
            raise Http404("A slug of a document is no address.")
        return super().route(request, path_components)
