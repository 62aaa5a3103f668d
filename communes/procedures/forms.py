"""What a reader may ask of the list of procedures."""

from typing import Any

from django import forms
from django.apps import apps
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communes.procedures.facets import fields
from communes.procedures.models.choices import Level
from communes.procedures.querysets import TAG, in_order
from portal.lists.fulltext import FullTextMixin
from portal.lists.listing import CommuneFilterMixin


class ProcedureListForm(FullTextMixin):
    """Words, field, online level and life event; what no procedure here has is not offered."""

    finds = "procedure"
    facet_names = ("event", "field", "level")

    event = forms.ChoiceField(label=_("Life event"))
    field = forms.ChoiceField(label=pgettext_lazy("procedure", "Field"))
    level = forms.ChoiceField(label=_("Online level"), choices=Level.choices)

    def prepare(self):
        super().prepare()
        language = self.frame.root.locale.language_code
        here = self.frame.remember(f"procedures-choices:{language}", self._read_choices, TAG)
        for name, choices in here.items():
            if choices:
                self.fields[name].choices = choices
            else:
                del self.fields[name]

    def _read_choices(self) -> dict[str, list[tuple[str, str]]]:
        """The fields and levels of what this site shows, and its life events; three queries."""
        rows = list(self.all_items().order_by().values_list("field__slug", "level").distinct())
        slugs, levels = {slug for slug, _level in rows}, {level for _slug, level in rows}
        events: Any = apps.get_model("procedures", "LifeEventPage").objects
        shown = events.shown_in(self.frame).order_by("path")
        return {
            "field": [(slug, name) for slug, name in fields() if slug in slugs],
            "level": [(value, str(name)) for value, name in Level.choices if value in levels],
            "event": [(page.slug, page.title) for page in shown],
        }

    def filter(self, items: QuerySet) -> Any:
        items = self.found(items)
        if value := self.value("field"):
            items = items.filter(field__slug=value)
        if value := self.value("level"):
            items = items.filter(level=value)
        if value := self.value("event"):
            items = items.filter(translation_key__in=self._keys_of(value))
        return self.best_first(items) if self.query else in_order(items)

    def _keys_of(self, slug: str) -> list:
        """The procedures of a life event, by what they are in every language; two queries."""
        events: Any = apps.get_model("procedures", "LifeEventPage").objects
        event = events.shown_in(self.frame).filter(slug=slug).first()
        ids = event.procedure_ids if event else []
        pages = self.items.model.objects.filter(pk__in=ids)
        return list(pages.values_list("translation_key", flat=True))


class CommuneChoiceForm(CommuneFilterMixin):
    """The portal's way from a procedure to the page of one's commune: `?commune=3`."""

    every_commune = _("Choose your commune")
