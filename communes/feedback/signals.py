"""What happens on its own."""

from dataclasses import dataclass
from pathlib import Path

from communes.feedback.models import FeedbackKind, FeedbackPhoto, FeedbackReport
from communes.feedback.tasks import small_later
from portal.core.data_files import read_data

FIRST_KINDS = Path(__file__).parent / "kinds.toml"


@dataclass(frozen=True)
class FirstKind:
    """A kind that a new installation has."""

    name: str
    name_en: str
    owner: str
    days: int
    call_name: str = ""
    call_phone: str = ""
    is_private: bool = False


@dataclass(frozen=True)
class FirstKindFile:
    """The first kinds, in their order."""

    kind: tuple[FirstKind, ...]


def fill_kinds(using="default", **_kwargs) -> None:
    """Gives a new installation its first kinds; the province changes them as it likes."""
    kinds = FeedbackKind.objects.using(using)
    if kinds.exists():
        return
    kinds.bulk_create(
        FeedbackKind(**vars(kind), order=10 * place)
        for place, kind in enumerate(read_data(FIRST_KINDS, FirstKindFile).kind, start=1)
    )


def photo_saved(instance: FeedbackPhoto, created=False, raw=False, **_kwargs) -> None:
    """A new picture gets its small copy."""
    if created and not raw:
        small_later(instance)


def follow_working_days(raw=False, **_kwargs) -> None:
    """A day was set off, or worked: deadlines that still run follow."""
    if not raw:
        FeedbackReport.objects.count_again()
