"""What a commune's site should have of drafts to comment on."""

from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communes.consultations.models import ConsultationIndexPage, ConsultationPage
from portal.core.overview import CompletenessItem, Homes

WITHIN = timedelta(days=365)


def _asked_lately(homes: Homes) -> QuerySet:
    today = timezone.localdate()
    return homes.pages(ConsultationPage).filter(opens_on__gt=today - WITHIN, opens_on__lte=today)


ITEMS = (
    CompletenessItem(
        name="consultation",
        label=_("A draft on which people were asked in the last 12 months"),
        why=_("What people have said before it is decided is kept more willingly."),
        order=35,
        having=_asked_lately,
        mend=lambda desk, place: desk.add_url(place, ConsultationIndexPage, ConsultationPage),
    ),
)
