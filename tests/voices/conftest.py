from tests.voices.doubles import parrot  # noqa: F401 - a fixture
