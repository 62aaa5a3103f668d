"""“What the commune keeps of you”, and the requests that people make about it."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from portal.core.methods import takes_forms
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import COMMUNE, HOMES, PORTAL, Section
from portal.privacy.kept import kept_here
from portal.privacy.models.tags import KEPT_TAG
from portal.privacy.rules import rules
from portal.privacy.views import public as views


def _defaults() -> dict:
    """What a new section says, in the active language."""
    return {
        "summary": str(_("What is kept of you, why, how long, and how to see or erase it.")),
    }


class PersonalDataPage(RoutablePageMixin, SummaryMixin, BasePage):
    """What a site keeps of people, counted as it is; the way to see, correct and erase it."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "privacy/personal_data_page.html"
    parent_page_types = HOMES
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "user"
    # Codes lead to one person's request.
    closed_to_robots = ("yeu-cau/",)
    sections = (
        Section(
            _("What the commune keeps of you"),
            92,
            on=frozenset({COMMUNE}),
            key="commune",
            in_menu=False,
            defaults=_defaults,
        ),
        Section(
            _("What the province keeps of you"),
            92,
            on=frozenset({PORTAL}),
            key="portal",
            in_menu=False,
            defaults=_defaults,
        ),
    )

    class Meta:
        verbose_name = _("page on personal data")
        verbose_name_plural = _("pages on personal data")

    def get_context(self, request, *args, **kwargs):
        """`kept`: the kinds of data with their counts; `rules`: the legal clocks."""
        context = super().get_context(request, *args, **kwargs)
        request.frame.follows(KEPT_TAG)
        return context | {"kept": kept_here(request.frame), "rules": rules()}

    @path("yeu-cau/", name="look_up")
    def look_up_route(self, request):
        return views.look_up(self, request)

    @path("yeu-cau/gui/", name="ask")
    @takes_forms
    def ask_route(self, request):
        return views.ask(self, request)

    @path("yeu-cau/<str:code>/", name="receipt")
    def receipt_route(self, request, code):
        return views.show_receipt(self, request, code)

    @path("yeu-cau/<str:code>/ban-sao/", name="copy")
    def copy_route(self, request, code):
        return views.copy(self, request, code)
