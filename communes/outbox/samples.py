"""What ways of the outbox show in the demo: how far a sample notice is, in numbers alone, with no
receiver and no address."""

from dataclasses import dataclass
from pathlib import Path

from communes.announcements.models import AnnouncementPage
from communes.outbox.models import Act, Delivery, DeliveryState, Mailing
from communes.outbox.ways import Notices
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld

# Keys that no receiver ever has.
NOBODY = 10**12


@dataclass(frozen=True)
class SampleMailing:
    """A notice with an address in a commune, and how many messages of it are in which state."""

    commune: str
    notice: str
    sent: int
    unknown: int = 0
    returned: int = 0


@dataclass(frozen=True)
class MailingsFile:
    """The mailings of the demo."""

    mailing: tuple[SampleMailing, ...]


def load_mailings(world: DemoWorld, path: Path, way: str, notices: Notices) -> int:
    """Makes what is missing of a file's mailings by a way; how many it has."""
    sample = read_data(path, MailingsFile)
    for one in sample.mailing:
        place = world.communes.get(one.commune)
        pages = AnnouncementPage.objects.filter(slug=one.notice)
        notice = pages.descendant_of(place.home).first() if place else None
        if place is None or notice is None:
            continue
        mailing, is_new = Mailing.objects.get_or_create(
            subject=notice.translation_key,
            way=way,
            number=1,
            defaults={
                "site": place.site,
                "act": Act.NEW,
                "urgency": notice.urgency,
                "said": notices.says(notice),
                "told": notices.tells(notice, place.site),
                "until": notice.valid_until,
                "made_at": notice.starts_at,
            },
        )
        if is_new:
            Delivery.objects.bulk_create(_deliveries(mailing, one))
    return len(sample.mailing)


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
