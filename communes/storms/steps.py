"""A storm day is switched on, changed, switched off: each step is one of its notice."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from communes.announcements.channels import draft_channels
from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from communes.announcements.models.choices import Category, Reach, Urgency
from communes.storms.models import StormDay
from communes.storms.tasks import write_storm_copies
from portal.core.publishing import faults_of
from portal.core.querysets import below
from portal.core.steps import StepNotPossible

ON, CHANGED, OFF = "storms.on", "storms.change", "storms.off"


@dataclass(frozen=True)
class Told:
    """The five fields and what goes with them: what happens, what to do now, where, until when
    (aware; None: as it is), who to call."""

    title: str
    danger: str
    to_do: str
    calls: str
    until: datetime | None
    is_drill: bool
    villages: list
    reach: str
    communes: list


def section_for(user: Any, site: Site) -> AnnouncementIndexPage | None:
    """Where an officer who may switch a day on publishes its notice; None for all others."""
    policy = policy_registry.get_by_type(StormDay)
    if not policy.user_has_any_permission_for_instance(user, ["add"], site):
        return None
    sections = AnnouncementIndexPage.objects.live().filter(
        below([site.root_page.path]), locale__language_code=settings.LANGUAGE_CODE
    )
    section = sections.select_related("locale").first()
    rights = section.permissions_for_user(user) if section else None
    may = rights and rights.may_add(AnnouncementPage) and rights.can_publish_subpage()
    return section if may else None


def day_of(site: Site) -> StormDay | None:
    """The site's own day that holds, or will."""
    return StormDay.objects.not_over().filter(site=site).select_related("notice__locale").first()


def day_from_above(site: Site) -> StormDay | None:
    """The province's day that holds in a commune now."""
    days = StormDay.objects.holding().reaching(site).exclude(site=site)
    return days.select_related("notice__locale").first()


@transaction.atomic
def switch_on(site: Site, user: Any, told: Told) -> StormDay:
    """Publishes the notice and puts it in place of homes.

    Raises StepNotPossible where a day holds already or the officer may not, ValidationError for
    what a notice doesn't allow.
    """
    # Of two officers at once the second finds the day of the first.
    Page.objects.select_for_update().get(pk=site.root_page_id)
    section = section_for(user, site)
    if section is None:
        raise StepNotPossible(_("Only who may publish notices here switches a storm day on."))
    if day_of(site):
        raise StepNotPossible(_("A storm day holds already: change it instead."))
    notice = AnnouncementPage(locale=section.locale, owner=user, live=False)
    notice.category, notice.urgency = Category.DISASTER, Urgency.URGENT
    notice.starts_at = timezone.now()
    _fill(notice, told)
    section.add_child(instance=notice)
    _publish(notice, user)
    day = StormDay.objects.create(site=site, notice=notice)
    draft_channels(notice, site)
    _note(day, ON, user, told.is_drill)
    return day


@transaction.atomic
def change(day: StormDay, user: Any, told: Told, seen: str) -> None:
    """Has the notice say something else; `seen` is `version_of` what the officer changed.

    Raises StepNotPossible where it isn't as it was seen, or is being written elsewhere.
    """
    notice = _held(day)
    if seen != version_of(notice):
        raise StepNotPossible(
            _("Somebody changed this storm day meanwhile: look at it, then press again.")
        )
    if notice.has_unpublished_changes:
        raise StepNotPossible(
            _("The notice has changes that are not published. Publish or discard them first.")
        )
    if notice.permissions_for_user(user).page_locked():
        raise StepNotPossible(_("The notice is locked. Unlock it first."))
    _fill(notice, told)
    _publish(notice, user)
    draft_channels(notice, day.site)
    _note(day, CHANGED, user, told.is_drill)


@transaction.atomic
def switch_off(day: StormDay, user: Any) -> None:
    """Ends the notice now, also one that somebody has locked or is writing on; homes are back."""
    notice = _held(day)
    notice.valid_until = timezone.now()
    notice.save_revision(user=user, clean=False).publish(user=user)
    _note(day, OFF, user, notice.is_drill)


def version_of(notice: AnnouncementPage) -> str:
    """Changes with each revision of the notice."""
    return str(notice.latest_revision_id or "")


def _held(day: StormDay) -> AnnouncementPage:
    """The notice as it is published, which nobody else changes until this step is done.

    Raises StepNotPossible where the day is over.
    """
    Page.objects.select_for_update().get(pk=day.notice_id)
    if not StormDay.objects.not_over().filter(pk=day.pk).exists():
        raise StepNotPossible(_("This storm day is over already."))
    notice: AnnouncementPage = AnnouncementPage.objects.get(pk=day.notice_id)
    return notice


def _fill(notice: AnnouncementPage, told: Told) -> None:
    notice.title, notice.danger, notice.is_drill = told.title, told.danger, told.is_drill
    notice.action_heading = notice.action_heading or _("Do now")
    notice.action_text, notice.summary = told.to_do, told.calls
    if told.until:
        notice.valid_until = told.until
    notice.villages.set(told.villages)
    notice.reach = told.reach or Reach.OWN
    notice.reached_sites.set(told.communes)


def _publish(notice: AnnouncementPage, user: Any) -> None:
    """By the door of all notices: warning, texts, poster and bulletins follow it."""
    if faults := faults_of(notice):
        raise ValidationError([str(fault) for fault in faults])
    notice.save_revision(user=user).publish(user=user)


def _note(day: StormDay, action: str, user: Any, is_drill: bool) -> None:  # noqa: FBT001
    log(instance=day, action=action, user=user, data={"drill": is_drill})
    transaction.on_commit(partial(write_storm_copies.enqueue))
