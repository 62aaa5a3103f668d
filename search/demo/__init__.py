"""Quick answers of the demo, and a month of searches that found nothing, marked as samples."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from random import Random

from django.utils import timezone
from wagtail.models import Page

from portal.core.data_files import read_data
from portal.core.demo import DemoWorld
from search.models import CuratedAnswer, Miss
from search.models.answers import key_of

FOLDER = Path(__file__).parent
DAYS = 28


@dataclass(frozen=True)
class Answer:
    """The title of a page, what people type who look for it, and what is said beside it.

    An answer whose page the demo lacks is left out.
    """

    page: str
    queries: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True)
class SearchFile:
    """The quick answers of the portal, of a commune or of every commune, and what wasn't found."""

    answer: tuple[Answer, ...] = ()
    misses: tuple[str, ...] = ()


def _read(key: str) -> SearchFile:
    path = FOLDER / f"{key}.toml"
    return read_data(path, SearchFile) if path.exists() else SearchFile()


def load(world: DemoWorld) -> None:
    """Makes what is missing; a site that has answers, or misses, keeps what it has."""
    for key, place in {"portal": world.portal, **world.communes}.items():
        told, site = _read(key), None if key == "portal" else place.site
        if not CuratedAnswer.objects.filter(site=site).exists():
            answers = told.answer + (_read("shared").answer if site else ())
            made = sum(_answer(site, place.home, answer) for answer in answers)
            world.say(f"    {place.site.site_name}: {made} quick answers")
        if not Miss.objects.filter(site=place.site).exists():
            Miss.objects.bulk_create(
                row for query in told.misses for row in _misses(place.site, query)
            )


def _answer(site, home: Page, answer: Answer) -> bool:
    page = Page.objects.live().descendant_of(home).filter(title=answer.page).first()
    if page:
        CuratedAnswer.objects.create(
            site=site, page=page, queries="\n".join(answer.queries), note=answer.note
        )
    return page is not None


def _misses(site, query: str) -> list[Miss]:
    """The same numbers at every load: they hang on the words alone."""
    dice, today = Random(query), timezone.localdate()  # noqa: S311
    return [
        Miss(
            site=site,
            day=today - timedelta(days=away),
            query=query,
            key=key_of(query),
            count=dice.randint(1, 4),
            is_sample=True,
        )
        for away in sorted(dice.sample(range(DAYS), 3))
    ]
