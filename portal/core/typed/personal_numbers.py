"""Numbers that stand for a person: not to be sent in what officers pass around or publish.

Only what has the shape of such a number is refused. What people ask about is full of others:
codes of dossiers (000.00.12.H41-261124-0012), hours, years, sums, dates, phones, documents,
accounts, barcodes. All shapes are of plain text: small letters without marks.
"""

import re
import unicodedata

from portal.core.text import without_marks
from portal.core.typed.characters import without_width

# Beside what is of no width: joiners of marks, and choices of a sign's picture.
_INVISIBLE = re.compile(r"[\u034f\ufe00-\ufe0f]")
_DASHES = re.compile(r"[\u00b7\u2010-\u2015\u2022\u2043\u2212_]")
# What stands between the groups of one number.
_GAP = r"(?: ?[.-] ?| {1,3})?"
# Twelve digits, no part of a longer number, a sum, a fraction or a document's number. All
# numbers of persons begin with the province, 001 to 096: no sum and no year begins with 0.
_START = r"(?<!\w)(?<!\d[.,/-])(?<![/+])"
_END = r"(?!\w|/(?!\s|$|c(?:ccd|mnd))|[.,-]\d| ?(?:d|dong|₫|vnd)\b)"
_TWELVE = re.compile(rf"{_START}0(?:{_GAP}\d){{11}}{_END}")
# Four threes with whatever sign between them: "040/088/001/234".
_THREES = re.compile(
    rf"{_START}0\d\d(?P<sign>[^\w\s]{{1,2}}| , )\d{{3}}(?P=sign)\d{{3}}(?P=sign)\d{{3}}{_END}"
)
_LABEL_END = (
    r"(?: (?:so|9 so|12 so|cua|toi|em|la|cu|ma|the|co|mang|chong|vo|con|bo|me|ba|ong|anh|chi|minh"
    r"|no|number))* ?[:.(#=-]{0,2} ?(?:(?:so|la) ?)?"
)
# No longer number, no fraction, no sum; an office that gave it out may follow ("/CA Nghệ An").
_LABELLED_END = r"(?!\w|/\d|[.,-]\d| ?(?:d|dong|₫|vnd)\b)"
# "2025-2026 10", "100000000": no number of a person.
_NO_PERSON = r"(?!(?:19|20)\d\d[ -])(?!\d0+(?!\d))"
# The old card has nine digits: like many numbers, so it is one where it is called so.
_CALLED_CARD = re.compile(
    r"(?<!\w)(?:cmnd|cmtnd|cmt|cccd|can cuoc(?: cong dan)?"
    r"|chung minh(?: nhan dan| thu)*|dinh danh(?: ca nhan)?)"
    rf"{_LABEL_END}{_NO_PERSON}(?P<number>0(?:{_GAP}\d){{11}}|\d(?:{_GAP}\d){{8}}){_LABELLED_END}"
)
# The label behind it: "186123456 (CMND)".
_CARD_BEFORE_LABEL = re.compile(
    rf"{_START}{_NO_PERSON}(?P<number>\d(?:{_GAP}\d){{8}})(?: la)?(?: so)? ?\(?(?:so )?"
    r"(?:cmnd|cmtnd|cmt|cccd|chung minh)(?!\w)"
)
# Two letters, the share that is paid (1 to 5) and twelve digits: a card of health insurance.
_INSURANCE = re.compile(rf"(?<!\w)[a-z]{{2}}{_GAP}[1-5](?:{_GAP}\d){{12}}(?!\w|[.-]\d)")
# Its ten digits alone, where they are called so; with a 0 before they are a phone.
_INSURANCE_SHORT = re.compile(
    r"(?<!\w)(?:bhyt|bhxh|bao hiem(?: y te| xa hoi)?)"
    rf"{_LABEL_END}(?!1[89]00){_NO_PERSON}(?:[1-9]|0(?={_GAP}[146]))(?:{_GAP}\d){{9}}{_LABELLED_END}"
)
_PASSPORT = re.compile(rf"(?<!\w)(?:ho chieu|passport){_LABEL_END}[a-z](?: ?\d){{7}}(?!\w)")
# A day as forms write it: 010126, 01012026.
_DAY = re.compile(r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:(?:19|20)\d\d|[23]\d)")
# What a number is said to be just before it, where that is no person's.
_OTHERS = re.compile(
    r"(?<!\w)(?:tai khoan|s?tk|ma vach|barcode|gtin|upc|ma don|van don|ho so|hoa don|bien lai"
    r"|giao dich|khach hang|ma kh|cong van|hop dong|cong to|dong ho|seri|serial|imei|ngan hang"
    r"|chuyen khoan|vietcombank|vcb|agribank|bidv|vietinbank|buu gui|ems|so bao danh|sbd|ma ho)"
    r"(?!\w)[^\d,;.]{0,30}$"
)


def holds_personal_number(text: str) -> bool:
    """Whether a text has the number of an identity card, health insurance or passport."""
    plain = _plain(text)
    if any(shape.search(plain) for shape in (_INSURANCE, _INSURANCE_SHORT, _PASSPORT)):
        return True
    called = [*_CALLED_CARD.finditer(plain), *_CARD_BEFORE_LABEL.finditer(plain)]
    if any(len(_signs(match["number"])) < 2 for match in called):
        return True
    found = [*_TWELVE.finditer(plain), *_THREES.finditer(plain)]
    return any(_is_identity(match) for match in found)


def _plain(text: str) -> str:
    """Small letters without marks, digits of this script, one kind of space and of dash."""
    plain = without_width(_INVISIBLE.sub("", unicodedata.normalize("NFKC", text)))
    plain = "".join(str(unicodedata.decimal(char, char)) for char in plain)
    plain = without_marks(plain).lower()
    # An O among digits is a nought.
    plain = re.sub(r"(?<=\d)o+(?=\d)", lambda match: "0" * len(match[0]), plain)
    return re.sub(r"\s", " ", _DASHES.sub("-", plain))


def _is_identity(match: re.Match) -> bool:
    """Whether twelve digits are of a person: a province, a century and sex, and fair groups."""
    groups = re.findall(r"\d+", match[0])
    digits = "".join(groups)
    if not 1 <= int(digits[:3]) <= 96 or digits[3] > "3":
        return False
    before, after = match.string[: match.start()], match.string[match.end() :]
    is_part = re.search(r"\d *$", before) or re.match(r" *\d", after)
    if len(groups) > 1 and (is_part or _are_others(match[0], groups)):
        return False
    return not _OTHERS.search(before)


def _signs(written: str) -> set[str]:
    """The signs between the groups of a number."""
    return set(re.findall(r"\d( +|[.-]| ?[.-] ?)(?=\d)", written))


def _are_others(written: str, groups: list[str]) -> bool:
    """Whether the groups are hours, days, a count, or a phone with a number behind it."""
    digits = "".join(groups)
    clocks = [digits[:4], digits[4:8], digits[8:]]
    are_clocks = all(clock[:2] < "24" and clock[2:] in _MINUTES for clock in clocks)
    if are_clocks and clocks == sorted(clocks) and len(groups[0]) != 3:
        return True
    sizes = [len(group) for group in groups]
    is_count = len(groups) > 3 and groups == sorted(set(groups))
    if is_count and int(groups[-1]) - int(groups[0]) < 60:  # villages 01 02 03 04 05 06
        return True
    if sizes[0] in (6, 8) and all(map(_DAY.fullmatch, groups[: 12 // sizes[0]])):
        return True
    ends = [sum(sizes[: place + 1]) for place in range(len(groups))]
    if 10 in ends and digits[1] in "235789":
        return True
    return len(_signs(written)) > 1 and sizes[0] in (1, 2)


_MINUTES = {f"{minute:02}" for minute in range(0, 60, 5)}
