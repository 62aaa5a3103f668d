"""How the communes' sites fare: what features tell the province of all, and each of its own.

A feature registers columns of the report “Tình hình các xã” by the hook
`register_overview_columns`, and what every commune's site should have by the hook
`register_completeness_items`; both are functions that return several. All is asked for many
homes at once, in one query however many there are (docs/overview.md).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Substr
from django.utils import timezone
from wagtail.models import Locale, Page, Site

from portal.core.formatting import number
from portal.core.hints import Text
from portal.core.querysets import HOME_PATH, below

if TYPE_CHECKING:
    from portal.desk.desk import Desk, DeskSite

COLUMNS_HOOK = "register_overview_columns"
ITEMS_HOOK = "register_completeness_items"

Found = TypeVar("Found")


@dataclass(frozen=True)
class Homes:
    """The homes, of the first language, that are asked about: those at some paths, or all.

    Asked for all, the portal's come along: who asks knows which homes are meant.
    """

    paths: tuple[str, ...] | None = None

    def pages(self, model: type[Page], drafts: bool = False) -> QuerySet:
        """The live pages of a type, or all of them, each with the path of its `home`."""
        pages = model.objects.all() if drafts else model.objects.live()
        if self.paths is None:
            first = Locale.objects.filter(language_code=settings.LANGUAGE_CODE)
            pages = pages.filter(locale__in=first.values("pk"))
        else:
            # By their keys: SQLite would begin with what a condition finds on all sites.
            pages = pages.filter(pk__in=Page.objects.filter(below(self.paths)).values("pk"))
        return pages.annotate(home=Substr("path", 1, HOME_PATH)).order_by()

    def rows(self, rows: QuerySet, site: str = "site") -> QuerySet:
        """Rows of a site, to which `site` leads, each with the path of its `home`."""
        field = f"{site}__root_page__path"
        if self.paths is not None:
            rows = rows.filter(**{f"{field}__in": self.paths})
        return rows.annotate(home=F(field)).order_by()


class OverviewColumn(Generic[Found]):
    """A column of the report. What it found of a commune is None where there is nothing.

    `heads` are the columns that it is in the file; `section` is the type of the section of the
    commune's site where readers see the same.
    """

    name: str
    title: Text
    order: int
    heads: tuple[Text, ...]
    section: type[Page] | None = None

    def read(self, homes: Homes) -> dict[str, Found]:
        """What there is to tell, by the path of the home; one query."""
        raise NotImplementedError

    def rank(self, found: Found | None) -> Any:
        """What communes are put in order by: the same type for all."""
        raise NotImplementedError

    def words(self, found: Found | None) -> str:
        """What a cell says."""
        raise NotImplementedError

    def needs_care(self, found: Found | None) -> bool:
        """Whether the province should look after it."""
        return False

    def care_words(self, found: Found | None) -> str:
        """Why, where it needs care."""
        return ""

    def cells(self, found: Found | None) -> tuple[Any, ...]:
        """What the file says: a number, a day or words for each of `heads`."""
        raise NotImplementedError

    def url(self, site: Site, user: Any) -> str:
        """A screen of the admin where this user may look at it; "" for none."""
        return ""


# How many are overdue, and how many are open, these among them.
Waiting = tuple[int, int]


class WaitingColumn(OverviewColumn[Waiting]):
    """Rows of a site that are open, and those whose last day (`due_on`) is over.

    `none` is said where nothing waits, `some` and `late` with a `count`.
    """

    none: Text
    some: Text
    late: Text

    def open_rows(self) -> QuerySet:
        raise NotImplementedError

    def read(self, homes: Homes) -> dict[str, Waiting]:
        late = Count("pk", filter=Q(due_on__lt=timezone.localdate()))
        found = by_home(homes.rows(self.open_rows()), late=late, waiting=Count("pk"))
        return {home: (row["late"], row["waiting"]) for home, row in found.items()}

    def rank(self, found: Waiting | None) -> Waiting:
        return found or (0, 0)

    def words(self, found: Waiting | None) -> str:
        _late, waiting = self.rank(found)
        return str(self.some) % {"count": number(waiting)} if waiting else str(self.none)

    def needs_care(self, found: Waiting | None) -> bool:
        return self.rank(found)[0] > 0

    def care_words(self, found: Waiting | None) -> str:
        return str(self.late) % {"count": number(self.rank(found)[0])}

    def cells(self, found: Waiting | None) -> tuple[int, int]:
        late, waiting = self.rank(found)
        return waiting, late


@dataclass(frozen=True)
class CompletenessItem:
    """Something that each commune's site should have.

    `having` gives rows with the path of a `home` that has it (`Homes.pages`, `Homes.rows`).
    `why` is a line for the officer; `mend` the address where this officer brings it in order,
    "" where that is another's.
    """

    name: str
    label: Text
    why: Text
    order: int
    having: Callable[[Homes], QuerySet]
    mend: Callable[["Desk", "DeskSite"], str]


def by_home(rows: QuerySet, **aggregates: Any) -> dict[str, dict[str, Any]]:
    """Aggregates of rows that have their `home`, by its path; homes without any are left out."""
    found = rows.order_by().values("home").annotate(**aggregates)
    return {row.pop("home"): row for row in found}
