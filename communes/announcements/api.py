"""Announcements as open data."""

from typing import Any
from urllib.parse import urljoin

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from wagtail.models import Page

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Category, Urgency
from communes.announcements.querysets import AnnouncementQuerySet
from portal.open_data.filters import FromDayFilter, PageFilterSet, ToDayFilter
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet

URGENCIES = [(level.code, level.label) for level in Urgency]


class AnnouncementSerializer(ItemSerializer):
    """An announcement as lists show it."""

    description = serializers.CharField(source="summary", help_text=_("Summary."))
    category = serializers.ChoiceField(Category.choices, help_text=_("What it is about: a code."))
    categoryName = serializers.CharField(
        source="get_category_display", help_text=_("What it is about, in words.")
    )
    urgency = serializers.SerializerMethodField(
        help_text=_("How much it presses: normal, important or urgent.")
    )
    isDrill = serializers.BooleanField(
        source="is_drill", help_text=_("Whether it is a drill, and no real warning.")
    )
    datePublished = serializers.DateTimeField(
        source="starts_at", help_text=_("Shown from this moment on.")
    )
    expires = serializers.DateTimeField(
        source="valid_until", help_text=_("Valid until this moment.")
    )
    startDate = serializers.DateTimeField(
        source="event_at", allow_null=True, help_text=_("When what it announces takes place.")
    )
    location = serializers.CharField(source="event_place", help_text=_("Where it takes place."))
    areaServed = serializers.SerializerMethodField(
        help_text=_("Whom it concerns: villages, or the whole commune.")
    )
    publisher = serializers.SerializerMethodField(help_text=_("Who issued it."))
    actionHeading = serializers.CharField(
        source="action_heading", help_text=_("Heading of what to do.")
    )
    actionText = serializers.CharField(source="action_text", help_text=_("What to do."))
    correction = serializers.CharField(help_text=_("What was wrong and is right now."))
    sourceName = serializers.CharField(
        source="source_name", help_text=_("Where the news comes from.")
    )
    isBasedOn = serializers.CharField(source="source_url", help_text=_("Address of the source."))

    def get_urgency(self, item: AnnouncementPage) -> str:
        return Urgency(item.urgency).code

    def get_areaServed(self, item: AnnouncementPage) -> str:
        return item.villages_label or self._commune_name(item)

    def get_publisher(self, item: AnnouncementPage) -> str:
        return item.issuer or self._commune_name(item)

    @staticmethod
    def _commune_name(item: Page) -> str:
        return item.commune.name if item.commune else ""


class FileSerializer(serializers.Serializer):
    """A file that comes with an announcement."""

    name = serializers.CharField(source="document.title", help_text=_("Title of the file."))
    contentUrl = serializers.SerializerMethodField(help_text=_("Address of the file."))
    contentSize = serializers.IntegerField(
        source="document.file_size", allow_null=True, help_text=_("Size in bytes.")
    )

    def get_contentUrl(self, attachment) -> str:
        # On the host of its commune, which alone gives it to readers.
        page: Any = self.root.instance
        return urljoin(page.commune.url, attachment.document.url)


class AnnouncementDetailSerializer(AnnouncementSerializer):
    """An announcement in full."""

    articleBody = serializers.SerializerMethodField(help_text=_("The whole text without layout."))
    associatedMedia = FileSerializer(
        source="attachments.all", many=True, help_text=_("Attached files.")
    )

    def get_articleBody(self, item: AnnouncementPage) -> str:
        return "\n".join(item.body.stream_block.get_searchable_content(item.body))


class AnnouncementFilterSet(PageFilterSet):
    """Without `status`, those in force."""

    category = django_filters.ChoiceFilter(
        choices=Category.choices, help_text=_("What it is about.")
    )
    urgency = django_filters.ChoiceFilter(
        choices=URGENCIES, method="with_urgency", help_text=_("How much it presses.")
    )
    status = django_filters.ChoiceFilter(
        choices=[
            ("current", _("in force")),
            ("expired", _("no longer in force")),
            ("all", _("all")),
        ],
        method="with_status",
        help_text=_("Those in force, where nothing is asked; or the expired ones, or all."),
    )
    published_from = FromDayFilter("starts_at", help_text=_("Shown since this day or later."))
    published_to = ToDayFilter("starts_at", help_text=_("Shown since this day or earlier."))

    def with_urgency(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items.filter(urgency=Urgency[value.upper()])

    def with_status(self, items: QuerySet, name: str, value: str) -> QuerySet:
        return items

    def filter_queryset(self, queryset: AnnouncementQuerySet) -> AnnouncementQuerySet:
        items = super().filter_queryset(queryset)
        status = self.form.cleaned_data["status"] or "current"
        return items if status == "all" else getattr(items, status)()


class AnnouncementViewSet(OpenViewSet):
    """What communes and the province tell their people, newest first."""

    prefix = "announcements"
    title = _("Announcements")
    about = _("What the commune tells its people, newest first.")
    order = 10
    queryset = AnnouncementPage.objects.none()
    serializer_class = AnnouncementSerializer
    detail_serializer_class = AnnouncementDetailSerializer
    filterset_class = AnnouncementFilterSet

    def get_items(self, frame) -> AnnouncementQuerySet:
        items = AnnouncementPage.objects.in_frame(frame)
        return items.select_related("locale").defer("body").newest()

    def get_detail_items(self, frame) -> AnnouncementQuerySet:
        items = AnnouncementPage.objects.in_frame(frame).select_related("locale")
        return items.prefetch_related("attachments__document")
