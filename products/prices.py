"""What a price is for, read from the words of its unit, so that prices compare."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from django.db import models
from django.utils.translation import pgettext_lazy


class Basis(models.IntegerChoices):
    """What prices are compared by, in the order of lists."""

    KILO = 0, pgettext_lazy("price for one", "kg")
    LITRE = 1, pgettext_lazy("price for one", "litre")
    PIECE = 2, pgettext_lazy("price for one", "piece")


@dataclass(frozen=True)
class Measure:
    """How many kilos or litres a price is for."""

    basis: Basis
    amount: Fraction

    def price_for_one(self, price: int) -> int:
        """The price of one kilo or litre, in whole đồng."""
        return round(price / self.amount)


_KILO_WORDS = ("kg", "kí", "ký", "kilo", "kilô", "ki-lô", "ki lô", "ki-lô-gam", "kilogam", "cân")
_UNITS = {
    Basis.KILO: {
        **dict.fromkeys(_KILO_WORDS, Fraction(1)),
        **dict.fromkeys(("g", "gr", "gram", "gam", "grams"), Fraction(1, 1000)),
        "lạng": Fraction(1, 10),
        "yến": Fraction(10),
        "tạ": Fraction(100),
        "tấn": Fraction(1000),
    },
    Basis.LITRE: {
        **dict.fromkeys(("l", "lít", "lit", "litre", "liter", "litres"), Fraction(1)),
        **dict.fromkeys(("ml", "cc"), Fraction(1, 1000)),
        "cl": Fraction(1, 100),
        "dl": Fraction(1, 10),
    },
}
_SIZES = {
    word: Measure(basis, size) for basis, words in _UNITS.items() for word, size in words.items()
}
_WORDS = "|".join(sorted(map(re.escape, _SIZES), key=len, reverse=True))
_NUMBER = r"(?:\d+\s?/\s?\d+|\d+(?:[.,]\d+)*|½|nửa)"
_MEASURE = re.compile(rf"(?<![\w.,/])({_NUMBER})\s*({_WORDS})(?!\w)")
_BARE = re.compile(rf"(?:(?:một|mỗi|per|a)\s+)?({_WORDS})")
_PER = re.compile(r"^(?:đồng|đ|₫|vnđ|vnd)?\s*/\s*")  # "đ/kg"
# A grain and a lorry, in kilos or litres: what is beyond them is a slip.
_LEAST, _MOST = Fraction(1, 100_000), 100_000
_KIND_OF_KILO = re.compile(r"(kg|lít)\s[^\d,;/]+")


def _number(text: str) -> Fraction | None:
    """A number as the country writes it: "1.000", "0,5", "1/2"; None where it may be either."""
    if text in ("½", "nửa"):
        return Fraction(1, 2)
    if "/" in text:
        above, below = (int(part) for part in text.split("/"))
        return Fraction(above, below) if below else None
    if re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})+", text):
        return Fraction(text.replace(".", ""))
    if re.fullmatch(r"[1-9]\d*,\d{3}", text) or len(re.findall(r"[.,]", text)) > 1:
        return None
    return Fraction(text.replace(",", "."))


def read_measure(text: str) -> Measure | None:
    """The one measure that a text names: "gói 500 g", "kg"; None for none or several."""
    # "㎏" is "kg"; only "½" would fall apart.
    signs = (char if char == "½" else unicodedata.normalize("NFKC", char) for char in text)
    text = unicodedata.normalize("NFC", "".join(signs)).casefold().strip(" .")
    text = _PER.sub("", text)
    bare = _BARE.fullmatch(text) or _KIND_OF_KILO.fullmatch(text)
    if bare:
        return _SIZES[bare[1]]
    found = _MEASURE.findall(text)
    if len(found) != 1 or re.search(r"\d", _MEASURE.sub("", text)):
        return None
    number, size = _number(found[0][0]), _SIZES[found[0][1]]
    amount = number and number * size.amount
    return Measure(size.basis, amount) if amount and _LEAST <= amount <= _MOST else None


def measure_of(price_unit: str, net_content: str) -> Measure | None:
    """What a price is for; "hộp" is looked up in the packing, where that is "Hộp 5 kg"."""
    measure = read_measure(price_unit)
    unit, packing = (
        unicodedata.normalize("NFC", text).casefold().strip() for text in (price_unit, net_content)
    )
    is_packing = unit and not re.search(r"\d", unit) and packing.startswith(f"{unit} ")
    return measure or (read_measure(net_content) if is_packing else None)


def compared_price(
    price: int | None, price_unit: str, net_content: str
) -> tuple[Basis | None, int | None]:
    """What a price is compared by and how much one of it costs; (None, None) without a price."""
    if not price:
        return None, None
    measure = measure_of(price_unit, net_content)
    return (measure.basis, measure.price_for_one(price)) if measure else (Basis.PIECE, price)
