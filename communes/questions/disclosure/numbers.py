"""Digits as people write them: in any groups, with an O for a nought, or in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communes.questions.disclosure.reading import Reading

_WORDS = dict(
    [("khong", "0"), ("mot", "1"), ("hai", "2"), ("ba", "3"), ("bon", "4"), ("tu", "4")]
    + [("nam", "5"), ("lam", "5"), ("nham", "5"), ("sau", "6"), ("bay", "7"), ("tam", "8")]
    + [("chin", "9")]
)
_NOUGHTS = ("le", "linh")
_TENS, _HUNDRED = ("muoi", "chuc"), "tram"
_COUNTING = (*_WORDS, *_NOUGHTS, *_TENS, _HUNDRED)
_RUN_TOGETHER = re.compile(rf"(?:{'|'.join(_COUNTING)}){{3,}}")
_ONE_WORD = re.compile("|".join(sorted(_COUNTING, key=len, reverse=True)))
# What a digit is typed as by mistake, or to be read by people only.
_LETTERS = {"o": "0", "l": "1", "i": "1"}
_UNIT = re.compile(r"[0-9]|[a-z]+")
# What may stand between two digits of one number, beside letters.
GAP_AT_MOST = 8


@dataclass(frozen=True)
class Digits:
    """Digits that nothing but signs and spaces part; `ends` are their places in `plain`.

    `starts_group[n]`: whether something stands before the nth. `in_words`: how many of them
    are written as words.
    """

    digits: str
    ends: tuple[tuple[int, int], ...]
    starts_group: tuple[bool, ...]
    in_words: int

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where the digits from `start` to `end` stand in the plain text."""
        return self.ends[start][0], self.ends[end - 1][1]


def runs_of_digits(reading: Reading) -> Iterator[Digits]:
    """All numbers of a text, as long as they can be read."""
    run: list[tuple[str, int, int, bool]] = []
    for one in _digits(reading):
        if run and not _goes_on(reading.plain[run[-1][2] : one[1]]):
            yield _joined(run)
            run = []
        run.append(one)
    if run:
        yield _joined(run)


def _goes_on(between: str) -> bool:
    return len(between) <= GAP_AT_MOST and not any(char.isalnum() for char in between)


def _joined(run: list[tuple[str, int, int, bool]]) -> Digits:
    places = [(start, end) for _digit, start, end, _word in run]
    starts = [place == 0 or places[place - 1][1] < at[0] for place, at in enumerate(places)]
    return Digits(
        "".join(digit for digit, *_rest in run),
        tuple(places),
        tuple(starts),
        sum(is_word for *_rest, is_word in run),
    )


def _digits(reading: Reading) -> Iterator[tuple[str, int, int, bool]]:
    """Each digit with its place, and whether it is a word."""
    words: list[tuple[str, int, int]] = []
    for match in _UNIT.finditer(reading.plain):
        found = _counting(match, reading)
        if found and not (words and not _goes_on(reading.plain[words[-1][2] : match.start()])):
            words += found
            continue
        yield from _said(words)
        words = found
        if found:
            continue
        if match[0].isdigit():
            yield match[0], match.start(), match.end(), False
        elif set(match[0]) <= set(_LETTERS) and _stands_by_digit(match, reading.plain):
            for place, char in enumerate(match[0], match.start()):
                yield _LETTERS[char], place, place + 1, False
    yield from _said(words)


def _stands_by_digit(match: re.Match, plain: str) -> bool:
    return plain[match.end() : match.end() + 1].isdigit() or (
        match.start() > 0 and plain[match.start() - 1].isdigit()
    )


def _counting(match: re.Match, reading: Reading) -> list[tuple[str, int, int]]:
    """The words of counting that a word is, or that it is run together from."""
    word = match[0]
    if word in _COUNTING:
        return [(_tens(word, match.start(), reading), match.start(), match.end())]
    if not _RUN_TOGETHER.fullmatch(word):
        return []
    found = [
        (one[0], match.start() + one.start(), match.start() + one.end())
        for one in _ONE_WORD.finditer(word)
    ]
    return [(_tens(one, start, reading), start, end) for one, start, end in found]


def _tens(word: str, start: int, reading: Reading) -> str:
    """ "mười" is ten, "mươi" is tens: only the mark tells them apart."""
    return "ten" if word == "muoi" and reading.char(start + 2) in "ờỜ" else word


def _said(words: list[tuple[str, int, int]]) -> list[tuple[str, int, int, bool]]:
    """The digits of words of counting: "chín mươi mốt" 91, "mười hai" 12, "ba trăm lẻ năm" 305."""
    found: list[tuple[str, int, int, bool]] = []
    for place, (word, start, end) in enumerate(words):
        before = words[place - 1][0] if place else ""
        after = words[place + 1][0] if place + 1 < len(words) else ""
        if word in _WORDS:
            said = _WORDS[word]
        elif word in _NOUGHTS:
            said = "0"
        elif word == _HUNDRED:
            said = "" if found and after in (*_WORDS, *_NOUGHTS, "ten") else "00"
        elif word == "ten" or before not in _WORDS:
            said = "1" if after in _WORDS else "10"
        else:
            said = "" if after in _WORDS else "0"
        if not said:  # "trăm" and "mươi" belong to the digit before them
            digit, start, *_rest = found.pop()
            said = digit
        found += [(digit, start, end, True) for digit in said]
    return found
