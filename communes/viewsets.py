"""The admin of what belongs to a commune as a whole."""

from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.views.generic import IndexView

from communes.models import Village
from portal.core.folded import FoldedSearchMixin
from portal.core.scoped import ScopedModelViewSet


class VillageIndexView(FoldedSearchMixin, IndexView):
    pass


class VillageViewSet(ScopedModelViewSet):
    """A commune's villages, kept by its own staff."""

    model = Village
    icon = "group"
    menu_order = 450
    add_to_admin_menu = True
    copy_view_enabled = False
    sort_order_field = None
    list_display = ["__str__", "households", "population", "order"]
    index_view_class = VillageIndexView
    search_fields = ["name"]
    search_backend_name = None
    ordering = ["order", "name"]
    list_per_page = 50
    panels = [
        FieldPanel("site"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("name")]),
        FieldRowPanel([FieldPanel("households"), FieldPanel("population")]),
        FieldPanel("order"),
    ]


village_viewset = VillageViewSet("villages")
