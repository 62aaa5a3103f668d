"""Amounts: money, units, per cents, ranges, what is per something, and plain numbers."""

import re
from collections.abc import Sequence

from communes.bulletins.speech.numbers import NUMBER, letter_words, number_words, typed_number_words
from communes.bulletins.speech.rules import Rule, before, rule
from communes.bulletins.speech.times import DASH

UNITS = {
    "%": "phần trăm",
    "‰": "phần nghìn",
    "đ": "đồng",
    "₫": "đồng",
    "VNĐ": "đồng",
    "VND": "đồng",
    "vnđ": "đồng",
    "k": "nghìn đồng",
    "K": "nghìn đồng",
    "tr": "triệu",
    "trđ": "triệu đồng",
    "tr.đ": "triệu đồng",
    "USD": "đô la Mỹ",
    "$": "đô la Mỹ",
    "kg": "ki lô gam",
    "Kg": "ki lô gam",
    "KG": "ki lô gam",
    "g": "gam",
    "gr": "gam",
    "mg": "mi li gam",
    "km": "ki lô mét",
    "Km": "ki lô mét",
    "m": "mét",
    "cm": "xăng ti mét",
    "mm": "mi li mét",
    "km2": "ki lô mét vuông",
    "km²": "ki lô mét vuông",
    "m2": "mét vuông",
    "m²": "mét vuông",
    "m3": "mét khối",
    "m³": "mét khối",
    "ha": "héc ta",
    "Ha": "héc ta",
    "l": "lít",
    "ml": "mi li lít",
    "°C": "độ xê",
    "ºC": "độ xê",
    "oC": "độ xê",
    "độ C": "độ xê",
    "kW": "ki lô oát",
    "kWh": "ki lô oát giờ",
    "kwh": "ki lô oát giờ",
    "kV": "ki lô vôn",
    "V": "vôn",
    "W": "oát",
    "MB": "mê ga bai",
    "GB": "gi ga bai",
    "h": "giờ",
    "s": "giây",
    "p": "phút",
    "'": "phút",
}
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))
_SPACE = r"[\s\u00a0]?"


@rule(r"(?<![\w.,/-])\d{1,2}(?:,\d{1,2}){2,}(?![\w.]|,\d)")
def listed(match: re.Match[str]) -> str:
    """Xóm 3,5,7."""
    return ", ".join(number_words(int(one)) for one in match[0].split(","))


@rule(rf"(?<![\w.,/]){NUMBER}(?:\s?[x×]\s?{NUMBER})+(?![\w/])(?:{_SPACE}({_UNIT})(?!\w))?")
def by(match: re.Match[str]) -> str:
    """3x4 cm."""
    sizes = re.findall(NUMBER, match[0].removesuffix(match[1] or ""))
    said = " nhân ".join(typed_number_words(size) for size in sizes)
    return f"{said} {UNITS[match[1]]}" if match[1] else said


@rule(
    rf"(?<![\w.,/])(?P<minus>(?<!\S)[-−](?=\d))?(?P<first>{NUMBER})"
    rf"(?:(?P<mark>%)?{DASH}(?P<last>{NUMBER}))?"
    rf"(?:{_SPACE}(?P<unit>{_UNIT})(?!\w)(?!\.\w))?(?![^\W_])(?!\.\d)"
)
def amount(match: re.Match[str]) -> str:
    """-2°C, 100–150 mm, 10%–15%, 1.500.000 đ, 2026–2027, 05."""
    said = typed_number_words(match["first"])
    if match["minus"]:
        said = f"âm {said}"
    if match["last"]:
        said += f"{' phần trăm' if match['mark'] else ''} đến {typed_number_words(match['last'])}"
    return f"{said} {UNITS[match['unit']]}" if match["unit"] else said


@rule(r"(?<![\w.,/])\d{1,3}(?:\.\d{1,3})+(?![\w])")
def numbered(match: re.Match[str]) -> str:
    """A place in a text: 1.2, 3.1.4."""
    return " chấm ".join(number_words(int(one)) for one in match[0].split("."))


@rule(r"(?<!\w)(\d{1,4})([A-ZĐa-c])(?!\w)")
def numbered_letter(match: re.Match[str]) -> str:
    """Số nhà 12A."""
    return f"{number_words(int(match[1]))} {letter_words(match[2])}"


@rule(r"(?<![\w.,])(\d{1,2})m(\d)(?!\w)")
def metres_and_tenths(match: re.Match[str]) -> str | None:
    """2m5; 1m2 is so much high, or an area."""
    is_height = re.search(r"(?:cao|sâu|dâng|dài|rộng|ngập)(?: [^\W\d]+)? $", before(match))
    if match[2] in "23" and not is_height:
        return None
    return f"{number_words(int(match[1]))} mét {number_words(int(match[2]))}"


@rule(rf"(?i)(?<!\w)km\s?({NUMBER})(?![\w/])")
def milestone(match: re.Match[str]) -> str:
    """Km12+500."""
    return f"{UNITS['km']} {typed_number_words(match[1])}"


@rule(r"(?i)(?<!\w)(thắng|thua|hoà|tỷ số) (\d{1,2})[-–](\d{1,2})(?!\w)")
def score(match: re.Match[str]) -> str:
    return f"{match[1]} {number_words(int(match[2]))} {number_words(int(match[3]))}"


_RATE = re.compile(
    rf"\d[\d.,]*{_SPACE}(?:(?:nghìn|triệu|tỷ|lượt|{_UNIT})\s)?[^\W\d]+\d?(?:/[^\W\d]+)*$"
    r"|(?:đồng|kg|tấn|tạ|lít|triệu|%)$"
)


@rule(rf"(?<=[^\W_]|%){_SPACE}/{_SPACE}(?:(?P<unit>{_UNIT})(?!\w)|(?=[^\W_]))")
def slash(match: re.Match[str]) -> str:
    """Đồng/hộ is “đồng một hộ”, cha/mẹ “cha hoặc mẹ”."""
    unit = UNITS.get(match["unit"] or "", "")
    lead = before(match)
    if lead.lower().endswith(" và"):
        return " "
    return f" {'một' if unit or _RATE.search(lead) else 'hoặc'} {unit}"


AMOUNTS: Sequence[Rule] = (
    listed,
    by,
    metres_and_tenths,
    milestone,
    score,
    amount,
    numbered,
    numbered_letter,
    slash,
)
