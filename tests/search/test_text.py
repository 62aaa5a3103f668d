"""Queries made safe, words marked, texts cut."""

import unicodedata

import pytest

from portal.core.finding import MAX_QUERY, clean
from search.text import Wanted, mark_words, snippet


def test_a_query_is_composed_on_one_line_and_bounded():
    assert clean(" cam\x00\n vinh\u200b ") == "cam vinh"
    assert clean("e\u0302\u0301") == "ế"
    assert len(clean("x" * 999)) == MAX_QUERY


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("Cam Vinh ngọt", {"cam", "vinh"}, "<mark>Cam Vinh</mark> ngọt"),
        ("Camera", {"cam"}, "Camera"),
        ("Đất & đỏ", {"dat", "do"}, "<mark>Đất</mark> &amp; <mark>đỏ</mark>"),
        ("<b>cam</b>", {"cam"}, "&lt;b&gt;<mark>cam</mark>&lt;/b&gt;"),
        ("ﷺ ½ cam", {"cam"}, "ﷺ ½ <mark>cam</mark>"),
        ("Mỹ, Quý", {"mi", "qui"}, "<mark>Mỹ</mark>, <mark>Quý</mark>"),
        ("cam", set(), "cam"),
    ],
)
def test_found_words_are_marked_in_their_own_spelling(text, words, marked):
    assert mark_words(text, Wanted(dict.fromkeys(words))) == marked


def test_decomposed_letters_are_marked_whole():
    text = unicodedata.normalize("NFD", "Đất đỏ")
    assert mark_words(text, Wanted({"dat": None})) == f"<mark>{text[:5]}</mark>{text[5:]}"


def test_a_snippet_shows_where_most_of_the_words_stand():
    text = "cam " + "xa " * 200 + "cam vinh ngọt " + "gần " * 100
    cut = snippet([text], Wanted({"cam": None, "vinh": None}, (), {"cam": 1.0, "vinh": 2.0}))
    assert "cam vinh ngọt" in cut
    assert cut.startswith("…")
    assert cut.endswith("…")
    assert len(cut) < 230


def test_without_words_a_snippet_is_how_the_texts_begin():
    assert snippet(["Một hai", "ba"], Wanted({"khong": None})) == "Một hai, ba"
    assert snippet([], Wanted({})) == ""


def test_a_word_that_never_ends_is_cut():
    assert len(snippet(["x" * 5000], Wanted({}))) < 230


def test_a_number_to_call_is_marked_whole():
    wanted = Wanted({"300": None, "goi": None})
    marked = mark_words("Gọi 0238 300 0113 ngay", wanted)
    assert marked == "<mark>Gọi 0238 300 0113</mark> ngay"
