"""What becomes of a bulletin: ready, withdrawn, drafted anew, and who may do so."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from communes.announcements.models import AnnouncementPage
from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.models.settings import drafts_itself
from communes.bulletins.playlists import Item
from communes.bulletins.scripts import draft_of
from communes.closing import is_closed
from portal.core.page_rights import homes_that_ask
from portal.core.querysets import sites_at
from portal.core.steps import StepNotPossible
from portal.staff.names import highest_role

State = Bulletin.State
STATE_FIELDS = ("state", "ready_at", "ready_role")


def may_release(user, bulletin: Bulletin) -> bool:
    """Whether an officer decides that it is played: who publishes there; what is urgent can't
    wait for who approves."""
    root = bulletin.site.root_page
    policy = policy_registry.get_by_type(Page)
    if not policy.user_has_permission_for_instance(user, "publish", root):
        return False
    return bulletin.is_urgent or root.path not in homes_that_ask(user)


@transaction.atomic
def draft_from(notice: AnnouncementPage, site: Site) -> Bulletin:
    """A new draft from a notice of a site, for the same villages."""
    bulletin = Bulletin(site=site, notice_id=notice.pk)
    _fill(bulletin, notice)
    bulletin.save()
    bulletin.villages.set(notice.villages.all())
    return bulletin


@transaction.atomic
def draft_with(notice: AnnouncementPage, site: Site) -> None:
    """The bulletin of a notice that drafts its channels itself: a draft says it as it is now; one
    that is played stays, and a new draft waits beside it."""
    drafts = list(notice.bulletins.filter(state=State.DRAFT, site=site).select_related("site"))
    for bulletin in drafts:
        bulletin.notice = notice
        draft_again(bulletin)
    if not drafts:
        draft_from(notice, site)


def draft_by_itself(notice: AnnouncementPage) -> Bulletin | None:
    """The first bulletin of a notice that was published, where its commune has it so: it waits
    for approval. None where there is one, whatever became of it, or nothing to draft."""
    is_first = notice.locale.language_code == settings.LANGUAGE_CODE
    if not is_first or notice.is_sample or notice.is_expired:
        return None
    site = sites_at(notice.path).first()
    if site is None or site.is_default_site or is_closed(site):
        return None
    if not drafts_itself(site.pk, notice.urgency) or notice.bulletins.exists():
        return None
    return draft_from(notice, site)


@transaction.atomic
def draft_again(bulletin: Bulletin) -> None:
    """All as the notice says it now; it waits for approval again."""
    if bulletin.notice is None:
        raise StepNotPossible(_("There is no notice to draft it from."))
    hold(bulletin, *State)
    _fill(bulletin, bulletin.notice)
    mark_draft(bulletin)
    bulletin.version += 1
    bulletin.save()
    bulletin.villages.set(bulletin.notice.villages.all())


def _fill(bulletin: Bulletin, notice: AnnouncementPage) -> None:
    bulletin.title, bulletin.urgency = notice.told_title, notice.urgency
    bulletin.script = draft_of(notice, bulletin.site)
    bulletin.known_correction = notice.correction
    ends = timezone.localdate(notice.valid_until)
    bulletin.last_day = max(bulletin.first_day, min(bulletin.last_day, ends))


def hold(bulletin: Bulletin, *allowed: str) -> None:
    """Waits for the row, inside a transaction, and takes over how it stands by now.

    Raises StepNotPossible where it is in none of the states from which the step begins.
    """
    rows = Bulletin.objects.select_for_update(of=("self",)).filter(pk=bulletin.pk)
    found = rows.values("state", "ready_at", "ready_role", "version").first()
    if found is None or found["state"] not in allowed:
        raise StepNotPossible(_("Somebody changed this bulletin meanwhile. Look at it again."))
    for name, value in found.items():
        setattr(bulletin, name, value)


def mark_ready(bulletin: Bulletin, user) -> None:
    """Approved now, by this officer; saves nothing."""
    bulletin.state, bulletin.ready_at = State.READY, timezone.now()
    bulletin.ready_role = highest_role(user, bulletin.site)


def mark_draft(bulletin: Bulletin) -> None:
    """Waits for approval; saves nothing."""
    bulletin.state, bulletin.ready_at, bulletin.ready_role = State.DRAFT, None, ""


@transaction.atomic
def release(bulletin: Bulletin, user, version: int) -> None:
    """It is played from now on. Raises StepNotPossible where there is nothing to be played, or
    it says something else than the `version` that the officer saw."""
    hold(bulletin, State.DRAFT, State.WITHDRAWN)
    if bulletin.version != version:
        raise StepNotPossible(_("Somebody changed this bulletin meanwhile. Look at it again."))
    if bulletin.last_day < timezone.localdate():
        raise StepNotPossible(_("Its last day is over. Give it a later one first."))
    if bulletin.notice and not bulletin.notice.live:
        raise StepNotPossible(_("Publish the notice first: people look it up."))
    if bulletin.notice and bulletin.notice.is_expired:
        raise StepNotPossible(_("The notice has ended: nothing of it is read out."))
    mark_ready(bulletin, user)
    if not bulletin.is_heard_again:
        raise StepNotPossible(_("All its hours are over. Give it later ones first."))
    bulletin.save(update_fields=STATE_FIELDS)


@transaction.atomic
def to_draft(bulletin: Bulletin) -> None:
    """It is played no more until somebody approves it again."""
    hold(bulletin, State.READY)
    mark_draft(bulletin)
    bulletin.save(update_fields=STATE_FIELDS)


@transaction.atomic
def withdraw(bulletin: Bulletin) -> None:
    """It is not played any more."""
    hold(bulletin, State.DRAFT, State.READY)
    bulletin.state = State.WITHDRAWN
    bulletin.save(update_fields=STATE_FIELDS)


def write_down(item: Item, user, outcome: str, reason: str = "") -> None:
    """What became of a bulletin at an hour; a second word replaces the first."""
    AirLog.objects.update_or_create(
        bulletin=item.bulletin,
        planned_at=item.at,
        defaults={
            "site": item.bulletin.site,
            "outcome": outcome,
            "reason": reason,
            "by": user,
            "role": highest_role(user, item.bulletin.site),
            "logged_at": timezone.now(),
        },
    )
