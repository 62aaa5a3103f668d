"""What else to look for: synonyms of the province, and the old and new names of units."""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings

from communes.units.models import AdministrativeUnit, UnitSuccession
from communes.units.querysets import search_words
from portal.sites.frame import Frame
from search.analysis import folded_words
from search.models import Synonym
from search.remembering import remembered

# Names of units have two to four words: one alone is nearly always a word as well.
FEWEST_WORDS, MOST_WORDS = 2, 4
# A change of names, with the one before and the one after it where there are some.
Change = tuple[str | None, str, str, str | None]


def meanings_of(keys: list[str], frame: Frame | None = None) -> dict[str, list[str]]:
    """The phrases to look for besides some stretches of a query, by stretch.

    `keys` are its folded words, one or several with blanks between them. What has no
    other meaning is left out: {"ubnd": ["uỷ ban nhân dân"], "khanh hop": ["Đông Lộc"]}.
    With a frame no query, once its site was searched; without one three.
    """
    if not keys:
        return {}
    found: dict[str, dict[str, None]] = {key: {} for key in keys}
    rows = remembered(frame, "synonyms", _read_synonyms)
    for key, phrases in _synonyms_of(set(keys), rows).items():
        found[key] |= phrases
    # A change of a unit is one of everything that is remembered.
    changes = remembered(frame, "changed-names", _read_changes)
    for key, name in _names_of_units(found, changes):
        found[key][name] = None
    return {key: list(phrases) for key, phrases in found.items() if phrases}


def _read_synonyms() -> list[tuple[str, str]]:
    return list(_SYNONYMS.values_list(*_COLUMNS))


def _synonyms_of(keys: set[str], rows: list[tuple[str, str]]) -> dict[str, dict[str, None]]:
    """What the province's synonyms say, in both directions: a word finds its meanings, a meaning
    the words for it and what these also mean (“GCNQSDĐ”, “giấy chứng nhận quyền sử dụng đất”,
    “sổ đỏ”).

    A single word finds by what it was written down for only: as a meaning it has others, too.
    """
    known = [(_key(term), term, meanings) for term, meanings in rows]
    by_phrase: dict[str, set[int]] = {}
    for number, (key, _term, meanings) in enumerate(known):
        for phrase in (key, *_keys(meanings)):
            by_phrase.setdefault(phrase, set()).add(number)
    found: dict[str, dict[str, None]] = {}
    for asked in keys & by_phrase.keys():
        own = [row for row in known if row[0] == asked]
        told = [text for _key_, _term, meanings in own for text in _parts(meanings)]
        # Beside it what else means the same, word by word.
        same = {asked, *(key for row in own for key in _keys(row[2]))}
        others = (known[number] for key in sorted(same) for number in sorted(by_phrase[key]))
        for key, term, meanings in others:
            if " " in asked or own:
                told.append(term)
            if " " in asked and key != asked:
                told += _parts(meanings)
        found[asked] = {text: None for text in told if _key(text) != asked}
    return found


def _parts(meanings: str) -> list[str]:
    return [text.strip() for text in meanings.split(",") if text.strip()]


@lru_cache(maxsize=10_000)
def _keys(meanings: str) -> tuple[str, ...]:
    return tuple(_key(text) for text in _parts(meanings))


def _names_of_units(keys: Iterable[str], changes: list[Change]) -> list[tuple[str, str]]:
    """What a unit's old names are now called and today's was called, as (key, name)."""
    keys = {key for key in keys if FEWEST_WORDS <= key.count(" ") + 1 <= MOST_WORDS}
    found = []
    for before, old, new, after in changes:
        old_key, new_key = _key(old), _key(new)
        if old_key in keys:
            found += [(old_key, name) for name in (after, new) if name]
        if new_key in keys:
            found += [(new_key, name) for name in (old, before) if name]
    return [(key, name) for key, name in found if _key(name) != key]


def _read_changes() -> list[Change]:
    """The communes of this province that changed their name; two queries.

    Put together here: PostgreSQL joined the two tables row by row until it had counted them, which
    took minutes.
    """
    units = {
        row.pk: row
        for row in AdministrativeUnit.objects.values_list(
            "pk", "parent_id", "name", "folded_name", "unit_type", named=True
        )
    }
    province = set(_province())

    def is_ours(unit: Any) -> bool:
        above = units.get(unit.parent_id)
        higher = units.get(above.parent_id) if above else None
        return any(one and one.folded_name in province for one in (above, higher))

    steps = UnitSuccession.objects.order_by("-effective_date", "pk")
    rows = [
        (units[old], units[new])
        for old, new in steps.values_list("predecessor_id", "successor_id")
        if {units[old].unit_type, units[new].unit_type} <= set(AdministrativeUnit.COMMUNE_TYPES)
        and is_ours(units[new])
    ]
    before: dict[int, list[str]] = {}
    after: dict[int, list[str]] = {}
    for old, new in rows:
        before.setdefault(new.pk, []).append(old.name)
        after.setdefault(old.pk, []).append(new.name)
    return [
        (first, old.name, new.name, last)
        for old, new in rows
        if old.name != new.name
        for first in before.get(old.pk, [None])
        for last in after.get(new.pk, [None])
    ]


_SYNONYMS = Synonym.objects.order_by("pk")
_COLUMNS = ("term", "meanings")


def _province() -> list[str]:
    """How the list of units may have this province, as its searches read it."""
    words = search_words(settings.PORTAL_PROVINCE_NAME)
    name = words.removeprefix("tinh ").removeprefix("thanh pho ")
    return [f"{name},tinh {name}", f"{name},thanh pho {name}"]


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    return " ".join(folded_words(name))
