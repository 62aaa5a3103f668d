"""Published answers as open data, with the names of schema.org's Question and Answer.

Who asked is left out: readers of one page see initials and village, but a table of
all of them helps nobody.
"""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers
from wagtail.rich_text import get_text_for_indexing

from communes.questions.models import QuestionPage
from portal.core.querysets import PortalPageQuerySet
from portal.open_data.filters import FromDayFilter, IdFilter, OpenFilterSet, ToDayFilter
from portal.open_data.serializers import ItemSerializer
from portal.open_data.viewsets import OpenViewSet
from portal.sites.frame import Frame


class TopicSerializer(serializers.Serializer):
    """What a question is about."""

    id = serializers.IntegerField(help_text=_("Number of the topic."))
    name = serializers.CharField(source="label", help_text=_("Name of the topic."))


class AnswerSerializer(serializers.Serializer):
    """The commune's answer."""

    text = serializers.SerializerMethodField(help_text=_("The answer without layout."))
    author = serializers.CharField(source="answered_by", help_text=_("The post that answered."))
    dateCreated = serializers.DateTimeField(source="answered_at", help_text=_("When."))

    def get_text(self, item: QuestionPage) -> str:
        return get_text_for_indexing(item.answer).strip()


class QuestionSerializer(ItemSerializer):
    """A question that was answered in public."""

    text = serializers.CharField(
        source="question_public", help_text=_("The question, without names.")
    )
    about = TopicSerializer(source="topic", allow_null=True, help_text=_("Topic."))
    dateCreated = serializers.DateTimeField(source="asked_at", help_text=_("Asked at."))
    acceptedAnswer = AnswerSerializer(source="*", help_text=_("The answer."))
    workingDays = serializers.IntegerField(
        source="working_days", allow_null=True, help_text=_("Working days until the answer.")
    )


class AnswerFilterSet(OpenFilterSet):
    """What can be asked of the answers."""

    topic = IdFilter("topic_id", help_text=_("The number of a topic."))
    answered_from = FromDayFilter("answered_at", help_text=_("Answered on this day or later."))
    answered_to = ToDayFilter("answered_at", help_text=_("Answered on this day or earlier."))


class AnswerViewSet(OpenViewSet):
    """Answers that the asker let be published, newest first."""

    prefix = "questions"
    title = _("Questions and answers")
    about = _("Published answers, newest first; who asked is left out.")
    order = 50
    queryset = QuestionPage.objects.none()
    serializer_class = QuestionSerializer
    filterset_class = AnswerFilterSet

    def get_items(self, frame: Frame) -> PortalPageQuerySet:
        items = QuestionPage.objects.in_frame(frame).select_related("locale", "topic")
        return items.order_by("-answered_at", "-pk")
