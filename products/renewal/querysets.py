"""Whose products an officer renews, and what the board tells of them."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Substr
from wagtail.models import Site
from wagtail.permissions import policy_registry

from portal.admin.scoped import has_right_everywhere
from portal.core.querysets import HOME_PATH, below
from products.models import ProductPage
from products.models.choices import CertificateState
from products.querysets import PROVEN, certificate_is
from products.renewal.models import Renewal


def own_products(user: Any, actions: tuple[str, ...] = ("view",)) -> QuerySet[ProductPage]:
    """The public products, in the first language, of the sites where the user may do that."""
    pages: Any = ProductPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE)
    if has_right_everywhere(Renewal, user, actions):
        return pages
    policy = policy_registry.get_by_type(Renewal)
    sites = policy.sites_user_has_any_permission_for(user, actions)
    return pages.filter(below(sites.values_list("root_page__path", flat=True)))


def with_renewals(pages: QuerySet[ProductPage], day: date) -> QuerySet[ProductPage]:
    """Products whose stars were given and not revoked, each with its `site_name` and the dossier
    that is open: `renewal_state`, `renewal_round`, `renewal_score`, and of its rubric
    `renewal_criteria` and `renewal_criteria_from`."""
    sites = Site.objects.filter(root_page__path=Substr(OuterRef("path"), 1, HOME_PATH))
    dossiers = Renewal.objects.open().filter(product_key=OuterRef("translation_key"))
    return pages.filter(PROVEN & ~certificate_is(CertificateState.REVOKED, day)).annotate(
        site_name=Subquery(sites.values("site_name")[:1]),
        renewal_state=Subquery(dossiers.values("state")[:1]),
        renewal_round=Subquery(dossiers.values("round")[:1]),
        renewal_score=Subquery(dossiers.values("score")[:1]),
        renewal_criteria=Subquery(dossiers.values("rubric__criteria_number")[:1]),
        renewal_criteria_from=Subquery(dossiers.values("rubric__in_force_from")[:1]),
    )


def not_begun() -> Q:
    """Of products `with_renewals` those that have no dossier."""
    return Q(renewal_state__isnull=True)
