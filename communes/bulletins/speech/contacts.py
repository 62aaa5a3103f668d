"""Telephone numbers, codes, e-mail and web addresses, plates."""

import re
from collections.abc import Collection, Sequence

from communes.bulletins.speech.numbers import digit_words, letter_words, number_words
from communes.bulletins.speech.rules import Rule, before, rule

_SIGNS = {".": "chấm", "/": "gạch chéo", "-": "gạch ngang", "_": "gạch dưới", "@": "a còng"}
_LABELS = {"www": "vê kép vê kép vê kép", "vn": "vê en", "gov": "gốp", "edu": "ê đu", "com": "com"}
_LABELS |= {"net": "nét", "org": "oóc", "gmail": "gờ meo", "qr": "kiu a"}
_CALLS = re.compile(r"gọi|tổng đài|nóng|hotline|thoại|liên hệ|\bs?đt\b", re.IGNORECASE)
_RIGHT_BEFORE = re.compile(
    r"(?:gọi|ngay|đài|nóng|hotline|số|thoại|s?đt|hoặc|cứu|cháy|an|,)[:\s]+$", re.IGNORECASE
)
_LONG_CODE, _PHONE_DIGITS = 9, (10, 11)


@rule(
    r"(?:(?<=\w)[ \u00a0](?=\()|(?<![\w./-]))(?:\(?\+84\)?|\(?0\d{1,3}\)?)"
    r"(?:[\s\u00a0.-]?\d{1,7}){1,4}(?![\w/])"
)
def phone(match: re.Match[str]) -> str | None:
    """In groups as they were typed; 4, 3, 3 where there are none."""
    text = re.sub(r"^\(?\+84\)?[\s\u00a0.-]?0?", "0", match[0].lstrip())
    lead = match[0][: match[0].find(match[0].lstrip()[0])]
    groups = re.findall(r"\d+", text)
    digits = "".join(groups)
    if len(digits) not in _PHONE_DIGITS:
        return None
    if len(groups) == 1:
        groups = [digits[:4], digits[4:7], digits[7:]]
    return lead + ", ".join(digit_words(group) for group in groups)


@rule(r"(?<![\w./-])1[89]00(?:[\s\u00a0.]?\d{2,4}){1,2}(?![\w/])")
def hotline(match: re.Match[str]) -> str | None:
    digits = re.sub(r"\D", "", match[0])
    if len(digits) not in (6, 8):
        return None
    rest = re.findall(r"\d+", match[0][4:])
    return ", ".join(digit_words(group) for group in (digits[:4], *rest))


@rule(r"(?<![\w./,-])\d{3,5}(?![\w/%-]|[.,]\d)")
def short_number(match: re.Match[str]) -> str | None:
    """113, 18001: after a word for calling."""
    lead = before(match)
    if not (_CALLS.search(lead) and _RIGHT_BEFORE.search(lead)):
        return None
    return digit_words(match[0])


@rule(r"(?<![\w./,-])\d{9,}(?![\w/%]|[.,]\d)")
def code(match: re.Match[str]) -> str:
    """Of an identity card, an account, a dossier."""
    groups = re.findall(r"\d{1,4}", match[0]) if len(match[0]) % 4 == 0 else [match[0]]
    groups = re.findall(r"\d{3}", match[0]) if len(match[0]) % 3 == 0 else groups
    return ", ".join(digit_words(group) for group in groups)


@rule(r"(?<![\w.-])(\d{2})([A-ZĐ])(\d?)-(\d{3})\.?(\d{2})(?![\w.])")
def plate(match: re.Match[str]) -> str:
    """37A-123.45."""
    series = f"{letter_words(match[2])} {digit_words(match[3])}".strip()
    return f"{number_words(int(match[1]))} {series}, {digit_words(match[4] + match[5])}"


def address_rules(spelled: Collection[str]) -> Sequence[Rule]:
    """E-mail and web addresses; labels that are one of `spelled`, in small letters, letter by
    letter."""

    def say(match: re.Match[str]) -> str:
        text = re.sub(r"^https?://", "", match[0].lower()).rstrip("/")
        parts = re.findall(r"[a-z]+|\d+|[./_@-]", text)
        return " ".join(_part(part) for part in parts)

    def _part(part: str) -> str:
        if part in _SIGNS or part in _LABELS:
            return _SIGNS.get(part) or _LABELS[part]
        if part.isdecimal():
            return digit_words(part)
        return letter_words(part) if part in spelled or not re.search("[aeiouy]", part) else part

    mail = rule(r"(?<![\w.-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")(say)
    ends = r"(?:vn|com|net|org|info|gov|edu)"
    web = rule(
        rf"(?i)(?<![\w@.-])(?:https?://\S*[\w/]|(?:[a-z0-9-]+\.)+{ends}(?![\w-])(?:/[\w./-]*[\w/])?)"
    )(say)
    return mail, web


CONTACTS: Sequence[Rule] = (plate, phone, hotline, short_number, code)
