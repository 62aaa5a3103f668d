"""Nothing reads the clock when it is imported: a run may begin before midnight and end after it."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("portal", "home", "communes", "products", "search", "tests")
CLOCKS = {"now", "localdate", "localtime", "today", "utcnow"}


def at_import(node: ast.AST) -> Iterator[ast.AST]:
    """What runs when a module is loaded: all but the bodies of functions."""
    yield node
    inner = set()
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        inner = set(node.body)
    elif isinstance(node, ast.Lambda):
        inner = {node.body}
    for child in ast.iter_child_nodes(node):
        if child not in inner:
            yield from at_import(child)


def read_clocks(source: str) -> list[int]:
    """The lines that call a clock as they are loaded."""
    called = (node.func for node in at_import(ast.parse(source)) if isinstance(node, ast.Call))
    return [
        func.lineno
        for func in called
        if getattr(func, "attr", None) in CLOCKS or getattr(func, "id", None) in CLOCKS
    ]


def test_no_module_stands_on_the_moment_it_was_loaded():
    found = {
        f"{path.relative_to(ROOT)}:{line}"
        for folder in FOLDERS
        for path in (ROOT / folder).rglob("*.py")
        for line in read_clocks(path.read_text())
    }
    assert not found


def test_a_clock_is_found_wherever_it_runs_at_import():
    assert read_clocks("TODAY = timezone.localdate()") == [1]
    assert read_clocks("def f(day=date.today()): pass") == [1]
    assert read_clocks("@given(now())\ndef f(): pass") == [1]
    assert read_clocks("class A:\n    at = datetime.now()") == [2]
    assert not read_clocks("def f():\n    return now()\nNOW = timezone.now\ng = lambda: now()")
