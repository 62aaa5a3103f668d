"""What the index of Wagtail's search keeps of an object, in the words of `search.analysis`."""

from collections.abc import Iterator

from django.db.models import Manager
from wagtail.search.index import AutocompleteField, RelatedFields, SearchField

from search.analysis import folded_words, tokens


def text_of(value) -> str:
    """A field's value as one text."""
    if value is None:
        return ""
    if isinstance(value, dict):
        value = value.values()
    elif isinstance(value, str) or not hasattr(value, "__iter__"):
        return str(value)
    return " ".join(map(text_of, value))


def plain(token: str) -> str:
    """A token in letters and digits: the tables of Wagtail's index split words at all else.

    A pair becomes one word ("dangki"), so that a lost space is no loss.
    """
    return token.replace("_", "").replace(".", "z")


def words_of_field(field, value) -> list[str]:
    """What is kept of a field: its words while one is typing, else all tokens."""
    text = text_of(value)
    if isinstance(field, AutocompleteField):
        return folded_words(text)
    return [plain(token) for token in tokens(text)]


def indexed_words(obj) -> tuple[str, str, str]:
    """The tokens of an object: of its title, for autocomplete, of everything else."""
    title: list[str] = []
    autocomplete: list[str] = []
    body: list[str] = []
    for field, value in _values(obj, obj.get_search_fields()):
        if isinstance(field, AutocompleteField):
            row = autocomplete
        else:
            row = title if field.field_name == "title" else body
        row += words_of_field(field, value)
    return " ".join(title), " ".join(autocomplete), " ".join(body)


def _values(obj, fields) -> Iterator[tuple]:
    """The searched fields of an object and of those beside it, with their values."""
    for field in fields:
        if isinstance(field, (SearchField, AutocompleteField)):
            yield field, field.get_value(obj)
        elif isinstance(field, RelatedFields):
            related = field.get_value(obj)
            others = related.all() if isinstance(related, Manager) else [related]
            for other in others:
                if other is not None:
                    yield from _values(other, field.fields)
