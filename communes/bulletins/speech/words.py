"""Abbreviations, numbers of documents, Roman numerals, and letters said by their names."""

import re
from collections.abc import Mapping, Sequence

from communes.bulletins.speech.numbers import (
    digit_words,
    letter_words,
    number_words,
    ordinal_words,
    roman_number,
    typed_number_words,
)
from communes.bulletins.speech.rules import Rule, after, before, rule
from communes.bulletins.speech.times import DASH

# Kinds of documents as their numbers name them, and who issues them beside the abbreviations.
KINDS = {
    "BB": "biên bản",
    "BC": "báo cáo",
    "CĐ": "công điện",
    "CT": "chỉ thị",
    "CTr": "chương trình",
    "CV": "công văn",
    "ĐA": "đề án",
    "GM": "giấy mời",
    "GP": "giấy phép",
    "HD": "hướng dẫn",
    "HĐ": "hợp đồng",
    "KH": "kế hoạch",
    "KL": "kết luận",
    "NĐ": "nghị định",
    "NQ": "nghị quyết",
    "PA": "phương án",
    "QC": "quy chế",
    "QĐ": "quyết định",
    "TB": "thông báo",
    "TT": "thông tư",
    "TTLT": "thông tư liên tịch",
    "TTr": "tờ trình",
}
BODIES = {
    "BCA": "Bộ Công an",
    "BGDĐT": "Bộ Giáo dục và Đào tạo",
    "BNNMT": "Bộ Nông nghiệp và Môi trường",
    "BNV": "Bộ Nội vụ",
    "BTC": "Bộ Tài chính",
    "BTTTT": "Bộ Thông tin và Truyền thông",
    "BYT": "Bộ Y tế",
    "CP": "Chính phủ",
    "ĐU": "Đảng uỷ",
    "QH": "Quốc hội",
    "SGDĐT": "Sở Giáo dục và Đào tạo",
    "SNNMT": "Sở Nông nghiệp và Môi trường",
    "SNV": "Sở Nội vụ",
    "STC": "Sở Tài chính",
    "STP": "Sở Tư pháp",
    "SXD": "Sở Xây dựng",
    "SYT": "Sở Y tế",
    "TTg": "Thủ tướng Chính phủ",
    "TU": "Tỉnh uỷ",
    "TW": "Trung ương",
}
_UPPER = "A-ZĐÀ-ỸĂÂÊÔƠƯ"
_BEFORE_ROMAN = (
    r"quý|kho[áa]|khóa|thứ|hội|thế kỷ|chương|phần|mục|kỳ|kì|loại|hạng|cấp|nhóm|đợt|lần|vùng|bậc"
    r"|tập|phụ lục|khu vực|giai đoạn|tổ|bảng|mức"
)


def _name(part: str, abbreviations: Mapping[str, str]) -> str:
    """Who issued it; "" for letters that nobody knows."""
    found = re.fullmatch(r"(UBTV)?QH(\d+)", part)
    if found:
        body = "Uỷ ban Thường vụ Quốc hội" if found[1] else "Quốc hội"
        return f"{body} khoá {number_words(int(found[2]))}"
    return BODIES.get(part) or abbreviations.get(part, "")


def document_rules(abbreviations: Mapping[str, str]) -> Sequence[Rule]:
    """12/KH-UBND, 15/2020/NĐ-CP, 91/2025/QH15, 05-NQ/TU."""

    def said(match: re.Match[str], number: str, year: str | None, parts: list[str]) -> str:
        kind = KINDS.get(parts[0])
        words = number_words(int(number))
        if year:
            words += f" năm {number_words(int(year))}"
        if kind:
            lead = before(match, 40)
            told = kind in lead.lower() or re.search(rf"(?<!\w){parts[0]}(?:\ssố)?:?\s$", lead)
            words += "" if told else f", {kind}"
            parts = parts[1:]
        name = _name(parts[0], abbreviations) if parts else ""
        if not kind and not name:
            return f"{words} {letter_words(' '.join(parts))}"
        # Whom the text names itself, behind the day or at once, isn't said twice.
        is_named = re.match(r"\s(?:ngày [\d/.-]+\s)?của\s", after(match, 30))
        return f"{words} của {name}" if name and not is_named else words

    @rule(
        r"(?<![\w/.,-])(\d+)(?:/(\d{4}))?/"
        r"([A-ZĐ][A-ZĐa-z&]{1,7}\d{0,2}(?:[-/.][A-ZĐ][A-ZĐa-z&]+\d{0,2})*)(?!\w)"
    )
    def of_state(match: re.Match[str]) -> str | None:
        parts = re.split(r"[-/.]", match[3])
        if not re.fullmatch(r"[A-ZĐ]{2,}\d*|\w*[A-ZĐ]\w*[A-ZĐ]\w*", parts[0]):
            return None
        return said(match, match[1], match[2], parts)

    @rule(r"(?<![\w/.,-])(\d+)-([A-ZĐ][A-ZĐr]{1,3})/([A-ZĐ]{2,}\w*)(?!\w)")
    def of_party(match: re.Match[str]) -> str | None:
        return said(match, match[1], None, [match[2], match[3]]) if match[2] in KINDS else None

    @rule(rf"(?<!\w)({'|'.join(KINDS)})(?=(?:\ssố)?:?\s\d+(?:/\d{{4}})?/?-?[A-ZĐ])")
    def kind_before(match: re.Match[str]) -> str:
        """NĐ 123/2024/NĐ-CP."""
        return KINDS[match[1]]

    return of_state, of_party, kind_before


def abbreviation_rules(abbreviations: Mapping[str, str]) -> Sequence[Rule]:
    """Those of the list; one that ends with a dot stands before a name or number: “TP. Vinh”."""
    if not abbreviations:
        return ()
    # Longer ones first: “TP.HCM” before “TP.”.
    ordered = sorted(abbreviations, key=len, reverse=True)
    ways = "|".join(
        rf"{re.escape(one)}(?=[\s\u00a0]?[{_UPPER}\d])"
        if one[-1] == "."
        else rf"{re.escape(one)}(?!\w)"
        for one in ordered
    )
    plain = "|".join(re.escape(one) for one in ordered if one[-1] != ".") or "(?!)"

    @rule(rf"[\s\u00a0]?\((?P<word>{plain})\)")
    def explained(match: re.Match[str]) -> str | None:
        """Uỷ ban nhân dân (UBND): it has just been said."""
        told = abbreviations[match["word"]].lower()
        return "" if before(match, len(told)).lower() == told else None

    @rule(rf"(?<!\w)({plain})\.?(\d{{1,4}})([A-ZĐ]?)(?!\w)")
    def numbered(match: re.Match[str]) -> str:
        """QL1A, QL.48."""
        words = (abbreviations[match[1]], number_words(int(match[2])), letter_words(match[3]))
        return " ".join(words).rstrip()

    @rule(rf"(?<!\w)(?:{ways})")
    def word(match: re.Match[str]) -> str:
        is_close = match[0][-1] == "." and not after(match, 1).isspace()
        return abbreviations[match[0]] + (" " if is_close else "")

    return explained, numbered, word


@rule(rf"(?i)(?<!\w)({_BEFORE_ROMAN}) ((?-i:[IVXL]+))(?:{DASH}((?-i:[IVXL]+)))?(?!\w)")
def roman(match: re.Match[str]) -> str | None:
    """Quý IV, lần thứ I, cấp II–III."""
    number, last = roman_number(match[2]), roman_number(match[3] or "I")
    if number is None or last is None:
        return None
    to = f" đến {number_words(last)}" if match[3] else ""
    if match[1].lower() == "thứ" and number == 1:
        return f"{match[1]} nhất{to}"
    is_order = match[1].lower() in ("thứ", "quý")
    return f"{match[1]} {ordinal_words(number) if is_order else number_words(number)}{to}"


@rule(r"(?m)^[ \t]*([IVXL]+)(?:\.(\d{1,2})\.?(?=[ \t])|(?=[.)][ \t]))")
def roman_heading(match: re.Match[str]) -> str | None:
    """A line that begins with I. or II.1."""
    number = roman_number(match[1])
    if not number:
        return None
    part = f" chấm {number_words(int(match[2]))}." if match[2] else ""
    return f"{number_words(number)}{part}"


@rule(r"(?<![\w.-])([IVX]{2,6}|I(?=(?:, | và )II))(?![\w-])")
def roman_alone(match: re.Match[str]) -> str | None:
    """II, or the first of I, II, III."""
    number = roman_number(match[1])
    return number_words(number) if number else None


@rule(r"(?<!\w)BĐ\s?([1-3]|I{1,3})(?!\w)")
def alarm(match: re.Match[str]) -> str:
    """BĐ3, of a river."""
    level = int(match[1]) if match[1].isdecimal() else len(match[1])
    return f"báo động {number_words(level)}"


_SIDES = {"Đ": "Đông", "T": "Tây", "N": "Nam", "B": "Bắc"}


@rule(r"(?<!\w)((?i:gió(?: mùa)?|hướng|phía)) ([ĐTNB]{2,3})(?!\w)")
def wind(match: re.Match[str]) -> str:
    """Gió mùa ĐB, hướng TTB."""
    return f"{match[1]} {' '.join(_SIDES[side] for side in match[2])}"


# Numbers for emergencies behind “ĐT” are calls.
@rule(r"(?<!\w)(ĐT|TL)[. ]?(?!11[1-5])(\d{3})([A-Z]?)(?![\w.]|\s\d)")
def provincial_road(match: re.Match[str]) -> str:
    """ĐT 534, TL.532."""
    kind = "đường tỉnh" if match[1] == "ĐT" else "tỉnh lộ"
    return f"{kind} {number_words(int(match[2]))} {letter_words(match[3])}".rstrip()


@rule(r"(?<!\w)(Covid|COVID)-19(?!\w)")
def covid(match: re.Match[str]) -> str:
    return "cô vít mười chín"


@rule(r"(?<!\w)([A-ZĐ]{1,3})(\d{1,4}(?:[.-]\d+)*)([A-ZĐ]?)(?![\w/])")
def letters_and_number(match: re.Match[str]) -> str:
    """A4, B12, H40.12, TH3-3."""
    # CT07 is no seven: the name of a form, a chair, a test.
    say = digit_words if match[2][0] == "0" else typed_number_words
    numbers = re.sub(r"\d+", lambda part: say(part[0]), match[2])
    numbers = numbers.replace(".", " chấm ").replace("-", " ")
    return f"{letter_words(match[1])} {numbers} {letter_words(match[3])}".rstrip()


@rule(r"(?<!\w)(?:A/)?(?:[A-ZĐ]\d{1,2}){2,}(?!\w)")
def strain(match: re.Match[str]) -> str:
    """A/H5N1."""
    return letter_words(match[0])


@rule(r"(?<=[A-ZĐ])-(?=[A-ZĐ]{2})")
def between(match: re.Match[str]) -> str:
    """HĐND-UBND."""
    return ", "


@rule(r"(?<!\w)[BCDĐFGHJKLMNPQRSTVWXZ]{2,6}(?!\w)")
def unknown(match: re.Match[str]) -> str:
    """Capitals without a vowel are no word: their letters are said."""
    return letter_words(match[0])


# Before the list of abbreviations, which knows their letters alone.
NUMBERED: Sequence[Rule] = (alarm, provincial_road)
WORDS: Sequence[Rule] = (
    wind,
    covid,
    roman,
    roman_heading,
    roman_alone,
    strain,
    letters_and_number,
    between,
    unknown,
)
