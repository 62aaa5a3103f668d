"""What works and procurement put on the desk: those whose time is over and whose end isn't told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.models import Page

from communes.works.choices import Stage, TenderStage
from communes.works.models import ProjectPage, TenderPage
from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting

# The state of a list that shows what is counted.
OVERDUE = "overdue"


def works_overdue() -> Q:
    """Published works that should be finished by now and are not."""
    return Q(live=True, planned_to__lt=timezone.localdate(), percent__lt=Stage.DONE)


def tenders_overdue() -> Q:
    """Published notices that take no more offers and name no outcome."""
    return Q(live=True, closes_at__lt=timezone.now(), stage=TenderStage.INVITED)


@dataclass(frozen=True)
class Row:
    """Pages that wait: of a type, which of them, where they are listed, and in words."""

    name: str
    model: type[Page]
    which: Callable[[], Q]
    list_name: str
    words: Callable[[int], str]


def _works(count: int) -> str:
    return ngettext(
        "%(count)s public work is past its day: how far is it?",
        "%(count)s public works are past their day: how far are they?",
        count,
    )


def _tenders(count: int) -> str:
    return ngettext(
        "%(count)s procurement notice takes no more offers: who won?",
        "%(count)s procurement notices take no more offers: who won?",
        count,
    )


ROWS = (
    Row("works_overdue", ProjectPage, works_overdue, "works:index", _works),
    Row("tenders_overdue", TenderPage, tenders_overdue, "tenders:index", _tenders),
)


def page_counts(user) -> dict[str, Q]:
    """A translation is no second one."""
    original = Q(locale__language_code=settings.LANGUAGE_CODE)
    return {
        row.name: Q(Exists(row.model.objects.filter(row.which(), original, pk=OuterRef("pk"))))
        for row in ROWS
    }


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query of its own; for who may change the pages."""
    for row in ROWS:
        counted = desk.pages(row.name)
        for place in desk.places:
            if desk.changes(place) and (count := counted[place]):
                text = row.words(count) % {"count": count}
                url = f"{reverse(row.list_name)}?state={OVERDUE}"
                yield Waiting(place, Urgency.TO_DO, text, url, order=50)
