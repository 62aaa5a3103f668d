from uuid import uuid4

from django.db import migrations, models


def give_each_one(apps, schema_editor):
    bulletins = apps.get_model("bulletins", "Bulletin").objects.using(schema_editor.connection.alias)
    for key in list(bulletins.values_list("pk", flat=True)):
        bulletins.filter(pk=key).update(uid=uuid4())


class Migration(migrations.Migration):
    dependencies = [("bulletins", "0002_bulletins_are_heard")]

    operations = [
        migrations.AddField("bulletin", "uid", models.UUIDField(null=True, editable=False)),
        migrations.RunPython(give_each_one, migrations.RunPython.noop, elidable=True),
        migrations.AlterField(
            "bulletin", "uid", models.UUIDField(default=uuid4, unique=True, editable=False)
        ),
    ]
