"""What the province sees of a commune's schedule, and what its site should have of it."""

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from communes.schedules.filling import needs_next_week
from communes.schedules.models import WorkScheduleIndexPage, WorkSchedulePage
from portal.core.overview import CompletenessItem, Homes, OverviewColumn, by_home
from portal.core.weeks import Week

# Whether this week's schedule is there, and next week's.
Weeks = tuple[bool, bool]


class WeeksThere(OverviewColumn[Weeks]):
    """This and next week's schedule, as readers have them; next week's needs care from the day
    on which officers are asked for it."""

    name = "weeks"
    title = _("Work schedule")
    order = 20
    heads = (_("This week’s schedule"), _("Next week’s schedule"))
    section = WorkScheduleIndexPage

    def read(self, homes: Homes) -> dict[str, Weeks]:
        this = Week.this()
        mondays = [this.monday, (this + 1).monday]
        weeks = homes.pages(WorkSchedulePage).filter(starts_on__in=mondays)
        found = by_home(
            weeks,
            this=Count("pk", filter=Q(starts_on=mondays[0])),
            next=Count("pk", filter=Q(starts_on=mondays[1])),
        )
        return {home: (bool(row["this"]), bool(row["next"])) for home, row in found.items()}

    def rank(self, found: Weeks | None) -> Weeks:
        return found or (False, False)

    def words(self, found: Weeks | None) -> str:
        return {
            (True, True): gettext("Both weeks are there"),
            (True, False): gettext("This week is there, next week not yet"),
            (False, True): gettext("Only next week is there"),
            (False, False): gettext("Neither week is there"),
        }[self.rank(found)]

    def needs_care(self, found: Weeks | None) -> bool:
        this, following = self.rank(found)
        return not this or (not following and needs_next_week(timezone.localdate()))

    def care_words(self, found: Weeks | None) -> str:
        this, _following = self.rank(found)
        return gettext("Write next week’s") if this else gettext("This week’s is missing")

    def cells(self, found: Weeks | None) -> tuple:
        return tuple(gettext("There") if one else gettext("Missing") for one in self.rank(found))


def _has_this_week(homes: Homes) -> QuerySet:
    return homes.pages(WorkSchedulePage).filter(starts_on=Week.this().monday)


def _list_of_weeks(desk, place) -> str:
    """The list of weeks, where missing ones are made from the week before."""
    adds = desk.add_url(place, WorkScheduleIndexPage, WorkSchedulePage)
    return reverse("schedules:index") if adds else ""


COLUMNS = (WeeksThere(),)
ITEMS = (
    CompletenessItem(
        name="week",
        label=_("This week’s work schedule"),
        why=_("People see when the leaders receive them and where they are."),
        order=20,
        having=_has_this_week,
        mend=_list_of_weeks,
    ),
)
