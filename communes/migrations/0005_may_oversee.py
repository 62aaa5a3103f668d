from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('communes', '0004_editors_need_approval'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='communesettings',
            options={'permissions': [('close_communesettings', 'Can close a commune’s site'), ('oversee_communesettings', 'Can see how the sites of all communes fare')], 'verbose_name': 'rules of the commune'},
        ),
    ]
