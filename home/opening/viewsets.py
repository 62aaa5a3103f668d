"""The addresses of openings, and their place in the menu."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from home.opening.running import MAY_OPEN
from home.opening.views import OpeningListView, OpeningView, SpecView, UnitView


class OpenersMenuItem(MenuItem):
    """Shown to whoever may open communes."""

    def is_shown(self, request):
        return request.user.has_perm(MAY_OPEN)


class CommuneOpeningsViewSet(ViewSet):
    """Opening communes, for the province."""

    icon = "plus-inverse"
    url_prefix = "mo-xa"
    menu_label = _("Open a site")
    menu_order = 735
    add_to_admin_menu = True
    menu_item_class = OpenersMenuItem

    def get_urlpatterns(self):
        results = OpeningListView.as_view(results_only=True)
        return [
            path("", OpeningListView.as_view(), name="index"),
            path("results/", results, name="index_results"),
            path("chon/", UnitView.as_view(), name="unit"),
            path("moi/", SpecView.as_view(), name="spec"),
            path("<int:pk>/", OpeningView.as_view(), name="opening"),
        ]
