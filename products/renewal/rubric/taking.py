"""Keeping a rubric that was read."""

from django.db import transaction

from products.renewal.models import Rubric, RubricItem
from products.renewal.rubric.reading import SAMPLE, Reading, read_rubric


@transaction.atomic
def take_in(reading: Reading, rubric: Rubric) -> Rubric:
    """Saves a new rubric with the items that were read, all or none."""
    rubric.save()
    for item in reading.items:
        item.rubric = rubric
    RubricItem.objects.bulk_create(reading.items)
    return rubric


def read_sample() -> Reading:
    """The rubric that ships with the portal."""
    return read_rubric(SAMPLE.read_bytes())
