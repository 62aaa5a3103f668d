"""One way to read Vietnamese: however it is typed, the same tokens."""

import re
import unicodedata

import pytest

from search.analysis import folded_words, forms, numbers, tokens, whole_numbers, words
from search.telex import from_telex


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("thuỷ", "thủy"), ("Mỹ", "mĩ"), ("quý", "quí"), ("KỸ", "kĩ"), ("Đ", "đ")],
)
def test_ways_to_spell_the_same_word_give_the_same_forms(one, other):
    assert forms(one) == forms(other)


@pytest.mark.parametrize("word", ["tuyết", "Đăng", "kết", "nghĩa", "ruộng", "bưởi", "ợ"])
def test_composed_and_decomposed_letters_are_the_same(word):
    assert list(words(unicodedata.normalize("NFD", word)))[0].exact == forms(word)[1]


def test_marks_stand_in_the_exact_form_only():
    assert forms("tuyết") == ("tuyet", "tuyet.16")
    assert forms("Đường") == ("duong", "duong.2779")
    assert forms("cam") == ("cam", "cam")
    assert forms("tay") == ("tay", "tay")


def test_the_tokens_of_a_text():
    assert tokens("Đăng ký, 2026") == [
        "dang",
        "dang.89",
        "ki",
        "ki.1",
        "dang_ki",
        "2026",
        "ki_2026",
    ]


@pytest.mark.parametrize(
    "text", ["0238 300 0101", "0238.300.0101", "02383000101", "+84 238 300 0101"]
)
def test_a_phone_number_is_one_token_however_it_is_grouped(text):
    assert list(numbers(f"Gọi {text}.")) == ["02383000101"]


@pytest.mark.parametrize("text", ["日本語", "Ελλάδα", "😀", "\x00", "\u0301", "½", "ﷺ", "İ", "ǅ"])
def test_other_scripts_are_ascii_too(text):
    assert all(re.fullmatch(r"[a-z0-9_.]+", token) for token in tokens(text))


def test_a_word_says_where_it_stands():
    text = "Cam (Vinh)"
    assert [text[word.start : word.end] for word in words(text)] == ["Cam", "Vinh"]


def test_document_numbers_are_words_and_pairs():
    assert {"855", "kh", "855_kh"} <= set(tokens("855/KH-STT&TT"))
    assert folded_words("855/KH-STT&TT") == ["855", "kh", "stt", "tt"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddawng", "đăng"),
        ("kys", "ký"),
        ("keets", "kết"),
        ("hoon", "hôn"),
        ("thur", "thủ"),
        ("tujc", "tục"),
        ("nghiax", "nghĩa"),
        ("dduwowngf", "đường"),
        ("duongwf", "dường"),
        ("cam", None),
        ("vinh", None),
        ("kết", None),
        ("", None),
        ("x1", None),
    ],
)
def test_telex_is_read(typed, meant):
    read = from_telex(typed)
    # Where the tone stands makes no difference.
    assert (read and forms(read)) == (meant and forms(meant))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("gọi 0238 300 0101", "gọi 02383000101"),
        ("+84 238 300 0131", "02383000131"),
        ("1 2 3 4 5", "1 2 3 4 5"),
        ("2 2 2 2", "2 2 2 2"),
        ("0 - - - 1", "0 - - - 1"),
        ("2025 2026", "2025 2026"),
        ("040 088 001 234", "040 088 001 234"),
    ],
)
def test_a_telephone_number_is_one_word_of_a_query(typed, read):
    assert whole_numbers(typed) == read
