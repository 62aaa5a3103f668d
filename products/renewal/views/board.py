"""The board: who ends when, the next round, how far the dossier is; the province sees all."""

from datetime import date
from typing import Any

import django_filters
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn

from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.reports import ModelReportView
from portal.admin.scoped import has_right_everywhere
from portal.core.folded import FoldedSearchMixin
from portal.core.querysets import below
from portal.core.workdays import add_months
from portal.sites.neighbours import called, commune_sites
from products.criteria import criteria_called
from products.models import OcopGroup, ProductPage, Stars
from products.models.choices import CertificateState
from products.renewal.choices import RenewalState
from products.renewal.models import Renewal
from products.renewal.querysets import not_begun, own_products, with_renewals
from products.renewal.rounds import in_round, round_for, rounds_from
from products.viewsets import ENDED, certificate_filter, certificate_text

MONTHS_BACK, MONTHS_AHEAD, ROUNDS_AHEAD = 12, 37, 4
NOT_BEGUN = "none"


def _months() -> list[tuple[str, str]]:
    first = timezone.localdate().replace(day=1)
    days = [add_months(first, step) for step in range(-MONTHS_BACK, MONTHS_AHEAD)]
    return [(f"{day:%Y-%m}", f"{day:%-m/%Y}") for day in days]


def _rounds() -> list[tuple[str, str]]:
    days = rounds_from(timezone.localdate(), ROUNDS_AHEAD)
    return [(day.isoformat(), date_format(day, "SHORT_DATE_FORMAT")) for day in days]


def _choice(label: Any, choices: Any, **kwargs: Any) -> django_filters.ChoiceFilter:
    empty = pgettext_lazy("filter", "All")
    return django_filters.ChoiceFilter(label=label, choices=choices, empty_label=empty, **kwargs)


class BoardFilterSet(WagtailFilterSet):
    """Narrows the board; no choice of it grows with the number of communes."""

    certificate = _choice(
        _("OCOP certificate"),
        [
            (ENDED, _("Has ended")),
            ("30", _("Ends within 30 days")),
            ("90", _("Ends in 31 to 90 days")),
            ("180", _("Ends in 91 to 180 days")),
            (CertificateState.REASSESSING, capfirst(CertificateState.REASSESSING.label)),
        ],
        method="in_certificate",
    )
    dossier = _choice(
        _("Dossier"),
        [
            (NOT_BEGUN, _("Not begun")),
            (RenewalState.PREPARING, capfirst(RenewalState.PREPARING.label)),
            (RenewalState.FILED, capfirst(RenewalState.FILED.label)),
        ],
        method="with_dossier",
    )
    group = _choice(_("Group"), OcopGroup.choices, field_name="ocop_group")
    stars = _choice(_("Stars"), Stars.choices, field_name="star_rating")
    month = _choice(_("Month of the end"), _months, method="ending_in")
    round = _choice(_("Round"), _rounds, method="due_in")
    commune = django_filters.CharFilter(label=_("Commune"), method="in_commune")

    class Meta:
        model = ProductPage
        fields: list[str] = []

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not has_right_everywhere(Renewal, self.request.user, ("view",)):
            del self.filters["commune"]

    def in_certificate(self, queryset, name, value):
        return queryset.filter(certificate_filter(value, timezone.localdate()))

    def with_dossier(self, queryset, name, value):
        is_so = not_begun() if value == NOT_BEGUN else Q(renewal_state=value)
        return queryset.filter(is_so)

    def ending_in(self, queryset, name, value):
        first = date.fromisoformat(f"{value}-01")
        return queryset.filter(expires_on__gte=first, expires_on__lt=add_months(first, 1))

    def due_in(self, queryset, name, value):
        """As `_round` tells of each."""
        day = date.fromisoformat(value)
        by_end = not_begun() & in_round(day, timezone.localdate())
        return queryset.filter(Q(renewal_round=day) | by_end)

    def in_commune(self, queryset, name, value):
        sites = commune_sites().filter(pk__in=called(commune_sites(), value))
        return queryset.filter(below(sites.values_list("root_page__path", flat=True)))


def renewal_url(product: ProductPage) -> str:
    """The screen of a product."""
    return reverse("renewal", args=[product.pk])


def _round(product: Any) -> date:
    return product.renewal_round or round_for(product.expires_on, timezone.localdate())


def _round_words(product: Any) -> str:
    day = date_format(_round(product), "SHORT_DATE_FORMAT")
    return gettext("round of %(day)s") % {"day": day}


def _dossier(product: Any) -> str:
    if product.renewal_state is None:
        return gettext("no dossier yet")
    return gettext("dossier %(state)s") % {"state": RenewalState(product.renewal_state).label}


def _practice(product: Any) -> str:
    if product.renewal_score is None:
        return "–"
    criteria = criteria_called(product.renewal_criteria, product.renewal_criteria_from)
    stars = criteria.stars_for(product.renewal_score)
    told = {"points": product.renewal_score, "stars": stars}
    if not stars:
        return gettext("%(points)s points, no stars yet") % told
    return gettext("%(points)s points, %(stars)s stars") % told


# What a row of the file has, by name: its heading and where it comes from.
CELLS: dict[str, tuple[Any, Any]] = {
    "title": (_("Product"), lambda product: product.title),
    "site_name": (_("Commune"), lambda product: product.site_name),
    "group": (_("Group"), lambda product: str(product.get_ocop_group_display())),
    "star_rating": (_("Stars"), lambda product: product.star_rating),
    "decision_number": (_("Decision"), lambda product: product.decision_number),
    "expires_on": (pgettext_lazy("certificate", "Valid until"), lambda product: product.expires_on),
    "certificate": (_("Certificate"), certificate_text),
    "round": (_("Round"), _round),
    "dossier": (_("Dossier"), _dossier),
    "score": (_("Practice score"), lambda product: product.renewal_score),
}


class BoardView(FoldedSearchMixin, ModelReportView):
    """Products with stars, who ends first; as a table, CSV or XLSX."""

    policy_model = Renewal
    model = ProductPage
    page_title = _("Renewal of certificates")
    header_icon = "history"
    index_url_name = "renewal_board"
    index_results_url_name = "renewal_board_results"
    default_ordering = "expires_on"
    filterset_class = BoardFilterSet
    is_searchable = True
    search_fields = ["title"]
    table_classname = f"listing {CARDS}"
    no_results_message = _("No product is here: none has stars, or the filter finds none.")
    list_export = [*CELLS]
    export_headings = {name: head for name, (head, _cell) in CELLS.items()}

    @cached_property
    def columns(self) -> list[Column]:
        sites = [Column("site_name", label=_("Commune"), sort_key="site_name", classname=ON_CARD)]
        if not has_right_everywhere(Renewal, self.request.user, ("view",)):
            sites = []
        return [
            TitleColumn("title", label=_("Product"), sort_key="title", get_url=renewal_url),
            *sites,
            Column(
                "star_rating",
                label=_("Stars"),
                accessor="get_star_rating_display",
                sort_key="star_rating",
                classname=ON_CARD,
            ),
            Column(
                "certificate",
                label=_("Certificate"),
                accessor=certificate_text,
                sort_key="expires_on",
                classname=ON_CARD,
            ),
            Column(
                "round",
                label=_("Hand in by"),
                accessor=_round_words,
                classname=ON_CARD,
            ),
            Column("dossier", label=_("Dossier"), accessor=_dossier, classname=ON_CARD),
            Column("score", label=_("Practice score"), accessor=_practice),
        ]

    def get_base_queryset(self):
        return with_renewals(own_products(self.request.user), timezone.localdate())

    def to_row_dict(self, item: ProductPage) -> dict[str, Any]:
        return {name: cell(item) for name, (_head, cell) in CELLS.items()}

    def get_filename(self) -> str:
        return f"lam-lai-chung-nhan-{timezone.localdate():%Y-%m-%d}"
