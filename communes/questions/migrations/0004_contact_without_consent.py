from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('questions', '0003_carry_consents'),
    ]

    operations = [
        # With a default, so that it can be undone.
        migrations.AlterField(
            model_name='questioncontact',
            name='consent_version',
            field=models.CharField(default='', max_length=16),
        ),
        migrations.RemoveField(
            model_name='questioncontact',
            name='consent_version',
        ),
        migrations.RemoveField(
            model_name='questioncontact',
            name='consent_at',
        ),
    ]
