"""English for the demo's main pages, through wagtail-localize: the portal, its communes, what
they make, the answers, and the announcements that matter most.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import override

from communes.announcements import demo as announcements
from communes.announcements.demo.notice import Days
from communes.announcements.models import AnnouncementPage
from communes.demo import COMMUNES
from communes.questions import demo as questions
from communes.questions.models import QuestionPage
from home import demo as homes
from portal.core.demo import DemoWorld, translate_page
from portal.core.demo_texts import english_in
from portal.core.models import BasePage
from portal.pages.demo import content as pages
from portal.pages.models import ContactPage, StandardPage
from products import demo as products
from products.models import GiftSetPage, ProducerPage, ProductPage

# Whose Vietnamese is a folder with its English.
TOLD = (homes, pages, products, questions, announcements)


def _numbers() -> dict[str, str]:
    """The figures of the communes, with their thousands as English writes them."""
    found = set()
    for commune in filter(None, map(pages.commune_text, COMMUNES)):
        found |= {value for value, _label in commune.figures} | {commune.fibre}
        for village in commune.villages:
            found |= {str(village.households), f"{village.people:,}".replace(",", ".")}
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
    told = english_in(*(content.FOLDER for content in TOLD))
    dated = {
        text.format_map(Days()): english.format_map(EnglishDays()) for text, english in told.items()
    }
    return _numbers() | dated


def pages_to_translate(world: DemoWorld) -> list[BasePage]:
    """The main pages of the portal and the communes that have English, parents before children."""
    places = {"portal": world.portal, **world.communes}
    return [
        page
        for key, place in places.items()
        if "en" in place.homes
        for page in _pages_of(key, place)
    ]


def _pages_of(key: str, place) -> list[BasePage]:
    # Read anew: the loaders of the demo filled it since it was opened.
    home = place.home.specific_class.objects.get(pk=place.home.pk)
    found = [home]
    slugs = {notice.key for notice in announcements.notices_of(key) if notice.in_english}
    for model, which in (
        (StandardPage, {"show_in_menus": True}),
        (ContactPage, {}),
        (AnnouncementPage, {"slug__in": slugs}),
        (QuestionPage, {}),
        (ProducerPage, {}),
        (ProductPage, {}),
        (GiftSetPage, {}),
    ):
        below = model.objects.descendant_of(home).filter(locale=home.locale, **which)
        found += below.live().order_by("path")
    return found


def load_english(world: DemoWorld) -> dict[str, list[str]]:
    """Translates the main pages; returns, by title, the texts that have no translation yet."""
    strings = english_strings()
    left = {page.title: translate_page(page, "en", strings) for page in pages_to_translate(world)}
    return {title: texts for title, texts in left.items() if texts}
