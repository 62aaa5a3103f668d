"""Passkeys: the answers to `static/login/passkeys.js`, from django-otp-webauthn."""

from json import loads

from django.contrib.auth.views import RedirectURLMixin
from django.http import JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from django_otp_webauthn import exceptions
from django_otp_webauthn import views as webauthn
from django_otp_webauthn.models import WebAuthnCredential

from portal.core.hints import Host
from portal.core.typed.characters import clean_text
from portal.login import log
from portal.login.views.steps import NextMixin, added

LONGEST_NAME = 64


class AddPasskeyView(NextMixin, TemplateView):
    """Where a passkey gets its name and is made; without JavaScript it says so."""

    template_name = "login/add_passkey.html"


class ObjectsOnly(Host):
    """What comes is an object of JSON with the parts that a browser sends; else 400, never 500."""

    def _parse_request_data(self, request):
        try:
            data = super()._parse_request_data(request)
        except (ValueError, RecursionError) as error:
            raise exceptions.MalformedRequest() from error
        if not hasattr(data, "keys"):
            raise exceptions.MalformedRequest()
        return data

    def handle_exception(self, exc):
        """Words for people; what the library says stays with programs."""
        if not isinstance(exc, exceptions.OTPWebAuthnApiError):
            return super().handle_exception(exc)
        told = _("This passkey was not accepted. Try again, or take another way.")
        if isinstance(exc, (exceptions.CredentialNotFound, exceptions.CredentialUserMismatch)):
            told = _("This passkey doesn't belong to your account here.")
        return JsonResponse({"detail": told, "code": exc.code}, status=exc.status_code)


class BeginRegistrationView(ObjectsOnly, webauthn.BeginCredentialRegistrationView):
    """What the browser makes a passkey of."""


class CompleteRegistrationView(
    RedirectURLMixin, ObjectsOnly, webauthn.CompleteCredentialRegistrationView
):
    """Keeps the new passkey with its name, and says where to go on."""

    def post(self, *args, **kwargs):
        made = super().post(*args, **kwargs)
        if made.status_code != 200:
            return made
        name = str(self.request.data.get("name") or "")
        device = WebAuthnCredential.objects.get(user=self.request.user, pk=_id_in(made))
        device.name = clean_text(name)[:LONGEST_NAME].strip() or _("Passkey")
        device.save(update_fields=["name"])
        return JsonResponse({"redirect_url": added(self.request, device, self.get_redirect_url())})


def _id_in(made: JsonResponse) -> int:
    return loads(made.content)["id"]


class BeginView(ObjectsOnly, webauthn.BeginCredentialAuthenticationView):
    """What a passkey signs: as the second step, or in place of name and password."""


class CompleteView(ObjectsOnly, webauthn.CompleteCredentialAuthenticationView):
    """Lets in whose passkey signed it."""

    def complete_auth(self, device):
        super().complete_auth(device)
        self.request.session.cycle_key()
        log.record(log.Kind.SECOND_STEP, device.user, self.request)

    def get_success_url(self):
        return self.get_redirect_url() or reverse("wagtailadmin_home")
