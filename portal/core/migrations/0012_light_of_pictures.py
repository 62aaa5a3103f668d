from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("core", "0011_pages_by_who_locked_them")]

    operations = [
        migrations.AddField(
            model_name="customimage",
            name="light",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name="customimage",
            name="darkest",
            field=models.PositiveSmallIntegerField(editable=False, null=True),
        ),
    ]
