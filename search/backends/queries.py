"""What of a query reaches a database: as much as one that people type."""

from wagtail.search.query import And, Boost, Not, Or, Phrase, PlainText, SearchQuery

MAX_WORDS = 30


def bounded(query: SearchQuery) -> SearchQuery:
    """The query with the first words of each text; marks alone, which find nothing, are left out.

    PostgreSQL refuses NUL, and a thousand words are a tree too deep for Django to build.
    """
    if isinstance(query, PlainText):
        return PlainText(_words(query), operator=query.operator, boost=query.boost)
    if isinstance(query, Phrase):
        return Phrase(_words(query))
    if isinstance(query, Boost):
        return Boost(bounded(query.subquery), query.boost)
    if isinstance(query, Not):
        return Not(bounded(query.subquery))
    if isinstance(query, (And, Or)):
        parts = [bounded(one) for one in query.subqueries[:MAX_WORDS]]
        parts = [one for one in parts if not asks_nothing(one)]
        return type(query)(parts) if parts else PlainText("")
    return query


def asks_nothing(query: SearchQuery) -> bool:
    """Whether no word is left of a query that was `bounded`."""
    if isinstance(query, (Boost, Not)):
        return asks_nothing(query.subquery)
    return isinstance(query, (PlainText, Phrase)) and not query.query_string


def _words(query: PlainText | Phrase) -> str:
    words = query.query_string.replace("\x00", " ").split()
    return " ".join([word for word in words if any(map(str.isalnum, word))][:MAX_WORDS])
