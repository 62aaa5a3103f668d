"""A page that is taken down takes what stands below it along, and brings it back.

Readers can't reach a page below one that is down, so no list, feed, search or map
may offer it: it is taken down too, whoever did it and however. What is live can be read.
"""

from django.conf import settings
from django.db.models import Q
from wagtail.models import Locale, Page
from wagtail.signals import page_published, page_unpublished

from portal.core.querysets import HOME_PATH, below
from portal.lifecycle.models import HiddenPage


def stands_open(page: Page) -> bool:
    """Whether all pages above a page, from its home on, are live; one query."""
    ends = range(HOME_PATH, len(page.path), Page.steplen)
    above = Page.objects.filter(path__in=[page.path[:end] for end in ends])
    return not above.filter(live=False).exists()


def hide_below(page: Page) -> None:
    """Takes down all that is live below a page that is down, with its translations."""
    inside = Page.objects.filter(below([page.path]), live=True).exclude(pk=page.pk)
    keys = inside.values("translation_key")
    found = Page.objects.filter(Q(pk__in=inside) | Q(translation_key__in=keys), live=True)
    # The deepest first: each one's own receivers then find nothing live below it.
    for child in list(found.order_by("-depth").specific()):
        hide(child)


def hide(page: Page) -> None:
    """Takes one page down until what is above it is back."""
    HiddenPage.objects.update_or_create(
        page_id=page.pk,
        defaults={
            "had_changes": page.has_unpublished_changes,
            "live_revision_id": page.live_revision_id,
        },
    )
    page.live, page.has_unpublished_changes, page.live_revision = False, True, None
    page.save(clean=False)
    page_unpublished.send(sender=type(page), instance=page)


def show_below(page: Page) -> None:
    """Brings back what was taken down because of a page that is live again."""
    HiddenPage.objects.filter(page_id=page.pk).delete()
    inside = HiddenPage.objects.filter(below([page.path], "page__path"))
    keys = inside.values("page__translation_key")
    waiting = HiddenPage.objects.filter(Q(pk__in=inside) | Q(page__translation_key__in=keys))
    rows = waiting.select_related("live_revision", "page__locale")
    # Originals first: a translation is public only after its original.
    for row in sorted(rows, key=lambda row: (row.page.depth, not is_first(row.page.locale))):
        child = Page.objects.get(pk=row.page_id).specific
        if not child.live and stands_open(child):
            show(child, row)


def is_first(locale: Locale) -> bool:
    """Whether it is the language that pages are written in."""
    return locale.language_code == settings.LANGUAGE_CODE


def show(page: Page, row: HiddenPage) -> None:
    """Brings one page back as readers knew it; later drafts of it stay drafts."""
    page.live = page.comes_back = True
    page.has_unpublished_changes = row.had_changes
    page.live_revision = row.live_revision
    row.delete()
    page.save(clean=False)
    page_published.send(sender=type(page), instance=page, revision=page.live_revision)


def settle(page: Page) -> None:
    """After a page came, went or moved: what is below it follows, and it follows what is above."""
    if not page.live:
        hide_below(page)
    elif stands_open(page):
        show_below(page)
    else:
        hide(page)
