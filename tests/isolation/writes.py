"""Which rows a request wrote, and whose they are."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from tests.isolation.belongings import Belongings, Row, read

WRITE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+"?(\w+)"?', re.I)
# What is written of everyone, and by whom it does not matter.
IGNORED = {
    "core_stamp": "raised for every kept page that may have changed, own and portal's",
    "django_session": "the officer's own session",
    "search_pendingupdate": "what the public index must read again",
    "wagtailcore_referenceindex": "follows what is written elsewhere",
    "wagtailsearch_indexentry": "follows what is written elsewhere",
}


@contextmanager
def caught_tables() -> Iterator[set[str]]:
    """The tables that are written meanwhile."""
    tables: set[str] = set()

    def watch(execute, sql, params, many, context):
        if found := WRITE.match(sql):
            tables.add(found.group(1))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield tables


def written(before: Belongings, tables: set[str]) -> Iterator[tuple[str, str, str, Row]]:
    """(owner, table, "added" | "changed" | "removed", row as it is now) of each written row."""
    added = []
    for table in sorted(tables - IGNORED.keys()):
        model = before.tables.get(table)
        if model is None:
            continue
        was, now = before.rows[table], read(table, model)
        for key in was.keys() - now.keys():
            yield before.of(table, key), table, "removed", was[key]
        for key in was.keys() & now.keys():
            if was[key] != now[key]:
                owner = before.of(table, key)
                # A row can be given away, too.
                to = before.owner_of_row(table, now[key])
                yield owner, table, "changed", now[key]
                if to and to != owner:
                    yield to, table, "changed", now[key]
        added += [(table, key, now[key]) for key in now.keys() - was.keys()]
    yield from _added(before, added)


def _added(before: Belongings, added: list) -> Iterator[tuple[str, str, str, Row]]:
    """New rows lead to each other: a page's revision to the page."""
    fresh: set[tuple[str, str]] = set()
    try:
        for _step in range(4):
            for table, key, row in added:
                if not before.of(table, key) and (owner := before.owner_of_row(table, row)):
                    before.owners[table, str(key)] = owner
                    fresh.add((table, str(key)))
        for table, key, row in added:
            yield before.of(table, key), table, "added", row
    finally:
        for one in fresh:
            del before.owners[one]
