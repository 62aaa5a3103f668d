"""Where a question can be, and what an answer may hold."""

from django.db import models
from django.utils.translation import gettext_lazy as _

ANSWER_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


class Status(models.TextChoices):
    """Where a question is."""

    RECEIVED = "received", _("Received")
    ASSIGNED = "assigned", _("Given to an officer")
    ANSWERED = "answered", _("Answered privately")
    PUBLISHED = "published", _("Answered and published")
    TRANSFERRED = "transferred", _("Passed on")
    REJECTED = "rejected", _("Turned down")
    WITHDRAWN = "withdrawn", _("Withdrawn")

    @classmethod
    def open(cls) -> tuple["Status", ...]:
        return (cls.RECEIVED, cls.ASSIGNED)

    @classmethod
    def answered(cls) -> tuple["Status", ...]:
        return (cls.ANSWERED, cls.PUBLISHED)

    @classmethod
    def answerable(cls) -> tuple["Status", ...]:
        return (*cls.open(), cls.ANSWERED, cls.PUBLISHED, cls.TRANSFERRED)
