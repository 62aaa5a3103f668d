"""What a search asks for, and how its hits can be narrowed."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from portal.core.listing import ListForm
from search.text import clean

WHEN_CHOICES = [("week", _("Last 7 days")), ("year", _("This year"))]


@dataclass(frozen=True)
class Choice:
    """A way to narrow the hits, and how many it would leave."""

    value: str
    label: str
    count: int
    is_current: bool


class QueryField(forms.CharField):
    """Free text that is cleaned instead of refused."""

    def to_python(self, value) -> str:
        return clean(super().to_python(value))


class SearchForm(ListForm):
    """Cleans the query string of the search page; what makes no sense is left out."""

    q = QueryField()
    kind = forms.SlugField(max_length=50)
    commune = forms.IntegerField(min_value=1)
    when = forms.ChoiceField(choices=WHEN_CHOICES)

    @property
    def query(self) -> str:
        return self.value("q") or ""

    @property
    def narrows(self) -> bool:
        """Whether the hits are narrowed beyond the words."""
        return any(self.value(name) for name in ("kind", "commune", "when"))

    def keep(self, pages: list[Page], *, leave_out: str = "") -> list[Page]:
        """The pages that fit the choices, without the one to `leave_out`.

        Each page needs `commune` (attach_communes).
        """
        tests = {"kind": self._is_kind, "commune": self._is_commune, "when": self._is_recent}
        wanted = [test for name, test in tests.items() if name != leave_out and self.value(name)]
        return [page for page in pages if all(test(page) for test in wanted)]

    def _is_kind(self, page: Page) -> bool:
        return kind_of(page) == self.value("kind")

    def _is_commune(self, page: Page) -> bool:
        return bool(page.commune) and page.commune.site_id == self.value("commune")

    def _is_recent(self, page: Page) -> bool:
        return is_recent(page, self.value("when"))

    def kinds(self, pages: list[Page]) -> list[Choice]:
        """The kinds of pages among the hits, most frequent first."""
        pages = self.keep(pages, leave_out="kind")
        counts = Counter(kind_of(page) for page in pages)
        labels = {kind_of(page): kind_label(page) for page in pages}
        choices = [
            Choice(kind, labels[kind], count, kind == self.value("kind"))
            for kind, count in counts.most_common()
        ]
        return [self._any("kind", pgettext("results", "All"), pages), *choices]

    def communes(self, pages: list[Page]) -> list[Choice]:
        """The communes of the hits, most hits first."""
        pages = self.keep(pages, leave_out="commune")
        counts = Counter(page.commune for page in pages if page.commune)
        current = self.value("commune")
        choices = [
            Choice(str(commune.site_id), commune.name, count, commune.site_id == current)
            for commune, count in counts.most_common()
        ]
        return [self._any("commune", gettext("All communes"), pages), *choices]

    def times(self, pages: list[Page]) -> list[Choice]:
        """How many hits are recent."""
        pages = self.keep(pages, leave_out="when")
        choices = [
            Choice(
                value,
                str(label),
                sum(is_recent(page, value) for page in pages),
                value == self.value("when"),
            )
            for value, label in WHEN_CHOICES
        ]
        return [self._any("when", gettext("Any time"), pages), *choices]

    def _any(self, name: str, label: str, pages: list[Page]) -> Choice:
        return Choice("", label, len(pages), not self.value(name))


def kind_of(page: Page) -> str:
    """The name of a page's type in addresses: "announcementpage"."""
    return page.cached_content_type.model


def kind_label(page: Page) -> str:
    """The type of a page for people: "Thông báo"."""
    return capfirst(str(page.specific_class._meta.verbose_name_plural))


def is_recent(page: Page, when: str) -> bool:
    """Whether a page appeared in the last 7 days, or this year."""
    if not page.first_published_at:
        return False
    if when == "week":
        return page.first_published_at >= timezone.now() - timedelta(days=7)
    return timezone.localtime(page.first_published_at).year == timezone.localdate().year
