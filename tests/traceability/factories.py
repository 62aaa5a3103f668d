"""Codes and batches of a commune's products."""

from datetime import date

from products.traceability import gs1
from products.traceability.models import Batch, ProductCode
from tests.products.factories import make_product

# GS1's prefix for examples.
GTIN = "09521234543213"
OTHER = "09520001000010"
UNKNOWN = "09520001000027"


def make_code(commune, gtin=GTIN, *, product=None, **values):
    product = product or make_product(commune)
    return ProductCode.objects.create(
        site=commune.site, product=product, gtin=gs1.normal(gtin), **values
    )


def make_batch(code, lot="L2611-01", **values):
    return Batch.objects.create(code=code, lot=lot, **{"made_on": date(2026, 1, 5), **values})
