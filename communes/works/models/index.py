"""The section: what is built, what money came in and went out, what is bought."""

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from communes.works.forms import WorksListForm
from communes.works.models.account import AccountPage
from communes.works.models.project import ProjectPage
from communes.works.models.tender import TenderPage
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section
from portal.lists.listing import ListingMixin

# Of each other kind, below the works.
OTHERS = 3


def _defaults() -> dict:
    return {"summary": gettext("What is built with whose money, and where it went.")}


class WorksIndexPage(ListingMixin, SummaryMixin, BasePage):
    """Works and money of a commune; on the portal, the province's and every commune's."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "works/works_index_page.html"
    parent_page_types = HOMES
    subpage_types = ["works.ProjectPage", "works.AccountPage", "works.TenderPage"]
    max_count_per_parent = 1
    nav_icon = "coin"
    nav_label = _("Public works and money")
    feed_name = "work_feed"
    sections = (
        Section(
            _("Public works and money"),
            87,
            in_menu=False,
            defaults=_defaults,
            holds=("budget", "contributions", "projects"),
        ),
    )
    answers_to = """
        cong khai, cong khai tai chinh, cong khai ngan sach, ngan sach, ngan sach xa, thu chi,
        cong trinh, du an, dau tu cong, dau thau, mua sam, dong gop, quy, public works, budget
    """
    list_form_class = WorksListForm

    class Meta:
        verbose_name = _("section of works and money")
        verbose_name_plural = _("sections of works and money")

    def get_items(self, request) -> QuerySet:
        return ProjectPage.objects.in_frame(request.frame).for_list()

    def kinds_of_items(self) -> list[QuerySet]:
        pages = (
            model.objects.child_of(self).select_related("locale", "source_page__locale")
            for model in (ProjectPage, AccountPage, TenderPage)
        )
        return list(pages)

    def get_context(self, request, *args, **kwargs):
        """`others`: the first of the other kinds, where nothing was asked for."""
        context = super().get_context(request, *args, **kwargs)
        listing = context["listing"]
        if listing.form.is_narrowed or listing.page_obj.number > 1:
            return context
        others = [
            (kind, title, self.decorate(pages, request))
            for kind, title, pages in listing.form.others(OTHERS)
        ]
        request.frame.shows([page for _kind, _title, pages in others for page in pages])
        return context | {"others": others}
