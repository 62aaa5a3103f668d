"""A rule: what it finds in a text, and what is said instead."""

import re
from collections.abc import Callable
from dataclasses import dataclass

# Gives what is said, or None where the rule doesn't hold after all. Gets what was found, with
# the whole text in `match.string`.
Say = Callable[[re.Match[str]], str | None]


@dataclass(frozen=True)
class Rule:
    """`pattern` finds, `say` tells."""

    pattern: re.Pattern[str]
    say: Say


def rule(pattern: str, flags: int = 0) -> Callable[[Say], Rule]:
    """Makes a rule of the function below it."""
    return lambda say: Rule(re.compile(pattern, flags), say)


def before(match: re.Match[str], length: int = 60) -> str:
    """What stands before a match, at most so many characters of it."""
    return match.string[max(0, match.start() - length) : match.start()]


def after(match: re.Match[str], length: int = 20) -> str:
    """What stands behind a match."""
    return match.string[match.end() : match.end() + length]
