"""Finding a part of a text in rows that no index holds: without marks, however composed, any case.

For few rows that an officer sifts through; public pages have the search.
"""

import re
import unicodedata
from functools import reduce
from operator import or_

from django.db import models
from django.db.backends.signals import connection_created

from portal.core.hints import Host
from portal.core.text import fold

FUNCTION = "portal_folded"
# Marks, and what is of no width.
_DROPPED = "\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff"
# "ð" is how old fonts write it.
_D = "đð"


def _folded(text: str | None) -> str:
    """Lower case, without marks, "đ" as "d"; signs between words stay."""
    plain = unicodedata.normalize("NFKD", (text or "").lower())
    return re.sub(f"[{_DROPPED}]", "", re.sub(f"[{_D}]", "d", plain))


class Folded(models.Func):
    """The folded text of a column, in either database."""

    output_field = models.TextField()

    def as_sqlite(self, compiler, connection, **context):
        return self.as_sql(compiler, connection, function=FUNCTION, **context)

    def as_postgresql(self, compiler, connection, **context):
        template = (
            f"regexp_replace(translate(lower(normalize(%(expressions)s, NFKD)), '{_D}', 'dd'), "
            f"'[{_DROPPED}]', '', 'g')"
        )
        return self.as_sql(compiler, connection, template=template, **context)


class FoldedSearchMixin(Host):
    """The search of a list in the admin: rows that have every typed word in a search field."""

    def also_found(self) -> models.Q:
        """What is found beside the words, such as a code in another spelling."""
        return models.Q(pk__in=[])

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        fields = {f"folded_{name.replace('__', '_')}": Folded(name) for name in self.search_fields}
        words = fold(self.search_query).split()
        every = models.Q() if words else models.Q(pk__in=[])
        for word in words:
            every &= reduce(or_, (models.Q(**{f"{name}__contains": word}) for name in fields))
        return queryset.alias(**fields).filter(every | self.also_found())


def _add_function(connection, **_kwargs) -> None:
    if connection.vendor == "sqlite":
        connection.connection.create_function(FUNCTION, 1, _folded, deterministic=True)


def connect() -> None:
    """SQLite learns to fold when a connection is made."""
    connection_created.connect(_add_function, dispatch_uid="folded")
