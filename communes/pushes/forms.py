"""What a browser sends of itself."""

from urllib.parse import urlsplit

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from communes.pushes.choices import CONSENTS, LONGEST_ENDPOINT, Purpose
from communes.pushes.encryption import read_point, read_secret
from portal.core.form_stamps import StampedForm
from portal.privacy.consents import consent_texts

NO_ADDRESS = _("This browser gave no address for news. Try again, or take the mails.")
NOT_WHOLE = dict.fromkeys(("required", "max_length"), NO_ADDRESS)
UNKNOWN_SERVICE = _(
    "News don’t reach this browser: its maker’s service is not known here. Take the mails instead."
)


def is_push_service(url: str) -> bool:
    """Whether an address is one of a push service that the settings name, by https on its usual
    port: nobody has the portal send to whatever they like."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    if parts.scheme != "https" or port not in (None, 443) or "@" in parts.netloc:
        return False
    return any(host == name or host.endswith(f".{name}") for name in settings.WEB_PUSH_SERVICES)


class BrowserForm(StampedForm):
    """A push subscription, as the browser made it."""

    endpoint = forms.CharField(max_length=LONGEST_ENDPOINT, error_messages=NOT_WHOLE)
    p256dh = forms.CharField(max_length=90, error_messages=NOT_WHOLE)
    auth = forms.CharField(max_length=30, error_messages=NOT_WHOLE)
    version = forms.ChoiceField(
        choices=lambda: [
            (text.version, text.version)
            for text in consent_texts(CONSENTS)
            if text.purpose == Purpose.NEWS
        ],
        error_messages=dict.fromkeys(
            ("required", "invalid_choice"), _("This page is old. Load it again.")
        ),
    )

    def clean_endpoint(self) -> str:
        endpoint = self.cleaned_data["endpoint"]
        if not is_push_service(endpoint):
            raise ValidationError(UNKNOWN_SERVICE)
        return endpoint

    def clean_p256dh(self) -> str:
        return _checked(self.cleaned_data["p256dh"], read_point)

    def clean_auth(self) -> str:
        return _checked(self.cleaned_data["auth"], read_secret)

    def clean(self):
        try:
            return super().clean()
        except ValidationError:
            # Nothing was typed that could be lost.
            raise ValidationError(_("Wait a moment and press the button again.")) from None

    @property
    def first_error(self) -> str:
        """One sentence for who pressed the button."""
        return str(next(iter(self.errors.values()))[0])


def _checked(value: str, read) -> str:
    try:
        read(value)
    except ValueError:
        raise ValidationError(NO_ADDRESS) from None
    return value
