"""A new address is the account's only once its owner confirmed it."""

import re

import pytest
from django.core import mail

from portal.users.models import User
from tests.login.conftest import PASSWORD, kinds

ACCOUNT = "/admin/account/"


@pytest.fixture
def user(world, officer):
    return officer(world.a, first_name="Hoa", last_name="Lê")


@pytest.fixture
def own(user, browser):
    own = browser()
    own.log_in(user.username)
    return own


def ask(own, email="moi@example.vn", password=PASSWORD, **more):
    sent = {
        "name_email-first_name": "Hoa",
        "name_email-last_name": "Lê",
        "email-email": email,
        "email-password": password,
        "locale-preferred_language": "",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
    }
    return own.post(ACCOUNT, sent | more)


def link_in(message) -> str:
    return re.search(r"/admin/account/email/\S+", message.body)[0]


def address_of(user) -> str:
    return User.objects.get(pk=user.pk).email


def test_the_old_one_stays_until_the_link_is_opened_and_confirmed(user, own, commit):
    old = user.email
    with commit():
        assert ask(own).status_code == 302
    assert address_of(user) == old
    confirmation, warning = mail.outbox
    assert (confirmation.to, warning.to) == (["moi@example.vn"], [old])
    assert "moi@example.vn" in own.get(link_in(confirmation)).content.decode()
    assert address_of(user) == old  # whoever only looks at links confirms nothing
    with commit():
        own.post(link_in(confirmation))
    assert address_of(user) == "moi@example.vn"
    assert mail.outbox[-1].to == [old]


def test_a_log_in_name_that_is_the_address_follows(user, own, commit):
    User.objects.filter(pk=user.pk).update(username=user.email)
    with commit():
        ask(own)
    own.post(link_in(mail.outbox[0]))
    assert User.objects.get(pk=user.pk).username == "moi@example.vn"
    assert kinds(user)[-2:] == ["email_asked", "email_changed"]


def test_an_address_that_another_account_has_is_refused_once_its_mail_is_read(user, own, commit):
    old = user.email
    User.objects.create_user("chu-dia-chi", "MOI@example.vn")
    with commit():
        assert ask(own).status_code == 302
    answer = own.post(link_in(mail.outbox[0]), follow=True)
    assert answer.status_code == 200 and "Không dùng được địa chỉ" in answer.content.decode()
    assert address_of(user) == old


def test_without_the_password_nothing_is_sent(user, own, commit):
    with commit():
        for password in ("", "sai"):
            page = ask(own, password=password)
            assert page.status_code == 200
            assert 'value="moi@example.vn"' in page.content.decode()  # nothing typed is lost
    assert mail.outbox == []


def test_other_settings_need_no_password(user, own, commit):
    with commit():
        assert ask(own, user.email, "", **{"name_email-first_name": "Mai"}).status_code == 302
    assert User.objects.get(pk=user.pk).first_name == "Mai"
    assert mail.outbox == []


def test_the_link_is_worth_nothing_to_another_account(user, own, world, officer, browser, commit):
    with commit():
        ask(own)
    link, stranger = link_in(mail.outbox[0]), browser()
    assert stranger.post(link).status_code == 302  # to the log-in
    stranger.log_in(officer(world.b).username)
    assert stranger.post(link).status_code == 200
    assert address_of(user) != "moi@example.vn"


def test_the_link_works_once_and_not_after_another_change(user, own, commit):
    with commit():
        ask(own, "mot@example.vn")
        ask(own, "hai@example.vn")
    first, second = link_in(mail.outbox[0]), link_in(mail.outbox[2])
    own.post(second)
    own.post(first)
    assert address_of(user) == "hai@example.vn"


def test_an_old_link_is_worth_nothing(user, own, commit, monkeypatch):
    with commit():
        ask(own)
    monkeypatch.setattr("portal.login.email_links.LINK_SECONDS", -1)
    own.post(link_in(mail.outbox[0]))
    assert address_of(user) != "moi@example.vn"


@pytest.mark.parametrize("token", ["x", "a:b:c", "W10:1x:y"])
def test_a_made_up_link_is_told_so(own, token):
    assert own.get(f"/admin/account/email/{token}/").status_code == 200
    assert own.post(f"/admin/account/email/{token}/").status_code == 200


@pytest.mark.parametrize("email", ["", "khong-phai", "a@b", "x" * 300 + "@example.vn"])
def test_what_is_no_address_is_refused(user, own, email):
    assert ask(own, email).status_code == 200


def test_wagtails_own_panel_takes_no_address(user, own):
    ask(own, user.email, "", **{"name_email-email": "gian@example.vn"})
    assert address_of(user) == user.email
