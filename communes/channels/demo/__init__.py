"""What the province pays for an SMS, and a text that an officer made shorter."""

from dataclasses import dataclass
from pathlib import Path

from communes.announcements.models import AnnouncementPage
from communes.channels.facts import digest_of, facts_of
from communes.channels.keeping import keep_text, kept_texts
from communes.channels.models import ChannelSettings, TextKind
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class SampleText:
    """A text beside the notice with an address in a commune; `{address}` is the short one."""

    commune: str
    notice: str
    kind: TextKind
    text: str


@dataclass(frozen=True)
class TextsFile:
    """`sms_part_price` in đồng is made up."""

    sms_part_price: int
    text: tuple[SampleText, ...]


def load(world: DemoWorld) -> None:
    """Keeps what is missing; what officers changed stays."""
    sample = read_data(FOLDER / "shared.toml", TextsFile)
    ChannelSettings.objects.get_or_create(
        site=world.portal.site, defaults={"sms_part_price": sample.sms_part_price}
    )
    for one in sample.text:
        place = world.communes.get(one.commune)
        pages = AnnouncementPage.objects.filter(slug=one.notice)
        notice = pages.descendant_of(place.home).first() if place else None
        if place is None or notice is None or one.kind in kept_texts(notice):
            continue
        facts = facts_of(notice, place.site)
        text = one.text.format(address=facts.address)
        keep_text(notice, place.site, one.kind, text, digest_of(notice), 0)
    world.say(f"    {len(sample.text)} tin nhắn soạn lại")
