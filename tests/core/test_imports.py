"""No module imports what, by whatever way, imports it."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

ROOT = Path(__file__).resolve().parents[2]
APPS = ("portal", "communes", "products", "home", "search")


def modules() -> dict[str, Path]:
    """All modules of the product but those that Django writes, or loads before the models."""
    found = {}
    for path in (path for app in APPS for path in (ROOT / app).rglob("*.py")):
        if "migrations" not in path.parts and path.name != "apps.py":
            parts = path.relative_to(ROOT).with_suffix("").parts
            found[".".join(part for part in parts if part != "__init__")] = path
    return found


def imports_of(name: str, path: Path, known: dict[str, Path]) -> Iterator[str]:
    """The modules that one imports anywhere in it, for more than its annotations."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            node.body = []
    package = name if path.name == "__init__.py" else name.rpartition(".")[0]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*(above if node.level else ()), *filter(None, [node.module])])
            for full in (f"{base}.{alias.name}" for alias in node.names):
                yield full if full in known else base


def circles(graph: dict[str, set[str]]) -> list[set[str]]:
    """The groups of which each can be come to from each (Kosaraju)."""
    ended: list[str] = []
    seen: set[str] = set()

    def visit(start: str, arrows: dict[str, set[str]], done) -> None:
        stack = [(start, iter(arrows[start]))]
        seen.add(start)
        while stack:
            name, rest = stack[-1]
            further = next((one for one in rest if one not in seen), None)
            if further is None:
                done(name)
                stack.pop()
            else:
                seen.add(further)
                stack.append((further, iter(arrows[further])))

    for name in graph:
        if name not in seen:
            visit(name, graph, ended.append)
    back: dict[str, set[str]] = {name: set() for name in graph}
    for name, imported in graph.items():
        for other in imported:
            back[other].add(name)
    seen.clear()
    found = []
    for name in reversed(ended):
        if name not in seen:
            group: set[str] = set()
            visit(name, back, group.add)
            found.append(group)
    return [group for group in found if len(group) > 1]


def import_graph() -> dict[str, set[str]]:
    known = modules()
    return {
        name: {one for one in imports_of(name, path, known) if one in known} - {name}
        for name, path in known.items()
    }


def test_there_is_no_circle():
    assert circles(import_graph()) == []


def test_a_circle_would_be_found():
    graph = {"a": {"b"}, "b": {"c"}, "c": {"a", "d"}, "d": set(), "e": {"e"}}
    assert circles(graph) == [{"a", "b", "c"}]
    assert "communes.announcements.models.page" in import_graph()


def test_every_app_of_ours_has_its_floor():
    """What the contract doesn't name could import whatever it likes."""
    linter = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    floors = {
        name.strip()
        for contract in linter["contracts"]
        for line in contract.get("layers", contract.get("modules"))
        for name in line.split("|")
    }
    ours = {
        config.name for config in apps.get_app_configs() if config.name.partition(".")[0] in APPS
    }
    assert ours - floors == set()
    assert set(APPS) == set(linter["root_packages"])
