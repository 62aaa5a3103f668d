"""The addresses of the staff's accounts, and their place in the menu."""

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import LinkMenuItemComponent, MenuItem
from wagtail.admin.viewsets.base import ViewSet

from portal.staff.views.accounts import AccountView, ActionView, EditView, RoleView
from portal.staff.views.inviting import ChooseRoleSiteView, ChooseSiteView, InviteView
from portal.staff.views.listing import StaffListView
from portal.users.managing import manages_everyone, roles_given_by


class StaffMenuItem(MenuItem):
    """Shown to managers; called as what they manage is."""

    def is_shown(self, request):
        return roles_given_by(request.user).exists()

    def render_component(self, request):
        label = _("Staff") if manages_everyone(request.user) else self.label
        return LinkMenuItemComponent(
            self.name, label, self.url, icon_name=self.icon_name, classname=self.classname
        )


class StaffViewSet(ViewSet):
    """Accounts of officers, for their managers."""

    icon = "group"
    url_prefix = "can-bo"
    menu_label = _("Staff of the commune")
    menu_order = 740
    add_to_admin_menu = True
    menu_item_class = StaffMenuItem

    def get_urlpatterns(self):
        return [
            path("", StaffListView.as_view(), name="index"),
            path("results/", StaffListView.as_view(results_only=True), name="index_results"),
            path("moi/", ChooseSiteView.as_view(), name="choose"),
            path("moi/<int:site>/", InviteView.as_view(), name="invite"),
            path("<int:pk>/", AccountView.as_view(), name="account"),
            path("<int:pk>/sua/", EditView.as_view(), name="edit"),
            path("<int:pk>/vai-tro/", ChooseRoleSiteView.as_view(), name="add_role"),
            path("<int:pk>/vai-tro/<int:site>/", RoleView.as_view(), name="role"),
            path("<int:pk>/viec/<slug:name>/", ActionView.as_view(), name="act"),
        ]
