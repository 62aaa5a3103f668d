"""An index for what the admin and the tree ask at every step: the root, the homes, what stands
right below a page. Wagtail has none that begins with the depth, and without one SQLite looks
through the pages of all sites. Where a later migration of Wagtail's makes its table anew on
SQLite, the index goes; nothing but speed hangs on it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("core", "0009_stamps_have_tags"), ("wagtailcore", "0098_apitoken")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX core_pages_by_depth ON wagtailcore_page (depth, path)",
            "DROP INDEX core_pages_by_depth",
        )
    ]
