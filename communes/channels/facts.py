"""What texts and poster say of a notice: its facts, in its own language."""

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.announcements.querysets import province_name
from communes.announcements.states import notice_state
from portal.admin.states import PageState
from portal.core.formatting import clock_date
from portal.core.models import IdentitySettings, one_to_one
from portal.core.text import first_sentence

LONGEST_TO_DO = 300


@dataclass(frozen=True)
class NoticeFacts:
    """Texts for people, "" where the notice says nothing; `address` is the short one.

    `name` is the commune's, or the province's; `to_do` is empty once its time is over.
    """

    name: str
    urgency: str
    what: str
    when: str
    where: str
    to_do: str
    until: str
    correction: str
    address: str
    state: PageState


def short_address(notice: AnnouncementPage, site: Site) -> str:
    """The whole address that leads to a notice's page, short enough to be typed."""
    with translation.override(notice.locale.language_code):
        return site.root_url + reverse("notice_short", args=[notice.pk])


def facts_of(notice: AnnouncementPage, site: Site) -> NoticeFacts:
    """The facts at this moment; the site's name costs a query once."""
    with translation.override(notice.locale.language_code):
        state = notice_state(notice)
        return NoticeFacts(
            name=_name(site),
            # A drill presses nobody: its title says what it is.
            urgency=notice.get_urgency_display()
            if notice.is_urgent and not notice.is_drill
            else "",
            what=notice.told_title,
            when=clock_date(notice.event_at),
            where=" ".join((notice.event_place or notice.villages_label).split()),
            to_do="" if notice.is_expired else _to_do(notice),
            until=clock_date(notice.valid_until),
            correction=" ".join(notice.correction.split()),
            address=short_address(notice, site),
            state=state,
        )


def facts_by_language(notice: AnnouncementPage, site: Site) -> dict[str, Any]:
    """What readers who asked for notices are told: the facts as a dict, with "summary" and without
    "state", in Vietnamese, and in English where a translation says the same by now."""
    found = {}
    for page in notice.pages_that_agree:
        facts = asdict(facts_of(page, site)) | {"summary": page.summary_text}
        del facts["state"]
        found[page.locale.language_code] = facts
    return found


# What a notice says of itself, as its officers typed it.
SAID = (
    "title",
    "summary",
    "is_drill",
    "urgency",
    "event_at",
    "event_place",
    "villages_label",
    "action_heading",
    "action_text",
    "valid_until",
    "correction",
)


def digest_of(notice: AnnouncementPage) -> str:
    """What changes with anything that the notice says, its text too, and once it no longer holds;
    not as time goes by, nor with how the portal words or addresses it."""
    holds = notice_state(notice) not in (PageState.ENDED, PageState.TAKEN_DOWN)
    return _digest(notice, SAID, str(holds), *notice.plain_texts)


# What those who were told are told anew: not each word that was put right.
TOLD_ANEW = (
    "correction",
    "is_drill",
    "urgency",
    "event_at",
    "event_place",
    "villages_label",
    "action_heading",
    "action_text",
)


def digest_of_facts(notice: AnnouncementPage) -> str:
    """What changes with anything that a second message is worth."""
    return _digest(notice, TOLD_ANEW)


def _digest(notice: AnnouncementPage, names: Iterable[str], *more: str) -> str:
    told = "\n".join([*(str(getattr(notice, name)) for name in names), *more])
    return hashlib.sha256(told.encode()).hexdigest()


def _name(site: Site) -> str:
    if site.is_default_site:
        return capfirst(province_name())
    return one_to_one(site, IdentitySettings).name


def _to_do(notice: AnnouncementPage) -> str:
    """What the notice has people do, else what it comes down to."""
    told = " ".join(notice.told_action.split())
    return told or first_sentence(notice.summary_text, LONGEST_TO_DO)
