"""The province's own list of units in the admin; officers of communes don't see it."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.permissions import policy_registry
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet, SnippetViewSetGroup

from communes.units.models import (
    AdministrativeUnit,
    LegalBasis,
    UnitOutline,
    UnitSuccession,
)
from portal.core.folded import FoldedSearchMixin
from portal.core.hints import Host


class PermittedChooserMixin(Host):
    """Wagtail opens a chooser to everyone in the admin; this one asks for rights on the model."""

    def dispatch(self, request, *args, **kwargs):
        policy = policy_registry.get_by_type(self.model_class)
        if not policy.user_has_any_permission(request.user, ["view", "add", "change", "delete"]):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class PermittedChooserViewSet(SnippetChooserViewSet):
    """A chooser for those who may see the list it chooses from."""


# Every address of a chooser goes through the same door.
for _name in (
    "choose_view_class",
    "choose_results_view_class",
    "chosen_view_class",
    "chosen_multiple_view_class",
    "create_view_class",
):
    _view = getattr(SnippetChooserViewSet, _name)
    setattr(
        PermittedChooserViewSet,
        _name,
        type(f"Permitted{_view.__name__}", (PermittedChooserMixin, _view), {}),
    )


class NameSearchMixin(Host):
    """Searches by name as readers do: without marks, by old names, by code."""

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        words = self.search_query
        return queryset.named(words) | queryset.filter(gso_code=words.strip())


class UnitIndexView(NameSearchMixin, IndexView):
    pass


class AdministrativeUnitViewSet(SnippetViewSet):
    model = AdministrativeUnit
    icon = "site"
    menu_label = _("List of units")
    index_view_class = UnitIndexView
    chooser_viewset_class = PermittedChooserViewSet
    list_display = [
        "full_name",
        "gso_code",
        Column("place", label=_("Lies in")),
        "valid_to",
    ]
    list_filter = ["unit_type", "valid_to"]
    search_fields = ["folded_name"]  # switches the search on; UnitIndexView does it
    list_per_page = 50
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["id", "folded_name"]

    def get_queryset(self, request):
        return AdministrativeUnit.objects.with_place()


class FoldedIndexView(FoldedSearchMixin, IndexView):
    pass


class UnitSuccessionViewSet(SnippetViewSet):
    model = UnitSuccession
    index_view_class = FoldedIndexView
    icon = "history"
    menu_label = _("Successions of units")
    chooser_viewset_class = PermittedChooserViewSet
    list_display = ["predecessor", "successor", "kind", "effective_date"]
    list_filter = ["kind", "share"]
    search_fields = ["predecessor__folded_name", "successor__folded_name"]
    list_per_page = 50
    inspect_view_enabled = True

    def get_queryset(self, request):
        return UnitSuccession.objects.select_related("predecessor", "successor")


class LegalBasisViewSet(SnippetViewSet):
    model = LegalBasis
    index_view_class = FoldedIndexView
    icon = "doc-full"
    menu_label = _("Legal bases")
    chooser_viewset_class = PermittedChooserViewSet
    list_display = ["number", "title", "issued_on", "effective_to"]
    search_fields = ["number", "title", "issuer"]
    inspect_view_enabled = True


class UnitOutlineViewSet(SnippetViewSet):
    model = UnitOutline
    index_view_class = FoldedIndexView
    icon = "crosshairs"
    menu_label = _("Outlines of units")
    chooser_viewset_class = PermittedChooserViewSet
    list_display = ["unit", "source"]
    search_fields = ["unit__folded_name"]

    def get_queryset(self, request):
        return UnitOutline.objects.select_related("unit").defer("rings")


class UnitsViewSetGroup(SnippetViewSetGroup):
    menu_label = _("Administrative units")
    menu_icon = "site"
    menu_order = 700
    items = (
        AdministrativeUnitViewSet,
        UnitSuccessionViewSet,
        UnitOutlineViewSet,
        LegalBasisViewSet,
    )
