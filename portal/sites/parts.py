"""What features put into slots of pages that they share, remembered by what it shows."""

from collections.abc import Callable
from functools import partial

from django.template import Context
from django.template.loader import render_to_string


def slot_part(template_name: str, *tags: str) -> Callable[[Context], str]:
    """A hook for a slot: this template, which shows content of these tags of the site and the
    time, and nothing of the page around it."""

    def render(context: Context) -> str:
        make = partial(render_to_string, template_name, {}, context["request"])
        return context["frame"].part(template_name, make, *tags)

    return render
