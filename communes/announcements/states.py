"""What a list says of a notice: published is not always shown."""

from datetime import datetime, time, timedelta

from django.db.models import Case, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from communes.announcements.models import AnnouncementPage
from portal.admin.states import PageState, in_order, page_is, state_of, with_changes
from portal.core.formatting import day_month, local_date

TIMED = (PageState.TO_COME, PageState.ENDED)
# Readers don't have it yet.
BEFORE = (PageState.DRAFT, PageState.WAITING, PageState.TO_COME)


def notice_is(state: str, now: datetime | None = None) -> Q:
    """Notices that are in a state, as `notice_state` tells of each."""
    now = now or timezone.now()
    live = page_is(PageState.SHOWN)
    ended = Q(valid_until__lte=now)
    timed = {
        PageState.SHOWN: live & ~ended & Q(starts_at__lte=now),
        PageState.TO_COME: live & ~ended & Q(starts_at__gt=now),
        PageState.ENDED: live & ended,
    }
    state = PageState(state)
    return timed[state] if state in timed else page_is(state)


def by_state() -> Case:
    """What orders notices: shown, waiting, drafts, to come, ended, taken down."""
    return in_order({state: notice_is(state) for state in PageState})


def ending_soon() -> Q:
    """Notices that readers have and that end today or tomorrow."""
    now = timezone.now()
    after = timezone.localdate(now) + timedelta(days=2)
    end = timezone.make_aware(datetime.combine(after, time()))
    return notice_is(PageState.SHOWN, now) & Q(valid_until__lt=end)


def notice_state(notice: AnnouncementPage) -> PageState:
    """The state of a notice at this moment."""
    state = state_of(notice)
    if state != PageState.SHOWN:
        return state
    if notice.is_expired:
        return PageState.ENDED
    return PageState.SHOWN if notice.has_started else PageState.TO_COME


def _day(moment: datetime) -> str:
    """A day, with its year where that is another one."""
    day = local_date(moment)
    if day.year == timezone.localdate().year:
        return day_month(day)
    return date_format(day, "SHORT_DATE_FORMAT")


def notice_words(notice: AnnouncementPage) -> str:
    """The state as the list says it: "Hiện từ 8/12", "Hết hạn 2/11"."""
    state = notice_state(notice)
    words = {
        PageState.TO_COME: lambda: _("Shown from %(day)s") % {"day": _day(notice.starts_at)},
        PageState.ENDED: lambda: _("Ended %(day)s") % {"day": _day(notice.valid_until)},
    }.get(state, lambda: str(state.label))
    return with_changes(notice, words())


def until_words(notice: AnnouncementPage) -> str:
    """Until when readers have it: "đến 17:00 2/12/2026"."""
    moment = timezone.localtime(notice.valid_until)
    return _("until %(moment)s") % {"moment": date_format(moment, "SHORT_DATETIME_FORMAT")}
