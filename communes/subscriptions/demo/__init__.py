"""How far the mails of a sample notice are: numbers alone, no subscriber and no address."""

from dataclasses import dataclass
from pathlib import Path

from communes.announcements.models import AnnouncementPage
from communes.channels.facts import digest_of_facts
from communes.outbox.models import Act, Delivery, DeliveryState, Mailing
from communes.subscriptions.way import NAME, tells
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld

FOLDER = Path(__file__).parent
# Keys that no subscription ever has.
NOBODY = 10**12


@dataclass(frozen=True)
class SampleMailing:
    """A notice with an address in a commune, and how many mails of it are in which state."""

    commune: str
    notice: str
    sent: int
    unknown: int
    returned: int


@dataclass(frozen=True)
class MailingsFile:
    """The mailings of the demo."""

    mailing: tuple[SampleMailing, ...]


def load(world: DemoWorld) -> None:
    """Makes what is missing."""
    sample = read_data(FOLDER / "shared.toml", MailingsFile)
    for one in sample.mailing:
        place = world.communes.get(one.commune)
        pages = AnnouncementPage.objects.filter(slug=one.notice)
        notice = pages.descendant_of(place.home).first() if place else None
        if place is None or notice is None:
            continue
        mailing, is_new = Mailing.objects.get_or_create(
            subject=notice.translation_key,
            way=NAME,
            number=1,
            defaults={
                "site": place.site,
                "act": Act.NEW,
                "urgency": notice.urgency,
                "said": digest_of_facts(notice),
                "told": tells(notice, place.site),
                "until": notice.valid_until,
                "made_at": notice.starts_at,
            },
        )
        if is_new:
            Delivery.objects.bulk_create(_deliveries(mailing, one))
    world.say(f"    {len(sample.mailing)} đợt thư")


def _deliveries(mailing: Mailing, sample: SampleMailing) -> list[Delivery]:
    states = (
        [DeliveryState.SENT] * sample.sent
        + [DeliveryState.UNKNOWN] * sample.unknown
        + [DeliveryState.RETURNED] * sample.returned
    )
    return [
        Delivery(
            mailing=mailing,
            key=f"{mailing.key}:{NOBODY + place}",
            receiver=NOBODY + place,
            state=state,
            attempts=1,
            taken_at=mailing.made_at,
            sent_at=mailing.made_at if state == DeliveryState.SENT else None,
        )
        for place, state in enumerate(states)
    ]
