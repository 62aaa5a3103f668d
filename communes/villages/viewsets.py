"""The pages of villages in the admin, and the province's list of peoples."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column

from communes.villages.models import Ethnicity, VillagePage
from portal.admin.page_lists import (
    ON_CARD,
    OwnPageIndexView,
    OwnPageListingViewSet,
    own_columns,
)
from portal.admin.vocabularies import VocabularyViewSet


class VillagePageIndexView(OwnPageIndexView):
    """In the order of the villages."""

    search_fields = ["title", "former_names"]
    empty_message = _("No village is here yet. Add it under “Thôn”: its page comes by itself.")
    listed_columns = [
        *own_columns(),
        Column("former_names", label=_("Former names"), accessor="former_names", classname=ON_CARD),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by("village__order", "village__name", "pk")


class VillagePageListingViewSet(OwnPageListingViewSet):
    """“Trang các thôn” in the menu."""

    model = VillagePage
    index_view_class = VillagePageIndexView
    icon = "group"
    menu_label = pgettext_lazy("menu", "Pages of villages")
    menu_order = 154
    url_prefix = "trang-thon"


class EthnicityViewSet(VocabularyViewSet):
    """Who lives in the villages, kept by the province."""

    model = Ethnicity
    icon = "group"
    menu_label = _("Peoples")
