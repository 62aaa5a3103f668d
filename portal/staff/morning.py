"""The mail of each morning: what is late, due or new at an officer's sites, as on the desk.

Features are asked once for many sites (`portal.desk.parts`), as who may do everything there; who
is told of a row follows from the roles on its site. An officer's own drafts are no part of it.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from django.conf import settings
from django.core.mail import get_connection, send_mail
from django.db.models import Q
from django.template.loader import render_to_string
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.models import GroupPagePermission, Site

from portal.core.formatting import long_date
from portal.core.querysets import HOME_PATH
from portal.desk.desk import Desk, DeskSite, with_counts
from portal.desk.parts import Urgency, Waiting
from portal.staff.names import name_of
from portal.users.models import User
from portal.users.roles import COMMUNE_ROLES

logger = logging.getLogger(__name__)

# Whoever only drafts has nothing that waits for them at a site.
ROLES = [role.name for role in COMMUNE_ROLES if "change" in role.pages]
PRESSING = (Urgency.LATE, Urgency.SOON, Urgency.NEW)
# Sites that are asked for at a time: a query names the homes of all of them.
SITES_AT_A_TIME = 50


class AllWork(Desk):
    """The desk of some sites as who may do everything there has it, whoever that is."""

    def __init__(self, sites: Iterable[Site]):
        super().__init__(User(pk=0, is_superuser=True))
        self._given = list(sites)

    @cached_property
    def places(self) -> list[DeskSite]:
        return [DeskSite(site, site.root_page.path) for site in self._given]

    @cached_property
    def _worked_on(self) -> set[str]:
        rights = GroupPagePermission.objects.filter(
            group__site_role__site__in=self._given, permission__codename="change_page"
        )
        return {path[:HOME_PATH] for path in rights.values_list("page__path", flat=True)}

    def changes(self, place: DeskSite) -> bool:
        """Whether anybody may: nobody edits the pages of a closed commune."""
        return place.path in self._worked_on


@dataclass
class Morning:
    """What one officer is told: the pressing rows by site."""

    officer: User
    sites: list[tuple[DeskSite, list[Waiting]]] = field(default_factory=list)


def mornings() -> Iterator[Morning]:
    """Those for whom something waits, who want the mail and had none today.

    As many queries for all officers as for one.
    """
    wanted = User.objects.filter(is_active=True, mailed_each_morning=True).exclude(email="")
    wanted = wanted.filter(~Q(morning_mailed_on=timezone.localdate()))
    held = wanted.filter(groups__site_role__role__in=ROLES).order_by("pk")
    roles: dict[int, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    rows = held.values_list("pk", "groups__site_role__site", "groups__site_role__role")
    for officer, site, role in rows:
        roles[site][officer].add(role)
    found: dict[int, Morning] = {}
    officers = {officer.pk: officer for officer in held.distinct()}
    sites = with_counts(Site.objects.filter(pk__in=roles)).order_by("site_name", "pk")
    with_homes = list(sites.select_related("root_page", "identitysettings"))
    for start in range(0, len(with_homes), SITES_AT_A_TIME):
        work = AllWork(with_homes[start : start + SITES_AT_A_TIME])
        for place in work.places:
            here = roles[place.site.pk]
            waiting = work.waiting(place)
            pressing = [row for row in waiting if row.mailed and row.urgency in PRESSING]
            for officer, own in here.items():
                if told := [row for row in pressing if _is_for(row, own, here.values())]:
                    morning = found.setdefault(officer, Morning(officers[officer]))
                    morning.sites.append((place, told))
    yield from found.values()


def _is_for(row: Waiting, own: set[str], everyone: Iterable[set[str]]) -> bool:
    """Whether a row is for an officer of these roles; where nobody has its roles, for all."""
    first = set(row.roles)
    return not first or bool(own & first) or not any(roles & first for roles in everyone)


def mail_mornings() -> int:
    """Sends each officer one mail a day, of sums and links; how many went now."""
    sent = []
    with translation.override(settings.LANGUAGE_CODE), get_connection() as connection:
        subject = _("Work that waits, %(day)s") % {"day": long_date(timezone.localdate())}
        for morning in mornings():
            told = {
                "name": name_of(morning.officer),
                "sites": morning.sites,
                "base": settings.WAGTAILADMIN_BASE_URL,
            }
            body = render_to_string("staff/mail/morning.txt", told)
            to = [morning.officer.email]
            try:
                if send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, to, connection=connection):
                    sent.append(morning.officer.pk)
            # SMTP errors are OSErrors; all of these carry the address in their text.
            except (OSError, ValueError) as error:
                kind = type(error).__name__
                logger.error("No mail of the morning to %s: %s", morning.officer.pk, kind)
    User.objects.filter(pk__in=sent).update(morning_mailed_on=timezone.localdate())
    return len(sent)
