from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from communes.numbers import NUMBERS_HOOK, Number, NumberGroup
from portal.core.formatting import emergency_numbers


@hooks.register(NUMBERS_HOOK)
def emergency(frame) -> NumberGroup:
    """Those of the country, then the site's own."""
    numbers = [Number(label, number) for label, number in emergency_numbers()]
    for block in frame.contact.extra_numbers:
        numbers.append(Number(block.value["label"], block.value["phone"]))
    return NumberGroup(_("Emergency calls"), 0, numbers)


@hooks.register(NUMBERS_HOOK)
def hotline(frame) -> NumberGroup:
    """The number of the office itself."""
    number = Number(frame.identity.body, frame.contact.hotline, str(_("Hotline")))
    return NumberGroup(_("Hotline"), 5, [number] if frame.contact.hotline else [])
