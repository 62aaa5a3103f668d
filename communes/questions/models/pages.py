"""An answered question as everyone may read it."""

import logging

from django.apps import apps
from django.db import models
from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.rich_text import get_text_for_indexing
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.questions.choices import ANSWER_FEATURES
from communes.questions.page_form import QuestionPageForm
from communes.questions.public_words import (
    PLAIN_TEXTS,
    RICH_TEXTS,
    hits_in,
    values_of,
    why_withheld,
)
from communes.questions.structured_data import question_data
from portal.core.finding import SearchFacts, SearchKind
from portal.core.hints import Text
from portal.core.models import BasePage
from portal.core.protection import Refused

# What is compared with who asked, whenever one of it is saved.
WORDS = {*PLAIN_TEXTS, *RICH_TEXTS, "live"}
logger = logging.getLogger(__name__)


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
        FieldPanel("seen"),
    ]
    base_form_class = QuestionPageForm
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
    reads_aloud = True
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
    def heard_texts(self) -> list[str]:
        question, answer = gettext("Question"), gettext("Answer of the commune")
        return [
            self.title,
            f"{question}: {self.question_public}",
            f"{answer}: {self.answer_text}",
            self.answered_by,
        ]

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

    @property
    def question(self):
        """The incoming question that it answers, with its contact; None for a page of its own.

        Asked anew each time: the page is linked after it is made. One query.
        """
        questions = apps.get_model("questions", "Question").objects
        found = questions.filter(published_page__translation_key=self.translation_key)
        return found.select_related("contact", "site").first()

    @property
    def withheld_reason(self) -> str:
        return why_withheld(hits_in(values_of(self), self.question))

    @property
    def why_not_shared(self) -> Text:
        # What is only to be looked at needs the tick at publishing: a link would go past it.
        return _("An answer may tell who asked: it is seen outside only once it is published.")

    def save(self, *args, update_fields=None, **kwargs):
        """Whatever makes it public ends here: it may not tell who asked.

        What nobody publishes by hand just now (a translation, a page that comes back with
        the one above it) is held back; otherwise Refused is raised.
        """
        if update_fields is None or not WORDS.isdisjoint(update_fields):
            self._keep_private()
        return super().save(*args, update_fields=update_fields, **kwargs)

    save.alters_data = True  # type: ignore[attr-defined]  # read by templates

    def _keep_private(self) -> None:
        if not self.live or not self._says_something_new or not (why := self.withheld_reason):
            return
        if self.is_original and not self.comes_back:
            raise Refused(why)
        logger.warning("Page %s is held back: it tells who asked.", self.pk)
        self.live, self.live_revision, self.has_unpublished_changes = False, None, True

    @property
    def _says_something_new(self) -> bool:
        """Whether readers would get words that they don't have yet."""
        stored = type(self).objects.filter(pk=self.pk, live=True).first() if self.pk else None
        return stored is None or values_of(stored) != values_of(self)

    def publish(self, revision, *args, log_action=True, **kwargs):
        """Wagtail's; a day that was set for what may not be published passes by."""
        try:
            return super().publish(revision, *args, log_action=log_action, **kwargs)
        except Refused:
            if log_action != "wagtail.publish.scheduled":
                raise
        # The command goes on with the pages of others.
        logger.warning("Page %s is not published: it tells who asked.", self.pk)
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])

    publish.alters_data = True  # type: ignore[attr-defined]  # read by templates

    def structured_data(self, context) -> list[dict]:
        return question_data(self, context["frame"])

    def get_context(self, request, *args, **kwargs):
        """`index_url`: the list this answer stands in, without SQL."""
        context = super().get_context(request, *args, **kwargs)
        context["index_url"] = request.frame.navigation.section_url("QuestionIndexPage")
        return context
