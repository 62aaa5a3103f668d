"""The form of an announcement: a few questions on one screen (docs/publishing.md)."""

import json
from datetime import time
from typing import Any

from django import forms
from django.forms.models import ModelChoiceIterator
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import StreamValue

from communes.announcements import deadlines
from communes.announcements.dangers import danger_choices
from communes.announcements.deadlines import END_OF_DAY, Until
from communes.announcements.kinds import kind_words
from communes.announcements.models.choices import Category, Reach, Urgency
from communes.announcements.models.villages import villages_at
from communes.announcements.widgets import ManyCheckboxes
from communes.models import Village
from communes.village_choice import VillagesField
from portal.core.forms import PortalPageForm
from portal.core.querysets import sites_at
from portal.core.text import first_sentence
from portal.sites.neighbours import commune_sites

# Chips that stand for a time which is too long for what is urgent.
TOO_LONG = (Until.WEEK, Until.TWO_WEEKS)


class _WholeCommuneFirst(ModelChoiceIterator):
    def __iter__(self):
        yield "", _("The whole commune")
        yield from super().__iter__()


class NoticeVillagesField(VillagesField):
    """Villages to tick, and the whole commune, which is none of them."""

    iterator = _WholeCommuneFirst

    def prepare_value(self, value):
        return super().prepare_value(value) or [""]

    def clean(self, value):
        chosen = _without_whole(value)
        return super().clean(chosen) if chosen else Village.objects.none()

    def has_changed(self, initial, data) -> bool:
        return super().has_changed(initial, _without_whole(data))


class CommunesField(forms.ModelMultipleChoiceField):
    """Communes to tick by name; the province alone is asked."""

    offers_others = True
    widget = ManyCheckboxes

    def label_from_instance(self, site) -> str:
        return site.identitysettings.official_name


def _without_whole(value: Any) -> list:
    return [one for one in value or [] if one]


class AnnouncementPageForm(PortalPageForm):
    """Asks what, for whom and until when; the rest may stay closed.

    The villages are those of the page's own commune, none on the portal; a translation has
    those of its original.
    """

    until = forms.ChoiceField(label="", required=False, widget=forms.RadioSelect)
    urgent = forms.BooleanField(
        label=_("Urgent"),
        required=False,
        help_text=_(
            "A red band on every page until tomorrow 18:00, or at most 72 hours."
            " You see it once more before it goes out."
        ),
    )

    class Media:
        css = {"all": ["announcements/notice.css"]}
        js = ["announcements/notice.js"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        is_new = not self.instance.pk
        self._ask_kind(is_new)
        self._ask_villages()
        self._ask_reach()
        self._ask_until(is_new)
        if "danger" in self.fields:
            self.fields["danger"].label = ""  # the panel around both asks
            self.fields["danger"].choices = [("", _("As the title says")), *danger_choices()]
        if "title" in self.fields and is_new:
            self.fields["title"].widget.attrs["autofocus"] = True
        if "body" in self.fields and is_new:
            # An empty text stands open.
            block = self.instance.body.stream_block
            empty = block.child_blocks["text"].get_default()
            self.initial["body"] = StreamValue(block, [("text", empty)])
        # What readers never had needs no correction.
        if not (self.instance.first_published_at or self.instance.correction):
            self.fields.pop("correction", None)
        if "starts_at" in self.fields:
            self.fields["starts_at"].required = False

    def _ask_kind(self, is_new: bool) -> None:
        if "category" in self.fields:
            self.fields["category"].choices = Category.choices
            if is_new:
                self.initial["category"] = ""
            if "title" in self.fields and not self.initial.get("category"):
                words = json.dumps(kind_words(), ensure_ascii=False)
                self.fields["title"].widget.attrs["data-kinds"] = words
        if "urgency" in self.fields:
            self.fields["urgency"].required = False
            weights = (Urgency.NORMAL, Urgency.IMPORTANT)
            self.fields["urgency"].choices = [(one.value, one.label) for one in weights]
            self.initial["urgent"] = self.instance.is_urgent
            if self.instance.is_urgent:
                self.initial["urgency"] = Urgency.NORMAL

    def _ask_villages(self) -> None:
        field = self.fields.get("villages")
        if field is None:
            return
        place = self.instance if self.instance.path else self.parent_page
        villages = villages_at(place.path) if place else Village.objects.none()
        if self.instance.original or not villages.exists():
            del self.fields["villages"]
            return
        refusal = {"invalid_choice": _("Choose villages of your own commune only.")}
        self.fields["villages"] = NoticeVillagesField(
            villages,
            required=False,
            label=field.label,
            widget=field.widget,
            error_messages=refusal,
        )

    def _ask_reach(self) -> None:
        field = self.fields.get("reach")
        if field is None:
            return
        place = self.instance if self.instance.path else self.parent_page
        is_portal = place and sites_at(place.path).filter(is_default_site=True).exists()
        if self.instance.original or not is_portal:
            self.fields.pop("reach")
            self.fields.pop("reached_sites", None)
            return
        # The panel around both asks.
        field.required, field.label, field.choices = False, "", Reach.choices
        known = self.fields["reached_sites"]
        self.fields["reached_sites"] = CommunesField(
            commune_sites(),
            required=False,
            label=known.label,
            help_text=known.help_text,
            widget=ManyCheckboxes(known.widget.attrs),
        )

    def _ask_until(self, is_new: bool) -> None:
        if "valid_until" not in self.fields:
            return
        self.fields["valid_until"].required = False
        self.fields["until"].choices = deadlines.choices()
        moment = self.instance.valid_until
        self.initial["until"] = Until.WEEK if is_new else deadlines.choice_of(moment)
        if self.initial["until"] != Until.OTHER:
            self.initial["valid_until"] = None

    def clean_title(self):
        """On one line, though it is written on two."""
        return " ".join(self.cleaned_data["title"].split())

    def clean(self):
        cleaned = self.cleaned_data
        if "urgency" in self.fields:
            weight = cleaned.get("urgency") or Urgency.NORMAL
            cleaned["urgency"] = Urgency.URGENT if cleaned.get("urgent") else int(weight)
        if "reach" in self.fields and "reach" not in self.errors:
            cleaned["reach"] = cleaned.get("reach") or Reach.OWN
            # In memory, for the rules of publishing and the look before it: Django sets it last.
            self.instance.reached_sites.set(cleaned.get("reached_sites") or [])
        if "starts_at" in self.fields and "starts_at" not in self.errors:
            cleaned["starts_at"] = cleaned.get("starts_at") or self.instance.starts_at
        if "valid_until" in self.fields and "valid_until" not in self.errors:
            cleaned["valid_until"] = self._end()
        if not self.is_deferred_validation and not cleaned.get("summary") and cleaned.get("body"):
            texts = self.instance._meta.get_field("body").get_searchable_content(cleaned["body"])
            cleaned["summary"] = first_sentence(" ".join(texts), 200)
        return super().clean()

    def _end(self):
        cleaned = self.cleaned_data
        written = cleaned.get("valid_until")
        choice = cleaned.get("until") or (Until.OTHER if written else Until.WEEK)
        if cleaned.get("urgent") and choice == Until.WEEK:
            choice = Until.TOMORROW_EVENING  # nobody chose the week: it stood there
        if choice != Until.OTHER:
            return deadlines.moment_of(choice)
        if written is None:
            if not self.is_deferred_validation:
                self.add_error("valid_until", _("Choose the day."))
            return self.instance.valid_until
        local = timezone.localtime(written)
        if local.time() != time(0):
            return written
        # A day without an hour is meant to its end.
        return local.replace(hour=END_OF_DAY.hour, minute=END_OF_DAY.minute)

    def _post_clean(self):
        super()._post_clean()
        # Django keeps the model's default where nothing was chosen.
        if "category" in self.fields and not self.cleaned_data.get("category"):
            self.instance.category = ""
