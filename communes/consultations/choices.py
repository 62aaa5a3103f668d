"""How far a consultation is, what becomes of a comment, and what its author agrees to."""

from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

RESULT_FEATURES = ["bold", "ol", "ul", "link", "document-link"]
# What each version of a consent said.
CONSENTS = Path(__file__).parent / "consents.toml"


class State(models.TextChoices):
    """How far a consultation is; told by its days and its answer, set by nobody."""

    UPCOMING = "upcoming", _("Comments will be taken")
    OPEN = "open", _("Comments are taken")
    CLOSED = "closed", _("Ended, being summed up")
    ANSWERED = "answered", pgettext_lazy("consultation", "Answered")


class Verdict(models.TextChoices):
    """What the body makes of a group of comments."""

    ACCEPTED = "accepted", _("Accepted")
    PARTLY = "partly", _("Accepted in part")
    DECLINED = "declined", _("Not taken up")
    EXPLAINED = "explained", _("Explained")


class Status(models.TextChoices):
    """What became of a comment."""

    WAITING = "waiting", pgettext_lazy("comment", "Waits to be read")
    SHOWN = "shown", pgettext_lazy("comment", "Shown")
    HIDDEN = "hidden", pgettext_lazy("comment", "Not shown")
    GROUPED = "grouped", pgettext_lazy("comment", "In a group")
    WITHDRAWN = "withdrawn", pgettext_lazy("comment", "Withdrawn")

    @classmethod
    def counted(cls) -> tuple["Status", ...]:
        """Those that count as comments of a group."""
        return (cls.SHOWN, cls.GROUPED)

    @classmethod
    def movable(cls) -> tuple["Status", ...]:
        """Those that an officer can still decide on."""
        return (cls.WAITING, cls.SHOWN, cls.HIDDEN, cls.GROUPED)


class HiddenReason(models.TextChoices):
    """Why a comment isn't shown, as its author reads it."""

    OFF_TOPIC = "off_topic", _("It isn’t about this draft")
    PRIVATE = "private", _("It tells of people’s private affairs")
    RUDE = "rude", _("Its words hurt others")
    REPEATED = "repeated", _("The same comment was sent before")
    ADVERTISING = "advertising", _("It advertises something")
    COMPLAINT = "complaint", _("It is a complaint or denunciation, which goes another way")
    # Set when its author takes the consent back, offered to no officer.
    TAKEN_BACK = "taken_back", _("Its author no longer wants it shown")

    @classmethod
    def offered(cls) -> list[tuple[str, str]]:
        return [(one.value, str(one.label)) for one in cls if one != cls.TAKEN_BACK]


class Purpose(models.TextChoices):
    """What an author can agree to, each by itself."""

    KEEP = "keep", _("Being read and considered")
    SHOW = "show", _("Being shown without a name")
    NAME = "name", _("Being shown with the name")

    @classmethod
    def can_go_alone(cls) -> tuple["Purpose", ...]:
        """Those without which the comment still counts."""
        return (cls.SHOW, cls.NAME)
