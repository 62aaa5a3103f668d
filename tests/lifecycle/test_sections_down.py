"""A section that is taken down takes what it lists out of all that readers and programs get."""

import pytest
from django.db import connection
from wagtail.models import Page

from portal.core.querysets import HOME_PATH
from tests.open_data.datasets import MAKERS, texts_of
from tests.translations.factories import fresh

NAME = "Lúa nếp Tân Kỳ"
SECTION_DEPTH = HOME_PATH // Page.steplen + 1
# A village is named by the filters of other sections, too: its row is not its page.
KINDS = [kind for kind in MAKERS if kind not in ("communes", "villages")]
FEEDS = ("thong-bao", "san-pham", "hoi-dap")


def places(world, item) -> list[tuple]:
    """Where anything of one page may show, on its commune's site and on the portal."""
    found = [(item_site, path) for item_site in (world.a.site, world.portal.site) for path in PATHS]
    for site, home in ((world.a.site, world.a.home), (world.portal.site, world.portal.home)):
        for section in home.get_children().live():
            found.append((site, f"/{section.slug}/"))
    schedule = item.get_parent().slug
    return [*found, (world.a.site, f"/{schedule}/lich.ics")]


PATHS = (
    "/",
    "/sitemap-vi.xml",
    "/tim-kiem/?q=lúa+nếp",
    "/tim-kiem/goi-y/?q=lúa+nếp",
    *(f"/nguon-tin/{feed}.atom" for feed in FEEDS),
    "/nguon-tin/su-kien.ics",
    *(f"/api/v1/{kind}/" for kind in KINDS),
)


def shown_at(world, item, known) -> list[str]:
    found = []
    for site, path in known:
        response = world.get(site, path)
        if response.status_code == 200:
            text = texts_of(response)
            # A section's own slug is that of the other sites' sections, too.
            is_section = item.depth == SECTION_DEPTH
            if NAME in text or (item.slug in text and not is_section):
                found.append(f"{site.hostname}{path}")
    return found


@pytest.mark.sampled(2)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_a_section_is_left(world, kind, settings, django_capture_on_commit_callbacks):
    settings.PAGE_CACHE = True
    with django_capture_on_commit_callbacks(execute=True):
        made = MAKERS[kind](world.a, NAME)
    item = fresh(made if isinstance(made, Page) else made.page)
    known = places(world, item)
    before = shown_at(world, item, known)
    assert len(before) >= 3, before
    section = Page.objects.get(path=item.path[: HOME_PATH + Page.steplen]).specific
    # What a commit did already would stand for what comes now: no test commits.
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        section.unpublish()
    assert shown_at(world, item, known) == []
    connection.run_on_commit.clear()
    with django_capture_on_commit_callbacks(execute=True):
        fresh(section).save_revision().publish()
    assert shown_at(world, item, known) == before
