"""The index that Wagtail's search on PostgreSQL asks for and its migrations don't make."""

from django.db import migrations

NAME = "search_indexentry_words"


def on_postgresql(sql):
    def run(apps, editor):
        if editor.connection.vendor == "postgresql":
            editor.execute(sql)

    return run


class Migration(migrations.Migration):
    dependencies = [("wagtailsearch", "0010_add_text_fields")]

    operations = [
        migrations.RunPython(
            on_postgresql(
                f"CREATE INDEX {NAME} ON wagtailsearch_indexentry USING gin ((title || body))"
            ),
            on_postgresql(f"DROP INDEX IF EXISTS {NAME}"),
        )
    ]
