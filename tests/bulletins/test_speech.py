"""What a voice says: sentences as they stand in notices, judged by ear."""

import tomllib
from pathlib import Path
from unicodedata import normalize

import pytest

from communes.bulletins.abbreviations import FIRST
from communes.bulletins.speech import spoken

SENTENCES = tomllib.loads((Path(__file__).parent / "sentences.toml").read_text())["sentence"]
MOST_WRONG = 0.02


def test_of_two_hundred_sentences_98_in_100_are_said_right():
    assert len({one["text"] for one in SENTENCES}) >= 200
    told = [(spoken(one["text"], FIRST).text, one["said"]) for one in SENTENCES]
    wrong = [f"{got}\n  not {said}" for got, said in told if got != said]
    assert len(wrong) <= MOST_WRONG * len(SENTENCES), "\n".join(wrong)


def test_each_change_is_told():
    found = spoken("Họp lúc 7h30 tại UBND xã (tầng 2).", FIRST)
    assert found.changes == [
        ("7h30", "bảy giờ ba mươi phút"),
        ("UBND", "Uỷ ban nhân dân"),
        ("2", "hai"),
    ]
    assert "".join(piece.written for piece in found.pieces) == "Họp lúc 7h30 tại UBND xã (tầng 2)."


def test_the_words_of_an_abbreviation_are_those_of_the_list():
    assert spoken("Trạm BTS hỏng.", {"BTS": "phát sóng"}).text == "Trạm phát sóng hỏng."
    assert spoken("Trạm BTS hỏng.", {}).text == "Trạm bê tê ét hỏng."


@pytest.mark.parametrize("text", ["", "  ", "Bà con chú ý.", "THÔNG BÁO", "Nấm hương, măng khô"])
def test_what_is_in_words_stays(text):
    found = spoken(text, FIRST)
    assert (found.text, found.changes) == (text.strip(), [])


@pytest.mark.parametrize(
    "text",
    [
        "99/99/9999",
        "((((",
        "1" * 400,
        "1.1.1.1.1.1/1/1/1-2-3",
        "IIIIII XXXX LLL",
        "0" * 30 + "/" * 30,
        "½ ² ٣ ४",
        "A/B/C/D @ # $ % ^ & * ()_+",
        "0912 345 678 / " * 1000,
        "5 đồng (năm " * 1000,
    ],
)
def test_odd_texts_are_said_somehow(text):
    assert isinstance(spoken(text, FIRST).text, str)


def test_a_text_with_marks_apart_is_said_alike():
    text = "ngày 5 tháng 4, Uỷ ban"
    assert spoken(normalize("NFD", text), FIRST) == spoken(text, FIRST)
