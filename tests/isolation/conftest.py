"""The filled world, made once for all that walk it."""

import copy
import logging

import pytest
from django.db import transaction

from tests.isolation.world import build


@pytest.fixture(scope="package")
def isolation(built_world, django_db_blocker):
    """An `IsolationWorld`; what a test does to the database it takes back itself."""
    logging.disable(logging.ERROR)  # of each refused request
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(copy.deepcopy(built_world))
        transaction.set_rollback(True)
    logging.disable(logging.NOTSET)
