"""The languages of a site, and where the reader of a page goes in each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from unicodedata import normalize
from uuid import UUID

from django.conf import settings
from django.urls import translate_url
from django.utils.text import capfirst
from django.utils.translation import get_language, get_language_info
from wagtail.models import Page

from portal.core.addresses import language_prefix

if TYPE_CHECKING:
    from portal.sites.frame import Frame

# By language and translation key: a page's `url_path`.
Translations = dict[tuple[str, UUID], str]


@dataclass(frozen=True)
class LanguageLink:
    """A language this site has, and where its reader goes from here."""

    code: str
    label: str
    url: str
    is_current: bool
    is_same_page: bool


class Languages:
    """Where pages of the site of a frame stand in its languages."""

    def __init__(self, frame: Frame):
        self.frame = frame

    def _translations(self, page: Page | None) -> Translations:
        """Where the home, its sections and a page stand in each language.

        One query for a page below a section of a site of several languages, else none.
        """
        root = self.frame.root
        found = self.frame.remember(f"translations:{root.pk}", self._read_shared)
        if page is None:
            return found
        own = (root.locale.language_code, page.translation_key)
        if own in found:
            return found
        if sum(key == root.translation_key for _code, key in found) == 1:
            return found | {own: page.url_path}  # its only language
        others = live_translations(page.translation_key)
        if getattr(page, "is_stand_in", False):
            others = self._as_here(page, others, found)
        return found | others

    def _as_here(self, page: Page, others: Translations, found: Translations) -> Translations:
        """Where the translations of a shared page stand on this site (portal.sites.shared)."""
        section = self.frame.navigation.section_of(page)
        if section is None:
            return {}
        here = {}
        for (code, key), url_path in others.items():
            if around := found.get((code, section.translation_key)):
                here[code, key] = around + url_path.rstrip("/").rpartition("/")[2] + "/"
        return here

    def _read_shared(self) -> Translations:
        """Where the home and its sections stand in each language; one query."""
        sections = (section.translation_key for section, _item in self.frame.navigation.sections)
        return live_translations(self.frame.root.translation_key, *sections)

    def links(self, page: Page | None = None, view_name: str = "") -> list[LanguageLink]:
        """The languages this site has; each leads to the same page where it is translated.

        Else to the page's section, which offers it in the first language. A route below a
        page, and a view that `view_name` names, keep their place too.
        """
        here = self.frame.url_of(page) if page else ""
        route = self.frame.path[len(here) :] if page and self.frame.path.startswith(here) else ""
        section = self.frame.navigation.section_of(page) if page else None
        found = self._translations(page)
        links = []
        for code, _name in settings.LANGUAGES:
            root_path = found.get((code, self.frame.root.translation_key))
            if root_path is None:
                continue
            prefix = language_prefix(code)
            same = found.get((code, page.translation_key)) if page else None
            if same and same.startswith(root_path):
                url = prefix + same[len(root_path) :] + route
            elif page is None and view_name:
                url = same = translate_url(self.frame.path, code)
            else:
                around = found.get((code, section.translation_key)) if section else None
                url, same = prefix + (around or root_path)[len(root_path) :], None
            # Django writes "Tiếng Việt" decomposed.
            name = normalize("NFC", get_language_info(code)["name_local"])
            links.append(
                LanguageLink(code, capfirst(name), url, code == get_language(), same is not None)
            )
        return links


def live_translations(*keys: UUID) -> Translations:
    """The `url_path` of the pages with these translation keys, in each language readers have."""
    rows = Page.objects.filter(translation_key__in=keys, live=True)
    return {
        (code, key): url_path
        for code, key, url_path in rows.values_list(
            "locale__language_code", "translation_key", "url_path"
        )
    }
