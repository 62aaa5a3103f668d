"""An answered question as everyone may read it."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.questions.choices import ANSWER_FEATURES
from communes.questions.structured_data import question_data
from portal.core.finding import SearchFacts, SearchKind
from portal.core.models import BasePage


class QuestionPage(BasePage):
    """What the public sees of a question: the officer's wording, initials, the answer.

    The asker's own words and contact stay in `Question`, which is no page.
    """

    question_public = models.TextField(
        _("question"), max_length=2000, help_text=_("Without names, phone numbers or addresses.")
    )
    topic = models.ForeignKey(
        "questions.Topic",
        verbose_name=_("topic"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    asked_at = models.DateTimeField(_("asked at"))
    asker_display = models.CharField(
        _("asker"), max_length=40, blank=True, help_text=_("Initials only, such as “N.V.A.”")
    )
    village_label = models.CharField(_("village"), max_length=80, blank=True)
    answer = RichTextField(_("answer"), features=ANSWER_FEATURES)
    answered_by = models.CharField(
        _("answered by"),
        max_length=120,
        help_text=_("The post, such as “Công chức Tư pháp – Hộ tịch”."),
    )
    answered_at = models.DateTimeField(_("answered at"), db_index=True)
    working_days = models.PositiveSmallIntegerField(
        _("working days it took"), null=True, blank=True
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("question_public"),
        FieldPanel("topic"),
        FieldRowPanel(
            [FieldPanel("asker_display"), FieldPanel("village_label"), FieldPanel("asked_at")]
        ),
        MultiFieldPanel(
            [
                FieldPanel("answer"),
                FieldRowPanel(
                    [
                        FieldPanel("answered_by"),
                        FieldPanel("answered_at"),
                        FieldPanel("working_days"),
                    ]
                ),
            ],
            heading=_("Answer"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("question_public"),
        index.SearchField("answer"),
        index.SearchField("topic_label"),
        index.FilterField("answered_at"),
    ]

    # Names, the same in every language.
    override_translatable_fields = [
        SynchronizedField("asker_display"),
        SynchronizedField("village_label"),
    ]
    facts_in_words = ("answered_by",)

    template = "questions/question_page.html"
    search_kind = SearchKind(
        "question",
        pgettext_lazy("kind of results", "Questions and answers"),
        related=("topic",),
    )
    asks_usefulness = True
    left_behind = ("village_label",)
    parent_page_types = ["questions.QuestionIndexPage"]
    subpage_types = []
    nav_icon = "chat"
    schema_type = "QAPage"
    og_type = "article"

    class Meta:
        verbose_name = _("answered question")
        verbose_name_plural = _("answered questions")

    @property
    def search_facts(self) -> SearchFacts:
        return SearchFacts(date=self.answered_at)

    @property
    def topic_label(self) -> str:
        return self.topic.label if self.topic else ""

    @property
    def asker(self) -> str:
        """Who asked, as the public may know: "N.V.A., xóm 4"."""
        return ", ".join(part for part in (self.asker_display, self.village_label) if part)

    @cached_property
    def answer_text(self) -> str:
        """The whole answer without markup."""
        return " ".join(get_text_for_indexing(self.answer).split())

    @cached_property
    def summary_text(self) -> str:
        """The start of the answer, for lists, feeds and search engines."""
        return self.search_description or Truncator(self.answer_text).chars(180)

    def structured_data(self, context) -> list[dict]:
        return question_data(self, context["frame"])

    def get_context(self, request, *args, **kwargs):
        """`index_url`: the list this answer stands in, without SQL."""
        context = super().get_context(request, *args, **kwargs)
        context["index_url"] = request.frame.navigation.section_url("QuestionIndexPage")
        return context
