"""Whose each row of the database is, worked out from the keys: rows added tomorrow join.

A row is its site's where one of its keys leads there: to the site itself, a page of its
tree, its collection, a row that is the site's; and only if none of these does, to its
officers or their groups.
"""

from collections import defaultdict
from collections.abc import Iterable

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from taggit.models import Tag, TaggedItem
from wagtail.models import (
    Collection,
    Page,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)
from wagtail_localize.models import String, StringSegment, TranslatableObject

Row = dict[str, object]
# Told apart by what leads to them, not by a key of their own.
OWNED_FROM_BEHIND = (
    (Tag, TaggedItem, "tag_id"),
    (Workflow, WorkflowPage, "workflow_id"),
    (Task, WorkflowTask, "task_id"),
    (String, StringSegment, "string_id"),
)


def tables() -> dict[str, type[models.Model]]:
    """Every table with its model; that of links between two models, too."""
    found = apps.get_models(include_auto_created=True)
    return {m._meta.db_table: m for m in found if m._meta.managed and not m._meta.proxy}


def read(table: str, model: type[models.Model]) -> dict[object, Row]:
    """All rows of a table by their key, as the database has them."""
    names = [field.column for field in model._meta.local_concrete_fields]
    quoted = ", ".join(connection.ops.quote_name(name) for name in names)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {quoted} FROM {connection.ops.quote_name(table)}")  # noqa: S608
        rows = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    key = model._meta.pk.column
    return {row[key]: row for row in rows}


def keys(model: type[models.Model]) -> list[tuple[str, str, bool]]:
    """(column, table it leads to, whether it leads to people only)."""
    people = (get_user_model(), Group)
    return [
        (field.column, field.related_model._meta.db_table, field.related_model in people)
        for field in model._meta.local_concrete_fields
        if field.is_relation and field.related_model
    ]


def generic_keys(model: type[models.Model]) -> list[tuple[str, str]]:
    """(column of the content type, column of the key) of what may lead to any model."""
    found = [
        (model._meta.get_field(field.ct_field).column, model._meta.get_field(field.fk_field).column)
        for field in model._meta.private_fields
        if isinstance(field, GenericForeignKey)
    ]
    names = {field.column for field in model._meta.local_concrete_fields}
    if {"content_type_id", "object_id"} <= names:
        found.append(("content_type_id", "object_id"))
    return found


class Belongings:
    """The owner of every row: "a", "b", "p", or nobody's."""

    def __init__(self, sites: dict[str, object]):
        """`sites`: what was opened, by owner."""
        self.sites = sites
        self.tables = tables()
        self.rows = {table: read(table, model) for table, model in self.tables.items()}
        self.owners: dict[tuple[str, str], str] = {}
        self._kinds = {ct.pk: ct.model_class() for ct in ContentType.objects.all()}
        self._seed()
        while self._spread():
            pass

    def of(self, table: str, key) -> str:
        return self.owners.get((table, str(key)), "")

    def keys_of(self, model: type[models.Model], owner: str) -> list:
        """The keys of an owner's rows of a model, in their order."""
        table = model._meta.db_table
        return sorted(key for key in self.rows[table] if self.of(table, key) == owner)

    def owner_of_row(self, table: str, row: Row) -> str:
        """Whose a row is, by where its keys lead; also of one that has just been made."""
        model = self.tables[table]
        found: dict[bool, str] = {}
        for column, target, is_people in keys(model):
            if row[column] is not None and (owner := self.of(target, row[column])):
                found.setdefault(is_people, owner)
        for kind_column, key_column in generic_keys(model):
            kind = self._kinds.get(row[kind_column])
            if kind and (owner := self.of(kind._meta.db_table, row[key_column])):
                found.setdefault(False, owner)
        return found.get(False) or found.get(True, "")

    def _seed(self) -> None:
        for owner, opened in self.sites.items():
            self._set(Site, [opened.site.pk], owner)
            start = opened.collection.path
            below = self.rows[Collection._meta.db_table].items()
            mine = [key for key, row in below if row["path"].startswith(start)]
            self._set(Collection, mine, owner)
            self._set(Group, [group.pk for group in opened.groups.values()], owner)
            paths = {home.path[: Page.steplen * 2] for home in opened.homes.values()}
            pages = self.rows[Page._meta.db_table]
            mine = {pk for pk, row in pages.items() if row["path"][: Page.steplen * 2] in paths}
            self._set(Page, mine, owner)
            translated = {str(pages[pk]["translation_key"]) for pk in mine}
            objects = self.rows[TranslatableObject._meta.db_table]
            self._set(TranslatableObject, [k for k in objects if str(k) in translated], owner)

    def _set(self, model, keys: Iterable, owner: str) -> None:
        for key in keys:
            self.owners[model._meta.db_table, str(key)] = owner

    def _spread(self) -> bool:
        before = len(self.owners)
        for table, rows in self.rows.items():
            for key, row in rows.items():
                if not self.of(table, key) and (owner := self.owner_of_row(table, row)):
                    self.owners[table, str(key)] = owner
        for model, through, column in OWNED_FROM_BEHIND:
            led: dict[object, set[str]] = defaultdict(set)
            for key, row in self.rows[through._meta.db_table].items():
                led[row[column]].add(self.of(through._meta.db_table, key))
            for key, owners in led.items():
                if len(owners) == 1 and (owner := owners.pop()):
                    self._set(model, [key], owner)
        # Officers have no key of their own: they are in groups.
        User = get_user_model()
        groups = User.groups.through._meta.db_table
        for row in self.rows[groups].values():
            if owner := self.of(Group._meta.db_table, row["group_id"]):
                self._set(User, [row["user_id"]], owner)
        return len(self.owners) > before
