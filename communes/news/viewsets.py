"""News and events in the admin, each site's by its own officers."""

from django.db.models import F
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column

from communes.news.choices import Category
from communes.news.models import EventPage, NewsIndexPage, NewsPage
from communes.news.word.views import WordView
from portal.admin.filters import RadioFilter
from portal.admin.page_lists import (
    ON_CARD,
    DayColumn,
    OwnPageIndexView,
    OwnPageListingViewSet,
    SectionWay,
    StateFilterSet,
    own_columns,
)


class NewsFilterSet(StateFilterSet):
    """By state and kind."""

    category = RadioFilter(
        label=_("Kind"),
        choices=Category.choices,
    )

    class Meta:
        model = NewsPage
        fields = ["state", "category", "locale"]


class NewsIndexView(OwnPageIndexView):
    """The newest first."""

    search_fields = ["title", "summary"]
    add_item_label = _("Add news")
    empty_message = _("No news is here yet. “Add news” begins the first.")
    listed_columns = [
        *own_columns(),
        Column("category", label=_("Kind"), accessor="get_category_display"),
        DayColumn("published_on", label=_("Day"), classname=ON_CARD),
    ]
    section_way = SectionWay(NewsIndexPage, "news:word", _("From Word"))

    def order_as_usual(self, queryset):
        return queryset.order_by("-published_on", "-pk")


class NewsListingViewSet(OwnPageListingViewSet):
    """“Tin tức” in the menu."""

    model = NewsPage
    index_view_class = NewsIndexView
    filterset_class = NewsFilterSet
    icon = "doc-full-inverse"
    menu_label = pgettext_lazy("menu", "News")
    menu_order = 104
    url_prefix = "tin-tuc"

    def get_urlpatterns(self):
        word = path("<int:parent_page_id>/word/", WordView.as_view(), name="word")
        return [*super().get_urlpatterns(), word]


class EventIndexView(OwnPageIndexView):
    """Drafts that don't know their day, then the latest."""

    search_fields = ["title", "place"]
    add_item_label = _("Add an event")
    empty_message = _("No event is here yet. “Add an event” begins the first.")
    listed_columns = [
        *own_columns(),
        DayColumn("begins_at", label=_("Begins"), classname=ON_CARD),
        Column("place", label=pgettext_lazy("event", "Place")),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by(F("begins_at").desc(nulls_first=True), "-pk")


class EventListingViewSet(OwnPageListingViewSet):
    """“Sự kiện” in the menu."""

    model = EventPage
    index_view_class = EventIndexView
    icon = "date"
    menu_label = pgettext_lazy("menu", "Events")
    menu_order = 105
    url_prefix = "su-kien"
