"""Who is named in texts, such as the chair of a meeting or the signer of a document.

Officers write them as they like, “Đồng chí Nguyễn Văn Mẫu – Chủ tịch UBND xã”: names and posts
that somebody of the site has lead to their page. Features tell of people by the hook
`portal_people`, which takes a frame. What was written stays when a page goes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import normalize

from wagtail import hooks

from portal.core.text import fold

PEOPLE_HOOK = "portal_people"

# Between a post and a name, or two of them.
_BETWEEN = re.compile(r"(\s*[–—,;:()]\s*|\s+-\s+|\s+và\s+|\s+and\s+)")
_ADDRESSED = re.compile(r"^(?:đồng chí|đ/c|ông|bà)\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Person:
    """Somebody with a page: their name, their post ("" where it says nothing), its address."""

    name: str
    post: str
    url: str


def parts_of(text: str) -> Iterator[tuple[str, str]]:
    """The parts of a text in their order, each with what it is known by; "" for what stands
    between them. Letters are composed, as the words between names are looked for."""
    for number, part in enumerate(_BETWEEN.split(normalize("NFC", text))):
        yield part, "" if number % 2 else _known_by(part)


def names_in(text: str) -> set[str]:
    """What the whole text, and each part of it, is known by."""
    return {_known_by(text), *(name for _part, name in parts_of(text))} - {""}


def _known_by(part: str) -> str:
    return fold(_ADDRESSED.sub("", normalize("NFC", part)))


class People:
    """The people of a site, by name and by post."""

    def __init__(self, people: Iterable[Person]):
        found = list(people)
        self._names = _of_one((fold(one.name), one.url) for one in found)
        self._posts = _of_one((fold(one.post), one.url) for one in found)

    def url_of(self, name: str, by_post: bool) -> str:
        """The page of who is known so; "" for nobody, or for two."""
        return self._names.get(name) or (by_post and self._posts.get(name)) or ""


def _of_one(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, set[str]] = {}
    for name, url in named:
        found.setdefault(name, set()).add(url)
    return {name: urls.pop() for name, urls in found.items() if name and len(urls) == 1}


def people_of(frame) -> People:
    """Those that the features of a site tell of."""
    return People(one for tell in hooks.get_hooks(PEOPLE_HOOK) for one in tell(frame))
