"""What is installed is what the locks name, whatever the registry serves tomorrow."""

import re
import subprocess
from importlib.metadata import distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["requirements.txt", "requirements-dev.txt"]
EXACT = ("--no-deps", "--require-hashes", "--only-binary :all:")


def entries(lock: str) -> list[tuple[Requirement, str]]:
    """Each requirement of a lock with the text that pins it."""
    text = re.sub(r"^\s*#.*\n", "", (ROOT / lock).read_text(), flags=re.M)
    lines = text.replace("\\\n", " ").splitlines()
    return [(Requirement(line.split(" --hash")[0]), line) for line in lines if line.strip()]


def pinned_here(lock: str) -> dict[str, Requirement]:
    """What a lock installs on this Python, by name."""
    found = [req for req, _line in entries(lock) if not req.marker or req.marker.evaluate()]
    return {plain(req.name): req for req in found}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def needs(requirement: Requirement) -> list[Requirement]:
    """What a package asks for, with the extras that are wanted of it, on this Python."""
    asked = [Requirement(text) for text in distribution(requirement.name).requires or ()]
    extras = {"", *requirement.extras}
    return [
        one
        for one in asked
        if not one.marker or any(one.marker.evaluate({"extra": extra}) for extra in extras)
    ]


@pytest.mark.parametrize("lock", LOCKS)
def test_every_entry_is_one_version_with_hashes(lock):
    found = entries(lock)
    assert len(found) > 50
    for requirement, line in found:
        assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), line[:80]
        assert "--hash=sha256:" in line, line[:80]


@pytest.mark.parametrize("lock", LOCKS)
def test_nothing_is_missing_from_a_lock_on_this_python(lock):
    """Else `--no-deps` leaves it out, and an old pip takes the newest without asking."""
    pinned = pinned_here(lock)
    for requirement in pinned.values():
        for needed in needs(requirement):
            found = pinned.get(plain(needed.name))
            assert found, f"{requirement.name} needs {needed}, which {lock} doesn't name"
            assert needed.extras <= found.extras, f"{requirement.name} needs {needed}: {found}"
            version = str(found.specifier).removeprefix("==")
            assert needed.specifier.contains(version, prereleases=True), (requirement, needed)


@pytest.mark.parametrize("lock", LOCKS)
def test_what_is_installed_is_what_the_lock_says(lock):
    for requirement in pinned_here(lock).values():
        assert requirement.specifier.contains(
            distribution(requirement.name).version, prereleases=True
        ), f"{requirement}: make install"


def test_a_portal_installs_nothing_that_only_lists_units():
    """They are a file of the product; every Python writes the same one."""
    production, development = (
        {req.name: [one for one, _line in entries(lock) if one.name == req.name]
         for req, _line in entries(lock)}
        for lock in ("requirements.txt", "requirements-dev.txt")
    )  # fmt: skip
    for name in ("vietnam-provinces", "vietnamadminunits"):
        assert len(development[name]) == 1
    assert not {"vietnam-provinces", "vietnamadminunits", "numpy", "shapely"} & set(production)


def test_packages_are_installed_in_one_exact_way():
    """Makefile is the one door; documents send people there."""
    files = subprocess.run(
        ["git", "grep", "-IlE", r"pip3? install|uv pip (install|sync)"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    told = {name for name in files if not name.startswith("tests/") and name != "CHANGELOG.md"}
    assert told - {".ci/run"} == {"Makefile"}
    commands = re.findall(r"-m pip install.*", (ROOT / "Makefile").read_text())
    assert commands
    for command in commands:
        assert all(option in command for option in EXACT), command


@pytest.mark.xdist_group("told")
def test_workers_are_told_which_tests_belong_together(request):
    """Else each of them loads the demo, a minute at a time, and nothing fails."""
    is_grouped = getattr(request.config.option, "loadgroup", False)
    assert request.node.nodeid.endswith("@told") == bool(is_grouped)
