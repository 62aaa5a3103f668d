"""What happens on its own."""

from communes.bulletins.models import Bulletin


def notice_going(instance, **_kwargs) -> None:
    """A notice is about to be deleted: what was drafted from it is no longer played."""
    Bulletin.objects.filter(notice_id=instance.pk).update(state=Bulletin.State.WITHDRAWN)
