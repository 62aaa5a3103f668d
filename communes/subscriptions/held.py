"""What is kept of subscribers, for the desk of personal data (portal.privacy)."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.subscriptions.models import PREFIX, Subscription
from communes.subscriptions.subscribing import PROVIDER, leave, never_confirmed
from portal.core.hints import Text
from portal.core.typed.emails import EmailFormField
from portal.privacy.codes import read_code
from portal.privacy.models import KEPT_TAG
from portal.privacy.providers import Agreement, Kept, PersonalData
from portal.sites.frame import Frame


class CorrectForm(forms.ModelForm):
    """What of a subscriber can be corrected."""

    email = EmailFormField(label=_("E-mail"), max_length=254)

    class Meta:
        model = Subscription
        fields = ["email"]


class SubscribersData(PersonalData):
    """The e-mail addresses of those who want announcements."""

    name = PROVIDER
    label = _("Announcements by mail")
    code_hint = _("The code at the end of each mail, such as NT-4829-1057-3364.")
    tags = (KEPT_TAG,)

    def kept(self, frame: Frame) -> list[Kept]:
        return [
            Kept(
                _("E-mail addresses of those who want announcements, with what they want"),
                _("To send them announcements"),
                _("Until you leave, by the link in each mail; two days where you don’t confirm"),
                _("Nobody reads them; staff see how many there are"),
                Subscription.objects.filter(site=frame.site),
            )
        ]

    def find(self, typed: str, site: Site | None = None) -> Subscription | None:
        code = read_code(typed, PREFIX)
        rows = Subscription.objects.select_related("site")
        if site is not None:
            rows = rows.filter(site=site)
        return rows.filter(code=code).first() if code else None

    def code(self, row: Subscription) -> str:
        return row.code

    def url(self, row: Subscription) -> str:
        return reverse("notices:index")

    def contact(self, row: Subscription) -> list[tuple[Text, str]]:
        return [(_("E-mail"), row.email)]

    def held(self, row: Subscription) -> list[tuple[Text, str]]:
        villages = ", ".join(str(village) for village in row.villages.all())
        wanted = [(_("Villages"), villages), (_("Kinds"), row.kinds_told)]
        said = [(label, text) for label, text in wanted if text]
        urgency = (_("At least"), row.get_least_urgency_display())
        return [*self.contact(row), *said, urgency, (row.label, row.told)]

    def form(self, row: Subscription, data: Any = None) -> forms.BaseForm | None:
        return CorrectForm(data, instance=row)

    def correct(self, row: Subscription, values: dict) -> None:
        row.email = values["email"].lower()
        others = Subscription.objects.confirmed().filter(site=row.site_id, email=row.email)
        for other in others.exclude(pk=row.pk):
            leave(other)
        row.save(update_fields=["email"])

    def agreements(self, row: Subscription) -> list[Agreement]:
        return [Agreement(row.purpose, row.label, row.text, row.given_at, is_needed=True)]

    def withdraw(self, row: Subscription, purposes: Iterable[str], by: Any = None) -> None:
        leave(row)

    def erase(self, row: Subscription, by: Any = None) -> None:
        leave(row)

    def purge(self, day: date, *, dry_run: bool = False) -> dict[Text, int]:
        """Those that nobody confirmed within two days."""
        over = never_confirmed(timezone.make_aware(datetime.combine(day, time.min)))
        found: dict[Text, int] = {_("Subscriptions that nobody confirmed"): over.count()}
        if not dry_run:
            for row in over:
                leave(row)
        return found
