"""The section: the list of answers, the form, and the page behind a code."""

from django.db import models
from django.db.models import Avg, Count
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path

from communes.models import CommuneSettings
from communes.questions.forms import QuestionListForm
from communes.questions.models.incoming import WAITING_TAG, Question
from communes.questions.models.pages import QuestionPage
from communes.questions.views import public as views
from portal.core.methods import takes_forms
from portal.core.models import BasePage, SummaryMixin
from portal.core.sections import HOMES, Section
from portal.lists.listing import ListingMixin


def _defaults() -> dict:
    """What a new section says, in the active language."""
    return {
        "heading": str(_("You ask, the commune answers")),
        "summary": str(_("Questions of the people and the answers of the commune.")),
    }


class QuestionIndexPage(RoutablePageMixin, ListingMixin, SummaryMixin, BasePage):
    """Published answers. On the portal: those of every commune."""

    heading = models.CharField(
        _("heading"), max_length=120, blank=True, help_text=_("Empty: the title.")
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("heading"),
        FieldPanel("summary"),
    ]

    template = "questions/question_index_page.html"
    parent_page_types = HOMES
    subpage_types = ["questions.QuestionPage"]
    max_count_per_parent = 1
    nav_icon = "chat"
    nav_label = _("Questions")
    in_tabs = True
    feed_name = "question_feed"
    # Codes lead to one person's question.
    closed_to_robots = ("tra-cuu/",)
    sections = (Section(_("Questions and answers"), 40, defaults=_defaults, holds=("guidance",)),)
    count_is_of_content = True
    list_form_class = QuestionListForm
    per_page = 10

    class Meta:
        verbose_name = _("list of answers")
        verbose_name_plural = _("lists of answers")

    def get_items(self, request):
        return (
            QuestionPage.objects.in_frame(request.frame)
            .select_related("locale", "topic")
            .order_by("-answered_at", "-pk")
        )

    def item_pages(self):
        return QuestionPage.objects.child_of(self).select_related("locale", "topic")

    def get_context(self, request, *args, **kwargs):
        """`stats`: count and mean working days of all answers; `waiting`: open questions."""
        context = super().get_context(request, *args, **kwargs)
        context["stats"] = QuestionPage.objects.in_frame(request.frame).aggregate(
            count=Count("pk"), days=Avg("working_days")
        )
        request.frame.follows(WAITING_TAG)
        waiting = Question.objects.open()
        if not request.frame.is_portal:
            waiting = waiting.in_site(request.frame.site)
        context["waiting"] = waiting.count()
        if not request.frame.is_portal:
            context["rules"] = CommuneSettings.of_site(request.frame.site)
        return context

    @path("gui-cau-hoi/", name="ask")
    @takes_forms
    def ask_route(self, request):
        return views.ask(self, request)

    @path("xin-thong-tin/", name="ask_information")
    @takes_forms
    def ask_information_route(self, request):
        return views.ask_information(self, request)

    @path("tra-cuu/", name="look_up")
    def look_up_route(self, request):
        return views.look_up(self, request)

    @path("tra-cuu/<str:code>/", name="status")
    def status_route(self, request, code):
        return views.show_status(self, request, code)

    @path("tra-cuu/<str:code>/tra-loi/", name="reply")
    @takes_forms
    def reply_route(self, request, code):
        return views.reply(self, request, code)

    @path("tra-cuu/<str:code>/rut/", name="withdraw")
    @takes_forms
    def withdraw_route(self, request, code):
        return views.withdraw(self, request, code)

    @path("tra-cuu/<str:code>/dong-y/", name="take_back")
    @takes_forms
    def take_back_route(self, request, code):
        return views.take_back(self, request, code)
