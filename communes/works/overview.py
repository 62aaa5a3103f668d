"""What a commune's site should have of works and money."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from communes.works.models import AccountPage, WorksIndexPage
from portal.core.overview import CompletenessItem, Homes


def _has_money(homes: Homes) -> QuerySet:
    return homes.pages(AccountPage)


ITEMS = (
    CompletenessItem(
        name="money",
        label=_("A budget, contributions or a fund made public"),
        why=_("People see where their money went, and need not ask."),
        order=66,
        having=_has_money,
        mend=lambda desk, place: desk.add_url(place, WorksIndexPage, AccountPage),
    ),
)
