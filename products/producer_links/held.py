"""What links keep of producers, for the desk of personal data (portal.privacy)."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.hints import Text
from portal.privacy.codes import read_code
from portal.privacy.models import DataRequest
from portal.privacy.providers import Agreement, Kept, PersonalData
from portal.sites.frame import Frame
from products.producer_links.choices import State
from products.producer_links.links import parts_of
from products.producer_links.models import ProducerLink, SentPhoto
from products.producer_links.models.links import PREFIX, state_is
from products.producer_links.proposing import told_of

# Days for which a link and what was sent can still be looked at.
KEPT_DAYS = 90


class NoteForm(forms.ModelForm):
    """What of a sending can be corrected."""

    class Meta:
        model = ProducerLink
        fields = ["note"]


class ProducersData(PersonalData):
    """What a producer sent behind a link; what was taken of it stands on the public pages."""

    name = "producer_link"
    label = _("Changes that a producer sent")
    code_hint = _("The code of what was sent, such as NB-4829-1057-3364.")

    def kept(self, frame: Frame) -> list[Kept]:
        if frame.is_portal:  # it has no producers
            return []
        sent = ProducerLink.objects.filter(site=frame.site, sent_at__isnull=False)
        return [
            Kept(
                _("What producers send by a link: prices, stock, season, pictures, a note"),
                _("To bring their pages up to date, where they agreed"),
                _("%(days)d days after an officer has decided; pictures go with the decision")
                % {"days": KEPT_DAYS},
                _("Staff of the commune; everyone what was taken of it"),
                sent,
            )
        ]

    def find(self, typed: str, site: Site | None = None) -> ProducerLink | None:
        code = read_code(typed, PREFIX)
        sent = ProducerLink.objects.filter(sent_at__isnull=False)
        if site is not None:
            sent = sent.filter(site=site)
        return sent.select_related("site", "producer").filter(code=code).first() if code else None

    def code(self, row: ProducerLink) -> str:
        return row.code

    def url(self, row: ProducerLink) -> str:
        return reverse("producer_links:inspect", args=[row.pk])

    def contact(self, row: ProducerLink) -> list[tuple[Text, str]]:
        return [(_("Producer"), row.producer.title), (_("Phone"), row.producer.phone)]

    def held(self, row: ProducerLink) -> list[tuple[Text, str]]:
        values: list[tuple[Text, str]] = [
            *self.contact(row),
            (_("Sent at"), row.sent_at.isoformat() if row.sent_at else ""),
            (_("Note of the producer"), row.note),
            (_("Answer to the producer"), row.refusal),
        ]
        for title, told in told_of(parts_of(row)):
            values.append((_("Product"), title))
            values += told
        values += [(consent.label, consent.told) for consent in row.consents.all()]
        return [(label, value) for label, value in values if value]

    def form(self, row: ProducerLink, data: Any = None) -> forms.BaseForm | None:
        return NoteForm(data, instance=row)

    @transaction.atomic
    def correct(self, row: ProducerLink, values: dict) -> None:
        row.note = values["note"]
        row.save(update_fields=["note"])

    def agreements(self, row: ProducerLink) -> list[Agreement]:
        return [
            Agreement(one.purpose, one.label, one.text, one.given_at, True)
            for one in row.consents.holding()
        ]

    @transaction.atomic
    def withdraw(self, row: ProducerLink, purposes: Iterable[str], by: Any = None) -> None:
        """All that was sent goes; the producer's own page is unpublished by an officer, who is
        asked for it with the same word."""
        self.erase(row, by=by)

    @transaction.atomic
    def erase(self, row: ProducerLink, by: Any = None) -> None:
        row.consents.holding().update(withdrawn_at=timezone.now())
        DataRequest.objects.about(self.name, row.code).forget()
        row.delete()

    @transaction.atomic
    def purge(self, day: date, *, dry_run: bool = False) -> dict[Text, int]:
        start = timezone.make_aware(datetime.combine(day, time.min))
        over = ProducerLink.objects.over_before(start - timedelta(days=KEPT_DAYS))
        expired = ProducerLink.objects.filter(state_is(State.EXPIRED), expires_at__lt=start)
        unsent = SentPhoto.objects.filter(Q(part__link__in=expired.values("pk")))
        found: dict[Text, int] = {
            _("Links for producers that ended"): over.count(),
            _("Pictures that were never sent off"): unsent.count(),
        }
        if not dry_run:
            codes = list(over.values_list("code", flat=True))
            DataRequest.objects.about(self.name, *codes).forget()
            unsent.delete()
            over.delete()
        return found
