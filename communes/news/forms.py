"""What a reader may ask of the list."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from communes.news.choices import EVENTS, Category
from communes.news.models.event import EventPage
from portal.lists.listing import CommuneFilterMixin


class NewsListForm(CommuneFilterMixin):
    """Narrows the list by what news are about and, on the portal, by commune; one of the choices
    shows events in their place."""

    category = forms.ChoiceField(
        label=_("Kind"),
        choices=[
            (EVENTS, _("Events")),
            *((value, capfirst(str(label))) for value, label in Category.choices),
        ],
    )

    facet_names = ("category", "commune")
    province_label = _("The province’s own")

    @property
    def shows_events(self) -> bool:
        return self.value("category") == EVENTS

    def filter(self, items: Any) -> Any:
        if self.shows_events:
            events: Any = self.in_commune(EventPage.objects.in_frame(self.frame).for_list())
            return events.ranked()
        if category := self.value("category"):
            items = items.filter(category=category)
        narrowed: Any = self.in_commune(items)
        return narrowed.newest()
