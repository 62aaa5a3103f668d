"""What happens on its own."""

from typing import Any

from communes.bulletins.models import Bulletin
from communes.bulletins.source_system import follow_later, is_pushed, uids_later
from communes.bulletins.steps import draft_by_itself


def notice_going(instance, **_kwargs) -> None:
    """A notice is about to be deleted: what was drafted from it is no longer played."""
    bulletins = Bulletin.objects.filter(notice_id=instance.pk)
    follow_later(bulletins)
    bulletins.update(state=Bulletin.State.WITHDRAWN)


def notice_published(instance, **_kwargs) -> None:
    """A notice went out: where its commune has it so, the loudspeaker has a draft."""
    draft_by_itself(instance)


def notice_changed(instance, **_kwargs) -> None:
    """A notice went out or was taken down: its bulletins say so."""
    follow_later(Bulletin.objects.filter(notice_id=instance.pk))


def bulletin_changed(instance: Bulletin, **_kwargs) -> None:
    """A bulletin was approved, changed, withdrawn or deleted."""
    if is_pushed():
        uids_later([instance.uid])


def sound_changed(instance: Any, **_kwargs) -> None:
    """There is something else to hear at a site: officers recorded it, or the voice."""
    follow_later(Bulletin.objects.filter(site=instance.site_id, state=Bulletin.State.READY))
