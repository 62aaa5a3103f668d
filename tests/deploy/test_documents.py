"""What README and CONTRIBUTING name is there, and nothing is left out."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = ["portal/settings/base.py", "portal/settings/dev.py", "portal/settings/production.py"]


def test_every_variable_that_settings_read_is_in_the_readmes_table():
    read = set()
    for name in SETTINGS:
        read |= set(re.findall(r'\benv(?:\.\w+)?\(\s*"([A-Z_]+)"', (ROOT / name).read_text()))
    assert len(read) > 15
    table = re.findall(r"^\| (`[^|]+) \|", (ROOT / "README.md").read_text(), flags=re.M)
    assert read - set(re.findall(r"`([A-Z_]+)`", " ".join(table))) == set()


@pytest.mark.parametrize(
    "name", ["README.md", "CONTRIBUTING.md", "deploy/README.md", ".ci/run", "scripts/bare_machine"]
)
def test_every_make_command_that_is_told_is_there(name):
    targets = set(re.findall(r"^([a-z0-9-]+):", (ROOT / "Makefile").read_text(), flags=re.M))
    told = re.findall(r"(?:^|`|&& )make ([a-z][a-z-]+)", (ROOT / name).read_text(), flags=re.M)
    assert set(told) - targets == set()


def test_every_feature_of_communes_stands_in_the_import_contract():
    """A feature that is forgotten there could import its neighbours unnoticed."""
    contract = (ROOT / "pyproject.toml").read_text().partition("Features of communes")[2]
    features = {f"communes.{path.parent.name}" for path in ROOT.glob("communes/*/apps.py")}
    assert len(features) >= 4
    assert features - set(re.findall(r'"(communes\.\w+)"', contract)) == set()
