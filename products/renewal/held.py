"""What reminders keep of producers, for the desk of personal data (portal.privacy)."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.hints import Text
from portal.core.typed.emails import EmailFormField
from portal.core.workdays import add_months
from portal.privacy.codes import read_code
from portal.privacy.models import KEPT_TAG
from portal.privacy.providers import Agreement, Kept, PersonalData
from portal.sites.frame import Frame
from products.models import ProductPage
from products.renewal.addresses import PROVIDER, forget
from products.renewal.models import ReminderAddress
from products.renewal.models.reminders import PREFIX

# After the last certificate of a producer has ended the address is kept so long.
KEPT_MONTHS = 12


class CorrectForm(forms.ModelForm):
    """What of a producer can be corrected."""

    email = EmailFormField(label=_("E-mail"), max_length=254)

    class Meta:
        model = ReminderAddress
        fields = ["email"]


class ProducersData(PersonalData):
    """The e-mail addresses of producers who want to be reminded."""

    name = PROVIDER
    label = _("Reminders of OCOP certificates")
    code_hint = _("The code of the reminders, such as NH-4829-1057-3364.")
    tags = (KEPT_TAG,)

    def kept(self, frame: Frame) -> list[Kept]:
        if frame.is_portal:  # it has no products of its own
            return []
        rows = ReminderAddress.objects.holding().filter(site=frame.site)
        return [
            Kept(
                _("E-mail addresses of producers who want to be reminded"),
                _("To remind them before an OCOP certificate ends"),
                _("Until they take it back, or a year after their last certificate ended"),
                _("Nobody reads them; staff can correct them on request"),
                rows,
            )
        ]

    def find(self, typed: str, site: Site | None = None) -> ReminderAddress | None:
        code = read_code(typed, PREFIX)
        rows = ReminderAddress.objects.holding().select_related("site", "producer")
        if site is not None:
            rows = rows.filter(site=site)
        return rows.filter(code=code).first() if code else None

    def code(self, row: ReminderAddress) -> str:
        return row.code

    def url(self, row: ReminderAddress) -> str:
        products = ProductPage.objects.live().filter(producer=row.producer_id)
        product = products.order_by("expires_on", "pk").first()
        return reverse("renewal", args=[product.pk]) if product else reverse("renewal_board")

    def contact(self, row: ReminderAddress) -> list[tuple[Text, str]]:
        return [(_("E-mail"), row.email)] if row.email else []

    def held(self, row: ReminderAddress) -> list[tuple[Text, str]]:
        return [*self.contact(row), (_("Producer"), row.producer.title), (row.label, row.told)]

    def form(self, row: ReminderAddress, data: Any = None) -> forms.BaseForm | None:
        return CorrectForm(data, instance=row)

    def correct(self, row: ReminderAddress, values: dict) -> None:
        row.email = values["email"]
        row.save(update_fields=["email"])

    def agreements(self, row: ReminderAddress) -> list[Agreement]:
        return [Agreement(row.purpose, row.label, row.text, row.given_at, is_needed=True)]

    def withdraw(self, row: ReminderAddress, purposes: Iterable[str], by: Any = None) -> None:
        forget(row)

    def erase(self, row: ReminderAddress, by: Any = None) -> None:
        forget(row)

    @transaction.atomic
    def purge(self, day: date, *, dry_run: bool = False) -> dict[Text, int]:
        """Addresses given, and last certificates ended, more than a year before."""
        since = add_months(day, -KEPT_MONTHS)
        start = timezone.make_aware(datetime.combine(since, time.min))
        certified = ProductPage.objects.filter(producer=OuterRef("producer"), expires_on__gte=since)
        over = ReminderAddress.objects.holding().filter(~Exists(certified), given_at__lt=start)
        found: dict[Text, int] = {_("Addresses for reminders erased"): over.count()}
        if not dry_run:
            for row in over:
                forget(row)
        return found
