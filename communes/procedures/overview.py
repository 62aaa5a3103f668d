"""What the province sees of a commune's words to its procedures, and what its site should have."""

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from communes.procedures.models import ProcedureIndexPage, ProcedureOverlay
from communes.procedures.querysets import WORDS
from portal.core.formatting import number
from portal.core.overview import CompletenessItem, Homes, OverviewColumn, by_home

# With the commune's own words, and not done there.
Told = tuple[int, int]
SAYS_SOMETHING = Q(is_offered=True) & ~Q(**dict.fromkeys(WORDS, ""))


class OwnWords(OverviewColumn[Told]):
    """Procedures with the commune's counter, hours, telephone or note, and those not done there."""

    name = "procedures"
    title = _("Own words to procedures")
    order = 57
    heads = (_("Procedures with own words"), _("Procedures not done here"))
    section = ProcedureIndexPage

    def read(self, homes: Homes) -> dict[str, Told]:
        rows = homes.rows(ProcedureOverlay.objects.filter(procedure__live=True))
        counts = {
            "written": Count("pk", filter=SAYS_SOMETHING),
            "refused": Count("pk", filter=Q(is_offered=False)),
        }
        found = by_home(rows, **counts)
        return {home: (row["written"], row["refused"]) for home, row in found.items()}

    def rank(self, found: Told | None) -> Told:
        return found or (0, 0)

    def words(self, found: Told | None) -> str:
        written, refused = self.rank(found)
        if not refused:
            return number(written)
        told = {"written": number(written), "refused": number(refused)}
        return gettext("%(written)s, and %(refused)s not done here") % told

    def cells(self, found: Told | None) -> tuple:
        return self.rank(found)


def _has_words(homes: Homes) -> QuerySet:
    return homes.rows(ProcedureOverlay.objects.filter(SAYS_SOMETHING, procedure__live=True))


def _write(desk, place) -> str:
    """The commune's list of procedures; it is for its officers, not for who has all sites."""
    policy = policy_registry.get_by_type(ProcedureOverlay)
    writes = policy.user_has_permission_for_instance(desk.user, "change", place.site)
    if not writes or desk.user.is_superuser:
        return ""
    return reverse("procedure_overlays:list", args=[place.site.pk])


COLUMNS = (OwnWords(),)
ITEMS = (
    CompletenessItem(
        name="procedures",
        label=_("The commune’s counter, hours or note for a procedure"),
        why=_("People know at once which counter to go to, and when."),
        order=47,
        having=_has_words,
        mend=_write,
    ),
)
