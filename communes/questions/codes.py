"""Public codes of questions: random, easy to read aloud, impossible to guess."""

import re
import secrets

# No vowels (no words by chance), nothing that looks like something else (0 O, 1 I L).
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
PREFIX = "HD"
_SIGNS = 8
CODE_PATTERN = re.compile(rf"{PREFIX}-[{ALPHABET}]{{4}}-[{ALPHABET}]{{4}}")


def new_code() -> str:
    """A fresh code such as "HD-7K3M-92QX": one of 2.8e11, by the system's random source."""
    signs = "".join(secrets.choice(ALPHABET) for _sign in range(_SIGNS))
    return f"{PREFIX}-{signs[:4]}-{signs[4:]}"


def clean_code(typed: str) -> str:
    """The code that a person meant by "hd 7k3m 92qx", or "" where it can't be one."""
    signs = re.sub(r"[^0-9A-Z]", "", typed[:40].upper()).removeprefix(PREFIX)
    code = f"{PREFIX}-{signs[:4]}-{signs[4:]}"
    return code if CODE_PATTERN.fullmatch(code) else ""
