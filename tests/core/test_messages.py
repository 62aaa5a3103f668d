"""The apps' Vietnamese is one domain: what one app says must not change another's texts."""

import ast
import sys
from pathlib import Path

import pytest
from django.utils.translation import gettext, override, pgettext

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "scripts"))

import admin_messages  # noqa: E402
import check_messages  # noqa: E402


def catalogue(folder: Path, text: str, context: str = "") -> Path:
    path = folder / "locale" / "vi" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    path.write_text(head + context + f'msgid "Name"\nmsgstr "{text}"\n', encoding="utf-8")
    return path


def test_no_text_is_said_in_two_ways():
    assert check_messages.clashes(check_messages.catalogues()) == []


def test_two_ways_of_one_text_are_named(tmp_path):
    paths = [catalogue(tmp_path / "sites", "Tên"), catalogue(tmp_path / "people", "Họ tên")]
    assert check_messages.clashes(paths) == [
        "said in 2 ways: 'Name': 'Tên' in sites, 'Họ tên' in people"
    ]


def test_a_context_or_the_same_words_settle_it(tmp_path):
    paths = [
        catalogue(tmp_path / "a", "Tên"),
        catalogue(tmp_path / "b", "Tên"),
        catalogue(tmp_path / "c", "Họ tên", context='msgctxt "person"\n'),
    ]
    assert check_messages.clashes(paths) == []


def test_a_new_text_is_said_as_another_app_says_it(tmp_path):
    new, other = catalogue(tmp_path / "new", ""), catalogue(tmp_path / "other", "Tên")
    assert check_messages.fill([new, other])
    assert 'msgstr "Tên"' in new.read_text(encoding="utf-8")
    assert not check_messages.fill([new, other])
    third, fourth = catalogue(tmp_path / "third", "Họ tên"), catalogue(tmp_path / "fourth", "")
    assert not check_messages.fill([new, third, fourth]), "in one of two ways"


@pytest.mark.parametrize(
    ("context", "text", "vietnamese"),
    [
        (None, "Passed on", "Đã chuyển nơi khác"),
        ("unit", "Part that moved", "Phần chuyển sang"),
        (None, "issued by", "nơi ra thông báo"),
        ("legal basis", "issued by", "cơ quan ban hành"),
        ("person", "Name", "Họ tên"),
        (None, "Document", "Tệp"),
        ("icon", "Document", "Giấy tờ"),
    ],
)
def test_a_text_of_two_meanings_is_said_by_its_place(context, text, vietnamese):
    with override("vi"):
        assert (pgettext(context, text) if context else gettext(text)) == vietnamese


def test_no_text_hides_in_an_f_string():
    """gettext doesn't look into f-strings: what is said there never comes to a catalogue."""
    says = {"gettext", "gettext_lazy", "ngettext", "pgettext", "_", "_now"}
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for app in ("portal", "home", "communes", "products", "search")
        for path in (ROOT / app).rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in says
    ]
    assert hidden == []


def test_scripts_of_the_admin_and_its_tables_have_every_word():
    total, missing = admin_messages.untranslated("djangojs")
    assert total > 100 and missing == []
    assert admin_messages.untranslated_in_tables() == []


def test_a_word_that_a_script_or_table_lacks_is_told(monkeypatch, tmp_path):
    (tmp_path / "words.js").write_text("[key.CONTEXTMENU_ITEMS_UNDO]: 1")
    monkeypatch.setattr(admin_messages, "TABLE_WORDS", tmp_path / "words.js")
    told = admin_messages.untranslated_in_tables()
    assert "CONTEXTMENU_ITEMS_ROW_ABOVE" in told and "CONTEXTMENU_ITEMS_UNDO" not in told
    monkeypatch.setattr(admin_messages, "texts_of", lambda path: {(None, str(path)): ""})
    assert admin_messages.untranslated("djangojs")[1]
