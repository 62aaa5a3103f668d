"""Numbers that stand for a person: not to be sent in a question that officers pass around.

Only what has the shape of such a number is refused. What people ask about is full of others:
codes of dossiers (000.00.12.H41-261124-0012), hours, years, sums, dates, phones, documents,
accounts, barcodes.
"""

import re
import unicodedata

_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_DASHES = re.compile(r"[\u00b7\u2010-\u2015\u2022\u2212_]")
# What stands between the groups of one number.
_GAP = r"(?: ?[.-] ?| {1,3})?"
# Twelve digits, no part of a longer number, a sum, a fraction or a document's number. All
# numbers of persons begin with the province, 001 to 096: no sum and no year begins with 0.
_TWELVE = re.compile(
    rf"(?<!\w)(?<!\d[.,/-])(?<![/+])0(?:{_GAP}\d){{11}}(?![\w/]|[.,-]\d| ?(?:đ|₫|vnđ|vnd)\b)", re.I
)
_LABEL_END = r"(?: (?:số|so|của|cua|tôi|toi|em|là|la|cũ|cu|mã|ma|thẻ|the))* ?[:.(-]{0,2} ?"
# The old card has nine digits: like many numbers, so it is one where it is called so.
_OLD_CARD = re.compile(
    r"(?<!\w)(?:cmnd|cmtnd|cmt|cccd|(?:căn cước|can cuoc)(?: công dân| cong dan)?"
    r"|(?:chứng minh|chung minh)(?: nhân dân| nhan dan| thư| thu)?"
    r"|(?:định danh|dinh danh)(?: cá nhân| ca nhan)?)"
    rf"{_LABEL_END}(?:\d{{9}}|\d{{3}}([ .-])\d{{3}}\1\d{{3}})(?![\w/]|[.-]\d)",
    re.I,
)
# Two letters, the share that is paid (1 to 5) and twelve digits: a card of health insurance.
_INSURANCE = re.compile(rf"(?<!\w)[a-z]{{2}}{_GAP}[1-5](?:{_GAP}\d){{12}}(?!\w|[.-]\d)", re.I)
# Its ten digits alone, where they are called so; with a 0 before they are a phone.
_INSURANCE_SHORT = re.compile(
    r"(?<!\w)(?:bhyt|bhxh|bảo hiểm (?:y tế|xã hội)|bao hiem (?:y te|xa hoi))"
    rf"{_LABEL_END}[1-9](?:{_GAP}\d){{9}}(?![\w/]|[.-]\d)",
    re.I,
)
# What a number is said to be just before it, where that is no person's.
_OTHERS = re.compile(
    r"(?:tài khoản|tai khoan|stk|mã vạch|ma vach|barcode|gtin|upc|mã đơn|vận đơn|hồ sơ|ho so"
    r"|ho[áa]\u0301? ?đơn|công văn|cong van|hợp đồng|hop dong|công tơ|cong to)[^\d,;.]{0,15}$",
    re.I,
)


def holds_personal_number(text: str) -> bool:
    """Whether a text has the number of an identity card, old or new, or of a health insurance."""
    plain = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))
    plain = re.sub(r"\s", " ", _DASHES.sub("-", plain))
    if any(shape.search(plain) for shape in (_OLD_CARD, _INSURANCE, _INSURANCE_SHORT)):
        return True
    return any(_is_identity(match) for match in _TWELVE.finditer(plain))


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


def _are_others(written: str, groups: list[str]) -> bool:
    """Whether the groups are hours, a date, or a phone with a number behind it."""
    digits = "".join(groups)
    clocks = [digits[:4], digits[4:8], digits[8:]]
    are_clocks = all(clock[:2] < "24" and clock[2:] in _MINUTES for clock in clocks)
    if are_clocks and clocks == sorted(clocks) and len(groups[0]) != 3:
        return True
    ends = [sum(map(len, groups[: place + 1])) for place in range(len(groups))]
    if 10 in ends and digits[1] in "235789":
        return True
    signs = set(re.findall(r"\d( +|[.-]| ?[.-] ?)(?=\d)", written))
    return len(signs) > 1 and len(groups[0]) in (1, 2)


_MINUTES = {f"{minute:02}" for minute in range(0, 60, 5)}
