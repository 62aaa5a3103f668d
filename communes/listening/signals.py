"""What happens on its own."""

from communes.listening.models import ListeningSettings, PageSound
from communes.listening.tasks import is_read, later, read_newest, read_page


def page_out(instance, **_kwargs) -> None:
    """A page says something else now: what was made of it is not heard any more."""
    if is_read(instance):
        _forget(page=instance.pk)
        if ListeningSettings.objects.filter(is_on=True).exists():
            later(read_page, instance.pk)


def page_hidden(instance, **_kwargs) -> None:
    """A page was taken down."""
    if is_read(instance):
        _forget(page=instance.pk)


def switched(instance: ListeningSettings, raw=False, **_kwargs) -> None:
    """A site has its pages read from now on, or no more."""
    if raw:
        return
    if instance.is_on:
        later(read_newest, instance.site_id)
    else:
        _forget(site=instance.site_id)


def _forget(**which) -> None:
    # One after the other: the pages that show them are made anew.
    for sound in PageSound.objects.filter(**which).select_related("recording__site"):
        sound.delete()
