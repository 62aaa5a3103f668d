"""What reports keep of their senders, for the desk of personal data (portal.privacy)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.models import Site

from communes.feedback.choices import PREFIX, TAG
from communes.feedback.models import FeedbackContact, FeedbackPhoto, FeedbackReport
from communes.models import CommuneSettings
from portal.core.hints import Text
from portal.core.typed.phones import PhoneFormField
from portal.privacy.codes import read_code
from portal.privacy.models import DataRequest
from portal.privacy.providers import Agreement, Kept, PersonalData
from portal.sites.frame import Frame

# Pictures whose form was never sent off go after that.
UNSENT_DAYS = 1


class ContactForm(forms.ModelForm):
    """What of a sender can be corrected."""

    phone = PhoneFormField(label=pgettext_lazy("person", "Phone"), required=False)

    class Meta:
        model = FeedbackContact
        fields = ["name", "phone"]


class SendersData(PersonalData):
    """Name, phone, words and pictures of whoever reported something."""

    name = FeedbackReport.PROVIDER
    label = _("Report to the commune")
    code_hint = _("The code of the report, such as PA-4829-1057-3364.")
    tags = (TAG,)

    def kept(self, frame: Frame) -> list[Kept]:
        if frame.is_portal:  # it takes no reports
            return []
        reports = FeedbackReport.objects.in_site(frame.site).kept().order_by()
        counted = reports.aggregate(
            reports=Count("pk", filter=~Q(text="")), contacts=Count("contact")
        )
        months = CommuneSettings.of_site(frame.site).retention_months
        term = ngettext(
            "%(months)s month after it is closed, or until you take it back",
            "%(months)s months after it is closed, or until you take it back",
            months,
        ) % {"months": months}
        staff = _("Staff of the commune who deal with it; each look is written into a log")
        return [
            Kept(
                _("Name and phone of whoever reports, where they told them"),
                _("To ask back, and to tell what became of the report"),
                term,
                staff,
                counted["contacts"],
            ),
            Kept(
                _("The report in the sender’s own words, with its pictures as they came"),
                _("To mend what is reported"),
                term,
                staff,
                counted["reports"],
            ),
        ]

    def find(self, typed: str, site: Site | None = None) -> FeedbackReport | None:
        code = read_code(typed, PREFIX)
        reports = FeedbackReport.objects.kept().select_related("site", "kind", "village")
        if site is not None:
            reports = reports.in_site(site)
        return reports.filter(code=code).first() if code else None

    def code(self, row: FeedbackReport) -> str:
        return row.code

    def url(self, row: FeedbackReport) -> str:
        return reverse("feedback:inspect", args=[row.pk])

    def contact(self, row: FeedbackReport) -> list[tuple[Text, str]]:
        contact = row.contact_or_none
        if contact is None:
            return []
        values: list[tuple[Text, str]] = [
            (pgettext_lazy("person", "Name"), contact.name),
            (pgettext_lazy("person", "Phone"), contact.phone),
        ]
        return [(label, value) for label, value in values if value]

    def held(self, row: FeedbackReport) -> list[tuple[Text, str]]:
        values: list[tuple[Text, str]] = [
            (_("Report"), row.text),
            (_("Place"), row.place),
            (_("Village"), str(row.village or "")),
            (_("Point on the map"), row.pin),
            (_("Received at"), row.received_at.isoformat()),
            (_("Pictures"), str(row.photos.count() or "")),
            (_("What became of it"), row.outcome),
        ]
        values += [(consent.label, consent.told) for consent in row.consents.all()]
        return [*self.contact(row), *((label, value) for label, value in values if value)]

    def form(self, row: FeedbackReport, data: Any = None) -> forms.BaseForm | None:
        contact = row.contact_or_none
        return ContactForm(data, instance=contact) if contact else None

    @transaction.atomic
    def correct(self, row: FeedbackReport, values: dict) -> None:
        contact = row.contact
        for name, value in values.items():
            setattr(contact, name, value)
        contact.save(update_fields=list(values))

    def agreements(self, row: FeedbackReport) -> list[Agreement]:
        return [
            Agreement(one.purpose, one.label, one.text, one.given_at, False)
            for one in row.consents.holding()
        ]

    @transaction.atomic
    def withdraw(self, row: FeedbackReport, purposes: Iterable[str], by: Any = None) -> None:
        if list(purposes):
            row.forget_contact()

    def erase(self, row: FeedbackReport, by: Any = None) -> None:
        row.withdraw(by=by)

    @transaction.atomic
    def purge(self, day: date, *, dry_run: bool = False) -> dict[Text, int]:
        over = FeedbackReport.objects.over(day)
        start = timezone.make_aware(datetime.combine(day, time.min))
        unsent = FeedbackPhoto.objects.left_behind(start - timedelta(days=UNSENT_DAYS))
        found: dict[Text, int] = {
            _("Reports whose private data were erased"): over.count(),
            _("Pictures of reports that were never sent off"): unsent.count(),
        }
        if not dry_run:
            unsent.delete()
            for report in over.select_related("site", "kind"):
                _forget(report)
        return found


def _forget(report: FeedbackReport) -> None:
    """Erases contact, words, pin and pictures; what readers have of it stays."""
    DataRequest.objects.about(report.PROVIDER, report.code).forget()
    report.forget_contact()
    report.events.update(note="")
    report.text = report.place = ""
    if not report.is_public:
        report.latitude = report.longitude = None
    report.save(update_fields=["text", "place", "latitude", "longitude"])
    for photo in report.photos.all():
        if not photo.public_file:
            photo.delete()
            continue
        for file in filter(None, (photo.file, photo.small)):
            transaction.on_commit(partial(file.storage.delete, str(file.name)))
        photo.file = photo.small = ""
        photo.save(update_fields=["file", "small"])
