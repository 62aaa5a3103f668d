"""A piece of news: what happened, told by whom."""

from datetime import datetime, time

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.models import PageManager
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.news.choices import KIND, TAG, Category
from communes.news.querysets import NewsQuerySet
from communes.news.structured_data import news_data
from portal.admin.picture_chooser import PICTURE_PANELS, PictureChooser, PicturesPanel
from portal.core.blocks import BODY_BLOCKS, first_figure
from portal.core.fields import BodyField
from portal.core.finding import SearchFacts
from portal.core.hints import Text
from portal.core.models import BasePage, PagePicture, PhotoMixin
from portal.core.pictures.words import CREDIT_HELP
from portal.sites.neighbours import attach_communes

MOST_PICTURES = 20


class NewsPage(PhotoMixin, BasePage):
    """News with a lead, a picture on top and more below, and a recording for who listens.

    What was taken from elsewhere names its source with the address; a recording has its words.
    """

    Category = Category

    summary = models.CharField(
        _("lead"),
        max_length=400,
        blank=True,
        help_text=_("What happened, to whom, where and when, in two or three sentences."),
    )
    category = models.CharField(
        _("kind of news"), max_length=10, choices=Category.choices, default=Category.ACTIVITY
    )
    published_on = models.DateField(_("day of the news"), default=timezone.localdate, db_index=True)
    author = models.CharField(
        _("written by"),
        max_length=120,
        blank=True,
        help_text=_("A name as it may be read by all, or the group, such as “Ban biên tập”."),
    )
    source_name = models.CharField(
        _("source"),
        max_length=120,
        blank=True,
        help_text=_("Whose news it is, where you took it from elsewhere."),
    )
    source_url = models.URLField(_("address of the source"), blank=True)
    body = BodyField(BODY_BLOCKS, verbose_name=_("text"), blank=True)
    audio = models.ForeignKey(
        settings.WAGTAILDOCS_DOCUMENT_MODEL,
        verbose_name=_("recording"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("An MP3, M4A or OGG file."),
    )
    transcript = models.TextField(
        _("words of the recording"),
        blank=True,
        help_text=_("What is said in it, for who can't hear it."),
    )

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("summary"),
        FieldRowPanel([FieldPanel("category"), FieldPanel("published_on")]),
        MultiFieldPanel(
            [
                FieldPanel("photo", widget=PictureChooser),
                FieldPanel("photo_alt"),
                FieldPanel("photo_credit", help_text=CREDIT_HELP),
            ],
            heading=_("Picture on top"),
        ),
        FieldPanel("body"),
        PicturesPanel("pictures", "image", max_num=MOST_PICTURES, heading=_("More pictures")),
        MultiFieldPanel(
            [
                FieldPanel("author"),
                FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
            ],
            heading=_("Author and source"),
        ),
        MultiFieldPanel([FieldPanel("audio"), FieldPanel("transcript")], heading=_("To listen")),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary", boost=2),
        index.SearchField("body"),
        index.SearchField("transcript"),
        index.SearchField("author"),
        index.SearchField("source_name"),
        index.SearchField("get_category_display"),
        index.FilterField("category"),
        index.FilterField("published_on"),
    ]
    # Names of people stay as they are.
    override_translatable_fields = [SynchronizedField("author", overridable=False)]
    facts_in_words = ("photo_alt", "photo_credit", "source_name")
    # What a result row asks of news and events alike.
    begins_at = None

    template = "news/news_page.html"
    search_kind = KIND
    asks_usefulness = True
    contributors_write = True
    asks_for_approval = True
    parent_page_types = ["news.NewsIndexPage"]
    subpage_types: list[str] = []
    nav_icon = "news"
    og_type = "article"

    objects = PageManager.from_queryset(NewsQuerySet)()

    class Meta:
        verbose_name = _("piece of news")
        verbose_name_plural = _("news")
        indexes = [models.Index(fields=["category", "published_on"])]

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if not self.summary:
            errors["summary"] = _("Write the lead: lists show it.")
        if self.source_url and not self.source_name:
            errors["source_name"] = _("Name the source that the address belongs to.")
        kind = self.audio.file_extension.lower() if self.audio else ""
        if self.audio and kind not in settings.RECORDING_EXTENSIONS:
            errors["audio"] = _("Choose a recording: an MP3, M4A or OGG file.")
        elif self.audio and not self.transcript.strip():
            errors["transcript"] = _("Write what is said in the recording.")
        return errors

    def errors_of_going_out(self) -> dict[str, Text]:
        errors = super().errors_of_going_out()
        day = timezone.localdate(self.go_live_at) if self.go_live_at else timezone.localdate()
        if self.published_on > max(day, timezone.localdate()):
            errors["published_on"] = _("This day is still to come. Choose the day of the news.")
        return errors

    def start_afresh(self) -> None:
        """A copy is other news, of today."""
        super().start_afresh()
        self.published_on = timezone.localdate()

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    @property
    def share_picture(self) -> tuple | None:
        """The picture on top, else the first of the text."""
        return super().share_picture or first_figure(self.body)

    @cached_property
    def dated(self) -> datetime:
        """The first moment of its day."""
        return timezone.make_aware(datetime.combine(self.published_on, time()))

    @property
    def search_facts(self) -> SearchFacts:
        return SearchFacts(date=self.dated)

    def get_context(self, request, *args, **kwargs):
        """`pictures`: those below the text; `others`: the newest beside this, on the portal of
        every commune, each named."""
        context, frame = super().get_context(request, *args, **kwargs), request.frame
        context["pictures"] = list(self.pictures.select_related("image"))
        newest = type(self).objects.in_frame(frame).for_list().newest()
        others = [one for one in newest[:5] if one.translation_key != self.translation_key]
        context["others"] = attach_communes(others[:4], frame) if frame.is_portal else others[:4]
        frame.follows(TAG)
        return context

    def structured_data(self, context) -> list[dict]:
        return news_data(self, context["frame"])


class NewsPicture(PagePicture):
    """A picture below the text of news."""

    page = ParentalKey("news.NewsPage", on_delete=models.CASCADE, related_name="pictures")

    panels = PICTURE_PANELS
