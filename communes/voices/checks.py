"""What `manage.py check` says of the voice."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, Info, register

from communes.voices.adapters import chosen_voice
from communes.voices.encoding import can_encode


@register
def check_voice(app_configs, **kwargs) -> list[CheckMessage]:
    """A portal without a voice is whole; who set a wrong address learns of it at once."""
    if settings.VOICE_URL and not settings.VOICE_URL.startswith(("https://", "http://")):
        return [Error("VOICE_URL is no address such as https://….", id="voices.E001")]
    found: list[CheckMessage] = []
    if chosen_voice() is None:
        hint = "apt-get install espeak-ng, or set VOICE_URL (docs/bulletins.md)."
        found.append(Info("No voice reads bulletins and pages aloud.", hint=hint, id="voices.I001"))
    if not can_encode():
        hint = "apt-get install ffmpeg: without it only uploaded MP3 files can be heard."
        found.append(Info("Recordings can't be converted.", hint=hint, id="voices.I002"))
    return found
