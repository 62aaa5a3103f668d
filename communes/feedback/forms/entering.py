"""A report that an officer was told by phone, on paper or at the counter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput

from communes.feedback.choices import LONGEST_TEXT, Channel
from communes.feedback.forms.pictures import KeepsPictures, pictures_field
from communes.feedback.forms.pins import PinField
from communes.feedback.forms.sending import without_numbers
from communes.feedback.models import FeedbackKind, FeedbackPhoto, FeedbackReport
from communes.feedback.querysets import PhotoQuerySet
from communes.models import Village
from portal.admin.site_forms import SiteForm
from portal.core.typed.phones import PhoneFormField


class EnterForm(KeepsPictures, SiteForm):
    """What was told; it goes into the same list as those sent on the site."""

    channel = forms.ChoiceField(
        label=_("How it came"), choices=Channel.entered, widget=forms.RadioSelect
    )
    kind = forms.ModelChoiceField(
        label=_("Kind"), queryset=FeedbackKind.objects.none(), empty_label=None
    )
    text = forms.CharField(
        label=_("What is broken or wrong"),
        min_length=10,
        max_length=LONGEST_TEXT,
        widget=AdminAutoHeightTextInput(attrs={"rows": 3}),
    )
    village = forms.ModelChoiceField(
        label=_("Village"), queryset=Village.objects.none(), required=False
    )
    place = forms.CharField(label=_("Landmark"), required=False, max_length=160)
    pin = PinField(label=_("Point on the map"), required=False)
    photos = pictures_field(_("Pictures"))
    # Kept in no browser (docs/admin-forms.md).
    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"data-kept": "no"}),
        help_text=_("Only where they want to be called back."),
    )
    phone = PhoneFormField(
        label=pgettext_lazy("person", "Phone"),
        required=False,
        widget=forms.TextInput(attrs={"data-kept": "no"}),
    )
    wants_private = forms.BooleanField(label=_("Not to be published"), required=False)
    key = forms.CharField(required=False, widget=forms.HiddenInput)

    # They are of several kinds.
    fields: dict[str, Any]

    def __init__(self, *args: Any, sites: Any, **kwargs: Any):
        super().__init__(*args, sites=sites, **kwargs)
        self.fields["kind"].queryset = FeedbackKind.objects.active()
        self.fields["village"].queryset = Village.objects.filter(site__in=sites)
        self.sites = sites

    @property
    def kept_photos(self) -> list[FeedbackPhoto]:
        """Those that arrived with this form before, at any of the officer's sites."""
        return list(self._waiting())

    def _waiting(self) -> PhotoQuerySet:
        waiting = FeedbackPhoto.objects.filter(site__in=self.sites, report=None)
        return waiting.filter(sent_key=self.sent_key)

    def clean_text(self) -> str:
        return without_numbers(self.cleaned_data["text"])

    def clean_place(self) -> str:
        return without_numbers(self.cleaned_data["place"])

    def clean(self):
        data = super().clean() or {}
        site, village = data.get("site"), data.get("village")
        if site and village and village.site_id != site.pk:
            self.add_error("village", _("Choose a village of this commune."))
        if not (village or data.get("place") or data.get("pin")) and not (
            {"village", "place", "pin"} & self.errors.keys()
        ):
            self.add_error("place", _("Say where: choose the village or write a landmark."))
        return data

    def keep_photos(self) -> None:
        """At the commune that is chosen now, also those that came with another one; at any of the
        officer's until one is."""
        self.site = self.cleaned_data.get("site") or self.sites[0]
        self._waiting().update(site=self.site)
        super().keep_photos()

    def enter(self, by: Any) -> FeedbackReport:
        """Takes it in by the door of all reports; `by` is the officer, who was told the contact:
        nobody ticked a consent, so there is none to keep."""
        data = self.cleaned_data
        latitude, longitude = data["pin"] or (None, None)
        fields = ("channel", "kind", "text", "village", "place", "wants_private")
        return FeedbackReport.objects.receive(
            data["site"],
            self.sent_key,
            contact={name: data[name] for name in ("name", "phone")},
            by=by,
            latitude=latitude,
            longitude=longitude,
            **{name: data[name] for name in fields},
        )
