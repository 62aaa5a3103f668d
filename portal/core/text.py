"""Vietnamese text: slugs, folding, case."""

import re
import unicodedata

from django.utils.text import slugify as django_slugify

# Unicode decomposition splits every Vietnamese letter into base and marks but this one.
_D = str.maketrans({"đ": "d", "Đ": "D"})


def slugify(text: str) -> str:
    """A slug without diacritics: "Đăng ký khai sinh" → "dang-ky-khai-sinh".

    Django's own turns "Đ" into nothing and Wagtail's into "u0110".
    """
    return django_slugify(text.translate(_D))


def fold(text: str) -> str:
    """Lower case without marks or punctuation, for searches: "Đông Lộc" → "dong loc"."""
    plain = unicodedata.normalize("NFD", text.translate(_D).lower())
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", plain)))


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence: "Xã Thành Sơn" → "xã Thành Sơn"."""
    return text[:1].lower() + text[1:]
