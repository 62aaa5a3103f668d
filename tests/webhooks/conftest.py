"""A program of the tests that is told of notices."""

from collections.abc import Iterator

import pytest

from tests.outbox.program import Program, listening


@pytest.fixture
def program(settings) -> Iterator[Program]:
    with listening() as told:
        settings.PUBLIC_WEB_PORTS = (80, 443, told.port)
        settings.PUBLIC_WEB_ALSO = ("127.0.0.1",)
        settings.WEBHOOK_SCHEMES = ("https", "http")
        yield told
