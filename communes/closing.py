"""Closing a commune that no longer exists: its site stays, to be read.

Nobody edits it, it takes no questions, and every page says where papers are handled
now. An act of the province (“Trang của các xã”, `manage.py close_commune`) that can be undone.
"""

from datetime import date
from functools import partial

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    GroupSitePermission,
    Page,
    Revision,
    Site,
)

from communes.models import CommuneSettings
from portal.core.provisioning import ensure_setting
from portal.core.querysets import below, homes
from portal.sites.frame import Frame
from portal.users.models import User
from portal.users.roles import COMMUNE_ROLES, grant_roles, group_names, prefix_of

# What its staff may still do: who asked before is answered, or told where to ask, and people's
# rights on their data stay.
STAYS_OPEN = ("question", "feedbackreport", "datarequest", "accessrecord")


@transaction.atomic
def close_commune(site: Site, day: date | None = None, by: User | None = None) -> CommuneSettings:
    """Freezes a commune's site from a day on (today); repeating it changes nothing more.

    Its groups lose their rights on pages, pictures, files, villages and settings. Open
    questions stay theirs to answer or pass on. What was to be published later is not.
    """
    groups = groups_of(site)
    paths = homes(site.root_page.path).values_list("path", flat=True)
    GroupPagePermission.objects.filter(below(paths, "page__path"), group__in=groups).delete()
    waiting = Revision.page_revisions.filter(approved_go_live_at__isnull=False)
    # Kept as text; few pages wait.
    ids = [int(pk) for pk in waiting.values_list("object_id", flat=True)]
    for page in Page.objects.filter(below(paths), pk__in=ids):
        page.revisions.update(approved_go_live_at=None)
    GroupCollectionPermission.objects.filter(group__in=groups).delete()
    rights = GroupSitePermission.objects.filter(site=site, group__in=groups)
    rights.exclude(permission__content_type__model__in=STAYS_OPEN).delete()
    rules = ensure_setting(CommuneSettings, site)
    if rules.closed_on is None:
        rules.closed_on = day or timezone.localdate()
        rules.save()
        log(instance=rules, action="communes.close", user=by)
    return rules


@transaction.atomic
def reopen_commune(site: Site, by: User | None = None) -> CommuneSettings:
    """Gives a closed commune's groups their rights again."""
    rules = ensure_setting(CommuneSettings, site)
    if rules.closed_on is not None:
        rules.closed_on = None
        rules.save()
        log(instance=rules, action="communes.open_again", user=by)
    collection = Collection.objects.filter(name=site.site_name, depth=2).first()
    grant_roles(prefix_of(site), COMMUNE_ROLES, site, collection)
    return rules


def groups_of(site: Site):
    """The groups of a commune's roles."""
    names = group_names(prefix_of(site), COMMUNE_ROLES)
    return Group.objects.filter(name__in=names)


def is_closed(site: Site) -> bool:
    """Whether a commune was closed; one query."""
    return CommuneSettings.objects.filter(site=site, closed_on__isnull=False).exists()


def closed_sites() -> frozenset[int]:
    """The keys of all communes' sites that were closed; one query."""
    closed = CommuneSettings.objects.filter(closed_on__isnull=False)
    return frozenset(closed.values_list("site_id", flat=True))


def is_closed_to(frame: Frame) -> bool:
    """Whether the site of a request is a commune's that was closed; remembered."""
    return not frame.is_portal and frame.remember("closed", partial(is_closed, frame.site))
