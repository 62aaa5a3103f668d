"""What the keys and column heads of a file mean: with marks or without, composed or not."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from portal.core.data_files import read_data
from portal.core.text import without_marks

FILE = Path(__file__).parent / "keys.toml"
# Deeper than "content" and "tables" no file goes; what is made to go deeper isn't followed.
DEEPEST = 4


@dataclass(frozen=True)
class KeyFile:
    """The shape of keys.toml: by our name the names of files, as `folded` gives them."""

    record: dict[str, tuple[str, ...]] = field(default_factory=dict)
    way: dict[str, tuple[str, ...]] = field(default_factory=dict)
    paper: dict[str, tuple[str, ...]] = field(default_factory=dict)
    basis: dict[str, tuple[str, ...]] = field(default_factory=dict)
    issuers: dict[str, str] = field(default_factory=dict)


def folded(key: object) -> str:
    """A key without marks, case and signs: "Mã thủ tục" and "mã_thủ_tục" are "ma_thu_tuc"."""
    plain = without_marks(unicodedata.normalize("NFC", str(key))).lower()
    return re.sub(r"[^a-z0-9]+", "_", plain).strip("_")


@cache
def _file() -> KeyFile:
    return read_data(FILE, KeyFile)


@cache
def _known(part: str) -> dict[str, str]:
    return {name: ours for ours, names in vars(_file())[part].items() for name in names}


def issuers() -> dict[str, str]:
    """Who issues documents, by the sign that stands in their numbers."""
    return _file().issuers


def meaning(part: str, key: object) -> str:
    """Our name for a key of a part of a file ("record", "way", "paper", "basis"); "" if none."""
    return _known(part).get(folded(key), "")


def flat(found: Mapping[Any, Any], depth: int = 0) -> Iterable[tuple[Any, Any]]:
    """All keys of a record, those of the objects in it too ("metadata", "content", "tables")."""
    for key, value in found.items():
        if isinstance(value, Mapping) and depth < DEEPEST:
            yield from flat(value, depth + 1)
        else:
            yield key, value


def named(part: str, found: Mapping[Any, Any]) -> dict[str, Any]:
    """A record or row by our names: of two keys that mean the same, a list before a text, and
    what says something before what is empty."""
    named: dict[str, Any] = {}
    for key, value in flat(found):
        ours = meaning(part, key)
        if not ours or value in (None, "", [], {}):
            continue
        if ours not in named or (isinstance(value, list) and not isinstance(named[ours], list)):
            named[ours] = value
    return named
