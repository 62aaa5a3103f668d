"""Numbers, hours, days of reception and calls for help: what is asked most, answered by a section
of the site."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from wagtail.models import get_page_models

from portal.core.data_files import read_data
from portal.core.finding import clean
from portal.core.models import BasePage
from portal.pages.models import ContactPage
from portal.sites.frame import Frame
from search.analysis import folded_words, words
from search.asking import asking_places

MOST_WORDS = 12


@dataclass(frozen=True)
class Offices:
    """Calls for help, and what may stand beside them and what a section answers to."""

    help: tuple[str, ...]
    beside: tuple[str, ...]


def _phrases(texts: Iterable[str]) -> set[str]:
    return {" ".join(folded_words(text)) for text in texts}


OFFICES = read_data(Path(__file__).parent / "offices.toml", Offices)
_HELP = _phrases(OFFICES.help)
_WHOM = _phrases(OFFICES.beside)


@cache
def _sections() -> dict[type[BasePage], set[str]]:
    """The types of sections that answer by themselves, with what they are asked for."""
    models = (model for model in get_page_models() if getattr(model, "answers_to", ""))
    found = {model: _phrases(model.answers_to.split(",")) for model in models}
    found[ContactPage] |= _HELP
    return found


def asks_for_help(query: str) -> bool:
    """Whether a query that an office answers is a call for help."""
    row = [word.folded for word in words(clean(query))][:MOST_WORDS]
    return _is_made_of(row, _HELP, _WHOM)


def section_for(frame: Frame, query: str) -> type[BasePage] | None:
    """The type of the section that answers a query; None where more is asked than for an office."""
    typed = list(words(clean(query)))
    asking = asking_places(typed)
    row = [word.folded for place, word in enumerate(typed) if place not in asking]
    if not 0 < len(row) <= MOST_WORDS:
        return None
    # “Trạm y tế ở đâu” asks by what only asks elsewhere.
    rows = [row, [word.folded for word in typed][:MOST_WORDS]]
    ways = _WHOM | _phrases(f"{frame.identity.official_name}, {frame.site.site_name}".split(","))
    ways |= {way.removeprefix("xa ") for way in ways}
    for model, phrases in _sections().items():
        if any(_is_made_of(one, phrases, ways) for one in rows):
            return model
    return None


def _is_made_of(row: list[str], asked: set[str], beside: set[str]) -> bool:
    """Whether a row of words is one of `asked` and, around it, only what may stand beside it."""
    # By how many words are read: whether one of `asked` was among them, or None: not readable.
    found: list[bool | None] = [False] + [None] * len(row)
    for end in range(1, len(row) + 1):
        for start in range(end):
            part = " ".join(row[start:end])
            if found[start] is None:
                continue
            if part in asked:
                found[end] = True
            elif part in beside:
                found[end] = bool(found[end]) or found[start]
    return bool(found[-1])
