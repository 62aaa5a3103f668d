"""What a document is narrowed by: one text of all that kinds of results declare.

The rows that are there get it, too, so that searches go on until `rebuild_search` made them anew.
"""

from importlib import import_module

from django.db import migrations, models

words = import_module("search.migrations.0003_index_of_documents")

NARROW_COLUMNS = (
    "CREATE INDEX search_narrow_columns ON search_searchdocument (id, generation_id, languages, "
    "starts_at, site_id, kind, date, page_id, facets)"
)
# SQLite makes the table anew, and its own index of words stands on it.
SQLITE = [
    *words.SQLITE[:-1],
    NARROW_COLUMNS,
    "INSERT INTO search_words(search_words) VALUES ('rebuild')",
]
# Each search that is narrowed reads it: it stays beside the narrow columns.
POSTGRESQL = ["ALTER TABLE search_searchdocument ALTER COLUMN facets SET STORAGE MAIN"]
SEASONS = " || ".join(
    f"CASE WHEN months <> 4095 AND months & {1 << (month - 1)} <> 0 "
    f"THEN 'season={month}:9|' ELSE '' END"
    for month in range(1, 13)
)
# As `search.engines.facets` has it: "9" is the last day of what has none.
TOLD = (
    "UPDATE search_searchdocument SET facets = kind || '|' || CAST(site_id AS varchar) || '|' || "
    "CASE WHEN \"group\" <> '' THEN 'group=' || \"group\" || ':9|' ELSE '' END || "
    "CASE WHEN stars IS NOT NULL AND stars_until IS NOT NULL THEN "
    "'stars=' || CAST(stars AS varchar) || ':' || CAST(stars_until AS varchar) || '|' "
    f"ELSE '' END || {SEASONS}"
)


def run_each(sqlite, postgresql):
    def run(apps, editor):
        for statement in {"sqlite": sqlite, "postgresql": postgresql}[editor.connection.vendor]:
            editor.execute(statement)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0004_sample_misses")]

    operations = [
        # Backwards the rows keep the new text: `rebuild_search` makes them anew.
        migrations.RunPython(
            run_each(words.SQLITE_BACK, []), run_each([*words.SQLITE, SQLITE[-1]], [])
        ),
        migrations.AlterField("searchdocument", "facets", models.TextField()),
        migrations.RunPython(run_each([TOLD], [TOLD]), migrations.RunPython.noop),
        migrations.RemoveField("searchdocument", "group"),
        migrations.RemoveField("searchdocument", "stars"),
        migrations.RemoveField("searchdocument", "stars_until"),
        migrations.RemoveField("searchdocument", "months"),
        migrations.RunPython(run_each(SQLITE, POSTGRESQL), run_each(words.SQLITE_BACK, [])),
    ]
