"""The second step, and the devices that pass it. All stand behind Wagtail's own door."""

from binascii import unhexlify
from textwrap import wrap

import segno
from django.contrib.auth.views import RedirectURLMixin
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, TemplateView
from django_otp import login as otp_login
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice, default_key
from wagtail.admin import messages

from portal.core.hints import Host
from portal.login import log, mails
from portal.login.forms import CodeForm, NameForm, NewAppForm, OwnerForm
from portal.login.second_step import (
    count_recovery_codes,
    make_recovery_codes,
    own_devices,
    remove_device,
    standing_of,
)
from portal.users.managing import account_of

NEW_KEY = "new_app_key"


class NextMixin(RedirectURLMixin, Host):
    """Goes on to where the reader wanted to, on this host only."""

    def get_default_redirect_url(self):
        return reverse("wagtailadmin_home")

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"next": self.get_redirect_url(), "standing": self.request.waiting or None}


class SecondStepView(NextMixin, FormView):
    """Asks for a code or a passkey of an account that has them."""

    template_name = "login/second_step.html"
    form_class = CodeForm

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_verified() or not own_devices(account_of(request)):
            return redirect(self.get_success_url())
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs):
        has_passkey = any(
            not isinstance(one, TOTPDevice) for one in own_devices(account_of(self.request))
        )
        return super().get_context_data(**kwargs) | {"has_passkey": has_passkey}


class SetUpView(NextMixin, TemplateView):
    """The choice of a device: an app, or a passkey."""

    template_name = "login/set_up.html"


class AddAppView(NextMixin, FormView):
    """Shows a new secret as a QR code, and keeps the app once its first code is right."""

    template_name = "login/add_app.html"
    form_class = NewAppForm

    def get_initial(self):
        return {"name": _("My phone")}

    def get_form_kwargs(self):
        key = self.request.session.setdefault(NEW_KEY, default_key())
        self.device = TOTPDevice(user=self.request.user, key=key)
        self.totp = TOTP(unhexlify(key))
        return super().get_form_kwargs() | {"totp": self.totp}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)  # makes form and device
        address = self.device.config_url
        secret = address.partition("secret=")[2].partition("&")[0]
        picture = segno.make(address, error="m", micro=False)
        context |= {"app_url": address, "secret": wrap(secret, 4)}
        # Made here, from our own letters.
        context["picture"] = mark_safe(picture.svg_inline(border=3, light="#fff", omitsize=True))  # noqa: S308
        return context

    def form_valid(self, form):
        # The code that was typed just now is used up.
        self.device.name, self.device.last_t = form.cleaned_data["name"], self.totp.t()
        self.device.save()
        del self.request.session[NEW_KEY]
        return redirect(added(self.request, self.device, self.get_redirect_url()))


def added(request, device, next_url: str = "") -> str:
    """A new device passes the second step at once; says where to go on: to the recovery codes."""
    log.record(log.Kind.DEVICE_ADDED, request.user, request)
    if not request.user.is_verified():
        otp_login(request, device)
        request.session.cycle_key()
    has_codes = count_recovery_codes(account_of(request))
    if has_codes:
        return reverse("login_devices")
    request.session[FIRST_CODES] = next_url
    return reverse("login_codes")


# In the session of who has just set up the first device, and has no codes yet.
FIRST_CODES = "first_codes"


@method_decorator(never_cache, name="dispatch")
class CodesView(NextMixin, FormView):
    """Makes recovery codes and shows them, this once. Later ones ask who is there."""

    template_name = "login/codes.html"
    form_class = OwnerForm

    def dispatch(self, request, *args, **kwargs):
        if not own_devices(account_of(request)):
            return redirect("login_set_up")
        self.is_first = FIRST_CODES in request.session and not count_recovery_codes(
            account_of(request)
        )
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        if self.is_first:
            form.fields.clear()
        return form

    def form_valid(self, form):
        go_on = self.request.session.pop(FIRST_CODES, "") or reverse("wagtailadmin_home")
        codes = make_recovery_codes(account_of(self.request))
        return self.render_to_response(self.get_context_data(form=form, codes=codes, go_on=go_on))


class DevicesView(TemplateView):
    """The devices of an account."""

    template_name = "login/devices.html"

    def get_context_data(self, **kwargs):
        user = account_of(self.request)
        return super().get_context_data(**kwargs) | {
            "devices": [(kind_of(one), one) for one in own_devices(user)],
            "codes_left": count_recovery_codes(user),
            "is_required": standing_of(user).is_required,
        }


def kind_of(device) -> str:
    """What a device is called in its address."""
    return device._meta.model_name


class OwnDeviceMixin(Host):
    """A device of who asks; 404 for all others."""

    def dispatch(self, request, *args, **kwargs):
        found = [one for one in own_devices(account_of(request)) if self.is_meant(one)]
        if not found:
            raise Http404
        self.device = found[0]
        return super().dispatch(request, *args, **kwargs)

    def is_meant(self, device) -> bool:
        return kind_of(device) == self.kwargs["kind"] and device.pk == self.kwargs["pk"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"device": self.device}


class RenameDeviceView(OwnDeviceMixin, FormView):
    template_name = "login/rename_device.html"
    form_class = NameForm
    success_url = reverse_lazy("login_devices")

    def get_initial(self):
        return {"name": self.device.name}

    def form_valid(self, form):
        self.device.name = form.cleaned_data["name"]
        self.device.save(update_fields=["name"])
        return super().form_valid(form)


class RemoveDeviceView(OwnDeviceMixin, FormView):
    """Takes a device away from who shows once more that it is theirs."""

    template_name = "login/remove_device.html"
    form_class = OwnerForm
    success_url = reverse_lazy("login_devices")

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"request": self.request}

    def get_context_data(self, **kwargs):
        is_last = len(own_devices(account_of(self.request))) == 1
        is_required = standing_of(account_of(self.request)).is_required
        return super().get_context_data(**kwargs) | {"is_last": is_last, "is_required": is_required}

    def form_valid(self, form):
        remove_device(self.request, self.device)
        mails.tell_owner(account_of(self.request), "device_removed")
        messages.success(self.request, _("The device was removed."))
        return super().form_valid(form)
