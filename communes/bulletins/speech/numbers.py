"""Numbers and letters in words, as they are said in the north and in Nghệ An."""

import re

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
LETTERS = {
    **dict(zip("aăâbcdđeê", ["a", "á", "ớ", "bê", "xê", "đê", "đê", "e", "ê"], strict=True)),
    **dict(
        zip("fghijklmn", ["ép", "giê", "hát", "i", "gi", "ca", "e lờ", "em", "en"], strict=True)
    ),
    **dict(zip("oôơpqrstu", ["o", "ô", "ơ", "pê", "quy", "e rờ", "ét", "tê", "u"], strict=True)),
    **dict(zip("ưvwxyz", ["ư", "vê", "vê kép", "ích", "i dài", "dét"], strict=True)),
}
# A number as officers type it: 2026, 05, 1.500.000, 2,5, 1,500,000.
NUMBER = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d+(?:,\d+)?)"
# Longer ones are codes, not amounts.
MOST_DIGITS = 15
_ONES = {1: "mốt", 4: "tư", 5: "lăm"}
_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}


def number_words(number: int) -> str:
    """A whole number, 0 or more: 105 is "một trăm linh năm"."""
    return " ".join(_parts(number, is_inner=False)) or DIGITS[0]


def digit_words(text: str) -> str:
    """The digits of a text one by one; all else in it is left out."""
    return " ".join(DIGITS[int(digit)] for digit in text if digit.isdecimal())


def letter_words(text: str) -> str:
    """Letters and digits of a text one by one, by their names."""
    named = (DIGITS[int(one)] if one in "0123456789" else LETTERS.get(one) for one in text.lower())
    return " ".join(name for name in named if name)


def typed_number_words(text: str) -> str:
    """What matches `NUMBER`; too long ones, and those with a row of zeros first, as digits."""
    if re.fullmatch(r"\d{1,3}(?:,\d{3}){2,}", text):
        text = text.replace(",", "")
    whole, _comma, rest = text.replace(".", "").partition(",")
    if len(whole) > MOST_DIGITS or re.match(r"00\d|0\d\d", whole):
        return digit_words(whole + rest)
    words = number_words(int(whole))
    if not rest:
        return words
    as_digits = rest.startswith("0") or len(rest) > 2
    return f"{words} phẩy {digit_words(rest) if as_digits else number_words(int(rest))}"


def ordinal_words(number: int) -> str:
    """What stands after "thứ" and "tháng", where four is "tư"."""
    return "tư" if number == 4 else number_words(number)


def roman_number(text: str) -> int | None:
    """The value of a Roman numeral up to 89; None for anything else."""
    if not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < following else value for value, following in pairs)


def _parts(number: int, *, is_inner: bool) -> list[str]:
    """Words of a number; an inner group says its empty hundreds, too."""
    for size, name in ((10**9, "tỷ"), (10**6, "triệu"), (10**3, "nghìn")):
        if number >= size:
            high, low = divmod(number, size)
            words = [*_parts(high, is_inner=is_inner and high < 100), name]
            return words + (_parts(low, is_inner=True) if low else [])
    return _below_thousand(number, is_inner=is_inner)


def _below_thousand(number: int, *, is_inner: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = [DIGITS[hundreds], "trăm"] if hundreds or is_inner else []
    if tens > 1:
        words += [DIGITS[tens], "mươi"]
        return words + ([_ONES.get(ones, DIGITS[ones])] if ones else [])
    if tens:
        return [*words, "mười", *(["lăm" if ones == 5 else DIGITS[ones]] if ones else [])]
    if ones:
        words += ["linh", DIGITS[ones]] if words else [DIGITS[ones]]
    return words
