"""What reads a text aloud: a program of the system, or a service of the province."""

import json
from typing import Protocol

from django.conf import settings

from communes.voices.programs import ProgramFailed, is_there, run
from portal.core.services import NoService, ask_service

PROGRAM = "espeak-ng"
# Of the program: with it a syllable takes as long as at a loudspeaker (160 a minute).
SPEED = "100"
MOST_BYTES = 200 * 1024 * 1024


class NoVoice(Exception):
    """A voice gave nothing; the message is for the log and holds nothing of the text."""


class Voice(Protocol):
    """What the province can plug in."""

    name: str

    def say(self, text: str) -> bytes:
        """A text in full Vietnamese words as a WAV, MP3, M4A or Ogg file. Raises NoVoice."""
        ...


class EspeakVoice:
    """Debian's espeak-ng: plain, and everywhere."""

    name = PROGRAM

    def __init__(self, seconds: float = 60):
        self.seconds = seconds

    def say(self, text: str) -> bytes:
        """A WAV file. The text goes in by the standard input, never as an argument."""
        command = [PROGRAM, "-v", "vi", "-s", SPEED, "--stdin", "--stdout"]
        try:
            return run(command, given=text.encode(), seconds=self.seconds)
        except ProgramFailed as error:
            raise NoVoice(str(error)) from error


class HttpVoice:
    """A service that takes {"text", "language"} as JSON and answers with a sound file."""

    def __init__(self, url: str, key: str = "", seconds: float = 60):
        if not url.startswith(("https://", "http://")):
            raise ValueError("VOICE_URL is an address with https://.")
        self.url, self.key, self.seconds = url, key, seconds
        self.name = url.partition("?")[0][:120]

    def say(self, text: str) -> bytes:
        """Whatever sound the service sends, at most 200 MB."""
        body = json.dumps({"text": text, "language": "vi"}, ensure_ascii=False).encode()
        headers = {"Content-Type": "application/json"}
        try:
            return ask_service(
                self.url,
                key=self.key,
                body=body,
                headers=headers,
                seconds=self.seconds,
                most_bytes=MOST_BYTES,
            )
        except NoService as error:
            raise NoVoice(f"no answer: {error}") from None


def chosen_voice() -> Voice | None:
    """That of `VOICE_URL`, else the program where it is installed, else None."""
    seconds = settings.VOICE_TIMEOUT
    if settings.VOICE_URL:
        return HttpVoice(settings.VOICE_URL, settings.VOICE_KEY, seconds)
    return EspeakVoice(seconds) if is_there(PROGRAM) else None
