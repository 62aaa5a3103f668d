"""What webhooks put on the desk: programs that were given up."""

from collections.abc import Iterator

from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.permissions import policy_registry

from communes.webhooks.models import Webhook
from portal.desk.desk import Desk
from portal.desk.parts import Part, Urgency, Waiting

GIVEN_UP = "webhooks_given_up"


def site_counts() -> dict[str, Coalesce]:
    """How many programs of a site the portal switched off."""
    rows = Webhook.objects.filter(site=OuterRef("pk"), is_on=False, failing_since__isnull=False)
    count = rows.order_by().values("site").annotate(total=Count("pk")).values("total")
    return {GIVEN_UP: Coalesce(Subquery(count, output_field=IntegerField()), 0)}


def desk_parts(desk: Desk) -> Iterator[Part]:
    """For who looks after them; no query of its own."""
    policy = policy_registry.get_by_type(Webhook)
    for place in desk.places:
        count = desk.count(place, GIVEN_UP)
        if not count or not policy.user_has_any_permission(desk.user, ["change"]):
            continue
        text = ngettext(
            "%(count)s program has not answered for a week and is told nothing any more",
            "%(count)s programs have not answered for a week and are told nothing any more",
            count,
        )
        url = reverse("webhooks:index")
        yield Waiting(place, Urgency.TO_DO, text % {"count": count}, url, order=90)
