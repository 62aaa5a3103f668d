"""The questions' fixtures: what is kept of people so far; and requests about it."""

import pytest

from portal.privacy.models import DataRequest
from portal.privacy.providers import find
from tests.questions.conftest import *  # noqa: F403


@pytest.fixture
def make_request(make_question):
    """Makes a request about a question: `make_request("erase", world.b)`."""

    def make(kind="see", commune=None, question=None, **values) -> DataRequest:
        question = question or make_question(commune)
        return DataRequest.objects.receive(find(question.code, question.site), kind, **values)

    return make
