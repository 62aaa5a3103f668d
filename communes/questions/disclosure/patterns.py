"""What looks like somebody's own: other people's names, birthdays, addresses, plots of land."""

import re
from collections.abc import Iterator
from datetime import date

from communes.questions.disclosure.contact import AT, DOT
from communes.questions.disclosure.names import (
    FAMILIES,
    NAMED_AFTER,
    NOBODY,
    UPPER,
    Found,
    Name,
    given_name,
    said_before,
)
from communes.questions.disclosure.reading import Reading, read

_WORD = rf"[{UPPER}][^\W\d_]*"
_NAME = rf"(?P<hit>{_WORD}(?:\s+{_WORD}){{1,4}})"
_OWN = r"(?i:\s+(?:trai|gái|ruột|dâu|rể|nội|ngoại|đầu|út|cả|tôi|em|mình|cháu|chúng tôi|nhà tôi))"
_SAID = r"(?i:\s+(?:tên|là|tên là|tên thật|họ tên))*\s*[:,]?\s+"
# "tên là Nam", "con tôi là Trần Văn Bình", "vợ tôi Lê Thị Na", "tôi là Nguyễn Thị Hoa".
_NAMED_AS = (
    rf"(?<!\w)(?i:(?:họ\s+(?:và\s+)?)?tên)(?i:(?:\s+(?:là|tôi|em|cháu|con|thật|gọi))*)\s*:?\s+"
    rf"(?P<hit>{_WORD}(?:\s+{_WORD}){{0,4}})",
    rf"(?<!\w)(?i:tôi|em|mình|cháu)(?i:\s+(?:tên|là|tên là))\s*:?\s+{_NAME}",
    rf"(?<!\w)(?i:con|cháu|vợ|chồng|bố|mẹ|cha|bé){_OWN}*{_SAID}{_NAME}",
    rf"(?<!\w)(?i:ông|bà|anh|chị|em|cô|chú|bác|dì|cậu){_OWN}+{_SAID}{_NAME}",
)
_NAMED = [re.compile(shape) for shape in _NAMED_AS]
# In small letters: "tên là nguyễn văn bình". Other families' names are words of the language.
_NAMED_SMALL = re.compile(
    r"(?<!\w)(?:tên(?: là)?|ten(?: la)?|(?:tôi|em|cháu|toi|chau) (?:(?:tên|ten) )?(?:là|la)) "
    r"(?P<hit>(?:nguyễn|nguyen|trần|tran|phạm|pham|huỳnh|huynh|đặng|dang|bùi|bui|trịnh|trinh"
    r"|phùng|phung|hoàng|hoang|phan|lê|vũ|võ) (?:(?:thị|thi|văn|van) )?[^\W\d_]+(?: [^\W\d_]+)?)",
    re.IGNORECASE,
)
_CAPITALS = re.compile(rf"(?<!\w){_NAME}")
_DATE = (
    r"(?:(?:ngay )?(?P<d>\d{1,2})\s?(?:[/.-]|thang|,)\s?(?:thang )?(?P<m>\d{1,2})"
    r"(?:\s?(?:[/.-]|nam|,)\s?(?:nam )?(?P<y>\d{2,4}))?)"
)
_DATE_RE = re.compile(rf"(?<![\w/.-]){_DATE}(?![\w]|[/.-]\d)")
_BORN = (
    r"(?<!\w)(?<!hoc )(?<!khai )(?<!phat )(?<!thi )(?<!ky )(?<!ve )(?<!giang )(?<!tuyen )"
    r"(?:sinh|ngay sinh|sinh nhat|born|d\.?o\.?b\.?)"
)
_BIRTH = re.compile(rf"{_BORN}[^\d.;!?]{{0,40}}{_DATE}(?!\w)")
_YEAR_OF_BIRTH = re.compile(
    r"(?<!\w)(?:(?:toi|em|chau|con|bo|me|vo|chong|ong|ba|anh|chi|be)(?!\w)[^.;!?\d]{0,40}"
    r"sinh (?:vao )?nam|sn|s\.n\.?|nam sinh):? ?(?P<hit>(?:19|20)\d\d)(?!\w)"
)
_ADDRESS = re.compile(
    r"(?<!\w)(?:so nha|nha so|can ho(?: so)?|can so|nha rieng(?: o)? so)\s?:?\s?\d+[a-z]?(?:/\d+)*"
    r"|(?<!\w)(?:ngo|ngach|hem|kiet)(?: so)? \d+[a-z]?(?:/\d+)*"
    r"|(?<!\w)so \d+[a-z]?(?:/\d+)*,? (?:ngo|ngach|hem|kiet|duong|pho) \w+"
)
_MAP = r"(?<!\w)to(?: ban do)?(?: so)?\s?:?\s?\d+"
_LAND = r"(?<!\w)thua(?: dat)?(?: so)?\s?:?\s?\d+"
_PLOT = re.compile(rf"{_LAND}[^.;!?]{{0,25}}?{_MAP}|{_MAP}[^.;!?]{{0,25}}?{_LAND}")
# Of a certificate: two letters and the number.
_DEED = re.compile(
    r"(?<!\w)(?:gcn|giay chung nhan|so (?:do|hong|bia do)|qsdd)[^.;!?\d]{0,40}"
    r"(?<!\w)[a-z]{1,2} ?\d{6,8}(?!\w)"
)
_PLATE = re.compile(r"(?<![\w-])[1-9]\d[ -]?[a-z][a-z0-9]?[ -]?\d{3}\.?\d{2}(?!\w)")
_EMAIL = re.compile(
    rf"(?<![\w.+-])(?P<hit>[\w.+-]+[\s()\[\]{{}}]*(?:@|(?<=[(\[{{])(?:at|a\s?cong)|a\s?cong)[\s()\[\]{{}}]*"
    rf"[\w-]+(?:[\s()\[\]]*{DOT}[\s()\[\]]*[\w-]+)+)"
    rf"|(?<![\w.+-])[\w.+-]+ {AT} [\w-]+(?: ?{DOT} ?[\w-]+)+"
)


def emails_in(reading: Reading, official: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Addresses of e-mail; `official`: those of the commune itself, in small letters."""
    for match in _EMAIL.finditer(reading.plain):
        if match[0].strip(".") not in official:
            yield Found(match.start(), match.end(), False)


def people_in(reading: Reading, asked: Reading) -> Iterator[Found]:
    """People who are named as such, and those whom the question names."""
    for start, end in _named(reading.text):
        yield Found(*reading.spots_of(start, end), False)
    for name in _names_of(asked.text):
        for found in name.found_in(reading):
            yield Found(found.start, found.end, False)
        if called := given_name(str(name)):
            for match in called.finditer(reading.text):
                yield Found(*reading.spots_of(*match.span("hit")), False)


def _named(text: str) -> Iterator[tuple[int, int]]:
    """Where a text says that somebody is called so."""
    for shape in (*_NAMED, _NAMED_SMALL):
        for match in shape.finditer(text):
            if read(match["hit"]).plain not in NOBODY:
                yield match.span("hit")


def _names_of(asked: str) -> set[Name]:
    """The names of people in what was asked."""
    told = {asked[start:end] for start, end in _named(asked)}
    for match in _CAPITALS.finditer(asked):
        if NAMED_AFTER.search(said_before(asked, match.start())):
            continue
        words = match["hit"].split()
        starts = [n for n, word in enumerate(words[:-1]) if read(word).letters in FAMILIES]
        told |= {" ".join(words[start : start + 4]) for start in starts[:1]}
    people = {one for one in told if read(one).plain not in NOBODY}
    return {name for name in map(Name.of, people) if name}


def birthdays_in(reading: Reading, asked: Reading) -> Iterator[Found]:
    """Days of birth that are said to be, and those that the question says to be."""
    for match in (*_BIRTH.finditer(reading.plain), *_YEAR_OF_BIRTH.finditer(reading.plain)):
        yield Found(match.start(), match.end(), False)
    born = {day for match in _BIRTH.finditer(asked.plain) if (day := _day(match))}
    for match in _DATE_RE.finditer(reading.plain):
        if (day := _day(match)) and day in born:
            yield Found(match.start(), match.end(), False)


def _day(match: re.Match) -> date | None:
    """The day of a match, if it tells the year."""
    if not match["y"]:
        return None
    year = int(match["y"])
    year += 2000 if year < 50 else 1900 if year < 100 else 0
    try:
        return date(year, int(match["m"]), int(match["d"]))
    except ValueError:
        return None


def addresses_in(reading: Reading) -> Iterator[Found]:
    """Houses, by their numbers."""
    yield from _places(_ADDRESS, reading)


def plots_in(reading: Reading) -> Iterator[Found]:
    """Plots of land with their map, their deeds, and plates of cars: all lead to an owner."""
    for shape in (_PLOT, _DEED, _PLATE):
        yield from _places(shape, reading)


def _places(shape: re.Pattern, reading: Reading) -> Iterator[Found]:
    for match in shape.finditer(reading.plain):
        yield Found(match.start(), match.end(), False)
