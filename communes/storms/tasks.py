"""Copies at once where a day is switched on, changed or off; the timer does the rest."""

from django_tasks import task

from communes.storms.copies import write_copies


@task()
def write_storm_copies() -> int:
    """How many copies changed."""
    return write_copies()[1]
