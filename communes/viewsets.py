"""The admin of what belongs to a commune as a whole."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet

from communes.models import Village
from communes.views import MAY_CLOSE, ClosingView, CommuneSitesView
from portal.admin.scoped import ScopedModelViewSet
from portal.core.folded import FoldedSearchMixin


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
        FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
        FieldPanel("order"),
    ]


village_viewset = VillageViewSet("villages")


class ClosersMenuItem(MenuItem):
    """Shown to whoever may close a commune's site."""

    def is_shown(self, request):
        return request.user.has_perm(MAY_CLOSE)


class CommuneSitesViewSet(ViewSet):
    """The sites of all communes, for the province."""

    icon = "site"
    url_prefix = "xa"
    menu_label = _("Sites of communes")
    menu_order = 730
    add_to_admin_menu = True
    menu_item_class = ClosersMenuItem

    def get_urlpatterns(self):
        return [
            path("", CommuneSitesView.as_view(), name="index"),
            path("results/", CommuneSitesView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", ClosingView.as_view(), name="closing"),
        ]
