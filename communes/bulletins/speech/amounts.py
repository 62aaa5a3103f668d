"""Amounts: money, units, per cents, ranges, what is per something, and plain numbers."""

import re
from collections.abc import Sequence

from communes.bulletins.speech.numbers import NUMBER, letter_words, number_words, typed_number_words
from communes.bulletins.speech.rules import Rule, after, before, rule
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
    "KM": "ki lô mét",
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
    "HA": "héc ta",
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
    "kVA": "ki lô vôn am pe",
    "MVA": "mê ga vôn am pe",
    "MW": "mê ga oát",
    "HP": "mã lực",
    "cc": "xê xê",
    "mmHg": "mi li mét thuỷ ngân",
    "MHz": "mê ga héc",
    "°N": "độ vĩ Bắc",
    "°B": "độ vĩ Bắc",
    "°E": "độ kinh Đông",
    "°Đ": "độ kinh Đông",
    "°": "độ",
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


# What "t" is short for behind a number: years of people, tonnes of trucks.
_T_UNITS = [
    ("tuổi", re.compile(r"(?i)(?:nam|nữ|tuổi|trẻ|người)(?: [^\W\d]+)? $")),
    ("tấn", re.compile(r"(?i)xe|tải|cầu|hàng|nặng|trọng")),
]


@rule(r"(?m)^[ \t]*(\d{1,2})/(?=[ \t])")
def item(match: re.Match[str]) -> str:
    """1/ Đối tượng."""
    return f"{number_words(int(match[1]))}."


@rule(r"(?<![\w.,/-])\d{1,2}(?:,\d{1,2}){2,}(?![\w.]|,\d)")
def listed(match: re.Match[str]) -> str:
    """Xóm 3,5,7."""
    return ", ".join(number_words(int(one)) for one in match[0].split(","))


@rule(r"(?<![\w.,/-])\d{1,2}(?:\s?[-–]\s?\d{1,2}){2,}(?![\w/-])")
def parts(match: re.Match[str]) -> str:
    """NPK 16-16-8."""
    return ", ".join(number_words(int(one)) for one in re.findall(r"\d+", match[0]))


@rule(
    r"(?i)(?<!\w)((?:t[ỷỉ] lệ|pha)(?: [^\W\d]+){0,2}) (\d{1,4})\s?[:/]\s?(\d+(?:\.\d{3})*)(?![\w/])"
)
def ratio(match: re.Match[str]) -> str:
    """Pha tỷ lệ 1:10, bản đồ tỷ lệ 1/5.000."""
    return f"{match[1]} {number_words(int(match[2]))} trên {typed_number_words(match[3])}"


@rule(rf"(?<![\w.,/])({NUMBER})/({NUMBER})(?:{_SPACE}({_UNIT})(?!\w))?(?![\w/])")
def of_many(match: re.Match[str]) -> str:
    """1.234/1.300 con, 140/90 mmHg; 2026/2027 are two years."""
    if re.fullmatch(r"20\d\d/20\d\d", match[0]):
        return f"{number_words(int(match[1]))} đến {number_words(int(match[2]))}"
    said = f"{typed_number_words(match[1])} trên {typed_number_words(match[2])}"
    return f"{said} {UNITS[match[3]]}" if match[3] else said


@rule(rf"(?<![\w.,/])({NUMBER})(?:{_SPACE}({_UNIT}|đồng))?\s?\(([^()\d]{{2,90}})\)")
def told_twice(match: re.Match[str]) -> str | None:
    """05 (năm) bộ, 5.000.000 đồng (năm triệu đồng chẵn): once is enough to hear."""
    said = typed_number_words(match[1])
    if not f"{match[3].lower().replace('lẻ', 'linh')} ".startswith(f"{said} "):
        return None
    return f"{said} {UNITS.get(match[2], match[2])}" if match[2] else said


@rule(rf"(?<![\w.,/])({NUMBER})(?:{DASH}({NUMBER}))?[Tt](?!\w)")
def tonnes_or_years(match: re.Match[str]) -> str | None:
    """Xe tải 3,5T; nam 18-60t."""
    unit = next((unit for unit, lead in _T_UNITS if lead.search(before(match, 30))), None)
    said = " đến ".join(typed_number_words(one) for one in match.groups() if one)
    return f"{said} {unit}" if unit else None


@rule(rf"(?<![\w.,/])(\d{{1,3}})\.(\d{{1,2}}){_SPACE}({_UNIT}|tỷ|triệu|tấn|tạ|lần)(?!\w)")
def decimal_point(match: re.Match[str]) -> str:
    """0.5%, 12.5 ha: typed as on a machine."""
    said = typed_number_words(f"{match[1]},{match[2]}")
    return f"{said} {UNITS.get(match[3], match[3])}"


@rule(r"(?<!\w)(nghìn|ngàn|triệu|tỷ|tỉ)\s?(?:đ|₫|VNĐ|VND|vnđ)(?!\w)")
def big_money(match: re.Match[str]) -> str:
    """5 triệu đ, 20 tỷ VNĐ."""
    return f"{match[1]} đồng"


@rule(r"(?<![\w.,/])(\d{1,3})tr(\d)(?!\w)")
def millions_and_tenths(match: re.Match[str]) -> str:
    """1tr2."""
    rest = "rưỡi" if match[2] == "5" else number_words(int(match[2]))
    return f"{number_words(int(match[1]))} triệu {rest}"


@rule(r"(?<!\w)[Φφ]\s?(\d{1,4})(?!\w)")
def diameter(match: re.Match[str]) -> str:
    """Thép Φ10."""
    return f"phi {number_words(int(match[1]))}"


@rule(r"(?<!\w)(\d{1,2})([A-ZĐ])(\d{1,2})(?![\w-])")
def school_class(match: re.Match[str]) -> str:
    """Lớp 9A1."""
    numbers = number_words(int(match[1])), number_words(int(match[3]))
    return f"{numbers[0]} {letter_words(match[2])} {numbers[1]}"


@rule(rf"(?<![\w.,/]){NUMBER}(?:\s?[x×]\s?{NUMBER})+(?![\w/])(?:{_SPACE}({_UNIT})(?!\w))?")
def by(match: re.Match[str]) -> str:
    """3x4 cm."""
    sizes = re.findall(NUMBER, match[0].removesuffix(match[1] or ""))
    said = " nhân ".join(typed_number_words(size) for size in sizes)
    return f"{said} {UNITS[match[1]]}" if match[1] else said


@rule(
    rf"(?<![\w.,/])(?P<minus>(?<!\S)[-−](?=\d))?(?P<first>{NUMBER})"
    rf"(?:(?P<mark>%)?{DASH}(?P<last>{NUMBER}))?"
    rf"(?:{_SPACE}(?P<unit>{_UNIT})(?!\w)(?!\.\w))?(?![^\W_])(?![.,]\d)"
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


@rule(r"(?<![\w.,])(\d{1,4}(?:,\d{1,2})?)([A-ZĐ]{1,3}|[a-c])(?!\w)")
def numbered_letter(match: re.Match[str]) -> str:
    """Số nhà 12A, thuốc 75WP, dầu 0,05S."""
    return f"{typed_number_words(match[1])} {letter_words(match[2])}"


@rule(rf"(?<=\d/\d){_SPACE}({_UNIT})(?!\w)")
def unit_of_part(match: re.Match[str]) -> str:
    """1/2 kg."""
    return f" {UNITS[match[1]]}"


@rule(r"(?<=[^\W\d_])\s?%(?!\w)")
def per_cent(match: re.Match[str]) -> str:
    """Tăng 2 điểm %."""
    return f" {UNITS['%']}"


@rule(r"(?<=\d)\+(?!\w)")
def and_above(match: re.Match[str]) -> str:
    """16+."""
    return " trở lên"


@rule(r"(?<=\w)[ \t]+[x×][ \t]+(?=\d)")
def times(match: re.Match[str]) -> str:
    """12m x 30m; 2 viên x 3 lần."""
    return " nhân " if re.search(r"\d\s?[cmk]?m$", before(match)) else ", "


@rule(rf"(?<![\w.,/])(\d{{1,3}})((?:[ \u00a0]\d{{3}})+|,000){_SPACE}(đồng|đ|VNĐ|VND)(?!\w)")
def grouped_money(match: re.Match[str]) -> str:
    """50 000 đồng, 50,000đ."""
    return f"{number_words(int(re.sub(r'[^0-9]', '', match[1] + match[2])))} đồng"


@rule(r"(?i)(?<!\w)((?:xóm|thôn|bản|tổ|khối|lớp|đội|khóm|ấp) )(\d{1,3}(?:\s?\+\s?\d{1,3})+)(?!\w)")
def joined(match: re.Match[str]) -> str:
    """Xóm 1+2+3."""
    return match[1] + ", ".join(number_words(int(one)) for one in re.findall(r"\d+", match[2]))


@rule(r"(?<![\w.,])(\d{1,2})m(\d)(?!\w)")
def metres_and_tenths(match: re.Match[str]) -> str | None:
    """2m5; 1m2 is so much high, or an area."""
    is_height = re.search(r"(?:cao|sâu|dâng|dài|rộng|ngập)(?: [^\W\d]+)? $", before(match))
    if match[2] in "23" and not is_height:
        return None
    return f"{number_words(int(match[1]))} mét {number_words(int(match[2]))}"


@rule(rf"(?i)(?<!\w)km\s?({NUMBER})(?![\w/])({DASH}(?=km\s?\d))?")
def milestone(match: re.Match[str]) -> str:
    """Km12+500, Km 5 – Km 7."""
    to = " đến " if match[2] else ""
    return f"{UNITS['km']} {typed_number_words(match[1])}{to}"


@rule(r"(?i)(?<!\w)(thắng|thua|hoà|hòa|t[ỷỉ] số(?: [^\W\d]+){0,2}) (\d{1,2})[-–](\d{1,2})(?!\w)")
def score(match: re.Match[str]) -> str:
    return f"{match[1]} {number_words(int(match[2]))} {number_words(int(match[3]))}"


_RATE = re.compile(
    rf"\d[\d.,]*{_SPACE}(?:(?:nghìn|triệu|tỷ|lượt|{_UNIT})\s)?[^\W\d]+\d?(?:/[^\W\d]+)*$"
    r"|(?:đồng|kg|tấn|tạ|lít|triệu|%)$"
)


# 2.500 con gà/lứa: a number stands further before, and what follows is what things are given by.
_COUNTED = re.compile(r"\d[\d.,]*\s(?:[^\W\d]+\s){1,2}[^\W\d]+$")
_EACH = re.compile(
    r"(?:hộ|người|khẩu|sào|xóm|thôn|bản|xã|lớp|ngày|tuần|tháng|quý|năm|vụ|lứa|lần|lượt|đợt|giờ|ca|suất|bộ)"
    r"(?!\w)"
)


@rule(rf"(?<=[^\W_]|%){_SPACE}/{_SPACE}({NUMBER}){_SPACE}(?:({_UNIT})(?!\w)|(?=[^\W\d_]))")
def slash_many(match: re.Match[str]) -> str | None:
    """200 mm/24h, 20 g/10 lít."""
    if not _RATE.search(before(match)):
        return None
    following = match[2] or after(match)
    link = "trong" if re.match(r"(?:h|giờ|phút|ngày|tuần|tháng|năm)(?!\w)", following) else "cho"
    said = f" {link} {typed_number_words(match[1])} "
    return said + UNITS[match[2]] if match[2] else said


@rule(rf"(?<=[^\W_]|%){_SPACE}/{_SPACE}(?:(?P<unit>{_UNIT})(?!\w)|(?=[^\W_]))")
def slash(match: re.Match[str]) -> str:
    """Đồng/hộ is “đồng một hộ”, cha/mẹ “cha hoặc mẹ”."""
    unit = UNITS.get(match["unit"] or "", "")
    lead = before(match)
    if lead.lower().endswith(" và"):
        return " "
    is_rate = unit or _RATE.search(lead) or (_COUNTED.search(lead) and _EACH.match(after(match)))
    return f" {'một' if is_rate else 'hoặc'} {unit}"


AMOUNTS: Sequence[Rule] = (
    item,
    listed,
    told_twice,
    ratio,
    of_many,
    parts,
    grouped_money,
    joined,
    by,
    metres_and_tenths,
    millions_and_tenths,
    milestone,
    score,
    tonnes_or_years,
    decimal_point,
    diameter,
    school_class,
    big_money,
    amount,
    numbered,
    numbered_letter,
    unit_of_part,
    per_cent,
    and_above,
    times,
    slash_many,
    slash,
)
