"""How a commune shows in the directory."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Site


@dataclass(frozen=True)
class CommuneCard:
    """A commune with its look, its address and, since it merged, what it became."""

    name: str
    line: str
    theme: str
    url: str
    note: str


def commune_card(site: Site) -> CommuneCard:
    """The card of a site that was read with its settings and its unit's successors."""
    identity = site.identitysettings
    settings = getattr(site, "communesettings", None)
    unit = settings.unit if settings else None
    names = [after.full_name for after in unit.successors.all()] if unit else []
    # A commune that only lost the district above it goes on under its name.
    became = ", ".join(name for name in names if unit and name != unit.full_name)
    note = _("Now in %(unit)s") % {"unit": became} if became else ""
    if not note and settings and settings.closed_on:
        note = _("No longer exists; its site stays to be read")
    return CommuneCard(identity.name, identity.line, identity.theme, site.root_url + "/", note)
