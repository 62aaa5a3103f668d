"""Citizens in a schedule: who comes to a reception is nobody else's business.

Names are looked for where a citizen is spoken of, numbers everywhere. An official ("Đ/c Nguyễn
Văn A", "ông Nguyễn Văn A, Chủ tịch …") is none, and a phone of an office may stay: the officer
sees what is found and decides.
"""

import re
from itertools import pairwise

from portal.core.phone_links import find_phones

_LETTERS = "A-ZÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴĐ"
_WORD = rf"[{_LETTERS}][^\W\d_]*"
_NAME = rf"{_WORD}(?:\s+{_WORD}){{1,5}}"
# Who is spoken of as a citizen; a title alone is an official's as often.
_CITIZEN = re.compile(
    r"\b(?i:(?:công dân|người dân|hộ|hộ gia đình|gia đình|đơn(?: thư)?(?: của)?|khiếu nại(?: của)?"
    r"|tố cáo(?: của)?|kiến nghị(?: của)?|phản ánh(?: của)?|hoà giải|hòa giải|tiếp|thăm"
    r"|chúc thọ|phúng viếng|viếng|đối thoại với|giữa|và)\s+(?:(?:hộ|gia đình|công dân|các)\s+)?"
    r"(?:(?:ông|bà|anh|chị|cụ|em|cháu)(?:\s*,?\s*(?:và\s+)?(?:ông|bà))?\s+)?)"
    rf"(?P<name>{_NAME})"
)
_TITLED = re.compile(rf"\b(?i:ông|bà|anh|chị|cụ|cháu)\s+(?P<name>{_NAME})")
_IS_TITLE = re.compile(r"(?i:\b(?:ông|bà|anh|chị|cụ|em|cháu|công dân|người dân|hộ)\s+)$")
_OFFICIAL = re.compile(
    r"\W{0,4}(?i:chủ tịch|phó|bí thư|trưởng|chủ nhiệm|giám đốc|hiệu trưởng|công chức|cán bộ"
    r"|đại biểu|uỷ viên|ủy viên|thường trực|bt|pct|ct\b)"
)
# An identity card of twelve or nine digits, however it is grouped.
_CARD = re.compile(r"(?<![\w/.,-])(?:0(?:[ .-]?\d){11}|\d{9}|\d{3}[ .]\d{3}[ .]\d{3})(?![\w/])")
_NOT_A_CARD = re.compile(r"(?:đồng|vnđ|đ|triệu|ha|m2)\b", re.IGNORECASE)
# Offices and places that are written like names.
_NO_NAME = re.compile(
    r"(?:UBND|HĐND|Uỷ Ban|Ủy Ban|Hội|Đoàn|Đảng|Mặt Trận|Ban|Phòng|Sở|Trường|Trạm|Công An|Xã|Thôn"
    r"|Xóm|Bản|Tỉnh|Huyện|Mẹ Việt|Nhà|Tổ|Chi|Nghị|Luật|Bộ)\b",
    re.IGNORECASE,
)


def found_in(text: str) -> list[str]:
    """The names and numbers of citizens in a text, each once, as they stand in it."""
    return list(dict.fromkeys(text[start:end] for start, end in _places(text)))


def masked(text: str) -> str:
    """The text with initials for names ("N.T.H.") and stars for numbers."""
    places = _places(text)
    ends = [0, *(end for _start, end in places)]
    parts = []
    for before, (start, end) in zip(ends, places, strict=False):
        parts += [text[before:start], _hidden(text[start:end])]
    return "".join([*parts, text[ends[-1] :]])


def _hidden(found: str) -> str:
    if any(char.isdigit() for char in found):
        return "***"
    return "".join(f"{word[0]}." for word in found.split())


def _places(text: str) -> list[tuple[int, int]]:
    found = [(one.start, one.end) for one in find_phones(text) if not one.is_short]
    found = [(start, end) for start, end in found if not re.match(r"1[89]00", text[start:end])]
    for match in _CARD.finditer(text):
        if not _NOT_A_CARD.match(text[match.end() :].lstrip()):
            found.append(match.span())
    names = [match for shape in (_CITIZEN, _TITLED) for match in shape.finditer(text)]
    for match in names:
        name = match["name"]
        titled = _IS_TITLE.search(text[: match.start("name")])
        official = _OFFICIAL.match(text, match.end("name"))
        if _NO_NAME.match(name) or official or (not titled and not _is_person(name)):
            continue
        found.append(match.span("name"))
    found.sort()
    return [span for last, span in pairwise([(-1, -1), *found]) if span[0] >= last[1]]


_FAMILY_NAMES = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Lô Vi Lương Kha Moong"
    " Cụt Lữ Hà Cao Đinh Trịnh Đào Mai Tô Thái Đậu Chu Đoàn Phùng Quang Quách Sầm Xồng Và Vừ Lầu"
    " Già Hờ Mùa Thò Cháng Ngân Hoa La Lang Mạc Tạ Trương Văn Cù Doãn Kiều Lục Nông Giàng Hạng"
    " Nghiêm Tăng Từ Thân Viên Ông"
)


def _is_person(name: str) -> bool:
    return f" {name.split()[0].capitalize()} " in f" {_FAMILY_NAMES} "
