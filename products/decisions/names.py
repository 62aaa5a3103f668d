"""Names and numbers of decisions as they are compared."""

import re

from portal.core.text import fold
from portal.register.numbers import number_key

__all__ = ["number_key", "owner_key", "owners_agree"]

# What owners are called in short, folded; the longer ones first.
_SHORT = {
    "htx": "hop tac xa",
    "tht": "to hop tac",
    "cty": "cong ty",
    "ctcp": "cong ty co phan",
    "cp": "co phan",
    "dntn": "doanh nghiep tu nhan",
    "hkd": "ho kinh doanh",
    "cs": "co so",
    "cssx": "co so san xuat",
    "sx": "san xuat",
    "tm": "thuong mai",
    "dv": "dich vu",
    "nn": "nong nghiep",
}
# The form of an enterprise tells no two owners of one product apart.
_FORMS = re.compile(
    r"\b(?:hop tac xa|to hop tac|cong ty|co phan|trach nhiem huu han|tnhh|mot thanh vien|mtv"
    r"|doanh nghiep tu nhan|ho kinh doanh|co so san xuat|co so|ong|ba|dich vu|san xuat"
    r"|thuong mai|nong nghiep|va)\b"
)


def owner_key(name: str) -> str:
    """An owner's name as it is compared: folded, its abbreviations spelt out."""
    return " ".join(_SHORT.get(word, word) for word in fold(name).split())


def _own_words(key: str) -> set[str]:
    return set(_FORMS.sub(" ", key).split()) or set(key.split())


def owners_agree(one: str, other: str) -> bool:
    """Whether two keys (`owner_key`) may name one owner: the own words of one hold the other's."""
    if not one or not other:
        return False
    first, second = _own_words(one), _own_words(other)
    return first <= second or second <= first
