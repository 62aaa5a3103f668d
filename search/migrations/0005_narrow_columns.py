"""The columns that every search reads, in an index of their own: SQLite keeps a row's columns
together, and its texts fill a page or two of the file.
"""

from django.db import migrations

SQL = (
    "CREATE INDEX search_narrow_columns ON search_searchdocument (id, generation_id, languages, "
    'starts_at, site_id, kind, "group", stars, stars_until, months, date, page_id)'
)


def on_sqlite(sql):
    def run(apps, editor):
        if editor.connection.vendor == "sqlite":
            editor.execute(sql)

    return run


class Migration(migrations.Migration):
    dependencies = [("search", "0004_sample_misses")]

    operations = [
        migrations.RunPython(on_sqlite(SQL), on_sqlite("DROP INDEX search_narrow_columns"))
    ]
