"""What a reader may ask of the list of procedures."""

from typing import Any

from django import forms
from django.apps import apps
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from communes.procedures.facets import fields
from communes.procedures.models.choices import Level
from communes.procedures.querysets import TAG, in_order
from portal.lists.counted import CountedMixin
from portal.lists.fulltext import FullTextMixin
from portal.lists.listing import CommuneFilterMixin


class ProcedureListForm(FullTextMixin, CountedMixin):
    """Words, field, online level and life event, with how many procedures each has here."""

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

    def condition(self, name: str, value: str) -> Q:
        if name == "field":
            return Q(field__slug=value)
        if name == "level":
            return Q(level=value)
        return Q(translation_key__in=self._keys.get(value, ()))

    def filter(self, items: QuerySet) -> Any:
        items = super().filter(self.found(items))
        return self.best_first(items) if self.query else in_order(items)

    @cached_property
    def _keys(self) -> dict[str, list]:
        """By life event its procedures, as what they are in every language; two queries."""
        language = self.frame.root.locale.language_code
        return self.frame.remember(f"procedures-of-events:{language}", self._read_keys, TAG)

    def _read_keys(self) -> dict[str, list]:
        events: Any = apps.get_model("procedures", "LifeEventPage").objects
        chosen = {page.slug: page.procedure_ids for page in events.shown_in(self.frame)}
        ids = {pk for found in chosen.values() for pk in found}
        pages = self.items.model.objects.filter(pk__in=ids)
        keys = dict(pages.values_list("pk", "translation_key"))
        return {slug: [keys[pk] for pk in found if pk in keys] for slug, found in chosen.items()}


class CommuneChoiceForm(CommuneFilterMixin):
    """The portal's way from a procedure to the page of one's commune: `?commune=3`."""

    every_commune = _("Choose your commune")
