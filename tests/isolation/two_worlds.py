"""The same world with other foreign things in it: an officer must not notice."""

import re

from django.core.cache import caches
from django.db import connection, models
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from communes.models import Village
from communes.questions.models import Question
from tests.isolation.walking import text_of
from tests.isolation.world import (
    IsolationWorld,
    make_files,
    make_in_state,
    make_officers,
    page_types,
    parent_of,
)

# What differs from one answer to the next in one world, too.
NOISE = [
    re.compile(r"csrf\w*['\"]?\s*(?:value=|:|=|content=)\s*['\"]\w+['\"]", re.I),
    re.compile(r"\"token\": \"\w{64}\""),  # CSRF, for forms that stand open
    re.compile(r"nonce[-=]['\"]?[\w+/=-]+"),
    re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    re.compile(r"\d\d?:\d\d(?::\d\d(?:\.\d+)?)?"),
    re.compile(r"[Vv]ừa xong|\d+\s(?:giây|phút|giờ)(?: trước)?"),
    re.compile(r"editing-sessions/(?:ping/[\w/]+|release)/\d+/"),
    re.compile(r"(?:Set-Cookie|Content-Length): .*"),
    # Names of files that another request has taken; keys of Draftail's blocks.
    re.compile(r"(?<=zq|zw)\w+(?=\.[\w.-]+)"),
    # Each look at the screen where an app is set up has a secret of its own.
    re.compile(r"<path class=\"qrline\"[^>]+>|<code>[A-Z2-7 ]{32,}</code>|(?<=secret=)\w+"),
    re.compile(r"key\\*(?:&quot;|\"): \\*(?:&quot;|\")\w{5}"),
]
ESCAPED = re.compile(r"\\u([0-9a-f]{4})")
TEXTS = (models.CharField, models.TextField, models.JSONField)


def stir(it: IsolationWorld, others: str) -> None:
    """Other words in all private texts of these sites, and more things of every kind."""
    for table, model in it.belongings.tables.items():
        names = [f.column for f in model._meta.local_concrete_fields if is_text(f)]
        whose = it.belongings.of
        keys = [key for key in it.belongings.rows[table] if whose(table, key) in [*others]]
        if names and keys:
            rename(table, model._meta.pk.column, names, keys)
    for owner in others:
        add_more(it, owner)
    for cache in caches.all():
        cache.clear()


def is_text(field: models.Field) -> bool:
    """Fields with words in them; a key that other rows lead to stays."""
    return isinstance(field, TEXTS) and not field.primary_key and not field.choices


def rename(table: str, key: str, names: list[str], keys: list) -> None:
    quote = connection.ops.quote_name
    cast = {"postgresql": "CAST(replace(CAST({0} AS text), 'zq', 'zy') AS {1})"}
    columns = {}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT column_name, data_type FROM information_schema.columns"
                " WHERE table_name = %s",
                [table],
            )
            columns = dict(cursor.fetchall())
    form = cast.get(connection.vendor, "replace({0}, 'zq', 'zy')")
    sets = ", ".join(f"{quote(n)} = {form.format(quote(n), columns.get(n, ''))}" for n in names)
    with connection.cursor() as cursor:
        for start in range(0, len(keys), 500):
            some = keys[start : start + 500]
            marks = ", ".join(["%s"] * len(some))
            # Nothing in here comes from outside.
            cursor.execute(
                f"UPDATE {quote(table)} SET {sets} WHERE {quote(key)} IN ({marks})",  # noqa: S608
                some,
            )


def add_more(it: IsolationWorld, owner: str) -> None:
    filler = it.fillers[owner]
    kept, users = dict(filler.made), dict(it.users)
    try:
        make_officers(it, owner, filler)
        make_files(filler)
        for model in (Village, Question):
            filler.make(model)
        for model in page_types():
            parent = parent_of(filler, model)
            if parent and model.max_count_per_parent != 1:
                for state in ("draft", "changed", "locked"):
                    make_in_state(filler, model, parent, state)
    finally:
        filler.made, it.users = kept, users
    for model in (get_image_model(), get_document_model()):
        last = model.objects.filter(collection__in=[filler.opened.collection]).last()
        last.title = "zy"
        last.save()


def said(response) -> str:
    """An answer without what differs each time.

    What isn't there is told by the portal's public page, whose menu changes with the portal.
    """
    if response.status_code == 404:
        return "404"
    text = f"{response.status_code}\n{text_of(response)}".replace('\\"', '"')
    text = ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), text)
    for noise in NOISE:
        text = noise.sub("…", text)
    return text


def difference(one: str, two: str) -> str:
    """The first line that differs, in both."""
    pairs = zip(one.splitlines(), two.splitlines(), strict=False)
    for first, second in pairs:
        if first != second:
            at = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), 0)
            return f"{first[max(0, at - 60) : at + 60]!r} / {second[max(0, at - 60) : at + 60]!r}"
    return f"{len(one)} / {len(two)} signs"
