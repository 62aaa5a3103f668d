"""Where people send in their papers online."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from portal.core.models import ContactSettings
from portal.sites.frame import Frame

# Cổng Dịch vụ công quốc gia: papers of every kind, in the whole country.
NATIONAL = "https://dichvucong.gov.vn/"


@dataclass(frozen=True)
class OnlineServices:
    """A portal of public services."""

    url: str

    @property
    def host(self) -> str:
        """What tells readers where the link leads."""
        return urlsplit(self.url).netloc.removeprefix("www.")

    @property
    def is_national(self) -> bool:
        return self.host == urlsplit(NATIONAL).netloc


def services_of(frame: Frame) -> OnlineServices:
    """As the site says, else as the provincial portal does, else the nation's."""
    own = frame.contact.services_url
    return OnlineServices(own or frame.remember("services", _of_province) or NATIONAL)


def _of_province() -> str:
    said = ContactSettings.objects.filter(site__is_default_site=True)
    return said.values_list("services_url", flat=True).first() or ""
