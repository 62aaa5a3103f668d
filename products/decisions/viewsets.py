"""The register in the admin: decisions by the province, their products by each commune, too."""

from datetime import date

from django.db.models import Q
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import Button

from portal.admin.filters import RadioFilter
from portal.admin.page_lists import CARDS, ON_CARD
from portal.admin.references import OFFERS_OTHERS
from portal.admin.scoped import ScopedForm, ScopedModelViewSet
from portal.core.folded import FoldedSearchMixin
from portal.core.hints import Host
from products.decisions.claims import above_register, claims_of
from products.decisions.matching import match_entries
from products.decisions.models import DecisionEntry, DecisionKind, Match, OcopDecision
from products.decisions.views.importing import ImportAnnexView, ReviewAnnexView
from products.decisions.views.matching import EntryPageView
from products.models import ProductPage

WITHOUT_PAGE, PAGES_ABOVE = "without", "above"


def without_page(today: date) -> Q:
    """Entries, `with_later`, whose stars still count and that have no page yet."""
    is_valid = Q(valid_until__gte=today) & ~Q(decision__kind=DecisionKind.REVOKE)
    is_newest = Q(is_revoked=False, is_renewed=False)
    return Q(match__in=[Match.NONE, Match.APART]) & is_valid & is_newest


class DecisionIndexView(FoldedSearchMixin, generic.IndexView):
    """Newest first, with the way to take in an annex."""

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if self.user_has_permission("add"):
            url = reverse("ocop_decisions:import")
            label = _("Take in an annex")
            buttons = [*buttons, Button(label, url=url, icon_name="upload", priority=90)]
        return buttons


class DecisionViewSet(ModelViewSet):
    """Decisions on OCOP stars, kept by the province."""

    model = OcopDecision
    icon = "clipboard-list"
    menu_label = _("OCOP decisions")
    menu_order = 162
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = DecisionIndexView
    search_fields = ["number", "authority"]
    search_backend_name = None
    list_display = ["number", DateColumn("issued_on", label=_("Day")), "kind", "authority"]
    list_per_page = 50
    ordering = ["-issued_on"]
    panels = [
        FieldRowPanel([FieldPanel("number"), FieldPanel("issued_on")]),
        FieldRowPanel([FieldPanel("authority"), FieldPanel("kind")]),
        FieldPanel("criteria_set"),
        FieldPanel("source_url"),
        FieldPanel("is_sample"),
    ]

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("nhap-phu-luc/", ImportAnnexView.as_view(), name="import"),
            path("nhap-phu-luc/<int:import_id>/", ReviewAnnexView.as_view(), name="review"),
        ]


class EntryFilterSet(WagtailFilterSet):
    """By what is to be done with their pages."""

    page = RadioFilter(
        label=_("Page"),
        choices=[
            (WITHOUT_PAGE, _("No page yet")),
            (Match.PROPOSED, _("To be confirmed")),
            (PAGES_ABOVE, _("Claims more than the decision")),
        ],
        method="by_page",
    )

    class Meta:
        model = DecisionEntry
        fields = ["page"]

    def by_page(self, queryset, name, value):
        if value == PAGES_ABOVE:
            pages = above_register(ProductPage.objects.live())
            return queryset.filter(product_key__in=pages.values("translation_key"))
        if value == WITHOUT_PAGE:
            return queryset.with_later().filter(without_page(timezone.localdate()))
        return queryset.filter(match=value)


class EntryIndexView(FoldedSearchMixin, generic.IndexView):
    """Products of decisions with their pages."""

    any_permission_required = ["view"]
    table_classname = f"listing {CARDS}"

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("decision", "site")

    def get_table(self, object_list, **kwargs):
        self.claims = claims_of(object_list)
        return super().get_table(object_list, **kwargs)

    def _page_words(self, entry: DecisionEntry) -> str:
        faults = self.claims.get(entry.pk)
        return " ".join(faults) if faults else entry.get_match_display()

    @cached_property
    def columns(self):
        return [
            TitleColumn(
                "product_name",
                label=_("Product"),
                get_url=lambda entry: reverse("decision_entries:page", args=[entry.pk]),
                sort_key="product_name",
            ),
            Column("owner_name", label=pgettext_lazy("OCOP", "Owner"), classname=ON_CARD),
            Column("site", label=_("Site"), accessor=lambda entry: entry.site or "–"),
            Column(
                "star_rating", label=_("Stars"), accessor=lambda entry: entry.star_rating or "–"
            ),
            Column("decision", label=_("Decision"), classname=ON_CARD),
            DateColumn("valid_until", label=pgettext_lazy("certificate", "Valid until")),
            Column("page", label=_("Page"), accessor=self._page_words, classname=ON_CARD),
        ]


class EntryForm(ScopedForm):
    """The province says whose site it is; choices are the sites where the officer may change."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        setattr(self.fields["site"], OFFERS_OTHERS, True)


class _LooksForPage(Host):
    """Looks for the page anew where what it is found by was corrected.

    What an officer said stays while the commune does.
    """

    def save_instance(self):
        entry, corrected = self.form.instance, set(self.form.changed_data)
        if "site" in corrected:
            entry.match, entry.product_key = Match.NONE, None
        saved = super().save_instance()
        if corrected & {"site", "product_name", "owner_name"}:
            match_entries([saved])
        return saved


class EntryCreateView(_LooksForPage, generic.CreateView):
    """A product that is typed in meets its page at once."""


class EntryEditView(_LooksForPage, generic.EditView):
    """A product that is corrected meets the page that it has now."""


class EntryViewSet(ScopedModelViewSet):
    """Products in decisions: an officer meets those of the own commune."""

    model = DecisionEntry
    icon = "pick"
    menu_label = _("Products in decisions")
    menu_order = 163
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    base_form_class = EntryForm
    index_view_class = EntryIndexView
    add_view_class = EntryCreateView
    edit_view_class = EntryEditView
    filterset_class = EntryFilterSet
    search_fields = ["product_name", "owner_name", "certificate_number", "decision__number"]
    search_backend_name = None
    list_per_page = 50
    ordering = ["-decision__issued_on", "product_name"]
    panels = [
        FieldPanel("decision"),
        FieldRowPanel([FieldPanel("product_name"), FieldPanel("owner_name")]),
        FieldRowPanel([FieldPanel("commune_text"), FieldPanel("site")]),
        FieldRowPanel([FieldPanel("star_rating"), FieldPanel("valid_until")]),
        FieldPanel("certificate_number"),
    ]

    def get_urlpatterns(self):
        view = EntryPageView.as_view()
        return [*super().get_urlpatterns(), path("<int:entry_id>/trang/", view, name="page")]


decision_viewset = DecisionViewSet("ocop_decisions", url_prefix="quyet-dinh-ocop")
entry_viewset = EntryViewSet("decision_entries", url_prefix="san-pham-trong-quyet-dinh")
