"""Asking for a commune's site, and opening it: each may be repeated, or come twice at once."""

import logging
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.log_actions import log
from wagtail.models import Collection, Page, Site

from communes.models import CommuneSettings
from communes.provisioning import CommuneSpec, open_commune
from communes.units.models import AdministrativeUnit
from home.opening.models import GIVEN_UP_AFTER, CommuneOpening
from portal.core.provisioning import tree_root
from portal.core.text import slugify
from portal.staff.services import invite_or_add
from portal.users.models import SiteRole
from portal.users.roles import COMMUNE_ROLES

logger = logging.getLogger(__name__)

State = CommuneOpening.State
MAY_OPEN = "home.add_communeopening"


def why_not_opened(name: str, hostname: str, unit_id: int | None) -> dict[str, str]:
    """What stands against a new site, by field; {} where nothing does."""
    problems = {}
    key = slugify(name)
    groups = [f"{key}-{role.name}" for role in COMMUNE_ROLES]
    if not key:
        problems["name"] = _("Write the official name, such as “Xã Thành Sơn”.")
    elif (
        Page.objects.filter(depth=2, slug=key).exists()
        or Collection.objects.filter(name=name).exists()
        or Group.objects.filter(name__in=groups).exists()
    ):
        problems["name"] = _("A site of this name is open already.")
    if taken := Site.objects.filter(hostname=hostname).first():
        problems["hostname"] = _("This address is that of %(site)s already.") % {
            "site": taken.site_name
        }
    if unit_id:
        rules = CommuneSettings.objects.filter(unit=unit_id).select_related("site").first()
        if rules:
            problems["unit"] = _("This unit has the site %(address)s already.") % {
                "address": rules.site.hostname
            }
    return problems


def ask_for(spec: dict[str, Any], by) -> CommuneOpening:
    """The opening of this spec: a new one, which starts once that is sure, or the one under way.

    `spec`: what `CommuneSpec` takes as JSON, `unit` by its key, and `administrator` {name, email}.
    Raises PermissionDenied.
    """
    if not by.has_perm(MAY_OPEN):
        raise PermissionDenied
    if found := asked_before(spec["name"], spec["hostname"]):
        return found
    try:
        with transaction.atomic():
            opening = CommuneOpening.objects.create(
                name=spec["name"], hostname=spec["hostname"], spec=spec, requested_by=by
            )
            # What failed before holds a name and an address for nothing.
            failed = CommuneOpening.objects.filter(hostname=spec["hostname"], state=State.FAILED)
            failed.delete()
    except IntegrityError:
        return CommuneOpening.objects.get(
            hostname=spec["hostname"], state__in=[State.WAITING, State.RUNNING]
        )
    log(instance=opening, action="home.open_commune", user=by, data={"hostname": opening.hostname})
    _start(opening)
    return opening


def asked_before(name: str, hostname: str) -> CommuneOpening | None:
    """The same opening, under way or done: a second press leads to it."""
    same = Q(state=State.DONE, site__isnull=False, name=name) | Q(
        state__in=[State.WAITING, State.RUNNING]
    )
    return CommuneOpening.objects.filter(same, hostname=hostname).first()


def run_again(opening: CommuneOpening, by) -> bool:
    """Starts what failed, or stands still; False where there is nothing to do."""
    if not by.has_perm(MAY_OPEN):
        raise PermissionDenied
    opening = CommuneOpening.objects.select_for_update().get(pk=opening.pk)
    if not opening.may_run_again or asked_before(opening.name, opening.hostname) not in (
        None,
        opening,
    ):
        return False
    opening.state, opening.error, opening.steps = State.WAITING, "", []
    opening.requested_by = by
    opening.save()
    _start(opening)
    return True


def _start(opening: CommuneOpening) -> None:
    transaction.on_commit(partial(run_opening.enqueue, opening.pk))


@task()
def run_opening(opening_id: int) -> bool:
    """Opens the commune's site with all that it needs, or leaves nothing and says why.

    Whether it did: of several that run at once one does.
    """
    stale = Q(state=State.RUNNING, started_at__lt=timezone.now() - GIVEN_UP_AFTER)
    claimed = CommuneOpening.objects.filter(Q(state=State.WAITING) | stale, pk=opening_id)
    if not claimed.update(state=State.RUNNING, started_at=timezone.now()):
        return False
    opening = CommuneOpening.objects.get(pk=opening_id)
    with translation.override(settings.LANGUAGE_CODE):
        try:
            with transaction.atomic():
                _open(opening)
        except ValidationError as error:
            return _fail(opening, " ".join(error.messages))
        except PermissionDenied:
            return _fail(opening, _("Who asked for it may not open communes any more."))
        except Exception:
            logger.exception("Opening %s failed", opening_id)
            told = _("Something unexpected happened. Ask operation to look into the server’s log.")
            return _fail(opening, told)
    return True


def _open(opening: CommuneOpening) -> None:
    """All of it in the caller's transaction, which others of the kind wait for."""

    def tell(step: str) -> None:
        opening.steps.append({"step": step, "at": timezone.now().isoformat()})

    opening.steps = []
    Page.objects.select_for_update().get(pk=tree_root().pk)
    by = opening.requested_by
    if by is None or not by.is_active or not by.has_perm(MAY_OPEN):
        raise PermissionDenied
    values = dict(opening.spec)
    administrator = values.pop("administrator")
    unit_id = values.pop("unit")
    if problems := why_not_opened(opening.name, opening.hostname, unit_id):
        raise ValidationError(list(problems.values()))
    tell("checked")
    unit = AdministrativeUnit.objects.get(pk=unit_id) if unit_id else None
    languages = tuple(values.pop("languages"))
    commune = open_commune(CommuneSpec(**values, unit=unit, languages=languages), tell)
    role = SiteRole.objects.get(site=commune.site, role="admin")
    opening.administrator = invite_or_add(role, by, **administrator)
    tell("administrator")
    opening.site = commune.site
    opening.spec = {**opening.spec, "administrator": {}}
    opening.state, opening.finished_at = State.DONE, timezone.now()
    opening.save()


def _fail(opening: CommuneOpening, error: str) -> bool:
    CommuneOpening.objects.filter(pk=opening.pk).update(
        state=State.FAILED, error=error, steps=opening.steps, finished_at=timezone.now()
    )
    return False
