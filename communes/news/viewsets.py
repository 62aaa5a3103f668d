"""News and events in the admin, each site's by its own officers."""

import django_filters
from django import forms
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import HeaderButton

from communes.news.choices import Category
from communes.news.models import EventPage, NewsIndexPage, NewsPage
from communes.news.word.views import WordView
from portal.admin.own import sections_to_write
from portal.admin.page_lists import (
    ON_CARD,
    OwnPageIndexView,
    OwnPageListingViewSet,
    StateFilterSet,
    own_columns,
)


class NewsFilterSet(StateFilterSet):
    """By state and kind."""

    category = django_filters.ChoiceFilter(
        label=_("Kind"),
        choices=Category.choices,
        empty_label=pgettext_lazy("filter", "All"),
        widget=forms.RadioSelect,
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
        Column(
            "published_on",
            label=_("Day"),
            accessor=lambda page: date_format(page.published_on, "SHORT_DATE_FORMAT"),
            sort_key="published_on",
            classname=ON_CARD,
        ),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by("-published_on", "-pk")

    @cached_property
    def header_buttons(self):
        """With the way from Word, for each section that the officer writes in."""
        sections = sections_to_write(self.request.user, NewsIndexPage, NewsPage)
        return [*super().header_buttons, *map(self._word_button, sections)]

    @staticmethod
    def _word_button(section: NewsIndexPage) -> HeaderButton:
        url = reverse("news:word", args=[section.pk])
        return HeaderButton(label=_("From Word"), url=url, icon_name="upload")


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


class EventFilterSet(StateFilterSet):
    """By state."""

    class Meta:
        model = EventPage
        fields = ["state", "locale"]


class EventIndexView(OwnPageIndexView):
    """The latest first."""

    search_fields = ["title", "place"]
    add_item_label = _("Add an event")
    empty_message = _("No event is here yet. “Add an event” begins the first.")
    listed_columns = [
        *own_columns(),
        Column(
            "begins_at",
            label=_("Begins"),
            accessor=lambda page: date_format(localtime(page.begins_at), "SHORT_DATETIME_FORMAT"),
            sort_key="begins_at",
            classname=ON_CARD,
        ),
        Column("place", label=pgettext_lazy("event", "Place")),
    ]

    def order_as_usual(self, queryset):
        return queryset.order_by("-begins_at", "-pk")


class EventListingViewSet(OwnPageListingViewSet):
    """“Sự kiện” in the menu."""

    model = EventPage
    index_view_class = EventIndexView
    filterset_class = EventFilterSet
    icon = "date"
    menu_label = pgettext_lazy("menu", "Events")
    menu_order = 105
    url_prefix = "su-kien"
