"""Work that nobody waits for: pages are read aloud after they were published."""

from functools import partial

from django.conf import settings
from django.db import transaction
from django_tasks import task
from wagtail.models import Page, Site, get_page_models

from communes.listening.models import ListeningSettings, PageSound
from communes.listening.words import words_of
from communes.voices.adapters import chosen_voice
from communes.voices.encoding import can_encode
from communes.voices.tasks import have_read
from portal.core.models import BasePage
from portal.core.querysets import below, home_paths, sites_at

# Of those that were out before a site switched it on.
NEWEST = 100


def is_read(page: object) -> bool:
    """Whether pages of this kind and language are read aloud."""
    return (
        isinstance(page, BasePage)
        and page.reads_aloud
        and page.locale.language_code == settings.LANGUAGE_CODE
    )


@task()
def read_page(page_id: int) -> bool:
    """Has a page read as it is out now, where its site has it so; whether it will be heard."""
    found = Page.objects.live().filter(pk=page_id).select_related("locale").first()
    page = found.specific if found else None
    if page is None or not is_read(page):
        return False
    site = sites_at(page.path).filter(listeningsettings__is_on=True).first()
    if site is None or chosen_voice() is None or not can_encode():
        return False
    words = words_of(page)
    if not words:
        return False
    with transaction.atomic():
        recording = have_read(site, words)
        values = {"site": site, "recording": recording}
        PageSound.objects.update_or_create(page_id=page_id, defaults=values)
    return True


@task()
def read_newest(site_id: int) -> int:
    """Has the newest pages of a site read that switched it on; how many."""
    site = Site.objects.select_related("root_page").filter(pk=site_id).first()
    if site is None or not ListeningSettings.objects.filter(site=site, is_on=True).exists():
        return 0
    pages = Page.objects.live().filter(below(home_paths(site.root_page.path)))
    kinds = [model for model in get_page_models() if getattr(model, "reads_aloud", False)]
    newest = pages.type(*kinds).order_by("-last_published_at", "-pk")
    ids = list(newest.values_list("pk", flat=True)[:NEWEST])
    for page_id in ids:
        read_page.enqueue(page_id)
    return len(ids)


def later(work, key: int) -> None:
    """A task of this page or site, once what it reads is sure."""
    transaction.on_commit(partial(work.enqueue, key))
