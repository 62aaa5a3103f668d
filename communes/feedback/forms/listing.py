"""What readers put in the query string: the choices of the list, and a code."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from communes.feedback.choices import PREFIX, TAG, Status
from communes.feedback.models.kinds import FeedbackKind
from communes.models import Village
from portal.core.finding import MAX_QUERY
from portal.core.forms import NamesSelect
from portal.lists.fulltext import QueryField
from portal.lists.listing import ListForm
from portal.privacy.codes import read_code

SHOWN_STATES = [("open", pgettext_lazy("reports", "Open")), *Status.public()]


class FollowForm(ListForm):
    """The code of a report, typed by hand."""

    ma = forms.CharField(max_length=60)

    @property
    def typed(self) -> str:
        return (self.data.get("ma") or "")[:60].strip()

    @property
    def code(self) -> str:
        """The code in its one form, "" where it can't be one."""
        return read_code(self.typed, PREFIX)


class ReportListForm(ListForm):
    """Narrows the list by words, state, kind and village."""

    q = QueryField(
        label=_("Words to look for"),
        widget=forms.TextInput(attrs={"class": "in", "type": "search", "maxlength": MAX_QUERY}),
    )
    state = forms.ChoiceField(label=_("State"))
    kind = forms.ChoiceField(label=_("Kind"), widget=NamesSelect(attrs={"class": "in"}))
    village = forms.ChoiceField(label=_("Village"), widget=NamesSelect(attrs={"class": "in"}))
    facet_names: tuple[str, ...] = ("state",)

    def prepare(self):
        every = pgettext_lazy("reports", "All")
        self.fields["state"].choices = [("", every), *SHOWN_STATES]
        kinds = self.frame.remember("feedback-kinds", _kinds, TAG) if self.frame else []
        self.fields["kind"].choices = [
            ("", pgettext_lazy("reports", "Every kind")),
            *((str(kind.pk), kind.label) for kind in kinds),
        ]
        name = f"villages-to-choose:{get_language()}"
        villages = self.frame.remember(name, self._villages) if self.frame else []
        if villages:
            self.fields["village"].choices = [("", _("Every village")), *villages]
        else:
            del self.fields["village"]

    def _villages(self) -> list[tuple[str, str]]:
        found = Village.objects.filter(site=self.frame.site)
        return [(str(village.pk), str(village)) for village in found]

    @property
    def query(self) -> str:
        return self.value("q") or ""

    def filter(self, items: Any) -> QuerySet:
        if self.query:
            items = items.with_words(self.query)
        if state := self.value("state"):
            wanted = Status.open() if state == "open" else [state]
            items = items.filter(status__in=wanted)
        for name in ("kind", "village"):
            if value := self.value(name):
                items = items.filter(**{f"{name}_id": value})
        return items


def _kinds() -> list[FeedbackKind]:
    """Those that readers can find reports of."""
    return list(FeedbackKind.objects.filter(is_private=False))
