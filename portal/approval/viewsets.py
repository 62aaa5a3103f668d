"""The addresses of approval, and its place in the menu."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from portal.approval.views import ReviewView, WaitingView, may_approve


class ApprovalMenuItem(MenuItem):
    def is_shown(self, request):
        return may_approve(request.user)


class ApprovalsViewSet(ViewSet):
    """What waits, for who may publish it."""

    icon = "tick-inverse"
    url_prefix = "duyet"
    menu_label = _("Waits for approval")
    menu_order = 205
    add_to_admin_menu = True
    menu_item_class = ApprovalMenuItem

    def get_urlpatterns(self):
        return [
            path("", WaitingView.as_view(), name="index"),
            path("results/", WaitingView.as_view(results_only=True), name="index_results"),
            path("<int:pk>/", ReviewView.as_view(), name="review"),
        ]
