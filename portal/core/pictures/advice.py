"""What an officer is told of a picture: advice, never a refusal."""

from typing import Any

from django.utils.translation import gettext as _

SMALLEST_WIDTH = 800
GOOD_WIDTH = 1200
DARK_HALF = 55
BRIGHT_DARKEST = 170


def advise(image: Any) -> tuple[str, ...]:
    """What could be better about a picture, a sentence or two each; nothing where all is well.

    Reads only what is kept of the picture. Blur isn't told: a sharp photo of a plain cloth and a
    blurred one of a market look the same to what can be measured cheaply.
    """
    told = (_size(image), _light(image), _shape(image))
    return tuple(text for text in told if text)


def _size(image: Any) -> str:
    if image.width >= SMALLEST_WIDTH:
        return ""
    text = _(
        "Small picture (%(width)s × %(height)s): blurred when enlarged."
        " Take it again, at least %(good)s pixels wide."
    )
    return text % {"width": image.width, "height": image.height, "good": GOOD_WIDTH}


def _light(image: Any) -> str:
    if image.light is None or image.darkest is None:
        return ""
    if image.light < DARK_HALF:
        return _("Dark picture: take it again in daylight, with the light behind you.")
    if image.darkest > BRIGHT_DARKEST:
        return _("Too bright: details are lost. Take it again in the shade, not against the sun.")
    return ""


def _shape(image: Any) -> str:
    """Of which a card (4:3) cuts more than a third; where an area is marked, cards keep that."""
    if image.has_focal_point():
        return ""
    if image.width * 9 < image.height * 8:
        return _("Upright picture: cards cut it above and below. Mark the part that matters most.")
    if image.width > image.height * 2:
        return _("Very wide picture: cards cut it at both sides. Mark the part that matters most.")
    return ""
