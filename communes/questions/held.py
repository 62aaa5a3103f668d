"""What questions keep of their askers, for the desk of personal data (portal.privacy)."""

from collections.abc import Iterable
from datetime import date

from django import forms
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.models import Site

from communes.models import CommuneSettings
from communes.questions.choices import Kind, Purpose, Status
from communes.questions.models import (
    InformationRequest,
    Question,
    QuestionContact,
    QuestionPage,
)
from communes.questions.models.incoming import WAITING_TAG
from portal.core.hints import Text
from portal.core.querysets import below, home_paths
from portal.core.typed.emails import EmailFormField
from portal.core.typed.phones import PhoneFormField
from portal.privacy.models import DataRequest
from portal.privacy.providers import Agreement, Kept, PersonalData
from portal.sites.frame import Frame


class ContactForm(forms.ModelForm):
    """What of an asker can be corrected."""

    phone = PhoneFormField(label=pgettext_lazy("person", "Phone"), required=False)
    email = EmailFormField(label=_("E-mail"), required=False, max_length=254)

    class Meta:
        model = QuestionContact
        fields = ["name", "phone", "email", "address", "body"]


class AskersData(PersonalData):
    """Name, contact, village, words and published answer of whoever asked."""

    name = "question"
    label = _("Question to the commune")
    code_hint = _("The code of the question, such as HD-7K3M-92QX.")
    tags = ("questions", WAITING_TAG)

    def kept(self, frame: Frame) -> list[Kept]:
        if frame.is_portal:  # it takes no questions
            return []
        site = frame.site
        questions = Question.objects.in_site(site).exclude(status=Status.WITHDRAWN)
        contacts = QuestionContact.objects.filter(question__site=site)
        published = QuestionPage.objects.live().filter(
            below(home_paths(site.root_page.path)), locale_id=site.root_page.locale_id
        )
        months = CommuneSettings.of_site(site).retention_months
        term = ngettext(
            "%(months)s month after the answer, or until you take it back",
            "%(months)s months after the answer, or until you take it back",
            months,
        ) % {"months": months}
        staff = _("Staff of the commune who answer; each look is written into a log")
        return [
            Kept(
                _("Name, phone and e-mail of whoever asks; address for information"),
                _("To answer the question, or to give the information"),
                term,
                staff,
                contacts,
            ),
            Kept(
                _("The question in the asker’s own words, and the village"),
                _("To answer the question"),
                _("Until the asker takes it back"),
                staff,
                questions,
            ),
            Kept(
                _("Published answers with initials and village"),
                _("So that others know the answer too, where the asker agreed"),
                _("Until the asker takes the consent back"),
                _("Everyone"),
                published,
            ),
        ]

    def find(self, typed: str, site: Site | None = None) -> Question | None:
        questions = Question.objects.exclude(status=Status.WITHDRAWN).select_related("site")
        if site is not None:
            questions = questions.in_site(site)
        return questions.meant_by(typed)

    def code(self, row: Question) -> str:
        return row.code

    def url(self, row: Question) -> str:
        return reverse("questions:inspect", args=[row.pk])

    def contact(self, row: Question) -> list[tuple[Text, str]]:
        contact = row.contact_or_none
        if contact is None:
            return []
        values: list[tuple[Text, str]] = [
            (pgettext_lazy("person", "Name"), contact.name),
            (pgettext_lazy("person", "Phone"), contact.phone),
            (_("E-mail"), contact.email),
            (_("Address"), contact.address),
            (_("Organisation"), contact.body),
        ]
        return [(label, value) for label, value in values if value]

    def held(self, row: Question) -> list[tuple[Text, str]]:
        values: list[tuple[Text, str]] = [
            (_("Question"), row.text),
            (_("Village"), str(row.village or "")),
            (_("Asked at"), f"{row.asked_at.isoformat()}"),
            (_("Answer"), strip_tags(row.answer)),
        ]
        if request := row.information_or_none:
            values += [
                (_("How to get it"), str(request.get_way_display())),
                (_("What it is for"), request.purpose),
            ]
        if page := row.published_page:
            values += [(_("Published page"), page.full_url or ""), (_("Shown as"), page.asker)]
        values += [(consent.label, consent.told) for consent in row.consents.all()]
        return [*self.contact(row), *((label, value) for label, value in values if value)]

    def form(self, row: Question, data=None) -> forms.BaseForm | None:
        contact = row.contact_or_none
        if contact is None:
            return None
        form = ContactForm(data, instance=contact)
        if not row.asks_information:
            del form.fields["address"], form.fields["body"]
        return form

    @transaction.atomic
    def correct(self, row: Question, values: dict) -> None:
        contact = row.contact
        for name, value in values.items():
            setattr(contact, name, value)
        contact.save(update_fields=list(values))
        if page := row.published_page:
            # Its own initials, and those of its drafts and translations: said anew.
            page.asker_display = contact.initials
            page.save_revision().publish()

    def agreements(self, row: Question) -> list[Agreement]:
        return [
            Agreement(one.purpose, one.label, one.text, one.given_at, not one.can_go_alone)
            for one in row.consents.holding()
        ]

    @transaction.atomic
    def withdraw(self, row: Question, purposes: Iterable[str], by=None) -> None:
        for purpose in sorted(purposes, key=lambda one: one in Purpose.needed()):
            row.take_back(purpose, by=by)

    def erase(self, row: Question, by=None) -> None:
        row.withdraw(by=by)

    @transaction.atomic
    def purge(self, day: date, *, dry_run: bool = False) -> dict[Text, int]:
        due = QuestionContact.objects.due(day)
        over = Question.objects.filter(Q(contact__in=due.values("pk")))
        rejected = over.filter(status=Status.REJECTED, kind=Kind.QUESTION).values_list(
            "pk", flat=True
        )
        found: dict[Text, int] = {
            _("Contacts erased"): due.count(),
            _("Questions removed that were turned down"): rejected.count(),
        }
        if not dry_run:
            gone = list(due.values_list("question__code", flat=True))
            DataRequest.objects.about(self.name, *gone).forget()
            # What was refused of these stays in the register, without its words.
            asked = list(over.filter(kind=Kind.INFORMATION).values_list("pk", flat=True))
            InformationRequest.objects.filter(question__in=asked).update(purpose="")
            Question.objects.filter(pk__in=asked, status=Status.REJECTED).update(text="")
            Question.objects.filter(pk__in=list(rejected)).delete()
            QuestionContact.objects.due(day).delete()
        return found
