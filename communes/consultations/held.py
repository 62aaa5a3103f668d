"""What comments keep of their authors, for the desk of personal data (portal.privacy)."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.models import Site

from communes.consultations.choices import Purpose, Status
from communes.consultations.models import Comment, CommentContact
from communes.consultations.models.comments import PREFIX
from communes.consultations.querysets import COMMENTS_TAG
from communes.models import CommuneSettings
from portal.core.hints import Text
from portal.core.typed.emails import EmailFormField
from portal.core.typed.phones import PhoneFormField
from portal.privacy.codes import read_code
from portal.privacy.models import DataRequest
from portal.privacy.providers import Agreement, Kept, PersonalData
from portal.sites.frame import Frame


class ContactForm(forms.ModelForm):
    """What of an author can be corrected."""

    phone = PhoneFormField(label=pgettext_lazy("person", "Phone"), required=False)
    email = EmailFormField(label=_("E-mail"), required=False, max_length=254)

    class Meta:
        model = CommentContact
        fields = ["name", "phone", "email"]


class AuthorsData(PersonalData):
    """Name, contact, village and words of whoever commented on a draft."""

    name = Comment.PROVIDER
    label = _("Comment on a draft")
    code_hint = _("The code of the comment, such as GY-4829-1057-3364.")
    tags = (COMMENTS_TAG,)

    def kept(self, frame: Frame) -> list[Kept]:
        received = Comment.objects.in_site(frame.site).received().order_by()
        counted = received.aggregate(comments=Count("pk"), contacts=Count("contact"))
        # The portal is no commune: it has the usual rules.
        rules = CommuneSettings() if frame.is_portal else CommuneSettings.of_site(frame.site)
        months = rules.retention_months
        term = ngettext(
            "%(months)s month after the last day, or until you take it back",
            "%(months)s months after the last day, or until you take it back",
            months,
        ) % {"months": months}
        staff = _("Staff who work on the draft; each look is written into a log")
        why = _("To consider the draft")
        return [
            Kept(
                _("Name, phone and e-mail of whoever comments on a draft, where given"),
                _("To ask back about the comment"),
                term,
                staff,
                counted["contacts"],
            ),
            Kept(
                _("Comments on drafts, and the village, where given"),
                why,
                _("Until the author takes it back"),
                _("Staff who work on the draft; everyone where the author agreed"),
                counted["comments"],
            ),
        ]

    def find(self, typed: str, site: Site | None = None) -> Comment | None:
        code = read_code(typed, PREFIX)
        comments = Comment.objects.received().select_related("site", "consultation")
        if site is not None:
            comments = comments.in_site(site)
        return comments.filter(code=code).first() if code else None

    def code(self, row: Comment) -> str:
        return row.code

    def url(self, row: Comment) -> str:
        return reverse("consultation_comments:inspect", args=[row.pk])

    def contact(self, row: Comment) -> list[tuple[Text, str]]:
        contact = row.contact_or_none
        values: list[tuple[Text, str]] = [(_("Name that is shown"), row.shown_name)]
        if contact is not None:
            values += [
                (pgettext_lazy("person", "Name"), contact.name),
                (pgettext_lazy("person", "Phone"), contact.phone),
                (_("E-mail"), contact.email),
            ]
        return [(label, value) for label, value in values if value]

    def held(self, row: Comment) -> list[tuple[Text, str]]:
        values: list[tuple[Text, str]] = [
            (pgettext_lazy("consultation", "Draft"), row.consultation.title),
            *((reply.prompt, reply.text) for reply in row.replies.all()),
            (pgettext_lazy("consultation", "Comment"), row.text),
            (_("Village"), row.village),
            (_("Received at"), row.received_at.isoformat()),
            (_("Status"), str(Status(row.status).label)),
        ]
        values += [(consent.label, consent.told) for consent in row.consents.all()]
        return [*self.contact(row), *((label, value) for label, value in values if value)]

    def form(self, row: Comment, data: Any = None) -> forms.BaseForm | None:
        contact = row.contact_or_none
        return ContactForm(data, instance=contact) if contact else None

    @transaction.atomic
    def correct(self, row: Comment, values: dict) -> None:
        contact = row.contact
        for name, value in values.items():
            setattr(contact, name, value)
        contact.save(update_fields=list(values))
        if row.shown_name:
            row.shown_name = contact.name
            row.save(update_fields=["shown_name"])

    def agreements(self, row: Comment) -> list[Agreement]:
        return [
            Agreement(one.purpose, one.label, one.text, one.given_at, not one.can_go_alone)
            for one in row.consents.holding()
        ]

    @transaction.atomic
    def withdraw(self, row: Comment, purposes: Iterable[str], by: Any = None) -> None:
        if Purpose.KEEP in set(purposes):
            row.withdraw(by=by)
        else:
            row.unshow(by=by)

    def erase(self, row: Comment, by: Any = None) -> None:
        row.withdraw(by=by)

    @transaction.atomic
    def purge(self, day: date, *, dry_run: bool = False) -> dict[Text, int]:
        due = Comment.objects.due(day)
        hidden = due.filter(status=Status.HIDDEN)
        contacts = CommentContact.objects.filter(comment__in=due.values("pk"))
        found: dict[Text, int] = {
            _("Contacts of authors erased"): contacts.count(),
            _("Comments removed that were not shown"): hidden.count(),
        }
        if not dry_run:
            gone = due.filter(contact__isnull=False) | hidden
            codes = list(gone.values_list("code", flat=True))
            DataRequest.objects.about(self.name, *codes).forget()
            # By their keys: contacts first, so that none is left of what is removed.
            contacts.delete()
            hidden.delete()
        return found
