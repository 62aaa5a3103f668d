"""How long and how large a sound is."""

from django import template
from django.template.defaultfilters import filesizeformat

from communes.voices.models import Sound

register = template.Library()


@register.filter
def clock_length(seconds: int) -> str:
    """ "1:05" for 65 seconds, "1:00:05" for an hour and five."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


@register.filter
def sound_facts(sound: Sound) -> str:
    """ "0:21 · 82,4 KB": how long it is, where that was measured, and what the MP3 weighs."""
    length = clock_length(sound.seconds) if sound.seconds else ""
    return " · ".join(text for text in (length, filesizeformat(sound.size)) if text)
