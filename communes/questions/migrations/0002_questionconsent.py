import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('questions', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='QuestionConsent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(max_length=16, verbose_name='purpose')),
                ('version', models.CharField(max_length=16, verbose_name='version of the text')),
                ('language', models.CharField(default='vi', max_length=8, verbose_name='language')),
                ('given_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='given at')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='taken back at')),
                ('question', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='questions.question', verbose_name='question')),
            ],
            options={
                'verbose_name': 'consent of an asker',
                'verbose_name_plural': 'consents of askers',
                'ordering': ['given_at', 'pk'],
            },
        ),
    ]
