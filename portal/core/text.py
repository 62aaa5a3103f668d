"""Vietnamese text: slugs, folding, case."""

import re
import unicodedata

from django.utils.text import slugify as django_slugify

# Keeps a number and its unit on one line.
NBSP = "\u00a0"
# Unicode decomposition splits every Vietnamese letter into base and marks but this one. Old
# programs and fonts wrote it with the letter of another language that looks the same.
_D = str.maketrans({"đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "Ɖ": "D"})
# The letters with marks that Vietnamese writes: ă â đ ê ô ơ ư and the five tones.
_VIETNAMESE = re.compile(
    "[ăĂâÂđĐêÊôÔơƠưƯàÀáÁãÃèÈéÉìÌíÍĩĨòÒóÓõÕùÙúÚũŨýÝ\u1ea0-\u1ef9]"  # ạ to ỹ
)


def slugify(text: str) -> str:
    """A slug without diacritics: "Đăng ký khai sinh" → "dang-ky-khai-sinh".

    Django's own turns "Đ" into nothing and Wagtail's into "u0110".
    """
    return django_slugify(text.translate(_D))


def fold(text: str) -> str:
    """Lower case without marks or punctuation, for searches: "Đông Lộc" → "dong loc"."""
    # Full-width letters and digits, as some keyboards type them, become usual ones.
    plain = unicodedata.normalize("NFKD", text.translate(_D).lower())
    return " ".join(re.findall(r"[a-z0-9]+", re.sub(r"[\u0300-\u036f]", "", plain)))


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence: "Xã Thành Sơn" → "xã Thành Sơn"."""
    return text[:1].lower() + text[1:]


def as_sentence(text: str) -> str:
    """The text with a full stop, where nothing ends it yet."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def without_marks(text: str) -> str:
    """A Vietnamese name as other languages write it: "Nghệ An" → "Nghe An"."""
    plain = unicodedata.normalize("NFD", text.translate(_D))
    return unicodedata.normalize("NFC", re.sub(r"[\u0300-\u0309\u031b\u0323]", "", plain))


def word_pairs(text: str) -> set[tuple[str, str]]:
    """The words of a text in twos, without marks: a syllable alone says little in Vietnamese."""
    words = re.findall(r"\w+", without_marks(text).lower())
    return set(zip(words, words[1:], strict=False))


def is_vietnamese(text: str) -> bool:
    """Whether a text has letters with the marks of Vietnamese ("chiếc", not "piece")."""
    return bool(_VIETNAMESE.search(unicodedata.normalize("NFC", text)))


# What ends a sentence; the dots of "P. Chủ tịch" and "TP. Vinh" don't.
_END = re.compile(r"(?<!\b[A-ZĐ])(?<!\b[A-ZĐ]\w)[.!?…](?=\s|$)")


def first_sentence(text: str, length: int) -> str:
    """The first sentence of a text, cut at a word where it is longer than `length`."""
    text = " ".join(text.split())
    found = _END.search(text)
    end = found.end() if found else len(text)
    if end <= length:
        return text[:end]
    return text[: length - 1].rsplit(" ", 1)[0] + "…"
