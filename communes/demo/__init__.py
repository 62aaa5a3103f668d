"""The three pilot communes of Nghệ An (go-live 01/06/2022) and their villages, each with a file."""

from dataclasses import dataclass
from pathlib import Path

from communes.models import Village
from communes.provisioning import Commune, CommuneSpec, open_commune
from portal.core.data_files import read_data
from portal.core.models import Theme
from portal.core.text import lower_first

FOLDER = Path(__file__).parent
# Host names are these under the portal's own: thanhson.localhost.
COMMUNES = ("thanhson", "minhhop", "khanhhop")


@dataclass(frozen=True)
class Pilot:
    """A commune as it is opened; its villages are hamlets. One has no e-mail address yet."""

    name: str
    name_en: str
    tagline: str
    tagline_en: str
    theme: Theme
    languages: tuple[str, ...]
    hotline: str
    email: str
    villages: tuple[str, ...]


@dataclass(frozen=True)
class Shared:
    """What the pilot communes share; `{name}` and `{name_en}` are a commune's own."""

    notice: str
    notice_en: str
    address: str
    address_en: str
    opening_note: str
    opening_note_en: str


def shared() -> Shared:
    """What the portal and the pilot communes say alike."""
    return read_data(FOLDER / "shared.toml", Shared)


def open_demo_commune(key: str, portal_host: str, port: int) -> Commune:
    """Opens one of the pilot communes with its villages; harmless to repeat."""
    pilot, ours = read_data(FOLDER / f"{key}.toml", Pilot), shared()
    commune = open_commune(
        CommuneSpec(
            name=pilot.name,
            hostname=f"{key}.{portal_host}",
            port=port,
            name_en=pilot.name_en,
            tagline=pilot.tagline,
            tagline_en=pilot.tagline_en,
            theme=pilot.theme,
            languages=pilot.languages,
            notice=ours.notice,
            notice_en=ours.notice_en,
            contact={
                "hotline": pilot.hotline,
                "email": pilot.email,
                "address": ours.address.format(name=lower_first(pilot.name)),
                "address_en": ours.address_en.format(name_en=pilot.name_en),
                "opening_note": ours.opening_note,
                "opening_note_en": ours.opening_note_en,
            },
        )
    )
    for order, name in enumerate(pilot.villages):
        Village.objects.get_or_create(
            site=commune.site, kind=Village.Kind.XOM, name=name, defaults={"order": order}
        )
    return commune
