"""What features keep of people, told by themselves: the registry of personal data.

A feature registers what it keeps in its `wagtail_hooks.py`:

    @hooks.register("register_personal_data")
    def register_kept():
        return AskersData()

and is then told on “what the commune keeps”, found by its codes at the desk of data
requests, opened by the province with a reason, and erased by `purge_personal_data`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db.models import Model, QuerySet
from wagtail import hooks
from wagtail.models import Site

from portal.core.hints import Text
from portal.core.text import fold
from portal.privacy.consents import ConsentText
from portal.sites.frame import Frame

HOOK = "register_personal_data"


@dataclass(frozen=True)
class Kept:
    """A kind of personal data as “what the commune keeps” tells it."""

    what: Text
    why: Text
    how_long: Text
    who: Text
    # Rows to count are counted with all others in one query; None: not counted.
    count: int | QuerySet | None = None


@dataclass(frozen=True)
class Agreement:
    """A consent that a person gave and that still holds; `is_needed`: without it all goes."""

    purpose: str
    label: Text
    text: ConsentText
    given_at: Any
    is_needed: bool = False


class PersonalData(ABC):
    """What one feature keeps of people. A row is what stands behind one code, of one `site`."""

    name: str  # stands in the rows of data requests
    label: Text  # what a code is of: "Question"
    code_hint: Text = ""

    # What the page that tells `kept` follows.
    tags: tuple[str, ...] = ()

    @abstractmethod
    def kept(self, frame: Frame) -> list[Kept]:
        """The kinds of data that a site keeps, counted now; none where it keeps none."""

    @abstractmethod
    def find(self, typed: str, site: Site | None = None) -> Model | None:
        """The row whose code was typed, of a site or of any; None where nothing is kept."""

    @abstractmethod
    def code(self, row: Any) -> str:
        """The row's code as the log and the register name it."""

    @abstractmethod
    def url(self, row: Any) -> str:
        """Where officers of the row's site work on it."""

    @abstractmethod
    def held(self, row: Any) -> list[tuple[Text, str]]:
        """All that is kept of the person, as (name of the field, value)."""

    @abstractmethod
    def contact(self, row: Any) -> list[tuple[Text, str]]:
        """Who the person is and how to reach them, of the same kind; empty once erased."""

    @abstractmethod
    def form(self, row: Any, data: Any = None) -> forms.BaseForm | None:
        """What can be corrected, filled in; its cleaned data go to `correct`."""

    @abstractmethod
    def correct(self, row: Any, values: dict) -> None:
        """Keeps what was corrected."""

    @abstractmethod
    def agreements(self, row: Any) -> list[Agreement]:
        """The consents that hold."""

    @abstractmethod
    def withdraw(self, row: Any, purposes: Iterable[str], by: Any = None) -> None:
        """Takes consents back, with all that rests on them."""

    @abstractmethod
    def erase(self, row: Any, by: Any = None) -> None:
        """Erases all that is kept of the person, for good."""

    @abstractmethod
    def purge(self, day: date, *, dry_run: bool = False) -> dict[Text, int]:
        """Erases what was kept long enough on a day; how many of each kind it was."""


def providers() -> list[PersonalData]:
    """What the hooks named `register_personal_data` return, in the order of INSTALLED_APPS."""
    return [register() for register in hooks.get_hooks(HOOK)]


def provider_called(name: str) -> PersonalData | None:
    """The provider of a name; None where the feature is no longer installed."""
    return next((one for one in providers() if one.name == name), None)


@dataclass(frozen=True)
class Found:
    """A row with its provider."""

    provider: PersonalData
    row: Any

    @property
    def code(self) -> str:
        return self.provider.code(self.row)

    @property
    def site(self) -> Site:
        return self.row.site


def find(typed: str, site: Site | None = None) -> Found | None:
    """What stands behind a code that was typed, of a site or (None) of any."""
    for provider in providers():
        row = provider.find(typed, site)
        if row is not None:
            return Found(provider, row)
    return None


def names_person(text: str, held: Sequence[tuple[Text, str]]) -> bool:
    """Whether a text tells one of some values, in whatever case, marks and spaces."""

    def plain(value: str) -> str:
        return "".join(char for char in fold(value) if char.isalnum())

    told = plain(text)
    values = (plain(value) for _label, value in held)
    return any(len(value) > 3 and value in told for value in values)
