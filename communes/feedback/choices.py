"""What of a report can be chosen, what is told of its way, and what its sender agrees to."""

from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

# What each version of a consent said.
CONSENTS = Path(__file__).parent / "consents.toml"
# Kept pages with reports follow it.
TAG = "feedback"
PREFIX = "PA"
MOST_PHOTOS = 3
LONGEST_NOTE = 500
LONGEST_TEXT = 2000
# After these the sender is asked whether it is really done.
ASKED_AFTER_DAYS = 14


class Purpose(models.TextChoices):
    """What a sender can agree to."""

    CONTACT = "contact", _("Being reached about the report")

    @classmethod
    def can_go_alone(cls) -> tuple["Purpose", ...]:
        """A report needs no name: it stays when the contact goes."""
        return (cls.CONTACT,)


class Channel(models.TextChoices):
    """How a report came."""

    WEB = "web", pgettext_lazy("how a report came", "On this site")
    PHONE = "phone", pgettext_lazy("how a report came", "By phone")
    PAPER = "paper", pgettext_lazy("how a report came", "On paper")
    DESK = "desk", pgettext_lazy("how a report came", "At the counter")

    @classmethod
    def entered(cls) -> list[tuple[str, object]]:
        """Those that an officer enters."""
        return [one for one in cls.choices if one[0] != cls.WEB]


class Status(models.TextChoices):
    """Where a report is."""

    RECEIVED = "received", pgettext_lazy("report", "Received")
    WORKING = "working", pgettext_lazy("report", "Being worked on")
    DONE = "done", pgettext_lazy("report", "Done")
    ELSEWHERE = "elsewhere", pgettext_lazy("report", "Not the commune’s")
    DUPLICATE = "duplicate", pgettext_lazy("report", "Reported twice")
    WITHDRAWN = "withdrawn", pgettext_lazy("report", "Withdrawn")

    @classmethod
    def open(cls) -> tuple["Status", ...]:
        """Those in which the commune owes something."""
        return (cls.RECEIVED, cls.WORKING)

    @classmethod
    def public(cls) -> list[tuple[str, object]]:
        """Those that readers can choose."""
        return [one for one in cls.choices if one[0] != cls.WITHDRAWN]

    @classmethod
    def closed(cls) -> tuple["Status", ...]:
        """Those into which a report is closed, each with a sentence."""
        return (cls.DONE, cls.ELSEWHERE, cls.DUPLICATE)


class Step(models.TextChoices):
    """What happened to a report: one row of its log each."""

    RECEIVED = "received", pgettext_lazy("step of a report", "Received")
    WORKING = "working", pgettext_lazy("step of a report", "Work has begun")
    DONE = "done", pgettext_lazy("step of a report", "Done")
    ELSEWHERE = "elsewhere", pgettext_lazy("step of a report", "Sent to whom it concerns")
    DUPLICATE = "duplicate", pgettext_lazy("step of a report", "Joined with another report")
    WITHDRAWN = "withdrawn", pgettext_lazy("step of a report", "Withdrawn by its sender")
    REOPENED = "reopened", pgettext_lazy("step of a report", "Opened again")
    MENDED = "mended", pgettext_lazy("step of a report", "The sender says it is done")
    NOT_MENDED = "not_mended", pgettext_lazy("step of a report", "The sender says it is not done")
    PHOTO = "photo", pgettext_lazy("step of a report", "A picture was added")
    CHANGED = "changed", pgettext_lazy("step of a report", "Kind, village or words changed")
    PUBLISHED = "published", pgettext_lazy("step of a report", "Published")
    TAKEN_DOWN = "taken_down", pgettext_lazy("step of a report", "Taken down")


class Maker(models.TextChoices):
    """Who added a picture, or took a step."""

    SENDER = "sender", pgettext_lazy("report", "Sender")
    OFFICER = "officer", pgettext_lazy("report", "Officer")
    HEAD = "head", pgettext_lazy("report", "Head of the village")
