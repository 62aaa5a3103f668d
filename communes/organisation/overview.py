"""What a commune's site should have of its apparatus."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from communes.organisation.models import OfficialProfilePage, OrganisationIndexPage
from communes.organisation.models.unit import OrganisationUnitPage
from portal.core.overview import CompletenessItem, Homes


def _has_officials(homes: Homes) -> QuerySet:
    return homes.pages(OfficialProfilePage)


ITEMS = (
    CompletenessItem(
        name="officials",
        label=_("The units and officials with their telephones"),
        why=_("People see who does what, and call the right person at once."),
        order=65,
        having=_has_officials,
        mend=lambda desk, place: desk.add_url(place, OrganisationIndexPage, OrganisationUnitPage),
    ),
)
