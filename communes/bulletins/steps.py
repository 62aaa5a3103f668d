"""What becomes of a bulletin: ready, withdrawn, drafted anew, and who may do so."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from communes.announcements.models import AnnouncementPage
from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.playlists import Item
from communes.bulletins.scripts import draft_of
from portal.core.page_rights import homes_that_ask
from portal.core.steps import StepNotPossible
from portal.users.models import SiteRole

ROLES = ("contributor", "editor", "approver", "admin")


def may_release(user, bulletin: Bulletin) -> bool:
    """Whether an officer decides that it is played: who publishes there; what is urgent can't
    wait for who approves."""
    root = bulletin.site.root_page
    policy = policy_registry.get_by_type(Page)
    if not policy.user_has_permission_for_instance(user, "publish", root):
        return False
    return bulletin.is_urgent or root.path not in homes_that_ask(user)


def role_of(user, site: Site) -> str:
    """The highest role of an officer in a site; "" for who works there without one."""
    held = SiteRole.objects.filter(site=site, group__user=user, role__in=ROLES)
    return max(held.values_list("role", flat=True), key=ROLES.index, default="")


@transaction.atomic
def draft_from(notice: AnnouncementPage, site: Site) -> Bulletin:
    """A new draft from a notice of a site, for the same villages."""
    bulletin = Bulletin(site=site, notice=notice, title=notice.told_title, urgency=notice.urgency)
    bulletin.last_day = max(
        bulletin.first_day, min(bulletin.last_day, timezone.localdate(notice.valid_until))
    )
    _fill(bulletin, notice)
    bulletin.save()
    bulletin.villages.set(notice.villages.all())
    return bulletin


def draft_again(bulletin: Bulletin) -> None:
    """The script as the notice says it now; it waits for approval again."""
    if bulletin.notice is None:
        raise StepNotPossible(_("There is no notice to draft it from."))
    bulletin.urgency = bulletin.notice.urgency
    _fill(bulletin, bulletin.notice)
    to_draft(bulletin)


def _fill(bulletin: Bulletin, notice: AnnouncementPage) -> None:
    bulletin.script = draft_of(notice, bulletin.site)
    bulletin.known_correction = notice.correction


def release(bulletin: Bulletin, user) -> None:
    """It is played from now on. Raises StepNotPossible where there is nothing to be played."""
    if bulletin.last_day < timezone.localdate():
        raise StepNotPossible(_("Its last day is over. Give it a later one first."))
    if bulletin.notice and not bulletin.notice.live:
        raise StepNotPossible(_("Publish the notice first: people look it up."))
    if bulletin.notice and bulletin.notice.is_expired:
        raise StepNotPossible(_("The notice has ended: nothing of it is read out."))
    bulletin.state, bulletin.ready_at = Bulletin.State.READY, timezone.now()
    bulletin.ready_role = role_of(user, bulletin.site)
    bulletin.save()


def to_draft(bulletin: Bulletin) -> None:
    """It is played no more until somebody approves it again."""
    bulletin.state, bulletin.ready_at, bulletin.ready_role = Bulletin.State.DRAFT, None, ""
    bulletin.save()


def withdraw(bulletin: Bulletin) -> None:
    """It is not played any more."""
    bulletin.state = Bulletin.State.WITHDRAWN
    bulletin.save()


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
            "role": role_of(user, item.bulletin.site),
            "logged_at": timezone.now(),
        },
    )
