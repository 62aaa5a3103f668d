"""What reads aloud: a program, a service, and neither."""

from threading import Event

import pytest
from django.core.management import call_command

from communes.voices import adapters, programs
from communes.voices.adapters import EspeakVoice, HttpVoice, NoVoice, chosen_voice
from communes.voices.checks import check_voice
from communes.voices.encoding import NotEncoded, encode, kind_of
from tests.voices.doubles import needs_programs, service

TEXT = "Kính mời bà con đến dự họp lúc bảy giờ."


@needs_programs
def test_the_program_says_a_text_that_both_kinds_of_files_hold():
    sound = encode(EspeakVoice().say(TEXT))
    assert kind_of(sound.mp3[:16]) == "mp3" and kind_of(sound.opus[:16]) == "ogg"
    # Ten syllables at 160 a minute.
    assert 2 <= sound.seconds <= 6
    assert len(sound.opus) < len(sound.mp3) < 40_000
    assert kind_of(encode(sound.opus).mp3[:16]) == "mp3"


@needs_programs
def test_a_text_that_looks_like_an_option_is_a_text():
    assert len(EspeakVoice().say("--version -f /etc/passwd")) > 20_000


@needs_programs
@pytest.mark.parametrize(
    "broken",
    [b"", b"<html>", b"RIFF\0\0\0\0WAVEnothing", b"#EXTM3U\n/etc/passwd", b"ID3" + b"\0" * 50],
)
def test_what_is_no_sound_is_not_encoded(broken):
    with pytest.raises(NotEncoded):
        encode(broken)


def test_a_program_that_hangs_or_lacks_is_no_voice(monkeypatch):
    with pytest.raises(programs.ProgramFailed, match="more than"):
        programs.run(["sleep", "5"], seconds=0.05)
    monkeypatch.setattr(adapters, "PROGRAM", "no-such-program")
    with pytest.raises(NoVoice, match="not installed"):
        EspeakVoice().say(TEXT)
    assert chosen_voice() is None


def test_a_service_is_asked_with_the_key_and_answers_with_sound(settings):
    with service(b"RIFFxxxxWAVEsound") as (url, asked):
        settings.VOICE_URL, settings.VOICE_KEY = url, "khoá".encode().hex()
        assert chosen_voice().say(TEXT) == b"RIFFxxxxWAVEsound"
    headers, body = asked[0]
    assert body == {"text": TEXT, "language": "vi"}
    assert headers["Authorization"] == f"Bearer {settings.VOICE_KEY}"


@pytest.mark.parametrize("status", [302, 401, 500])
def test_a_service_that_refuses_is_no_voice_and_nobody_is_told_the_address(status):
    with service(b"x", status) as (url, _asked), pytest.raises(NoVoice) as told:
        HttpVoice(f"{url}?key=secret").say(TEXT)
    assert "secret" not in str(told.value)


def test_a_service_that_sleeps_is_not_waited_for():
    woken = Event()
    with service(b"x", wait=woken) as (url, _asked):
        with pytest.raises(NoVoice):
            HttpVoice(url, seconds=0.2).say(TEXT)
        woken.set()


def test_the_check_says_what_is_missing_and_fails_for_a_wrong_address(settings, monkeypatch):
    monkeypatch.setattr("communes.voices.adapters.is_there", lambda name: False)
    monkeypatch.setattr("communes.voices.encoding.is_there", lambda name: False)
    assert [one.id for one in check_voice(None)] == ["voices.I001", "voices.I002"]
    call_command("check")  # says so, and goes on
    settings.VOICE_URL = "giong-doc.example.vn"
    assert [one.id for one in check_voice(None)] == ["voices.E001"]
