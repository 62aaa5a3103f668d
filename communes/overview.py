"""What a commune's site should have of the commune itself."""

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.permissions import policy_registry

from communes.models import CommuneHomePage, Village
from portal.core.overview import CompletenessItem, Homes


def _has_villages(homes: Homes) -> QuerySet:
    return homes.rows(Village.objects.all())


def _villages(desk, place) -> str:
    policy = policy_registry.get_by_type(Village)
    adds = policy.user_has_permission_for_instance(desk.user, "add", place.site)
    return reverse("villages:index") if adds else ""


def _has_figures(homes: Homes) -> QuerySet:
    return homes.pages(CommuneHomePage).exclude(figures=[])


ITEMS = (
    CompletenessItem(
        name="villages",
        label=_("The villages"),
        why=_("Announcements and questions can then say which village they are about."),
        order=70,
        having=_has_villages,
        mend=_villages,
    ),
    CompletenessItem(
        name="figures",
        label=_("Figures of the commune on its home page"),
        why=_("Households, people and other statistics, with their source."),
        order=75,
        having=_has_figures,
        mend=lambda desk, place: desk.edit_url(place, place.site.root_page),
    ),
)
