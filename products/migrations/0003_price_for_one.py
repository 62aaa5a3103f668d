from django.db import migrations, models

from products.prices import Basis, compared_price


def keep_compared_prices(apps, schema_editor):
    """Prices that are known already compare, too."""
    pages = apps.get_model("products", "ProductPage").objects
    for page in pages.exclude(price_min=None).iterator():
        basis, for_one = compared_price(page.price_min, page.price_unit, page.net_content)
        pages.filter(pk=page.pk).update(price_basis=basis, price_for_one=for_one)


class Migration(migrations.Migration):
    dependencies = [("products", "0002_phones_as_digits")]

    operations = [
        migrations.AddField(
            model_name="productpage",
            name="price_basis",
            field=models.PositiveSmallIntegerField(
                choices=Basis.choices, editable=False, null=True
            ),
        ),
        migrations.AddField(
            model_name="productpage",
            name="price_for_one",
            field=models.BigIntegerField(editable=False, null=True),
        ),
        migrations.RunPython(keep_compared_prices, migrations.RunPython.noop),
    ]
