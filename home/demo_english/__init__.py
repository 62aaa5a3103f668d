"""English for the demo's main pages, through wagtail-localize: the portal, its communes, what
they make, the answers, and the announcements that matter most.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from communes.announcements.demo.notice import Days
from communes.announcements.models import AnnouncementPage
from communes.questions.models import QuestionPage
from home.demo_english import about, homes, khanhhop, minhhop, notices, pilot, questions, thanhson
from portal.core.demo import DemoWorld, translate_page
from portal.core.models import BasePage
from portal.pages.demo.communes import COMMUNES
from portal.pages.models import ContactPage, StandardPage
from products.models import ProducerPage, ProductPage

# Names, numbers and sizes that are the same in English.
SAME = {"15", "475", "32", "3", "161/150", "150/150", "148/QĐ-TTg (2023)", "35 × 150 cm"}
SAME |= {"6–12 m", "7:00–11:00", "15/15", "475/450"}
OFFICES = {"UBND tỉnh Nghệ An": "Nghe An People’s Committee"}


def _numbers() -> dict[str, str]:
    """The figures of the communes, with their thousands as English writes them."""
    found = set()
    for commune in COMMUNES.values():
        found |= {value for value, _label in commune.figures} | {commune.fibre}
        for _name, households, people, _hall in commune.villages:
            found |= {str(households), f"{people:,}".replace(",", ".")}
    return {number: number.replace(".", ",") for number in found}


class EnglishDays(dict):
    """Makes English dates of the names in a text: d3, w3, y1."""

    def __missing__(self, name: str) -> str:
        day = timezone.localdate() + timedelta(days=int(name[1:]))
        if name[0] == "y":
            return str(timezone.localdate().year + int(name[1:]))
        with override("en"):
            return date_format(day, "j F" if name[0] == "d" else "l")


def english_strings() -> dict[str, str]:
    """Each Vietnamese text as wagtail-localize cuts it, with its English; dates are today's."""
    fixed = {text: text for text in SAME} | OFFICES | _numbers()
    for texts in (homes, pilot, about, thanhson, minhhop, khanhhop, questions):
        fixed |= texts.TEXTS
    dated = {
        text.format_map(Days()): english.format_map(EnglishDays())
        for text, english in notices.TEXTS.items()
    }
    return fixed | dated


def pages_to_translate(world: DemoWorld) -> list[BasePage]:
    """The main pages of the portal and the communes that have English, parents before children."""
    places = [world.portal, *world.communes.values()]
    return [page for place in places if "en" in place.homes for page in _pages_of(place)]


def _pages_of(place) -> list[BasePage]:
    # Read anew: the loaders of the demo filled it since it was opened.
    home = place.home.specific_class.objects.get(pk=place.home.pk)
    pages = [home]
    for model, which in (
        (StandardPage, {"show_in_menus": True}),
        (ContactPage, {}),
        (AnnouncementPage, {"slug__in": notices.SLUGS}),
        (QuestionPage, {}),
        (ProducerPage, {}),
        (ProductPage, {}),
    ):
        below = model.objects.descendant_of(home).filter(locale=home.locale, **which)
        pages += below.live().order_by("path")
    return pages


def load_english(world: DemoWorld) -> dict[str, list[str]]:
    """Translates the main pages; returns, by title, the texts that have no translation yet."""
    strings = english_strings()
    left = {page.title: translate_page(page, "en", strings) for page in pages_to_translate(world)}
    return {title: texts for title, texts in left.items() if texts}
