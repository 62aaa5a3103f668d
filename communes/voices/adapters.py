"""What reads a text aloud: a program of the system, or a service of the province."""

import json
from http.client import HTTPException
from time import monotonic
from typing import Any, Protocol
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

from communes.voices.programs import ProgramFailed, is_there, run

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


class _NoRedirects(HTTPRedirectHandler):
    """A text and the key go to the address of the settings and to no other."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


class HttpVoice:
    """A service that takes {"text", "language"} as JSON and answers with a sound file."""

    def __init__(self, url: str, key: str = "", seconds: float = 60):
        if not url.startswith(("https://", "http://")):
            raise ValueError("VOICE_URL is an address with https://.")
        self.url, self.key, self.seconds = url, key, seconds
        self.name = url.partition("?")[0][:120]

    def say(self, text: str) -> bytes:
        """Whatever sound the service sends, at most 200 MB."""
        try:
            return self._ask(text)
        except (OSError, HTTPException, ValueError) as error:
            # Without its message: some hold the address, and that a key.
            raise NoVoice(f"no answer: {type(error).__name__}") from None

    def _ask(self, text: str) -> bytes:
        headers = {"Content-Type": "application/json", "User-Agent": "commune-portal"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        body = json.dumps({"text": text, "language": "vi"}, ensure_ascii=False).encode()
        request = Request(self.url, data=body, headers=headers)  # noqa: S310 - looked at above
        ends, pieces, size = monotonic() + self.seconds, [], 0
        with build_opener(_NoRedirects).open(request, timeout=self.seconds) as answer:
            # The time-out above is for each piece: one that drips must end, too.
            while piece := answer.read1(1 << 16):
                pieces.append(piece)
                size += len(piece)
                if monotonic() > ends:
                    raise TimeoutError
                if size > MOST_BYTES:
                    raise ValueError("too long")
        return b"".join(pieces)


def chosen_voice() -> Voice | None:
    """That of `VOICE_URL`, else the program where it is installed, else None."""
    seconds = settings.VOICE_TIMEOUT
    if settings.VOICE_URL:
        return HttpVoice(settings.VOICE_URL, settings.VOICE_KEY, seconds)
    return EspeakVoice(seconds) if is_there(PROGRAM) else None
