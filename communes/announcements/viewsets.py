"""The list of notices in the admin: what readers have of each, until when and where."""

from functools import partial

from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Urgency
from communes.announcements.reading import reading_urls
from communes.announcements.receipts import sites_reading
from communes.announcements.repeating import repeat_view
from communes.announcements.states import (
    TIMED,
    by_state,
    ending_soon,
    notice_is,
    notice_state,
    notice_words,
    until_words,
)
from portal.admin.filters import RadioFilter
from portal.admin.page_lists import (
    ON_CARD,
    AlsoState,
    OwnPageIndexView,
    OwnPageListingViewSet,
    StateColumn,
    StateFilterSet,
    own_columns,
)
from portal.admin.states import PageState

ENDING = "ending"


class NoticeFilterSet(StateFilterSet):
    """By state and weight."""

    states = staticmethod(partial(PageState.offered, *TIMED))
    is_in = staticmethod(notice_is)
    also = AlsoState(ENDING, _("Ends today or tomorrow"), lambda pages: pages.filter(ending_soon()))
    urgency = RadioFilter(
        label=_("Urgency"),
        choices=Urgency.choices,
    )

    class Meta:
        model = AnnouncementPage
        fields = ["state", "urgency", "locale"]


class RepeatColumn(Column):
    """The button “Đăng lại”, where the officer may add notices."""

    cell_template_name = "announcements/admin/repeat_cell.html"

    def get_cell_context_data(self, instance, parent_context):
        context = super().get_cell_context_data(instance, parent_context)
        request = parent_context["request"]
        rights = instance.permissions_for_user(request.user)
        context["may_repeat"] = instance.is_original and rights.may_add(AnnouncementPage)
        context["csrf_token"] = get_token(request)
        return context


class NoticeIndexView(OwnPageIndexView):
    """What readers have stands first, then drafts; what is over stands last."""

    search_fields = ["title", "summary"]
    add_item_label = _("Add an announcement")
    empty_message = _("No announcement is here. “Add an announcement” begins one.")
    listed_columns = [
        *own_columns(StateColumn(notice_words, notice_state)),
        Column(
            "valid_until",
            label=_("Until"),
            accessor=until_words,
            sort_key="valid_until",
            classname=ON_CARD,
        ),
        Column("villages_label", label=_("Villages"), accessor=lambda p: p.villages_label or "–"),
        Column("urgency", label=_("Urgency"), accessor="get_urgency_display", sort_key="urgency"),
        RepeatColumn("repeat", label=_("Again"), classname=ON_CARD),
    ]

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if not sites_reading(self.request.user).exists():
            return buttons
        url, icon = reverse("notices:received"), "info-circle"
        return [*buttons, Button(_("Notices of the province"), url, icon_name=icon, priority=10)]

    def order_as_usual(self, queryset):
        return queryset.order_by(by_state(), "-starts_at", "-pk")


class NoticeListingViewSet(OwnPageListingViewSet):
    """“Thông báo” in the menu."""

    model = AnnouncementPage
    index_view_class = NoticeIndexView
    filterset_class = NoticeFilterSet
    icon = "info-circle"
    menu_label = _("Announcements")
    menu_order = 110
    url_prefix = "thong-bao"

    def get_urlpatterns(self):
        again = path("<int:page_id>/dang-lai/", repeat_view, name="repeat")
        return [*super().get_urlpatterns(), again, *reading_urls()]
