"""What cards of ways that send by the outbox show: how far each mailing is, and its buttons."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.announcements.states import BEFORE, notice_state
from communes.outbox.models import Mailing
from portal.core.formatting import number
from portal.core.hints import Text

SHOWN = 10


@dataclass(frozen=True)
class MailingLine:
    """A mailing with its state in words."""

    mailing: Mailing
    words: str


def lines_of(subject: UUID, site: Site, way: str) -> list[MailingLine]:
    """The mailings of a subject by a way that its site sent, the newest first; one query."""
    rows = Mailing.objects.about(subject, way).filter(site=site).counted()
    return [MailingLine(row, words_of(row)) for row in rows.defer("told").reverse()[:SHOWN]]


def state_of(notice: AnnouncementPage, lines: list[MailingLine], not_sent: Text) -> Text:
    """What the card's head says: how far its newest mailing is, else that it goes out with the
    notice; of one that readers have, or had, `not_sent`."""
    if lines:
        return lines[0].words
    return _("Goes out with the notice") if notice_state(notice) in BEFORE else not_sent


def words_of(mailing: Mailing) -> str:
    """“Đã gửi 212/214”, and what else an officer must know."""
    counts = mailing.counts
    if not counts.all:
        return _("Nobody was to have it")
    told = [_("Sent %(sent)s/%(all)s") % {"sent": number(counts.sent), "all": number(counts.all)}]
    if mailing.is_stopped and counts.waiting:
        told.append(_("stopped"))
    if counts.failed:
        told.append(_("failed: %(count)s") % {"count": number(counts.failed)})
    if counts.unknown:
        told.append(_("may have arrived: %(count)s") % {"count": number(counts.unknown)})
    if counts.returned:
        told.append(_("came back: %(count)s") % {"count": number(counts.returned)})
    return " · ".join(told)
