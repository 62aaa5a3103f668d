"""News and events as open data."""

from urllib.parse import urljoin

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from communes.news.choices import Category
from communes.news.models import EventPage, NewsPage
from portal.open_data.filters import DayFilter, FromDayFilter, PageFilterSet, ToDayFilter
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet


class NewsSerializer(ItemSerializer):
    """A piece of news as lists show it."""

    description = serializers.CharField(source="summary", help_text=_("Lead."))
    category = serializers.ChoiceField(Category.choices, help_text=_("What it is about: a code."))
    categoryName = serializers.CharField(
        source="get_category_display", help_text=_("What it is about, in words.")
    )
    datePublished = serializers.DateField(source="published_on", help_text=_("Day of the news."))
    author = serializers.CharField(help_text=_("Who wrote it."))
    sourceName = serializers.CharField(
        source="source_name", help_text=_("Where the news comes from.")
    )
    isBasedOn = serializers.CharField(source="source_url", help_text=_("Address of the source."))


class NewsDetailSerializer(NewsSerializer):
    """A piece of news in full."""

    articleBody = serializers.SerializerMethodField(help_text=_("The whole text without layout."))
    audio = serializers.SerializerMethodField(help_text=_("Address of the recording."))
    transcript = serializers.CharField(help_text=_("What is said in the recording."))

    def get_articleBody(self, item: NewsPage) -> str:
        return "\n".join(item.body.stream_block.get_searchable_content(item.body))

    def get_audio(self, item: NewsPage) -> str:
        # On the host of its commune, which alone gives it to readers.
        return urljoin(item.commune.url, item.audio.url) if item.audio and item.commune else ""


class NewsFilterSet(PageFilterSet):
    """By kind and by day."""

    category = django_filters.ChoiceFilter(
        choices=Category.choices, help_text=_("What it is about.")
    )
    published_from = DayFilter("published_on", "gte", help_text=_("News of this day or later."))
    published_to = DayFilter("published_on", "lte", help_text=_("News of this day or earlier."))


class NewsViewSet(OpenViewSet):
    """News, newest first."""

    prefix = "news"
    title = _("News")
    about = _("News of the communes and the province, newest first, with their sources.")
    order = 12
    queryset = NewsPage.objects.none()
    serializer_class = NewsSerializer
    detail_serializer_class = NewsDetailSerializer
    filterset_class = NewsFilterSet

    def get_items(self, frame) -> QuerySet:
        return NewsPage.objects.in_frame(frame).for_list().newest()

    def get_detail_items(self, frame) -> QuerySet:
        return NewsPage.objects.in_frame(frame).select_related("locale", "audio")


class EventSerializer(ItemSerializer):
    """An event as lists show it."""

    description = serializers.CharField(source="summary", help_text=_("Summary."))
    startDate = serializers.DateTimeField(source="begins_at", help_text=_("When it begins."))
    endDate = serializers.DateTimeField(
        source="ends_at", allow_null=True, help_text=_("When it ends, where that is known.")
    )
    location = serializers.CharField(source="place", help_text=_("Where it takes place."))
    organizer = serializers.SerializerMethodField(help_text=_("Who holds it."))
    isCancelled = serializers.BooleanField(source="is_cancelled", help_text=_("It was called off."))

    def get_organizer(self, item: EventPage) -> str:
        return item.organiser or (item.commune.name if item.commune else "")


class EventDetailSerializer(EventSerializer):
    """An event in full."""

    articleBody = serializers.SerializerMethodField(help_text=_("The whole text without layout."))

    def get_articleBody(self, item: EventPage) -> str:
        return "\n".join(item.body.stream_block.get_searchable_content(item.body))


class EventFilterSet(PageFilterSet):
    """By day."""

    begins_from = FromDayFilter("begins_at", help_text=_("Begins on this day or later."))
    begins_to = ToDayFilter("begins_at", help_text=_("Begins on this day or earlier."))


class EventViewSet(OpenViewSet):
    """Events, the latest first."""

    prefix = "events"
    title = _("Events")
    about = _("Events of the communes and the province: when, where, who holds them.")
    order = 13
    queryset = EventPage.objects.none()
    serializer_class = EventSerializer
    detail_serializer_class = EventDetailSerializer
    filterset_class = EventFilterSet

    def get_items(self, frame) -> QuerySet:
        return EventPage.objects.in_frame(frame).for_list().order_by("-begins_at", "-pk")

    def get_detail_items(self, frame) -> QuerySet:
        return EventPage.objects.in_frame(frame).select_related("locale")
