"""The forms of a subscription. Nothing typed is lost."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.announcements.models.choices import Category, Urgency
from communes.models import Village
from communes.subscriptions.choices import CONSENTS, Purpose
from communes.subscriptions.models import Subscription
from communes.subscriptions.subscribing import Wish
from communes.village_choice import VillagesField, limit_villages
from portal.core.form_stamps import StampedForm
from portal.core.typed.emails import EmailFormField
from portal.privacy.consent_fields import ConsentField
from portal.privacy.public_forms import FirstRadio


class FirstTick(forms.CheckboxSelectMultiple):
    """Ticks whose error links lead to the first of them."""

    def id_for_label(self, id_, index="0"):
        return super().id_for_label(id_, index or "0")


class WishForm(forms.Form):
    """What somebody wants to get."""

    villages = VillagesField(
        label=_("Of which villages? Tick none for the whole commune"),
        queryset=Village.objects.none(),
        required=False,
        widget=FirstTick,
        error_messages={
            "invalid_choice": _("Choose villages of the list."),
            "invalid_pk_value": _("Choose villages of the list."),
            "invalid_list": _("Choose villages of the list."),
        },
    )
    kinds = forms.MultipleChoiceField(
        label=_("About what? Tick none for everything"),
        choices=Category.choices,
        required=False,
        widget=FirstTick,
        error_messages={"invalid_choice": _("Choose kinds of the list.")},
    )
    urgency = forms.TypedChoiceField(
        label=_("How pressing?"),
        choices=[
            (Urgency.NORMAL, _("Every announcement")),
            (Urgency.IMPORTANT, _("Important and urgent ones")),
            (Urgency.URGENT, _("Only urgent ones")),
        ],
        coerce=int,
        initial=Urgency.NORMAL,
        widget=FirstRadio,
        error_messages={
            "required": _("Choose one of the three."),
            "invalid_choice": _("Choose one of the three."),
        },
    )
    fields: dict[str, Any]

    @property
    def wish(self) -> Wish:
        data = self.cleaned_data
        return Wish(data.get("villages", ()), data["kinds"], data["urgency"])


class SubscribeForm(WishForm, StampedForm):
    """Asking for mails."""

    email = EmailFormField(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"class": "in", "autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail address."),
            "invalid": _("This is no e-mail address: it looks like ten@gmail.com."),
            "max_length": _("This address is too long."),
        },
    )
    consent = ConsentField(
        CONSENTS,
        Purpose.NEWS,
        error_messages={"required": _("Tick that the address may be kept for this.")},
    )

    def __init__(self, data=None, *, site: Site):
        super().__init__(data, site=site)
        limit_villages(self, "villages", site)

    @property
    def version(self) -> str:
        """The version of the text that was ticked."""
        field: ConsentField = self.fields["consent"]
        return field.version(self.data.get("consent", ""))


class ChangeForm(WishForm):
    """Changing what a subscription brings."""

    def __init__(self, data=None, *, subscription: Subscription):
        initial = {
            "villages": [village.pk for village in subscription.villages.all()],
            "kinds": subscription.kind_list,
            "urgency": subscription.least_urgency,
        }
        super().__init__(data, initial=initial)
        limit_villages(self, "villages", subscription.site)
