"""The section: the list of reports, the form, each report, and the page behind a code."""

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.search import index

from communes.feedback.choices import TAG
from communes.feedback.forms.listing import ReportListForm
from communes.feedback.models.reports import FeedbackReport
from communes.feedback.views import following, reading, sending
from portal.core.methods import takes_forms
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import COMMUNE, Section
from portal.lists.listing import ListingMixin


def _defaults() -> dict:
    return {"summary": gettext("Say what is broken or wrong; see what becomes of it.")}


class FeedbackIndexPage(RoutablePageMixin, ListingMixin, SummaryMixin, BasePage):
    """Published reports of a commune, and the way to send one."""

    content_panels = [*BasePage.content_panels, FieldPanel("summary")]
    search_fields = [*BasePage.search_fields, index.SearchField("summary")]

    template = "feedback/index_page.html"
    parent_page_types = ["communes.CommuneHomePage"]
    subpage_types = []
    max_count_per_parent = 1
    nav_icon = "camera"
    nav_label = pgettext_lazy("section", "Reports")
    feed_name = "feedback_feed"
    # Codes lead to one person's report.
    closed_to_robots = ("theo-doi/",)
    sections = (
        Section(
            _("Report what is broken"),
            42,
            on=frozenset({COMMUNE}),
            in_menu=False,
            defaults=_defaults,
        ),
    )
    answers_to = """
        phan anh, gui phan anh, phan anh hien truong, bao hong, bao su co, bao mat dien,
        duong hong, cau hong, den duong hong, rac, report a problem, feedback
    """
    list_form_class = ReportListForm
    per_page = 15

    class Meta:
        verbose_name = _("list of reports")
        verbose_name_plural = _("lists of reports")

    def get_items(self, request):
        request.frame.follows(TAG)
        return FeedbackReport.objects.in_site(request.frame.site).public()

    @path("gui/", name="send")
    @takes_forms
    def send_route(self, request):
        return sending.send(self, request)

    @path("so-lieu/", name="figures")
    def figures_route(self, request):
        return reading.figures(self, request)

    @path("<int:number>/", name="report")
    def report_route(self, request, number):
        return reading.report(self, request, number)

    @path("<int:number>/toi-cung-gap/", name="me_too")
    @takes_forms
    def me_too_route(self, request, number):
        return reading.me_too(self, request, number)

    @path("theo-doi/", name="look_up")
    def look_up_route(self, request):
        return following.look_up(self, request)

    @path("theo-doi/<str:code>/", name="follow")
    @takes_forms
    def follow_route(self, request, code):
        return following.follow(self, request, code)

    @path("theo-doi/<str:code>/anh-<int:number>/", name="photo")
    def photo_route(self, request, code, number):
        return following.photo(self, request, code, number)

    @path("theo-doi/<str:code>/rut/", name="withdraw")
    @takes_forms
    def withdraw_route(self, request, code):
        return following.withdraw(self, request, code)
