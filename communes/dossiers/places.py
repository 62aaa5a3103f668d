"""The portal that knows a site's dossiers."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from communes.dossiers.models.settings import CODE, DossierSettings, address_for
from portal.sites.frame import Frame
from portal.sites.services import NATIONAL


@dataclass(frozen=True)
class Place:
    """Where codes are led to, by a pattern of its address."""

    pattern: str

    @property
    def host(self) -> str:
        """What tells readers where the link leads."""
        return urlsplit(self.pattern).netloc.removeprefix("www.")

    @property
    def is_national(self) -> bool:
        return self.host == urlsplit(NATIONAL).netloc

    @property
    def takes_code(self) -> bool:
        """Whether the code goes along; else people paste it there."""
        return CODE in self.pattern

    def address(self, code: str) -> str:
        """Where the dossier with a code is found."""
        return address_for(self.pattern, code)


def place_of(frame: Frame) -> Place:
    """As the site says, else as the provincial portal does, else the nation's."""

    def own() -> str:
        return _said(site=frame.site)

    said = frame.remember("dossiers-own", own) or frame.remember("dossiers-portal", _of_province)
    return Place(said or NATIONAL)


def _said(**which) -> str:
    found = DossierSettings.objects.filter(**which).values_list(
        "case_lookup_url_pattern", flat=True
    )
    return found.first() or ""


def _of_province() -> str:
    return _said(site__is_default_site=True)
