"""Data files: TOML beside the code that uses it, read into dataclasses by their annotations.

The shape of a file is a dataclass, whose fields are named as the file's keys and tables. Times are
"06:30", choices their value ("health") or, where that is a number, their name ("urgent"); lists are
tuples. Of several dataclasses (`Text | Table`) an entry's `type` names one in lower case. In a text
over several lines an end of a line is a blank, an empty line the end of a paragraph.
"""

import re
import tomllib
from collections import defaultdict
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, time
from enum import Enum
from os.path import relpath
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from django.conf import settings

T = TypeVar("T")
NAMES = {str: "a text", int: "a whole number", bool: "true or false", time: "a time as “06:30”"}
NAMES[date] = "a day as 2026-11-24"
NAMES |= {list: "a list", dict: "a table"}


class DataFileError(ValueError):
    """A data file isn't as its shape says: on each line the file, the entry and what is wrong."""


def read_data(path: Path, shape: type[T]) -> T:
    """A TOML file as the dataclass `shape`; raises DataFileError with all that is wrong in it."""
    name, reading = relpath(path, settings.BASE_DIR), _Reading()
    try:
        found = reading.table(tomllib.loads(path.read_text("utf-8")), shape, name)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFileError(f"{name}: {error}") from error
    if found is None:
        raise DataFileError("\n".join(f"{at}: {'; '.join(of)}" for at, of in reading.slips.items()))
    return found


class _Reading:
    """One file being read; what is wrong is gathered by the entry that it stands in."""

    def __init__(self) -> None:
        self.slips: dict[str, list[str]] = defaultdict(list)

    def table(self, value: dict, shape: Any, entry: str) -> Any:
        hints, found = get_type_hints(shape), {}
        for field in fields(shape):
            if (name := field.name) in value:
                found[name] = self.value(value[name], hints[name], name, entry)
            elif field.default is MISSING and field.default_factory is MISSING:
                self.slips[entry].append(f"“{name}” is missing")
        for key in [one for one in value if one not in hints]:
            self.slips[entry].append(f"unknown key “{key}”")
        return None if self.slips else shape(**found)

    def value(self, value: object, kind: Any, name: str, entry: str) -> object:
        """What stands at `name` of an entry; None where it is refused."""
        choices = get_args(kind) if isinstance(kind, UnionType) else (kind,)
        kinds = [one for one in choices if one is not NoneType]
        origin, args = get_origin(kinds[0]) or kinds[0], get_args(kinds[0])
        try:
            if origin is tuple:
                return self.row(_checked(value, list), args, name, entry)
            if origin is dict:
                items = _checked(value, dict).items()
                return {key: self.value(one, args[1], f"{name}.{key}", entry) for key, one in items}
            if is_dataclass(origin):
                return self.table(*_chosen(_checked(value, dict), kinds), f"{entry}, {name}")
            return _plain(value, origin)
        except ValueError as error:
            told = NAMES[type(value)] if isinstance(value, list | dict) else f"“{value}”"
            self.slips[entry].append(f"“{name}” is {told}, not {error}")
            return None

    def row(self, value: list, args: tuple, name: str, entry: str) -> tuple:
        kinds = args[:1] * len(value) if args[1:] == (...,) else args
        if len(kinds) != len(value):
            raise ValueError(f"one of {len(kinds)} values")
        names = (f"{name} {_name_of(*item)}" for item in enumerate(value, start=1))
        return tuple(self.value(*one, entry) for one in zip(value, kinds, names, strict=True))


def _name_of(number: int, item: object) -> str:
    """How errors call an item of a list: by the text that its table begins with, or its number."""
    first = next(iter(item.values()), None) if isinstance(item, dict) and "type" not in item else 0
    return f"“{first[:60]}”" if isinstance(first, str) else str(number)


def _chosen(value: dict, kinds: list[type]) -> tuple[dict, type]:
    """A table without its `type`, and which of several dataclasses that named."""
    if len(kinds) == 1:
        return value, kinds[0]
    known, rest = {kind.__name__.lower(): kind for kind in kinds}, dict(value)
    if (name := str(rest.pop("type", None))) not in known:
        raise ValueError(f"of a type {', '.join(known)}")
    return rest, known[name]


def _plain(value: object, kind: type) -> object:
    if issubclass(kind, Enum):
        known = {one.value if isinstance(one, str) else one.name.lower(): one for one in kind}
        if str(value) not in known:
            raise ValueError(f"one of {', '.join(known)}")
        return known[value]
    if kind is time and isinstance(value, str):
        with suppress(ValueError):
            return time.fromisoformat(value)
    if kind is str:
        return re.sub(r"(?<!\n)\n(?!\n)", " ", _checked(value, str).strip("\n"))
    return _checked(value, kind)


def _checked(value: object, kind: type[T]) -> T:
    if type(value) is not kind:
        raise ValueError(NAMES[kind])
    return value
