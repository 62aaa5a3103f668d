"""Passwords that are guessed first in Vietnam, and those made of names that everybody knows.

What common words, the account's names, those of its communes and of the province, figures and
marks leave over must still be something: “matkhau123”, “M@tKhau2026!”, “xathanhson2026” leave
nothing.
"""

import re
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from portal.core.text import without_marks
from portal.users.models import User

WORDS_FILE = Path(__file__).with_name("common_words.txt")
# Letters that stand for others: p@ssw0rd.
DISGUISES = str.maketrans("@4031!$5", "aaoeiiss")
LEFT_OVER = 4
# Shorter names are in too many honest words.
SHORTEST_NAME = 3


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    lines = WORDS_FILE.read_text().splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def letters_of(text: str) -> str:
    """Small letters without marks; what is disguised as another letter is that one."""
    return re.sub(r"[^a-z]", "", without_marks(text).lower().translate(DISGUISES))


def plain_letters_of(text: str) -> str:
    """The same, where figures and marks are just that."""
    return re.sub(r"[^a-z]", "", without_marks(text).lower())


def names_around(user: User | None) -> set[str]:
    """What a stranger knows of an account: its names, its communes, the province."""
    found = [settings.PORTAL_PROVINCE_NAME, *re.split(r"\W+", settings.PORTAL_HOST)]
    if user is not None:
        names = (user.get_full_name(), user.username, user.email.partition("@")[0])
        found += [*names, *re.split(r"[\W_]+", " ".join(names))]
        if user.pk:
            found += [name.rpartition("-")[0] for name in _groups_of(user)]
    return {name for text in found if len(name := plain_letters_of(text)) >= SHORTEST_NAME}


def _groups_of(user: User) -> list[str]:
    return list(user.groups.values_list("name", flat=True))


def is_guessable(password: str, user: User | None = None) -> bool:
    words = sorted(common_words() | names_around(user), key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, words)))
    readings = (letters_of(password), plain_letters_of(password))
    return any(len(_without(pattern, text)) < LEFT_OVER for text in readings if text)


def _without(pattern: re.Pattern, text: str) -> str:
    text = pattern.sub("", text)
    return "" if len(set(text)) <= 1 else text  # “aaaaaaaa” is one letter


class GuessableWordsValidator:
    """Refuses passwords of well-known words, names and figures."""

    def validate(self, password: str, user: User | None = None) -> None:
        if is_guessable(password, user):
            raise ValidationError(self.get_help_text(), code="password_guessable")

    def get_help_text(self) -> str:
        return _(
            "Well-known words, names of people or places and figures alone are guessed first. "
            "Take three or four words that only you put together."
        )
