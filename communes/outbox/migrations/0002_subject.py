from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial")]

    operations = [
        migrations.RemoveConstraint(model_name="mailing", name="mailing_once"),
        migrations.RenameField(model_name="mailing", old_name="notice", new_name="subject"),
        migrations.AddConstraint(
            model_name="mailing",
            constraint=models.UniqueConstraint(
                fields=("subject", "way", "number"), name="mailing_once"
            ),
        ),
    ]
