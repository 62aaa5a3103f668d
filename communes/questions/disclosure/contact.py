"""The asker's own name, phone and e-mail, however they are written."""

import re
from collections.abc import Iterator
from typing import Protocol

from communes.questions.disclosure.names import Found, Name, given_name
from communes.questions.disclosure.numbers import runs_of_digits
from communes.questions.disclosure.reading import Reading, read

# What may stand between two letters of an address.
_GAP = r"[\s()\[\]{}<>\"'“”]*"
AT = r"(?:@|\bat\b|\ba\s*(?:cong|coong|moc|vong)\b)"
DOT = r"(?:\.|\b(?:dot|cham)\b)"
# Before the nine digits that a number has at home and abroad.
_BEFORE_NUMBER = ("0", "84", "840")
_SHORTEST = 8


class Contact(Protocol):
    """What is known of an asker; "" for what was not told."""

    name: str
    phone: str
    email: str


def names_of(contact: Contact, reading: Reading) -> Iterator[Found]:
    """The asker's name, and the given one behind "chị" or "anh"."""
    if name := Name.of(contact.name):
        yield from name.found_in(reading)
    if called := given_name(contact.name):
        for match in called.finditer(reading.text):
            yield Found(*reading.spots_of(*match.span("hit")), False)


def phones_of(contact: Contact, reading: Reading) -> Iterator[Found]:
    """The asker's phone in any grouping and spelling."""
    sought = re.sub(r"\D", "", read(contact.phone).plain).removeprefix("84").lstrip("0")
    if len(sought) < _SHORTEST:
        return
    for run in runs_of_digits(reading):
        at = run.digits.find(sought)
        while at >= 0:
            end = at + len(sought)
            begins = run.starts_group[at] or run.digits[:at].endswith(_BEFORE_NUMBER)
            ends = end == len(run.digits) or run.starts_group[end] or run.in_words
            if begins and ends:
                yield Found(*run.place(_from_nought(run.digits, at), end), True)
            at = run.digits.find(sought, at + 1)


def _from_nought(digits: str, at: int) -> int:
    """Where a number begins with what stands before its nine digits."""
    before = next((one for one in _BEFORE_NUMBER[::-1] if digits[:at].endswith(one)), "")
    return at - len(before)


def emails_of(contact: Contact, reading: Reading) -> Iterator[Found]:
    """The asker's address, with "at" and "chấm" or spaces in it."""
    local, at, domain = read(contact.email).plain.partition("@")
    if not (at and local and domain):
        return
    told = [*map(_spelt, local), AT, *map(_spelt, domain)]
    shape = rf"(?<![\w.+-]){_GAP.join(told)}(?!\w|[.-]\w)"
    for match in re.finditer(shape, reading.plain):
        yield Found(match.start(), match.end(), True)


def _spelt(char: str) -> str:
    return rf"(?:{DOT}|\s)" if char == "." else re.escape(char)
