"""A person's name in a text: its words in any order, with or without marks, in any case.

A family name or a given name alone is nobody's, and neither is "nguyên an" in "giữ nguyên an
toàn". So a letter agrees with the name's where it has no marks that the name lacks, and two
words say less than three: in small letters they may be words of the language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from pathlib import Path

from communes.questions.disclosure.reading import Reading, marks_of, read
from portal.core.data_files import read_data

# Beyond that, only the order it was given in, and the same backwards.
_WORDS_IN_ANY_ORDER = 5


@dataclass(frozen=True)
class WordFile:
    """Names of families, those that are nothing else, and what only looks like a person."""

    families: tuple[str, ...]
    only_families: tuple[str, ...]
    nobody: tuple[str, ...]


WORDS = read_data(Path(__file__).parent / "words.toml", WordFile)
FAMILIES, NOBODY = frozenset(WORDS.families), frozenset(WORDS.nobody)
_ONLY_FAMILIES = frozenset(WORDS.only_families)
UPPER = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
# What people write before a name.
TITLES = "ông|bà|anh|chị|cô|chú|bác|em|cháu|cụ|dì|cậu|mợ|thầy|mr|mrs|ms"
_TITLE = re.compile(rf"^(?:(?:{TITLES})\.?\s+)+(?=\S)", re.IGNORECASE)
# A street or a school is named after somebody else.
NAMED_AFTER = re.compile(
    r"(?:đường|phố|ngõ|trường|tiểu học|thcs|thpt|mầm non|công viên|quảng trường|cầu|chợ|bệnh viện"
    r"|quỹ|giải|ubnd|hđnd|huyện|tỉnh|thành phố|phường|xã|thôn|xóm|làng|bản|tp\.?)\s+$",
    re.IGNORECASE,
)
_ENDS_SENTENCE = re.compile(r"[.!?;:]\s|\n")


@dataclass(frozen=True)
class Found:
    """A place in the plain text; `is_sure` where it can hardly be anything else."""

    start: int
    end: int
    is_sure: bool


@dataclass(frozen=True)
class Name:
    """A name of two words or more, as it was given."""

    words: tuple[Reading, ...]

    @classmethod
    def of(cls, given: str) -> "Name | None":
        """Without titles and notes in brackets; None for what is no whole name."""
        text = _TITLE.sub("", re.sub(r"\([^)]*\)|,.*", " ", given).strip())
        words = tuple(word for word in map(read, re.split(r"[\s.\-_]+", text)) if word.letters)
        return cls(words) if len(words) > 1 else None

    def __str__(self) -> str:
        return " ".join(word.text for word in self.words)

    @cached_property
    def _is_bare(self) -> bool:
        return not any(any(marks_of(char)) for word in self.words for char in word.text)

    @property
    def family(self) -> str:
        first, last = self.words[0].letters, self.words[-1].letters
        return last if first not in FAMILIES and last in FAMILIES else first

    def found_in(self, reading: Reading) -> Iterator[Found]:
        """Where it stands, also with only the family and given name, or initials for the others."""
        words, size = self.words, len(self.words)
        is_short = size <= _WORDS_IN_ANY_ORDER
        orders = list(permutations(words)) if is_short else [words, words[::-1]]
        if size > 2:
            letters = [read(word.text[0]) for word in words]
            orders += [(words[0], *letters[1:-1], words[-1]), (*letters[:-1], words[-1])]
            # Family and given name, and what stands beside the given one.
            orders += permutations((words[0], words[-1]))
            orders += [(words[0], *words[start:]) for start in range(2, size - 1)]
            orders += [(*words[start:], words[0]) for start in range(2, size - 1)]
            orders += [words[start:] for start in range(1, size - 1)]
        for order in dict.fromkeys(orders):
            yield from self._in_order(order, reading)

    def _in_order(self, order: tuple[Reading, ...], reading: Reading) -> Iterator[Found]:
        sought = "".join(word.letters for word in order)
        at = reading.letters.find(sought)
        while at >= 0:
            end = at + len(sought)
            if _stands_alone(reading, at, end) and (how := self._agrees(order, reading, at)):
                yield Found(reading.spots[at], reading.spots[end - 1] + 1, how == "sure")
            at = reading.letters.find(sought, at + 1)

    def _agrees(self, order: tuple[Reading, ...], reading: Reading, at: int) -> str:
        """How sure it is that these letters are the name: "sure", "maybe" or ""."""
        start, capitals, spelt = at, [], []
        for word in order:
            spots = reading.spots[at : at + len(word.letters)]
            written = [reading.char(spot) for spot in spots]
            capitals.append(written[0].isupper())
            ours, theirs = _marks(written), _marks(list(word.text))
            pairs = zip(ours[0], theirs[0], strict=False)
            fewer = ours[1] <= theirs[1] and all(mine <= its for mine, its in pairs)
            if not fewer and not (self._is_bare and capitals[-1]):
                return ""
            is_bare = not ours[1] and not any(ours[0])
            spelt.append((ours == theirs, is_bare))
            at += len(word.letters)
        first, last = reading.spots[start], reading.spots[at - 1] + 1
        if NAMED_AFTER.search(said_before(reading.text, reading.places[first])):
            return "maybe"
        if len(order) > 2:
            return "sure" if self.words[0] in order else "maybe"
        if self.words[0] not in order:
            return "maybe" if all(capitals) else ""
        if not self._is_bare and not all(map(any, spelt)):  # "Nguyên" is another name than "Nguyễn"
            return ""
        within = reading.plain[first:last]
        if all(capitals) and not _ENDS_SENTENCE.search(within):
            return "sure"
        if any(map(all, zip(*spelt, strict=True))):  # all with their marks, or all without
            return "sure" if self.family in _ONLY_FAMILIES and " " in within else "maybe"
        return "maybe" if all(capitals) else ""


def said_before(text: str, place: int) -> str:
    """The last words before a place: enough for `NAMED_AFTER`."""
    return text[max(0, place - 20) : place]


def _marks(chars: list[str]) -> tuple[list[frozenset[str]], frozenset[str]]:
    """The marks of each letter, and the tones of the whole: "hoà" is "hòa"."""
    found = [marks_of(char) for char in chars if char.isalnum()]
    return [kind for kind, _tone in found], frozenset().union(*(tone for _kind, tone in found))


def _stands_alone(reading: Reading, start: int, end: int) -> bool:
    """Whether letters of it begin and end a word, as in "NguyễnThịHoa1990" or "nguyen_thi_hoa"."""
    first, last = reading.spots[start], reading.spots[end - 1]
    before = reading.plain[first - 1] if first else " "
    after = reading.plain[last + 1] if last + 1 < len(reading.plain) else " "
    begins = not before.isalpha() or (
        reading.char(first).isupper() and reading.char(first - 1).islower()
    )
    ends = not after.isalpha() or (
        reading.char(last + 1).isupper() and reading.char(last).islower()
    )
    return begins and ends


def given_name(given: str) -> re.Pattern | None:
    """How somebody is called by the given name alone: "chị Bưởi"; of the text as it is shown."""
    name = Name.of(given)
    last = name.words[-1].text if name else _TITLE.sub("", given).strip()
    if len(last) < 2 or not last.isalpha():
        return None
    called = re.escape(last[0].upper() + last[1:].lower())
    return re.compile(rf"(?<!\w)(?i:{TITLES})\s+(?P<hit>{called})(?!\w)(?!\s+[{UPPER}])")
