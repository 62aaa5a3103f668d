"""Numbers that look like somebody's: eight digits and more that are no sum, day, year or code."""

import re
from collections.abc import Iterator

from communes.questions.disclosure.names import Found
from communes.questions.disclosure.numbers import runs_of_digits
from communes.questions.disclosure.reading import Reading

_GAP = r"(?: ?[.\-·*()] ?|[\s()]{1,3})?"
_NUMBER = re.compile(rf"(?<!\w)(?<!\w[./-])\(?\+?[0-9o](?:{_GAP}[0-9o]){{7,18}}(?!\w)")
_FEWEST, _FEWEST_WORDS = 8, 4
# Behind a sum, a length, a share; "/QĐ" and "-UBND" behind a document's number.
_COUNTS = re.compile(
    r"\s*(?:d|dong|vnd|₫|trieu|ty|ti|nghin|ngan|m2|m|ha|km|kg|tan|ta|lit|nguoi|ho|%)(?!\w)"
    r"|[./-]+[a-z]"
)
_SUM = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:\D|$)|[1-9]\d?(?: 000)+$|[1-9]0{7,}$")
_DAY = r"(?:0?[1-9]|[12]\d|3[01])[.-](?:0?[1-9]|1[0-2])[.-](?:19|20)\d\d"
_DAYS = re.compile(rf"{_DAY}(?:[\s.-]+(?:{_DAY}|\d\d?))*")
_YEARS = re.compile(r"(?:19|20)\d\d(?:\D+(?:19|20)\d\d)+(?:\D+\d\d?)*")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-3])[.-][0-5][05]")
_HOTLINE = re.compile(r"1[89]00\d{4}(?:\d\d)?")
_MOBILE = re.compile(r"(?:0|84|0084)[35789]\d{8}")
# A document, a law, a dossier, a procedure: what is asked about by its number.
_NAMED = re.compile(
    r"(?:quyet dinh|nghi quyet|nghi dinh|thong tu|cong van|van ban|so hieu|ho so|thu tuc"
    r"|ma thu tuc|bieu mau|hoa don)(?: so| ma so| la)? ?[:.]? ?$"
)


def phones_in(reading: Reading, official: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Numbers that may be a phone, an account or a card; `official`: those anyone may call."""
    for match in _NUMBER.finditer(reading.plain):
        digits = re.sub(r"\D", "", match[0].replace("o", "0"))
        if _is_somebodys(match, digits, reading.plain) and at_home(digits) not in official:
            yield Found(match.start(), match.end(), False)
    for run in runs_of_digits(reading):
        is_said = run.in_words >= _FEWEST_WORDS and len(run.digits) >= _FEWEST
        if is_said and at_home(run.digits) not in official:
            yield Found(*run.place(0, len(run.digits)), False)


def at_home(digits: str) -> str:
    """A number as it is dialled within the country."""
    return re.sub(r"^(?:00)?84(?=0?\d{9,10}$)0?", "0", digits)


def _is_somebodys(match: re.Match, digits: str, plain: str) -> bool:
    written = re.sub(r"^\W+", "", match[0])
    if _MOBILE.fullmatch(digits) and not _SUM.match(written):
        return not re.match(r"/[a-z]", plain[match.end() :])
    if _COUNTS.match(plain, match.end()) or _NAMED.search(plain[: match.start()]):
        return False
    if _HOTLINE.fullmatch(digits) or _SUM.match(written):
        return False
    if _DAYS.fullmatch(written) or _YEARS.fullmatch(written):
        return False
    groups = re.findall(r"\d+", written)
    clocks = re.findall(r"[\d.-]+", written)
    if all(_CLOCK.fullmatch(part) for clock in clocks for part in _halves(clock)):
        return False
    is_count = len(groups) > 3 and max(map(len, groups)) < 4
    return not (is_count and _grows(list(map(int, groups))))


def _halves(clock: str) -> list[str]:
    """ "7.30-11.30" is two moments."""
    return clock.split("-") if "." in clock else [clock]


def _grows(numbers: list[int]) -> bool:
    """Villages or plots that are counted up: 01, 02, 03."""
    return numbers == sorted(set(numbers)) and numbers[-1] - numbers[0] < 60
