"""All that an officer can type of a report: one form, so that no step loses what stands in it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.widgets import AdminAutoHeightTextInput

from communes.feedback.choices import LONGEST_NOTE, LONGEST_TEXT, PREFIX, Maker, Status
from communes.feedback.forms.boxes import BoxesField
from communes.feedback.forms.pictures import PicturesField, add_pictures, read_pictures
from communes.feedback.forms.sending import NO_NUMBERS
from communes.feedback.models import FeedbackKind, FeedbackPhoto, FeedbackReport
from communes.models import Village
from portal.core.typed.personal_numbers import holds_personal_number
from portal.privacy.codes import read_code
from portal.privacy.providers import names_person

# With what it is closed: the other steps leave it as it was typed.
CLOSING_FIELDS = frozenset(["note", "sent_to", "same_as", "without_photo"])
# What readers get once it is published.
PUBLIC_FIELDS = ("title", "public_place", "public_text", "note", "sent_to")
MOST_AFTER = 3
SHORTEST_NOTE = 10


class DeskForm(forms.Form):
    """What readers get, the sentence with which it is closed, pictures. `do` is the step."""

    kind = forms.ModelChoiceField(
        label=gettext_lazy("Kind"), queryset=FeedbackKind.objects.none(), empty_label=None
    )
    village = forms.ModelChoiceField(
        label=gettext_lazy("Village"), queryset=Village.objects.none(), required=False
    )
    title = forms.CharField(
        label=gettext_lazy("Title for readers"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("Such as “Lan can cầu Khe Cạn gãy”. No names of people."),
    )
    public_place = forms.CharField(
        label=gettext_lazy("Place for readers"), required=False, max_length=160
    )
    public_text = forms.CharField(
        label=gettext_lazy("Text for readers"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=AdminAutoHeightTextInput(),
        help_text=gettext_lazy("In your own words. No names, phones, plates or numbers of houses."),
    )
    note = forms.CharField(
        label=gettext_lazy("Sentence for the sender and readers"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=AdminAutoHeightTextInput(),
        help_text=gettext_lazy("What was done, by whom, when; or why not. Needed to close it."),
    )
    sent_to = forms.CharField(
        label=gettext_lazy("Sent to"),
        required=False,
        max_length=160,
        help_text=gettext_lazy("Only for “Not the commune’s”: office and phone."),
    )
    same_as = forms.CharField(
        label=gettext_lazy("Code of the other report"),
        required=False,
        max_length=60,
        help_text=gettext_lazy("Only for “Reported twice”."),
    )
    photos = PicturesField(label=gettext_lazy("Pictures after it was mended"), required=False)
    without_photo = forms.BooleanField(
        label=gettext_lazy("No picture is possible of this"), required=False
    )

    # They are of several kinds.
    fields: dict[str, Any]
    data: Any

    def __init__(self, *args: Any, report: FeedbackReport, do: str = "", **kwargs: Any):
        self.report, self.do = report, do
        names = ("kind", "village", "title", "public_place", "public_text", "sent_to")
        kwargs.setdefault("initial", {name: getattr(report, name) for name in names})
        kwargs["initial"].setdefault("note", report.outcome)
        super().__init__(*args, **kwargs)
        kinds = FeedbackKind.objects.active() | FeedbackKind.objects.filter(pk=report.kind_id)
        self.fields["kind"].queryset = kinds
        self.fields["village"].queryset = Village.objects.filter(site=report.site)
        self.pictures: list[FeedbackPhoto] = []
        for photo in report.photos.all():
            if photo.seen:
                self._ask_of(photo)
        self.good_pictures: list[Any] = []
        self.other: FeedbackReport | None = None

    def _ask_of(self, photo: FeedbackPhoto) -> None:
        self.pictures.append(photo)
        self.fields[f"show-{photo.pk}"] = forms.BooleanField(
            label=gettext_lazy("Readers get it"), required=False, initial=photo.is_shown
        )
        self.fields[f"boxes-{photo.pk}"] = BoxesField(initial=photo.boxes)

    def take_in(self, *, is_shown: bool) -> list[FeedbackPhoto]:
        """Keeps the good pictures that came with it; a form that is shown again asks of them as
        of the others, ticked for readers."""
        added = add_pictures(
            self.report, self.good_pictures, Maker.OFFICER, after=True, is_shown=is_shown
        )
        self.good_pictures = []
        self.data = self.data.copy()
        for photo in added:
            self._ask_of(photo)
            self.data[f"show-{photo.pk}"] = "on"
        return added

    @property
    def picture_fields(self) -> list[tuple[FeedbackPhoto, Any, Any]]:
        """Each picture with its two fields."""
        return [(one, self[f"show-{one.pk}"], self[f"boxes-{one.pk}"]) for one in self.pictures]

    def clean_photos(self) -> list:
        room = MOST_AFTER * 2 - sum(one.is_after for one in self.pictures)
        self.good_pictures, wrong = read_pictures(self.cleaned_data["photos"], max(room, 0))
        if wrong:
            raise ValidationError(wrong)
        return self.good_pictures

    def clean(self):
        data = super().clean() or {}
        self._keep_private(data)
        checks = {
            Status.DONE: self._check_done,
            Status.ELSEWHERE: self._check_elsewhere,
            Status.DUPLICATE: self._check_duplicate,
        }
        if self.do in Status.closed():
            if len(data.get("note", "").strip()) < SHORTEST_NOTE and "note" not in self.errors:
                self.add_error("note", _("Write a whole sentence: what became of it."))
            checks[Status(self.do)](data)
        if self.do == "publish":
            for name in ("title", "public_text"):
                if not data.get(name) and name not in self.errors:
                    self.add_error(name, _("Readers need this: write it first."))
        return data

    def _keep_private(self, data: dict) -> None:
        contact = self.report.contact_or_none
        held = [("", contact.name), ("", contact.phone)] if contact else []
        for name in PUBLIC_FIELDS:
            text = data.get(name) or ""
            if holds_personal_number(text):
                self.add_error(name, NO_NUMBERS)
            elif names_person(text, held):
                self.add_error(name, _("This tells who reported it: take name and phone out."))

    def _check_done(self, data: dict) -> None:
        has_picture = self.good_pictures or any(one.is_after for one in self.pictures)
        if not has_picture and not data.get("without_photo") and "photos" not in self.errors:
            self.add_error(
                "photos", _("Add a picture of how it is now, or tick that none is possible.")
            )

    def _check_elsewhere(self, data: dict) -> None:
        if not data.get("sent_to") and "sent_to" not in self.errors:
            self.add_error("sent_to", _("Say who deals with it."))

    def _check_duplicate(self, data: dict) -> None:
        code = read_code(data.get("same_as") or "", PREFIX)
        kept = FeedbackReport.objects.in_site(self.report.site).kept()
        found = kept.filter(code=code).first() if code else None
        # Of a chain of them the first one is meant; one that leads back here would be a ring.
        seen: set[int] = set()
        while found and found.duplicate_of_id and found.duplicate_of_id not in seen:
            seen.add(found.duplicate_of_id)
            found = kept.filter(pk=found.duplicate_of_id).first() or found
        if found is None or found == self.report:
            self.add_error("same_as", _("There is no other report of this code here."))
        self.other = found

    def fill(self) -> FeedbackReport:
        """The report with what readers get of it; of a valid form."""
        for name in ("kind", "village", "title", "public_place", "public_text"):
            setattr(self.report, name, self.cleaned_data[name])
        return self.report

    @property
    def has_more(self) -> bool:
        """Whether more was typed than its step takes."""
        left = CLOSING_FIELDS & set(self.changed_data)
        if self.do in ("begin", "reopen"):
            left -= {"note"}
        return bool(left) and self.do not in Status.closed()

    @property
    def is_changed(self) -> bool:
        """Whether what readers get of it was typed anew."""
        names = {"kind", "village", "title", "public_place", "public_text"}
        return bool(names & set(self.changed_data))
