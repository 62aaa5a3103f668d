"""What every commune's site should say of itself: settings and standard pages."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.core.models import ContactSettings, IdentitySettings
from portal.core.overview import CompletenessItem, Homes
from portal.pages.models import ContactPage, SitemapPage, StandardPage


def _contacts(homes: Homes, **empty) -> QuerySet:
    return homes.rows(ContactSettings.objects.exclude(**empty))


def _has_hours(homes: Homes) -> QuerySet:
    either = Q(morning_opens__isnull=False) | Q(afternoon_opens__isnull=False)
    return homes.rows(ContactSettings.objects.filter(either))


def _has_written_about(homes: Homes) -> QuerySet:
    """Texts that a site begins with were never published by anybody."""
    return homes.pages(StandardPage).filter(show_in_menus=True, live_revision__isnull=False)


def _has_contact_in_english(homes: Homes) -> QuerySet:
    english = ContactPage.objects.live().filter(translation_key=OuterRef("translation_key"))
    others = english.exclude(locale__language_code=settings.LANGUAGE_CODE)
    return homes.pages(ContactPage).filter(Exists(others))


def _of_contacts(desk, place) -> str:
    return desk.settings_url(place, ContactSettings)


def _of_identity(desk, place) -> str:
    return desk.settings_url(place, IdentitySettings)


def _of_section(model):
    """The form of a section's page, or the list of sections where it was taken down."""

    def mend(desk, place) -> str:
        section = desk.section(place, model)
        return desk.edit_url(place, section) if section else desk.menu_url(place)

    return mend


ITEMS = (
    CompletenessItem(
        name="about",
        label=_("A page about the commune, its tasks and who does them"),
        why=_("The page that a site begins with only says that it is being written."),
        order=40,
        having=_has_written_about,
        mend=lambda desk, place: desk.menu_url(place),
    ),
    CompletenessItem(
        name="hotline",
        label=_("Hotline"),
        why=_("It stands on every page, and calls at a touch."),
        order=50,
        having=lambda homes: _contacts(homes, hotline=""),
        mend=_of_contacts,
    ),
    CompletenessItem(
        name="email",
        label=_("E-mail address of the office"),
        why=_("For who writes rather than calls."),
        order=51,
        having=lambda homes: _contacts(homes, email=""),
        mend=_of_contacts,
    ),
    CompletenessItem(
        name="address",
        label=_("Address of the office"),
        why=_("So that people find the way."),
        order=52,
        having=lambda homes: _contacts(homes, address=""),
        mend=_of_contacts,
    ),
    CompletenessItem(
        name="hours",
        label=_("Opening hours of the one-stop counter"),
        why=_("Nobody should come to a closed door."),
        order=53,
        having=_has_hours,
        mend=_of_contacts,
    ),
    CompletenessItem(
        name="contact",
        label=_("The section “Contact”"),
        why=_("Address, hours and numbers on one page."),
        order=54,
        having=lambda homes: homes.pages(ContactPage),
        mend=_of_section(ContactPage),
    ),
    CompletenessItem(
        name="editor",
        label=_("Who is responsible for the content"),
        why=_("People know who answers for what they read."),
        order=60,
        having=lambda homes: homes.rows(IdentitySettings.objects.exclude(responsible_editor="")),
        mend=_of_identity,
    ),
    CompletenessItem(
        name="logo",
        label=_("Logo"),
        why=_("People see at once that it is their commune’s site."),
        order=61,
        having=lambda homes: homes.rows(IdentitySettings.objects.filter(logo__isnull=False)),
        mend=_of_identity,
    ),
    CompletenessItem(
        name="english",
        label=_("The section “Contact” in English"),
        why=_("Visitors from abroad can reach the commune."),
        order=80,
        having=_has_contact_in_english,
        mend=_of_section(ContactPage),
    ),
    CompletenessItem(
        name="sitemap",
        label=_("Sitemap"),
        why=_("All sections on one page."),
        order=95,
        having=lambda homes: homes.pages(SitemapPage),
        mend=_of_section(SitemapPage),
    ),
)
