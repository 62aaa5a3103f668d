from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import Menu, MenuItem, SubmenuMenuItem

from portal.admin.scoped import register_scoped_model
from portal.privacy.models import AccessRecord, DataRequest

# Before the viewsets: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(AccessRecord)
register_scoped_model(DataRequest)

from portal.privacy.views.opening import RIGHT, OpenView  # noqa: E402
from portal.privacy.viewsets import MENU, access_viewset, request_viewset  # noqa: E402


class OpenMenuItem(MenuItem):
    """Shown to whoever may open a commune's personal data with a reason."""

    def is_shown(self, request):
        return request.user.has_perm(RIGHT)


@hooks.register("register_admin_viewset")
def register_viewsets():
    return [request_viewset, access_viewset]


@hooks.register("register_admin_urls")
def register_opening():
    return [path("mo-thong-tin/", OpenView.as_view(), name="open_personal_data")]


@hooks.register("register_admin_menu_item")
def register_menu():
    menu = Menu(register_hook_name=MENU)
    return SubmenuMenuItem(_("Personal data"), menu, icon_name="lock", name="privacy", order=160)


@hooks.register(MENU)
def register_opening_item():
    label, address = _("Open personal data"), reverse("open_personal_data")
    return OpenMenuItem(label, address, icon_name="lock-open", order=300)
