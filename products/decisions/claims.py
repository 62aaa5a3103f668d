"""What pages claim above the register: more stars, a later end, revoked ones, a
decision that lacks them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import ExtractYear
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Site

from portal.core.hints import Text
from portal.core.querysets import HOME_PATH
from products.decisions.choices import SETTLED
from products.decisions.matching import entry_of
from products.decisions.models import DecisionEntry, DecisionKind, OcopDecision
from products.models import ProductPage


def above_register(products: QuerySet) -> QuerySet:
    """Those of some products that claim more than the newest decision on them; no query yet.

    Where the register has nothing of a product, there is no claim to compare.
    """
    own = DecisionEntry.objects.filter(product_key=OuterRef("translation_key"), match__in=SETTLED)
    newest = own.order_by("-decision__issued_on", "-pk")
    products = products.filter(star_rating__isnull=False).alias(
        decided_stars=Subquery(newest.values("star_rating")[:1]),
        decided_until=Subquery(newest.values("valid_until")[:1]),
        decided_kind=Subquery(newest.values("decision__kind")[:1]),
    )
    return products.filter(
        Q(decided_kind=DecisionKind.REVOKE, revoked_on__isnull=True)
        | Q(star_rating__gt=F("decided_stars"))
        | Q(expires_on__gt=F("decided_until"))
    )


def unlisted(products: QuerySet) -> QuerySet:
    """Those of some products that name a decision of the register which lacks them; no query yet.

    Numbers begin anew each year: a decision is meant where the year is the same, too.
    """
    year = ExtractYear(OuterRef("certified_on"))
    meant = OcopDecision.objects.filter(number=OuterRef("decision_number"), issued_on__year=year)
    own = DecisionEntry.objects.filter(product_key=OuterRef("translation_key"), match__in=SETTLED)
    lists_it = own.filter(
        decision__number=OuterRef("decision_number"), decision__issued_on__year=year
    )
    return products.filter(Exists(meant), ~Exists(lists_it), star_rating__isnull=False)


def faults_of_claim(product: ProductPage, entry: DecisionEntry | None) -> list[str]:
    """What a page claims above the newest entry on it, in words; empty where nothing."""
    if entry is None or not product.star_rating:
        return []
    words: dict[str, Any] = {"number": entry.decision.number, "stars": entry.star_rating}
    if entry.decision.revokes and product.revoked_on:
        return []
    if entry.decision.revokes:
        return [_("Decision %(number)s revoked its stars.") % words]
    faults = []
    if entry.star_rating and product.star_rating > entry.star_rating:
        faults.append(_("Decision %(number)s gives it %(stars)s stars.") % words)
    if entry.valid_until and product.expires_on and product.expires_on > entry.valid_until:
        words["day"] = date_format(entry.valid_until, "SHORT_DATE_FORMAT")
        faults.append(_("By decision %(number)s its stars end on %(day)s.") % words)
    return faults


def claims_of(entries: Iterable[DecisionEntry]) -> dict[int, list[str]]:
    """The faults of the pages of some entries, by the entry's key, in words; two queries."""
    settled = [one for one in entries if one.is_settled and one.product_key]
    keys = {one.product_key for one in settled}
    if not keys:
        return {}
    rows = ProductPage.objects.live().filter(translation_key__in=keys).order_by("-depth", "pk")
    # Translations say the same stars.
    products = {page.translation_key: page for page in rows}
    newest: dict[Any, DecisionEntry] = {}
    own = DecisionEntry.objects.filter(product_key__in=keys, match__in=SETTLED)
    for one in own.select_related("decision").order_by("decision__issued_on", "pk"):
        newest[one.product_key] = one
    return {
        one.pk: faults_of_claim(products[one.product_key], newest.get(one.product_key))
        for one in settled
        if one.product_key in products
    }


def refuse_above(product: ProductPage, publisher: Any) -> dict[str, Text]:
    """The rule of publishing: nobody but the province raises stars above the decision."""
    if not product.star_rating or may_exceed(publisher):
        return {}
    entry = entry_of(product, _site_of(product))
    if entry is None or (entry.decision.revokes and product.revoked_on):
        return {}
    words = {"number": entry.decision.number, "stars": entry.star_rating}
    if entry.decision.revokes:
        text = _(
            "Decision %(number)s revoked the stars of this product. Write the day in “Revoked on”,"
            " or ask the province."
        )
        return {"star_rating": text % words}
    if entry.star_rating and product.star_rating > entry.star_rating:
        text = _(
            "Decision %(number)s gives this product %(stars)s stars. Choose %(stars)s, or ask the"
            " province."
        )
        return {"star_rating": text % words}
    return {}


def may_exceed(user: Any) -> bool:
    """Whether somebody looks after the register itself: the provincial administrator."""
    return bool(user and user.has_perm("decisions.change_ocopdecision"))


def _site_of(product: ProductPage) -> int | None:
    """The site that the product stands on; None of a page that isn't in the tree yet."""
    home = product.path[:HOME_PATH]
    site = Site.objects.filter(root_page__path=home).values_list("pk", flat=True).first()
    return site if home else None
