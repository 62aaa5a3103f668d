"""The pages that editors put above the results of a query."""

from dataclasses import dataclass
from functools import partial

from django.db.models import F, Q
from django.utils.translation import gettext
from wagtail.models import Page, Site

from portal.core.formatting import emergency_numbers
from portal.core.models import ContactSettings
from portal.core.querysets import PortalPageQuerySet, below, not_private, not_waiting
from portal.core.typed.phones import grouped_phone
from portal.pages.models import ContactPage
from portal.sites.frame import Frame
from portal.sites.neighbours import commune_sites
from portal.sites.shared import readers_get
from search.analysis import folded_words, words
from search.asking import asking_places
from search.hits import as_their_types
from search.models import CuratedAnswer
from search.models.answers import key_of
from search.offices import asks_for_help, section_for
from search.remembering import remembered

MOST_ANSWERS = 3
# An answer whose page is gone makes room for the next: so many are looked at.
MOST_READ = 12


@dataclass(frozen=True)
class Answer:
    """A page with what to say of it, in the language of the page."""

    page: Page
    text: str


@dataclass(frozen=True)
class NamedCommune:
    """A commune by the words of its name, without what kind of unit it is."""

    name: list[str]
    site_id: int
    homes: list[str]


def answers_for(frame: Frame, query: str) -> list[Answer]:
    """What editors answer to these very words: the site's own first, then the province's.

    Only pages that readers may open, in their language where there is a translation. One
    query for the pages; the answers are remembered.
    """
    if not key_of(query):
        return []
    return _curated(frame, query) or _of_offices(frame, query)


def _of_offices(frame: Frame, query: str) -> list[Answer]:
    """The site's own section that tells numbers, hours or days of reception."""
    model = section_for(frame, query)
    page = frame.navigation.section_of_type(model.__name__) if model else None
    if page:
        return [_answer(page, frame.contact, query)]
    return _of_commune(frame, query) if frame.is_portal and not model else []


def _answer(page: Page, contact: ContactSettings, query: str) -> Answer:
    told = [page.summary_text]
    if asks_for_help(query):
        told = [f"{name}: {number}" for name, number in emergency_numbers()]
    elif isinstance(page, ContactPage) and contact.hotline:
        number = grouped_phone(contact.hotline)
        told = [gettext("Hotline: %(number)s") % {"number": number}, *told]
    return Answer(page, " · ".join(filter(None, told)))


def _of_commune(frame: Frame, query: str) -> list[Answer]:
    """The section of the commune that a query on the portal names; two queries."""
    commune, rest = _commune_in(frame, query)
    model = section_for(frame, rest) if commune else None
    if commune is None or model is None:
        return []
    pages = not_private(model.objects.live().filter(below(commune.homes)))
    page = max(
        pages.select_related("locale"),
        key=lambda one: one.locale_id == frame.root.locale_id,
        default=None,
    )
    contact = ContactSettings.objects.filter(site=commune.site_id).first() or ContactSettings()
    return [_answer(page, contact, query)] if page else []


def _commune_in(frame: Frame, query: str) -> tuple[NamedCommune | None, str]:
    """The commune that a query names, and what it says beside the name."""
    typed = list(words(query))
    row = [word.folded for word in typed]
    for commune in frame.remember("search-communes", _named_communes):
        long = len(commune.name)
        for start in range(len(row) - long + 1):
            if row[start : start + long] == commune.name:
                rest = query[: typed[start].start] + query[typed[start + long - 1].end :]
                return commune, rest
    return None, query


def _named_communes() -> list[NamedCommune]:
    """All communes, those with the longest names first; two queries."""
    sites = list(commune_sites())
    keys = {site.root_page.translation_key for site in sites}
    roots = Page.objects.filter(depth=2, translation_key__in=keys)
    homes: dict = {}
    for key, path in roots.values_list("translation_key", "path"):
        homes.setdefault(key, []).append(path)
    found = []
    for site in sites:
        row = folded_words(site.identitysettings.official_name)
        name = row[1:] if row[:1] in (["xa"], ["phuong"]) else row
        if name:
            found.append(NamedCommune(name, site.pk, homes[site.root_page.translation_key]))
    return sorted(found, key=lambda one: -len(one.name))


def _curated(frame: Frame, query: str) -> list[Answer]:
    """What editors answer; the site's own name may follow, and words that only ask."""
    typed = list(words(query))
    asking = asking_places(typed)
    key = " ".join(word.folded for place, word in enumerate(typed) if place not in asking)
    name = key_of(frame.identity.official_name)
    short = name.removeprefix("xa ").removeprefix("phuong ")
    keys = {key_of(query), key, *(key.removesuffix(f" {one}") for one in (name, short) if one)}
    told = remembered(frame, "answers", partial(_read_answers, frame.site))
    answers = [one for one in told if any(f"\n{key}\n" in one.keys for key in keys)][:MOST_READ]
    if not answers:
        return []
    pages = _pages(frame, {answer.page.translation_key for answer in answers})
    shown: dict[int, CuratedAnswer] = {}
    found: dict[int, Page] = {}
    for answer in answers:
        page = pages.get(answer.page.translation_key)
        if page and _is_own(frame, answer, page) and len(shown) < MOST_ANSWERS:
            found[page.pk] = page
            shown.setdefault(page.pk, answer)
    return [
        Answer(page, _note(shown[pk], page) or getattr(page, "summary_text", ""))
        for pk, page in found.items()
        if pk in shown
    ]


def _read_answers(site: Site) -> list[CuratedAnswer]:
    """All that a site answers; one query."""
    rows = CuratedAnswer.objects.filter(Q(site=site) | Q(site=None)).select_related("page")
    return list(rows.order_by(F("site").asc(nulls_last=True), "pk"))


def _pages(frame: Frame, keys: set) -> dict:
    """The pages with these translation keys as this site's readers get them; one query.

    What the province keeps for all communes stands at the commune's own address, and not at all
    where the commune leaves it out.
    """
    languages = [frame.first_root.locale_id, frame.root.locale_id]
    pages = (
        PortalPageQuerySet(Page).live().filter(translation_key__in=keys, locale_id__in=languages)
    )
    # The reader's language last, so that it wins.
    whole = as_their_types(not_waiting(not_private(pages))).values()
    rows = sorted(whole, key=lambda page: page.locale_id == frame.root.locale_id)
    return {page.translation_key: page for page in readers_get(rows, frame)}


def _is_own(frame: Frame, answer: CuratedAnswer, page: Page) -> bool:
    """A commune's own answers never lead away from it, wherever a page was moved since."""
    if frame.is_portal or answer.site_id is None:
        return True
    return any(page.path.startswith(home.path) for home in (frame.first_root, frame.root))


def _note(answer: CuratedAnswer, page: Page) -> str:
    """The editor's words, where they are in the language of the page."""
    return answer.note if answer.page.locale_id == page.locale_id else ""
