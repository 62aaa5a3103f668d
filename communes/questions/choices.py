"""Where a question can be, what its asker agrees to, and what an answer may hold."""

from dataclasses import dataclass
from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.hints import Text

ANSWER_FEATURES = ["bold", "ol", "ul", "link", "document-link"]


# What each version of a consent said.
CONSENTS = Path(__file__).parent / "consents.toml"


class Purpose(models.TextChoices):
    """What an asker can agree to, each by itself."""

    ANSWER = "answer", _("Being answered")
    INFORM = "inform", _("Getting the information")
    PUBLISH = "publish", _("Being published with initials")
    MAIL = "mail", _("A mail when the answer is there")

    @classmethod
    def can_go_alone(cls) -> tuple["Purpose", ...]:
        """Those without which the commune still answers."""
        return (cls.PUBLISH, cls.MAIL)

    @classmethod
    def needed(cls) -> tuple["Purpose", ...]:
        """Those on which all rests: for a question, and for a request for information."""
        return (cls.ANSWER, cls.INFORM)


class Kind(models.TextChoices):
    """What was sent in."""

    QUESTION = "question", _("Question")
    INFORMATION = "information", _("Request for information")


class Status(models.TextChoices):
    """Where a question is."""

    RECEIVED = "received", _("Received")
    ASSIGNED = "assigned", _("Given to an officer")
    ASKED = "asked", _("Asked back")
    REPLIED = "replied", _("The asker replied")
    ANSWERED = "answered", _("Answered privately")
    PUBLISHED = "published", _("Answered and published")
    TRANSFERRED = "transferred", _("Passed on")
    REJECTED = "rejected", _("Turned down")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    # Steps of requests for information: told in the timeline, no place to stand.
    SETTLED = "settled", _("Time and cost told")
    EXTENDED = "extended", _("Takes longer")

    @classmethod
    def places(cls) -> list[tuple[str, Text]]:
        """Those in which a question can be, with their labels."""
        return [one for one in cls.choices if one[0] not in (cls.SETTLED, cls.EXTENDED)]

    @classmethod
    def running(cls) -> tuple["Status", ...]:
        """Those in which the commune's time to answer goes on."""
        return (cls.RECEIVED, cls.ASSIGNED, cls.REPLIED)

    @classmethod
    def open(cls) -> tuple["Status", ...]:
        """Those in which the commune owes an answer, also while it waits for the asker."""
        return (*cls.running(), cls.ASKED)

    @classmethod
    def answered(cls) -> tuple["Status", ...]:
        return (cls.ANSWERED, cls.PUBLISHED)

    @classmethod
    def answerable(cls) -> tuple["Status", ...]:
        return (*cls.open(), cls.ANSWERED, cls.PUBLISHED, cls.TRANSFERRED)


@dataclass(frozen=True)
class Office:
    """Who deals with a question that isn't the commune's, as its asker reads it."""

    name: str
    address: str = ""
    phone: str = ""
    url: str = ""
