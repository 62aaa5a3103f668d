"""Sample opinions on the demo's pages, marked as such, so that the report shows something."""

from datetime import timedelta
from random import Random

from django.utils import timezone
from wagtail.models import Page

from portal.core.demo import DemoWorld
from portal.votes.models import PageVotes

DAYS = 30
PAGES_A_SITE = 12


def load(world: DemoWorld) -> None:
    """Gives a site's pages a month of opinions; a site that has some stays as it is."""
    for place in (world.portal, *world.communes.values()):
        if PageVotes.objects.filter(site=place.site).exists():
            continue
        pages = Page.objects.live().descendant_of(place.site.root_page).specific()
        asking = [page for page in pages if getattr(page, "asks_usefulness", False)]
        rows = [row for page in asking[:PAGES_A_SITE] for row in _month_of(place.site, page)]
        PageVotes.objects.bulk_create(rows)
        world.say(f"    {place.site.site_name}: {len(rows)} ngày đánh giá")


def _month_of(site, page) -> list[PageVotes]:
    """The same numbers at every load: they hang on the page's address alone."""
    dice, today = Random(page.slug), timezone.localdate()  # noqa: S311
    return [
        PageVotes(
            site=site,
            page=page,
            day=today - timedelta(days=away),
            helped=dice.randint(0, 4),
            partly=dice.randint(0, 2),
            not_helped=dice.randint(0, 1),
            is_sample=True,
        )
        for away in range(0, DAYS, 3)
    ]
