"""What the province keeps for all communes, in the admin."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.viewsets.model import ModelViewSet

from portal.core.models import DayChange


class DayChangeViewSet(ModelViewSet):
    """Days off and worked Saturdays; communes neither see nor change them."""

    model = DayChange
    name = "day_changes"
    url_prefix = "ngay-lam-viec"
    icon = "date"
    menu_label = _("Working days")
    menu_order = 720
    add_to_admin_menu = True
    list_display = [
        "__str__",
        BooleanColumn("is_worked", label=_("Offices work")),
        "reason",
    ]
    list_filter = ["is_worked"]
    list_per_page = 50
    inspect_view_enabled = False
