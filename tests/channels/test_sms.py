"""Texts are counted as the network counts them."""

import unicodedata

import pytest

from communes.channels.sms import BASIC, EXTENDED, Count, count, plain, strangers, tidy


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Count(True, 0, 0, 160)),
        ("a" * 160, Count(True, 160, 1, 0)),
        ("a" * 161, Count(True, 161, 2, 145)),
        ("a" * 306, Count(True, 306, 2, 0)),
        ("a" * 307, Count(True, 307, 3, 152)),
        ("[" * 80, Count(True, 160, 1, 0)),
        ("[" * 81, Count(True, 162, 2, 143)),
        # What takes two units is not cut: the 153rd of the first part stays empty.
        ("a" * 152 + "[" + "a" * 150, Count(True, 304, 2, 1)),
        ("ế" * 70, Count(False, 70, 1, 0)),
        ("ế" * 71, Count(False, 71, 2, 63)),
        ("ế" * 134, Count(False, 134, 2, 0)),
        ("ế" * 135, Count(False, 135, 3, 66)),
        # One letter with marks turns all of it.
        ("a" * 70 + "ế", Count(False, 71, 2, 63)),
        ("😀" * 35, Count(False, 70, 1, 0)),
        ("ế" * 66 + "😀" + "ế" * 3, Count(False, 71, 2, 62)),
        # Letters of Vietnamese that the alphabet of GSM has.
        ("àèéìòù", Count(True, 6, 1, 154)),
        ("€", Count(True, 2, 1, 158)),
    ],
)
def test_units_parts_and_room(text, expected):
    assert count(text) == expected


def test_the_alphabet_is_that_of_the_standard():
    assert len(BASIC) == len(set(BASIC)) == 127  # the 128th is the escape
    assert len(EXTENDED) == len(set(EXTENDED)) == 10
    assert not set(BASIC) & set(EXTENDED)


def test_every_letter_of_vietnamese_has_one_without_marks():
    marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = [unicodedata.normalize("NFC", v + m) for v in "aăâeêioôơuưy" for m in marks]
    for letter in [*letters, *map(str.upper, letters), "đ", "Đ"]:
        found = plain(letter)
        assert found.isascii() and len(found) == 1, letter
        assert found.isupper() == letter.isupper(), letter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Họp lúc 7:30 – nhà văn hoá", "Hop luc 7:30 - nha van hoa"),
        ("“Tháng hành động”…", '"Thang hanh dong"...'),
        ("Thu 50.000\u00a0đ • Gọi 0238\u00a0300", "Thu 50.000 d - Goi 0238 300"),
        ("nguye\u0302\u0303n", "nguyen"),
        ("Đường 5 km", "Duong 5 km"),
        ("https://a.test/tb/12?x=1&y=[2]", "https://a.test/tb/12?x=1&y=[2]"),
    ],
)
def test_marks_go_and_it_still_reads(text, expected):
    assert plain(text) == expected
    assert strangers(plain(text)) == []


def test_what_has_no_letter_is_named():
    assert strangers(plain("Bão 🌀 số 9 漢 🌀")) == ["🌀", "漢"]


def test_what_is_sent_is_composed_and_has_one_kind_of_line_ends():
    assert tidy(" Ho\u0323p\r\nxóm \u00a0\rmột  ") == "Họp\nxóm\nmột"
