"""Drafts to comment on as open data: counts and answers, never who wrote or what.

Comments stay on the page, where their authors can take them back.
"""

from datetime import date
from typing import Any
from urllib.parse import urljoin

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers
from wagtail.rich_text import get_text_for_indexing

from communes.consultations.choices import State, Verdict
from communes.consultations.models import Comment, ConsultationPage
from communes.consultations.querysets import COMMENTS_TAG, ConsultationQuerySet
from portal.open_data.filters import DayFilter, PageFilterSet
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet


class ConsultationSerializer(ItemSerializer):
    """A draft as lists show it."""

    description = serializers.CharField(source="summary", help_text=_("Summary."))
    status = serializers.ChoiceField(
        State.choices, source="state", help_text=_("How far it is: a code.")
    )
    startDate = serializers.DateField(
        source="opens_on", help_text=_("The first day on which comments are taken.")
    )
    endDate = serializers.DateField(
        source="closes_on", help_text=_("The last day on which comments are taken.")
    )
    publisher = serializers.SerializerMethodField(help_text=_("Who issued the draft."))
    commentCount = serializers.IntegerField(
        source="comment_count", help_text=_("How many comments came in on this site.")
    )
    answeredAt = serializers.DateTimeField(
        source="answered_at", allow_null=True, help_text=_("When the answer was published.")
    )

    def get_publisher(self, item: ConsultationPage) -> str:
        return item.issuer or (item.commune.name if item.commune else "")


class DraftFileSerializer(serializers.Serializer):
    """A file of the draft."""

    name = serializers.CharField(source="document.title", help_text=_("Title of the file."))
    contentUrl = serializers.SerializerMethodField(help_text=_("Address of the file."))
    contentSize = serializers.IntegerField(
        source="document.file_size", allow_null=True, help_text=_("Size in bytes.")
    )

    def get_contentUrl(self, row) -> str:
        # On the host of its commune, which alone gives it to readers.
        page: Any = self.root.instance
        return urljoin(page.commune.url, row.document.url)


class GroupSerializer(serializers.Serializer):
    """What was made of comments that say alike."""

    name = serializers.CharField(source="theme", help_text=_("What the comments say."))
    commentCount = serializers.IntegerField(
        source="count", help_text=_("How many comments it answers.")
    )
    decision = serializers.ChoiceField(
        Verdict.choices, source="verdict", help_text=_("What was made of them: a code.")
    )
    text = serializers.CharField(source="reason", help_text=_("What changes, or why not."))


class ConsultationDetailSerializer(ConsultationSerializer):
    """A draft in full."""

    articleBody = serializers.SerializerMethodField(help_text=_("The whole text without layout."))
    associatedMedia = DraftFileSerializer(
        source="files.all", many=True, help_text=_("Files of the draft.")
    )
    questions = serializers.SerializerMethodField(help_text=_("What people are asked."))
    result = serializers.SerializerMethodField(
        help_text=_("Summary of the answer without layout; empty before it is published.")
    )
    answers = serializers.SerializerMethodField(help_text=_("The answers in groups."))

    def get_articleBody(self, item: ConsultationPage) -> str:
        return "\n".join(item.body.stream_block.get_searchable_content(item.body))

    def get_questions(self, item: ConsultationPage) -> list[str]:
        return [prompt.text for prompt in item.prompts.all()]

    def get_result(self, item: ConsultationPage) -> str:
        return get_text_for_indexing(item.results).strip() if item.is_answered else ""

    @extend_schema_field(GroupSerializer(many=True))
    def get_answers(self, item: ConsultationPage) -> list[dict]:
        if not item.is_answered:
            return []
        counts = Comment.objects.on(item).counts()
        return list(GroupSerializer(item.answered_groups(counts), many=True).data)


class ConsultationFilterSet(PageFilterSet):
    """By how far they are, and by day."""

    status = django_filters.ChoiceFilter(
        choices=State.choices, method="with_status", help_text=_("How far it is.")
    )
    open_on = DayFilter(method="open_on_day", help_text=_("Took comments on this day."))

    def with_status(self, items: Any, name: str, value: str) -> QuerySet:
        return items.in_state(value)

    def open_on_day(self, items: Any, name: str, value: date) -> QuerySet:
        return items.in_state(State.OPEN, value)


class ConsultationViewSet(OpenViewSet):
    """Drafts to comment on, newest first."""

    prefix = "consultations"
    title = _("Drafts to comment on")
    about = _("Drafts on which comments are or were taken, newest first, with the answers.")
    order = 55
    queryset = ConsultationPage.objects.none()
    serializer_class = ConsultationSerializer
    detail_serializer_class = ConsultationDetailSerializer
    filterset_class = ConsultationFilterSet

    def get_items(self, frame) -> ConsultationQuerySet:
        frame.follows(COMMENTS_TAG)
        return ConsultationPage.objects.in_frame(frame).for_list().newest()

    def get_detail_items(self, frame) -> ConsultationQuerySet:
        frame.follows(COMMENTS_TAG)
        items = ConsultationPage.objects.in_frame(frame).select_related("locale")
        return items.with_comment_count().prefetch_related("files__document", "prompts", "groups")
