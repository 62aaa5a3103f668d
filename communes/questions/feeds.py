"""Published answers for feed readers."""

from django.utils.translation import gettext_lazy

from communes.questions.models import QuestionPage
from portal.machines.feeds import SiteFeed
from portal.sites.frame import Frame


class QuestionFeed(SiteFeed):
    """The newest answers; on the portal, of all communes. Never what was sent in."""

    name = "questions"
    section = "QuestionIndexPage"
    label = gettext_lazy("Questions")

    def get_items(self, frame: Frame):
        items = QuestionPage.objects.in_frame(frame).select_related("locale", "topic")
        return items.order_by("-answered_at", "-pk")

    def texts(self, item) -> list[str]:
        return [item.question_public, item.answer_text, item.answered_by]

    def tags(self, item) -> list[str]:
        return [item.topic.label] if item.topic else []

    def item_pubdate(self, item):
        return item.answered_at

    def item_updateddate(self, item):
        return item.last_published_at or item.answered_at
