"""Accounts with passwords, and browsers that log in with them."""

from binascii import unhexlify

import pytest
from django.core import mail
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.login.models import LogInEvent
from portal.users.models import User

PASSWORD = "nui-xanh-trau-cham-7"
LOGIN = "/admin/login/"


class Browser(Client):
    """One browser at one address, before the portal's host."""

    def __init__(self, host: str, address: str = "203.0.113.7"):
        super().__init__(headers={"host": host}, REMOTE_ADDR=address)

    def log_in(self, username: str, password: str = PASSWORD, **kwargs):
        return self.post(LOGIN, {"username": username, "password": password}, **kwargs)

    def is_in(self) -> bool:
        return self.get("/admin/").status_code == 200


@pytest.fixture
def browser(world):
    """`browser()` opens one; `browser("198.51.100.9")` opens one elsewhere."""
    return lambda address="203.0.113.7": Browser(world.portal.site.hostname, address)


@pytest.fixture
def officer(world):
    """An officer with a password and an address: `officer(world.a, "admin")`."""

    def make(commune, role="editor", **fields) -> User:
        user = world.officer(commune, role)
        user.set_password(PASSWORD)
        user.email = f"{user.username}@example.vn"
        for name, value in fields.items():
            setattr(user, name, value)
        user.save()
        mail.outbox.clear()
        LogInEvent.objects.all().delete()
        return user

    return make


@pytest.fixture
def strict(settings):
    """As in production: administrators must have a second step."""
    settings.REQUIRE_SECOND_STEP = True


@pytest.fixture
def commit(django_capture_on_commit_callbacks):
    """`with commit():` mails leave at its end, as after a request."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def add_app(user: User, name="Điện thoại") -> TOTPDevice:
    return TOTPDevice.objects.create(user=user, name=name)


def code_of(device: TOTPDevice) -> str:
    """What the app shows now; each code works once, so the device forgets that it was used."""
    TOTPDevice.objects.filter(pk=device.pk).update(last_t=-1)
    return f"{totp(unhexlify(device.key)):06d}"


def kinds(user: User) -> list[str]:
    """What the log says of an account, in order."""
    return list(user.log_in_events.order_by("pk").values_list("kind", flat=True))
