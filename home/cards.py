"""How a commune shows in the directory."""

from dataclasses import dataclass
from functools import partial

from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Site

from communes.units.lineage import Handover, handovers
from portal.sites.frame import Frame


@dataclass(frozen=True)
class CommuneCard:
    """A commune with its look, its address and, since it merged, what it became."""

    site: Site
    name: str
    line: str
    theme: str
    url: str
    note: str


def commune_cards(sites: list[Site], frame: Frame) -> list[CommuneCard]:
    """The cards of sites that were read with their settings; what units became is remembered."""
    rules = {site.pk: getattr(site, "communesettings", None) for site in sites}
    units = sorted({one.unit_id for one in rules.values() if one and one.unit_id})
    key = f"handovers:{timezone.localdate()}:{units}"
    today = frame.remember(key, partial(handovers, units))
    return [_card(site, rules[site.pk], today) for site in sites]


def _card(site: Site, settings, today: dict[int, list[Handover]]) -> CommuneCard:
    identity = site.identitysettings
    unit = settings.unit if settings else None
    names = [handover.unit.full_name for handover in today[unit.pk]] if unit else []
    # A commune that was joined by others and kept its name is found under it.
    became = ", ".join(name for name in names if unit and name != unit.full_name)
    note = _("Now in %(unit)s") % {"unit": became} if became else ""
    if not note and settings and settings.closed_on:
        note = _("No longer exists; its site stays to be read")
    return CommuneCard(
        site, identity.name, identity.line, identity.theme, site.root_url + "/", note
    )
