"""One way to write dates, shares and terms, in what we ship for people to read."""

import ast
import re
import tomllib
from pathlib import Path

import polib
import pytest
from django.conf import settings

ROOT = Path(settings.BASE_DIR)
APPS = ("portal", "communes", "products", "home", "search")
NOT_OURS = ("admin_locale",)

# What is written another way, and how it should be.
WRONG = {
    r"(?<![\d/.])0\d/\d{1,2}/\d{4}(?!\d)": "a day without a zero before: 1/7/2025",
    r"(?<!\d)\d{1,2}/0\d/\d{4}(?!\d)": "a month without a zero before: 1/7/2025",
    r"(?<![\d/.])(?:0\d/\d{1,2}|\d{1,2}/0\d)(?![\d/])": "day and month without zeros: 1/12",
    r"\d[ \u00a0]%": "per cent without a space: 98%",
    r"(?i)(?<!\w)số nóng": "đường dây nóng",
    r"(?i)hỏi\s?[-–—]\s?đáp": "Hỏi đáp",
    r"(?i)\b(?:hòa|thủy|khỏe|ủy|hóa|tòa|thúy|lòe)\b": "marks as in hoà, thuỷ, khoẻ, uỷ",
}


def data_texts():
    """What the data files say: the demo, the first topics, the words of the search."""
    files = [path for app in APPS for path in (ROOT / app).rglob("*.toml")]
    assert len(files) > 50
    for path in files:
        for text in _texts_of(tomllib.loads(path.read_text("utf-8"))):
            yield path, text


def _texts_of(value):
    if isinstance(value, str):
        # As readers get it: a word may stand at the end of a line.
        yield value.replace("\n", " ")
    elif isinstance(value, dict | list):
        parts = [*value, *value.values()] if isinstance(value, dict) else value
        for part in parts:
            yield from _texts_of(part)


def demo_texts():
    """What the demo's modules say: each text of them that is no docstring."""
    files = [
        path
        for app in APPS
        for path in (ROOT / app).rglob("*.py")
        if "demo" in "/".join(path.relative_to(ROOT).parts) and "migrations" not in path.parts
    ]
    assert len(files) > 15
    for path in files:
        tree = ast.parse(path.read_text("utf-8"))
        told = {
            id(node.body[0].value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
            and node.body
            and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
            if is_text and id(node) not in told:
                yield path, node.value


def template_texts():
    for app in APPS:
        for path in (ROOT / app).rglob("templates/**/*.html"):
            # A tag of the template may stand inside one of HTML.
            words = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", " ", path.read_text("utf-8"))
            yield path, re.sub(r"<[^>]*>", " ", words)


def catalogue_texts():
    for path in ROOT.glob("**/locale/vi/LC_MESSAGES/django.po"):
        if ".venv" not in path.parts and not set(NOT_OURS) & set(path.parts):
            for entry in polib.pofile(str(path)):
                # Words for translators, such as "%(day)s %(x)s", have no digits before.
                for text in (entry.msgstr, *entry.msgstr_plural.values()):
                    yield path, re.sub(r"%\(\w+\)\w|%%", " ", text)


@pytest.mark.parametrize("pattern", WRONG)
@pytest.mark.parametrize("texts", [data_texts, demo_texts, template_texts, catalogue_texts])
def test_texts_are_written_one_way(texts, pattern):
    found = [
        f"{path.relative_to(ROOT)}: {match[0]!r} → {WRONG[pattern]}"
        for path, text in texts()
        if (match := re.search(pattern, text))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (0, "từ 01/7/2025"),
        (0, "ngày 01/06/2022"),
        (1, "ngày 27/05/2022"),
        (2, "trước 05/12 nhé"),
        (3, "đạt 98 % rồi"),
        (4, "gọi Số nóng"),
        (5, "mục Hỏi – đáp"),
        (6, "Ủy ban"),
    ],
)
def test_each_slip_is_seen(pattern, text):
    assert re.search(list(WRONG)[pattern], text)


@pytest.mark.parametrize("text", ["24/11/2026", "1/7/2025", "819/THH-CPĐT", "161/150", "98%"])
def test_what_is_right_is_left_alone(text):
    assert not any(re.search(pattern, text) for pattern in WRONG)


def test_pages_write_dates_as_texts_do():
    from datetime import date

    from django.utils.formats import date_format
    from django.utils.translation import override

    for name in ("DATE_FORMAT", "SHORT_DATE_FORMAT"):
        with override("vi"):
            assert date_format(date(2025, 7, 1), name) == "1/7/2025"
