from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0008_online_services")]

    operations = [
        migrations.RemoveConstraint("stamp", "stamp_once_per_site"),
        migrations.RemoveConstraint("stamp", "stamp_once_for_all"),
        migrations.RenameField("stamp", "kind", "tag"),
        migrations.AddConstraint(
            "stamp",
            models.UniqueConstraint(fields=["site", "tag"], name="stamp_once_per_site"),
        ),
        migrations.AddConstraint(
            "stamp",
            models.UniqueConstraint(
                condition=models.Q(("site", None)), fields=["tag"], name="stamp_once_for_all"
            ),
        ),
    ]
