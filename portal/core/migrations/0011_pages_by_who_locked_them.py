"""An index for the report of locked pages, which asks for own pages “or those that I locked”.

Nearly no page is locked by anyone, so that SQLite, by the index that Wagtail has of all pages,
reckons with all of them and looks through them. This one holds the locked ones only."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0010_pages_by_depth")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX core_pages_by_who_locked_them ON wagtailcore_page (locked_by_id) "
            "WHERE locked_by_id IS NOT NULL",
            "DROP INDEX core_pages_by_who_locked_them",
        )
    ]
