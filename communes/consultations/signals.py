"""What happens on its own."""

from communes.consultations.models import Comment
from portal.core.querysets import sites_at


def keep_by_last_day(instance, **_kwargs) -> None:
    """A draft's last day may have moved: contacts are kept as long from there."""
    site = sites_at(instance.path).first() if instance.is_original else None
    if site:
        Comment.objects.keep_by(instance, site)
