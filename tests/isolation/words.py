"""Words that tell whose they are: each text of the isolation world holds one.

`zqb03f` is a private word of commune B, `zwb03f` a public one; the last three signs say
which field of which kind of thing it stands in. A word is short, plain and never twice the
same: it passes through names of files, addresses, user names, e-mails and tags unharmed.
"""

import re
from dataclasses import dataclass

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LENGTH = 3
# Every longer private text holds it: what a search for whole words finds.
COMMON = "bimat"
# Tokens are random: one in some thousand holds what looks like a word.
_RANDOM = re.compile(r"[0-9A-Za-z]{32,}|nonce[-=]['\"]?[\w+/=-]+")
_PRIVATE = re.compile(rf"zq([abp])([0-9a-z]{{{LENGTH}}})", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Told:
    """A private word that an answer tells: whose, and of what ("users.User.last_name")."""

    owner: str
    what: str

    def __str__(self):
        return f"{self.owner}: {self.what}"


class Words:
    """Makes the words and reads them again."""

    def __init__(self):
        self._places: list[str] = []

    def make(self, owner: str, what: str, *, private: bool = True) -> str:
        """A new word of the owner "a", "b" or "p", which stands in `what`."""
        number, signs = len(self._places), ""
        self._places.append(what)
        for _place in range(LENGTH):
            number, digit = divmod(number, len(DIGITS))
            signs = DIGITS[digit] + signs
        return f"z{'q' if private else 'w'}{owner}{signs}"

    def told_in(self, text: str) -> set[Told]:
        """The private words in a text, whoever's they are."""
        found = set()
        for owner, signs in _PRIVATE.findall(_RANDOM.sub(" ", text)):
            number = int(signs, len(DIGITS))
            if number < len(self._places):
                found.add(Told(owner.lower(), self._places[number]))
        return found
