"""Questions that lists ask of products and producers."""

from datetime import date, timedelta

from django.db.models import Case, F, IntegerField, Q, Value, When
from django.utils import timezone
from wagtail.models import PageManager

from portal.core.querysets import PortalPageQuerySet
from products.fields import ALL_YEAR
from products.models.choices import EXPIRING_DAYS, PRICE_DAYS, PROVING_EVIDENCE, CertificateState

# Stars that were given and proven, still valid or not.
PROVEN = Q(star_rating__isnull=False, evidence_level__in=PROVING_EVIDENCE, expires_on__isnull=False)


def _is_to_come(field: str, day: date) -> Q:
    """What has no such day, or a later one."""
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": day})


def has_stars(day: date) -> Q:
    """Products whose stars are proven and count on a day (`CertificateMixin.stars_on`)."""
    return PROVEN & Q(expires_on__gte=day) & _is_to_come("revoked_on", day)


def ends_within(day: date, most: int, least: int = 0) -> Q:
    """Certificates about to expire on a day, with so many days left."""
    span = (day + timedelta(days=least), day + timedelta(days=most))
    return certificate_is(CertificateState.EXPIRING, day) & Q(expires_on__range=span)


def certificate_is(state: str, day: date) -> Q:
    """Products whose certificate stands so on a day, as `certificate_state_on` tells each."""
    kept = PROVEN & _is_to_come("revoked_on", day)
    rests = kept & _is_to_come("reassessing_since", day)
    soon = day + timedelta(days=EXPIRING_DAYS)
    return {
        CertificateState.VALID: rests & Q(expires_on__gt=soon),
        CertificateState.EXPIRING: rests & Q(expires_on__range=(day, soon)),
        CertificateState.EXPIRED: rests & Q(expires_on__lt=day),
        CertificateState.REASSESSING: kept & Q(reassessing_since__lte=day),
        CertificateState.REVOKED: PROVEN & Q(revoked_on__lte=day),
        CertificateState.NONE: ~PROVEN,
    }[CertificateState(state)]


def in_season(month: int) -> Q:
    """Products that are there in this month and not all the year."""
    return Q(season_months__includes=month) & ~Q(season_months=ALL_YEAR)


def in_season_next(month: int) -> Q:
    """Products that are not there in this month and will be in the next."""
    coming = Q(season_months__includes=month % 12 + 1)
    return coming & ~Q(season_months__includes=month)


def price_is_stale(day: date) -> Q:
    """Products whose price is older than a seller can be held to (`PRICE_DAYS`)."""
    return Q(price_min__isnull=False, price_updated_on__lte=day - timedelta(days=PRICE_DAYS))


class ProductQuerySet(PortalPageQuerySet):
    """Products in the orders that lists offer; each order is total."""

    def for_cards(self) -> "ProductQuerySet":
        """With all that a card shows, so that a list is one query."""
        return self.select_related("locale", "producer__locale", "cover")

    def in_season_first(self, day: date | None = None) -> "ProductQuerySet":
        """What is in season now, then what is there all year, then the rest."""
        month = (day or timezone.localdate()).month
        rank = Case(
            When(is_available=False, then=Value(4)),
            When(in_season(month), then=Value(0)),
            When(season_months=ALL_YEAR, then=Value(1)),
            When(season_months=0, then=Value(2)),
            default=Value(3),
            output_field=IntegerField(),
        )
        return self._with_stars(day).order_by(rank, "-stars_now", "title", "pk")

    def _with_stars(self, day: date | None = None) -> "ProductQuerySet":
        valid = has_stars(day or timezone.localdate())
        return self.annotate(stars_now=Case(When(valid, then=F("star_rating")), default=Value(0)))

    def most_stars_first(self) -> "ProductQuerySet":
        return self._with_stars().order_by("-stars_now", "title", "pk")

    def cheapest_first(self) -> "ProductQuerySet":
        """By the price of a kilo, then of a litre, then of a piece; without a price last."""
        basis = F("price_basis").asc(nulls_last=True)
        return self.order_by(basis, F("price_for_one").asc(nulls_last=True), "title", "pk")

    def dearest_first(self) -> "ProductQuerySet":
        """As `cheapest_first` the other way round within each: a kilo is compared with kilos."""
        basis = F("price_basis").asc(nulls_last=True)
        return self.order_by(basis, F("price_for_one").desc(nulls_last=True), "title", "pk")

    def newest_first(self) -> "ProductQuerySet":
        return self.order_by(F("first_published_at").desc(nulls_last=True), "-pk")


ProductManager = PageManager.from_queryset(ProductQuerySet)
