"""What a reader may ask of the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communes.consultations.choices import State
from portal.lists.listing import CommuneFilterMixin


class ConsultationListForm(CommuneFilterMixin):
    """Narrows the list by how far drafts are and, on the portal, by commune."""

    state = forms.ChoiceField(
        label=_("Stage"), choices=[("", pgettext_lazy("stages", "All")), *State.choices]
    )

    facet_names = ("state", "commune")
    every_commune = _("All communes")
    province_label = _("The province’s own")

    def filter(self, items: Any) -> Any:
        if state := self.value("state"):
            items = items.in_state(state)
        narrowed: Any = self.in_commune(items)
        return narrowed.ranked()
