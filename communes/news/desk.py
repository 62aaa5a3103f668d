"""What news put on the desk: the button."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from communes.news.models import NewsIndexPage, NewsPage
from portal.desk.desk import Desk
from portal.desk.parts import Button, Part


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own."""
    for place in desk.places:
        if url := desk.add_url(place, NewsIndexPage, NewsPage):
            yield Button(place, _("Write news"), "doc-full-inverse", url, order=15)
