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
_CODED = re.compile(
    r"(?:cccd|căn cước|cmnd|định danh|tài khoản|stk|thẻ|mã số|bảo hiểm)[^.;\n]{0,15}$",
    re.IGNORECASE,
)
_PHONE_DIGITS = (10, 11)


_PHONE = r"(?>(?:\(?\+84\)?|\(?0\d{1,3}\)?)(?:[\s\u00a0.-]?\d{1,7}){1,4})"


@rule(rf"(?:(?<=\w)[ \u00a0](?=\()|(?<![\w./-])){_PHONE}(?:\s?/\s?{_PHONE}){{0,3}}(?![\w/])")
def phone(match: re.Match[str]) -> str | None:
    """One, or several with a slash between."""
    lead = match[0][: match[0].find(match[0].lstrip()[0])]
    said = [_phone_words(one.strip()) for one in match[0].split("/")]
    return lead + " hoặc ".join(one for one in said if one) if all(said) else None


def _phone_words(text: str) -> str | None:
    """In groups as they were typed; 4, 3, 3 where there are none."""
    groups = re.findall(r"\d+", re.sub(r"^\(?\+84\)?[\s\u00a0.-]?0?", "0", text))
    digits = "".join(groups)
    if len(digits) not in _PHONE_DIGITS:
        return None
    if len(groups) == 1:
        groups = [digits[:4], digits[4:7], digits[7:]]
    return ", ".join(digit_words(group) for group in groups)


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


@rule(r"(?<![\w./,-])\d{9,}(?:-\d{3})?(?![\w/%]|[.,]\d)")
def code(match: re.Match[str]) -> str:
    """Of an identity card, an account, a tax payer (2900123456-001)."""
    number, _dash, branch = match[0].partition("-")
    groups = re.findall(r"\d{1,4}", number) if len(number) % 4 == 0 else [number]
    groups = re.findall(r"\d{3}", number) if len(number) % 3 == 0 else groups
    return ", ".join(digit_words(group) for group in (*groups, branch) if group)


@rule(r"(?<![\w./,-])\d{3,5}(?:[ \u00a0]\d{2,6}){2,}(?![\w/%]|[.,]\d)")
def code_in_groups(match: re.Match[str]) -> str | None:
    """040 088 001 234: behind a word for what has such a number."""
    if not _CODED.search(before(match, 30)):
        return None
    return ", ".join(digit_words(group) for group in match[0].split())


@rule(r"(?<!\w)([A-ZĐ]{1,4})(\d{7,})(?!\w)")
def letters_and_code(match: re.Match[str]) -> str:
    """GD4404021234567, of a health insurance."""
    return f"{letter_words(match[1])} {digit_words(match[2])}"


@rule(r"(?<!\w)([A-ZĐ]{2}) (\d{6})(?![\w.,]\d|\w)")
def serial(match: re.Match[str]) -> str:
    """CD 123456, of a certificate of land."""
    return f"{letter_words(match[1])} {digit_words(match[2])}"


@rule(r"(?<![\w.-])H(\d{2})((?:\.\d{1,3})*-\d{6}-\d{3,5})(?!\w)")
def dossier(match: re.Match[str]) -> str:
    """H41.12.34-261128-0001: the province and its places as numbers, then digits."""
    places, day, number = match[2].split("-")
    parts = [number_words(int(place)) for place in places.split(".") if place]
    province = f"{letter_words('H')} {number_words(int(match[1]))}"
    return ", ".join([province, *parts, digit_words(day), digit_words(number)])


@rule(r"(?<![\w.])(\d)\.(\d{6})(?:\.\d+)*(?:\.H\d{2})?(?!\w)")
def procedure(match: re.Match[str]) -> str:
    """1.001193.000.00.00.H41: the end is the same for all of a province."""
    return f"{digit_words(match[1])} chấm {digit_words(match[2])}"


@rule(r"(?<![\w.-])(\d{2})([A-ZĐ]{1,2})(\d?)-(\d{3})\.?(\d{1,2})(?!\w|\.\w)")
def plate(match: re.Match[str]) -> str:
    """37A-123.45."""
    series = f"{letter_words(match[2])} {digit_words(match[3])}".strip()
    return f"{number_words(int(match[1]))} {series}, {digit_words(match[4] + match[5])}"


def address_rules(spelled: Collection[str]) -> Sequence[Rule]:
    """E-mail and web addresses; labels that are one of `spelled`, in small letters, letter by
    letter."""
    long_ones = [one for one in spelled if len(one) > 3]  # noqa: PLR2004 (vpubnd ends with one)

    def say(match: re.Match[str]) -> str:
        text = re.sub(r"^https?://", "", match[0].lower()).rstrip("/")
        parts = re.findall(r"[a-z]+|\d+|[./_@-]", text)
        return " ".join(_part(part) for part in parts)

    def _part(part: str) -> str:
        if part in _SIGNS or part in _LABELS:
            return _SIGNS.get(part) or _LABELS[part]
        if part.isdecimal():
            return digit_words(part)
        is_spelled = part in spelled or any(part.endswith(one) for one in long_ones)
        return letter_words(part) if is_spelled or not re.search("[aeiouy]", part) else part

    mail = rule(r"(?<![\w.-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")(say)
    ends = r"(?:vn|com|net|org|info|gov|edu|me)"
    web = rule(
        rf"(?i)(?<![\w@.-])(?:https?://\S*[\w/]|(?:[a-z0-9-]+\.)+{ends}(?![\w-])(?:/[\w./-]*[\w/])?)"
    )(say)
    return mail, web


CONTACTS: Sequence[Rule] = (
    plate,
    phone,
    hotline,
    short_number,
    procedure,
    dossier,
    letters_and_code,
    serial,
    code,
    code_in_groups,
)
