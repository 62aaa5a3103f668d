"""Wagtail's queries in the words of `search.analysis`: what each engine is asked.

As much of a query as people type is read; an engine meets only tokens of ASCII letters and
digits, which can mean nothing else to it.
"""

from dataclasses import dataclass

from wagtail.search.query import And, Boost, Fuzzy, MatchAll, Not, Or, Phrase, PlainText
from wagtail.search.query import SearchQuery as Query

from search.analysis import numbers, pair, words
from search.backends.texts import plain

MAX_WORDS = 30


@dataclass(frozen=True, repr=False)
class Token(Query):
    """One token of the index, or the beginning of one."""

    text: str
    is_prefix: bool = False

    def __repr__(self):
        return f"{self.text}*" if self.is_prefix else self.text


# Asks for nothing, finds nothing.
NOTHING = Or([])


def analysed(query: Query, *, while_typing: bool = False) -> Query:
    """A query whose texts are made of `Token`s.

    Words without marks find all; a mark that was typed lifts what has it. `while_typing` reads
    the last word as the beginning of one.
    """
    if isinstance(query, (PlainText, Fuzzy)):
        text = query.query_string[: MAX_WORDS * 50]
        if while_typing:
            return _beginnings(text, query.operator)
        return _plain(text, query.operator)
    if isinstance(query, Phrase):
        return _phrase(query.query_string)
    if isinstance(query, Boost):
        return Boost(analysed(query.subquery, while_typing=while_typing), query.boost)
    if isinstance(query, Not):
        return Not(analysed(query.subquery, while_typing=while_typing))
    if isinstance(query, (And, Or)):
        parts = [analysed(one, while_typing=while_typing) for one in query.subqueries[:MAX_WORDS]]
        parts = [one for one in parts if not asks_nothing(one)]
        if isinstance(query, And) and parts and all(isinstance(one, Not) for one in parts):
            # FTS5 can only take away from something.
            return Not(_joined([one.subquery for one in parts], Or))
        return _joined(parts, type(query))
    if isinstance(query, MatchAll):
        return query
    raise NotImplementedError(f"{type(query).__name__} is no query that can be searched for.")


def asks_nothing(query: Query) -> bool:
    """Whether no word is left of a query that was `analysed`."""
    if isinstance(query, (Boost, Not)):
        return asks_nothing(query.subquery)
    return isinstance(query, (And, Or)) and not query.subqueries


def _plain(text: str, operator: str) -> Query:
    row = list(words(text))[:MAX_WORDS]
    each = [
        Or([Token(word.folded), Token(plain(word.exact))]) if word.has_marks else Token(word.folded)
        for word in row
    ]
    asked = _joined(each, And if operator == "and" else Or)
    # A telephone number is found however it is grouped.
    whole = [Token(number) for number in numbers(text)][:MAX_WORDS]
    return Or([asked, _joined(whole, And)]) if whole else asked


def _beginnings(text: str, operator: str) -> Query:
    row = [word.folded for word in words(text)][:MAX_WORDS]
    each = [*map(Token, row[:-1]), *(Token(word, is_prefix=True) for word in row[-1:])]
    return _joined(each, And if operator == "and" else Or)


def _phrase(text: str) -> Query:
    row = [word.folded for word in words(text)][:MAX_WORDS]
    if len(row) == 1:
        return Token(row[0])
    return _joined([Token(plain(pair(*both))) for both in zip(row, row[1:], strict=False)], And)


def _joined(parts: list[Query], how: type[And] | type[Or]) -> Query:
    if not parts:
        return NOTHING
    return parts[0] if len(parts) == 1 else how(parts)


def by_frequency(counts: dict) -> dict:
    """Counts of values, the most frequent first; an engine gives those that are as many in any
    order, here it is always the same."""
    return dict(sorted(counts.items(), key=lambda item: (-item[1], str(item[0]))))
