"""Many communes at once, for measuring: the demo's first commune, copied row by row in SQL.

    DATA_DIR=/somewhere python bench/sites.py 300

makes the demo where it is missing and copies until there are 300 communes. A copy has what
`open_commune` and the demo gave its model: homes in each language, sections, settings, a
Site, villages, announcements, weeks, answers, documents, its words to procedures and products,
and their search entries.
Officers' groups and revisions are left out; pictures are shared.
"""

import argparse
import hashlib
import io
import os
import sys
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")

OWN_APPS = {
    "core",
    "pages",
    "communes",
    "announcements",
    "schedules",
    "questions",
    "documents",
    "news",
    "feedback",
    "organisation",
    "phonebook",
    "places",
    "works",
    "procedures",
    "units",
    "villages",
    "products",
}
# What people sent: no reader's page shows these rows.
LEFT_OUT = {"Question", "FeedbackReport", "FeedbackPhoto", "HeadLink"}
MODEL_HOST, HOST = "thanhson.localhost", "x{}.bench.test"


@dataclass(frozen=True)
class Plan:
    """What is copied: ids of the model's pages and site, and how far each table's ids move."""

    vendor: str
    site_id: int
    page_ids: str
    steps: dict[str, int]

    def key(self, column: str, table: str) -> str:
        """The SQL of a key in a copy."""
        return f"{column} + n.i * {self.steps[table]}"

    def column(self, field) -> str:
        """The SQL of a column in a copy: keys of what is copied move, everything else stays."""
        from django.db.models import UUIDField
        from wagtail.models import Page

        column = f't."{field.column}"'
        if isinstance(field, UUIDField):  # the same for a copy's translations
            text = f"md5(CAST({column} AS varchar) || '/' || n.k)"
            return f"CAST({text} AS uuid)" if self.vendor == "postgresql" else text
        if field.column in ("latest_revision_id", "live_revision_id"):
            return "NULL"
        target = field.related_model if field.remote_field else field.model
        if not (field.primary_key or field.remote_field) or table_of(target) not in self.steps:
            return column
        copied = self.key(column, table_of(target))
        if not issubclass(target, Page):
            return copied
        return f"CASE WHEN {column} IN ({self.page_ids}) THEN {copied} ELSE {column} END"

    def rows(self, model) -> str:
        """The SQL condition of the model's own rows of a table."""
        from wagtail.models import Page, Site

        parts = []
        for field in model._meta.local_fields:
            target = field.related_model if field.remote_field else None
            if target and issubclass(target, Page):
                parts.append(f't."{field.column}" IN ({self.page_ids})')
            elif target is Site:
                parts.append(f't."{field.column}" = {self.site_id}')
        return "(" + " OR ".join(parts) + ")"


def table_of(model) -> str:
    """The table whose key a model's rows carry: that of `Page` for every page type."""
    from wagtail.models import Page

    return (Page if issubclass(model, Page) else model)._meta.db_table


def copied_models() -> list:
    """Page types and rows that belong to a page or a site."""
    from django.apps import apps
    from wagtail.models import Page, Site

    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in OWN_APPS
        and model.__name__ not in LEFT_OUT
        and any(
            field.remote_field and issubclass(field.related_model, (Page, Site))
            for field in model._meta.local_fields
        )
    ]


def make_plan(site, vendor: str) -> Plan:
    from django.db.models import Max
    from wagtail.models import Page, Site
    from wagtail.search.models import IndexEntry

    from portal.core.querysets import below, home_paths

    pages = Page.objects.filter(below(home_paths(site.root_page.path)))
    steps = {}
    for model in [Page, Site, IndexEntry, *copied_models()]:
        if not issubclass(model, Page) or model is Page:
            top = model._default_manager.aggregate(top=Max("pk"))["top"] or 0
            steps[model._meta.db_table] = top + 1
    ids = ", ".join(str(pk) for pk in pages.order_by("pk").values_list("pk", flat=True))
    return Plan(vendor, site.pk, ids, steps)


def insert(cursor, table: str, columns: dict[str, str], rows: str, per="bench_copies") -> None:
    """One INSERT of every copy of the rows: `t` is a row, `n` a copy (or a home of a copy)."""
    names = ", ".join(f'"{name}"' for name in columns)
    # Nothing in here comes from outside.
    cursor.execute(
        f'INSERT INTO "{table}" ({names}) SELECT {", ".join(columns.values())} '
        f'FROM "{table}" t, {per} n WHERE {rows}'
    )


def name_copies(cursor, site, numbers: range) -> None:
    """Two tables of names: a row per copy, and a row per copy and language."""
    from wagtail.models import Page

    from portal.core.querysets import homes
    from portal.core.text import slugify

    cursor.execute(
        "CREATE TEMPORARY TABLE bench_copies (i integer, k integer, host text, name text)"
    )
    cursor.execute(
        "CREATE TEMPORARY TABLE bench_homes "
        "(i integer, k integer, name text, old text, path text, slug text, old_url text)"
    )
    names = {k: f"Xã Đo {k}" for k in numbers}
    cursor.executemany(
        "INSERT INTO bench_copies VALUES (%s, %s, %s, %s)",
        [(i, k, HOST.format(k), name) for i, (k, name) in enumerate(names.items(), 1)],
    )
    root = Page.get_first_root_node()
    path, rows = root.get_last_child().path, []
    for i, (k, name) in enumerate(names.items(), 1):
        for home in homes(site.root_page.path).select_related("locale").order_by("path"):
            path = Page(path=path)._inc_path()
            language = home.locale.language_code
            slug = slugify(name) + ("" if language == "vi" else f"-{language}")
            rows.append((i, k, name, home.path, path, slug, home.url_path))
    cursor.executemany("INSERT INTO bench_homes VALUES (%s, %s, %s, %s, %s, %s, %s)", rows)
    Page.objects.filter(pk=root.pk).update(numchild=root.numchild + len(rows))


def copy_pages(cursor, plan: Plan) -> None:
    from wagtail.models import Page

    columns = {field.column: plan.column(field) for field in Page._meta.local_fields}
    columns |= {
        "path": "n.path || substr(t.path, 9)",
        "url_path": "'/' || n.slug || '/' || substr(t.url_path, 1 + length(n.old_url))",
    }
    for name, value in {"slug": "n.slug", "title": "n.name", "draft_title": "n.name"}.items():
        columns[name] = f'CASE WHEN t.depth = 2 THEN {value} ELSE t."{name}" END'
    insert(cursor, table_of(Page), columns, "substr(t.path, 1, 8) = n.old", "bench_homes")


def copy_rows(cursor, plan: Plan) -> None:
    from wagtail.models import Site

    columns = {field.column: plan.column(field) for field in Site._meta.local_fields}
    columns |= {"hostname": "n.host", "site_name": "n.name"}
    insert(cursor, Site._meta.db_table, columns, f"t.id = {plan.site_id}")
    for model in copied_models():
        columns = {field.column: plan.column(field) for field in model._meta.local_fields}
        if "official_name" in columns:
            columns |= {"official_name": "n.name", "official_name_en": "n.name"}
        insert(cursor, model._meta.db_table, columns, plan.rows(model))


def copy_search(cursor, plan: Plan) -> None:
    """The search entries of the pages; on SQLite a trigger keeps their words."""
    from django.contrib.contenttypes.models import ContentType
    from wagtail.models import Page, get_page_models
    from wagtail.search.models import IndexEntry

    table = IndexEntry._meta.db_table
    kinds = ContentType.objects.get_for_models(*get_page_models()).values()
    rows = (
        f"t.content_type_id IN ({', '.join(str(kind.pk) for kind in kinds)}) "
        f"AND CAST(t.object_id AS integer) IN ({plan.page_ids})"
    )
    columns = {f.column: plan.column(f) for f in IndexEntry._meta.local_fields}
    moved = plan.key("CAST(t.object_id AS integer)", table_of(Page))
    columns["object_id"] = f"CAST({moved} AS varchar)"
    insert(cursor, table, columns, rows)


def go_on_above(cursor, models: list) -> None:
    """The next rows get keys above the copies'. RESTART is undone with its transaction, as setval
    isn't: keys would grow with each test that copies, out of what an integer holds."""
    for table in {table_of(model) for model in models}:
        top = f'SELECT COALESCE(MAX("id"), 0) + 1 FROM "{table}"'
        cursor.execute(f"SELECT pg_get_serial_sequence(%s, 'id'), ({top})", [table])
        cursor.execute("ALTER SEQUENCE {} RESTART WITH {:d}".format(*cursor.fetchone()))


def copy_site(site, numbers: range) -> None:
    """Copies a commune's site under each of the numbers, all or none."""
    from django.db import connection, transaction
    from wagtail.models import Page, Site

    if connection.vendor == "sqlite":
        connection.ensure_connection()
        connection.connection.create_function(
            "md5",
            1,
            lambda text: None if text is None else hashlib.md5(text.encode()).hexdigest(),
            deterministic=True,
        )
    with transaction.atomic(), connection.cursor() as cursor:
        plan = make_plan(site, connection.vendor)
        name_copies(cursor, site, numbers)
        copy_pages(cursor, plan)
        copy_rows(cursor, plan)
        copy_search(cursor, plan)
        cursor.execute("DROP TABLE bench_copies")
        cursor.execute("DROP TABLE bench_homes")
        if connection.vendor == "postgresql":
            go_on_above(cursor, [Page, Site, *copied_models()])
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def ensure_sites(count: int) -> float:
    """Brings the number of communes up to `count`; returns the seconds that copying took."""
    from django.core.cache import cache
    from django.core.management import call_command
    from wagtail.models import Site

    call_command("migrate", verbosity=0)
    if not Site.objects.filter(hostname=MODEL_HOST).exists():
        call_command("load_demo", verbosity=0, stdout=io.StringIO())
    have = Site.objects.filter(is_default_site=False).count()
    start = time.perf_counter()
    if have < count:
        copy_site(Site.objects.get(hostname=MODEL_HOST), range(have + 1, count + 1))
        cache.clear()
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("communes", type=int)
    parser.add_argument("--port", type=int, help="the port that every site is to have")
    parser.add_argument("--check", action="store_true", help="look for faults in the tree")
    options = parser.parse_args()
    import django

    django.setup()
    from wagtail.models import Page, Site

    print(f"{ensure_sites(options.communes):.1f} s for copying")
    if options.port:
        Site.objects.update(port=options.port)
    print(f"{Site.objects.count()} sites, {Page.objects.count()} pages")
    if options.check:
        faults = [len(kind) for kind in Page.find_problems()]
        print(f"faults in the tree: {faults}")
        return 1 if any(faults) else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
