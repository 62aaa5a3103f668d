"""Queries made safe, words marked, texts cut."""

import pytest

from search.text import MAX_QUERY, MAX_WORDS, clean, mark_words, snippet, words_of


def test_a_query_is_composed_on_one_line_and_bounded():
    assert clean(" cam\x00\n vinh\u200b ") == "cam vinh"
    assert clean("e\u0302\u0301") == "ế"
    assert len(clean("x" * 999)) == MAX_QUERY


def test_words_are_folded_once_each_and_bounded():
    assert words_of('"Đất" (đỏ) dat*') == ["dat", "do"]
    assert len(words_of(" ".join(f"w{n}" for n in range(50)))) == MAX_WORDS


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Cam Vinh ngọt", ["cam", "vinh"], "<mark>Cam Vinh</mark> ngọt"),
        ("Camera", ["cam"], "Camera"),
        ("Đất & đỏ", ["dat", "do"], "<mark>Đất</mark> &amp; <mark>đỏ</mark>"),
        ("<b>cam</b>", ["cam"], "&lt;b&gt;<mark>cam</mark>&lt;/b&gt;"),
        ("ﷺ ½ cam", ["cam"], "ﷺ ½ <mark>cam</mark>"),
        ("cam", [], "cam"),
    ],
)
def test_found_words_are_marked_in_their_own_spelling(text, words, marked):
    assert mark_words(text, words) == marked


def test_a_snippet_is_cut_around_the_first_word_between_words():
    text = "chữ " * 100 + "cam ngọt " + "lời " * 100
    cut = snippet([text], ["cam"])
    assert cut.startswith("…chữ")
    assert cut.endswith("lời…")
    assert "cam ngọt" in cut
    assert len(cut) <= 205


def test_a_snippet_without_the_word_is_how_the_text_begins():
    assert snippet(["Mở đầu", "tiếp"], ["xyz"]) == "Mở đầu · tiếp"
    assert snippet([], ["xyz"]) == ""
    assert len(snippet(["x" * 999], [])) <= 205
