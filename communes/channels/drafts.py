"""Texts drafted from the facts of a notice, for phones and Zalo groups."""

from django.utils import translation
from django.utils.translation import gettext as _

from communes.announcements.models import AnnouncementPage
from communes.channels import sms
from communes.channels.facts import NoticeFacts
from communes.channels.models import TextKind
from portal.admin.states import PageState
from portal.core.text import as_sentence, first_sentence

# A message of more than some five parts is read by few, and paid for all.
LONGEST_TO_DO = 160


def draft_of(kind: TextKind, notice: AnnouncementPage, facts: NoticeFacts) -> str:
    """What to send of a kind, in the notice's language."""
    with translation.override(notice.locale.language_code):
        if kind == TextKind.ZALO:
            return sms.tidy("\n".join(_zalo_lines(facts)))
        text = sms.tidy(_joined(_sentences(facts)))
    return sms.plain(text) if kind == TextKind.PLAIN_SMS else text


def _over(facts: NoticeFacts) -> list[str]:
    """What is told of a notice that no longer holds; [] where it does."""
    told = {"name": facts.name, "title": facts.what, "until": facts.until}
    if facts.state == PageState.TAKEN_DOWN:
        return [
            _("%(name)s: the notice “%(title)s” is withdrawn") % told,
            _correction(facts) or _("Please don’t act on it any more"),
        ]
    if facts.state == PageState.ENDED:
        return [
            _("%(name)s: the notice “%(title)s” ended at %(until)s") % told,
            _correction(facts) or _("Please don’t act on it any more"),
            facts.address,
        ]
    return []


def _correction(facts: NoticeFacts) -> str:
    return _("Correction: %(text)s") % {"text": facts.correction} if facts.correction else ""


def _sentences(facts: NoticeFacts) -> list[str]:
    return _over(facts) or [
        facts.urgency.upper(),
        f"{facts.name}: {facts.what}",
        _correction(facts),
        "; ".join(text for text in (facts.when, facts.where) if text),
        first_sentence(facts.to_do, LONGEST_TO_DO),
        facts.address,
    ]


def _joined(sentences: list[str]) -> str:
    """One line; the address stands alone at the end: a full stop behind it would break it."""
    told = [text for text in sentences if text]
    ends = [as_sentence(text) for text in told[:-1]]
    return " ".join([*ends, *told[-1:]])


def _zalo_lines(facts: NoticeFacts) -> list[str]:
    over = _over(facts)
    if over:
        return over
    heading = _("%(name)s announces") % {"name": facts.name}
    if facts.urgency:
        heading = f"{facts.urgency} – {heading}"
    labelled = [
        (_("When"), facts.when),
        (_("Where"), facts.where),
        (_("What to do"), facts.to_do),
        (_("Valid until"), facts.until),
        (_("Read it all"), facts.address),
    ]
    lines = [f"{label}: {text}" for label, text in labelled if text]
    return [heading.upper(), facts.what, "", *filter(None, [_correction(facts)]), *lines]
