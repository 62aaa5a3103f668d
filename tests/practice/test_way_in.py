"""On the practice installation: tickets, and whom they make of an officer."""

import time

import pytest
from django.contrib.auth import authenticate
from django.core import signing
from django.test import Client, RequestFactory

from portal.practice import tickets
from portal.users.models import SiteRole, User
from tests.login.conftest import add_app
from tests.practice.conftest import CLOSED, ENTER, HOME, KEY, PASSWORD, ROLES, enter

EXPIRED = "Liên kết đã hết hạn"


@pytest.mark.parametrize("role", ROLES)
def test_a_ticket_lets_in_as_that_role_without_a_second_step(practice, role):
    add_app(User.objects.get(username=f"a-{role}"))  # somebody tried it out before
    client, answer = enter(practice, role)
    assert (answer.status_code, answer.url) == (302, "/admin/")
    desk = client.get("/admin/")
    assert desk.status_code == 200
    assert desk.wsgi_request.user.username == f"a-{role}"


def test_the_cookie_holds_for_the_communes_hosts_too(practice):
    _client, answer = enter(practice)
    assert answer.cookies["sessionid"]["domain"] == practice.portal.site.hostname


def test_a_second_ticket_changes_the_role(practice):
    client, _answer = enter(practice, "contributor")
    client.get(ENTER, {"t": tickets.write_ticket("admin", "vi")})
    assert client.get("/admin/").wsgi_request.user.username == "a-admin"


def test_the_language_comes_along(practice):
    client, _answer = enter(practice, language="en")
    assert "Change role" in client.get("/admin/").text
    client, _answer = enter(practice, language="vi")
    assert "Đổi vai trò" in client.get("/admin/").text
    client, answer = enter(practice, language="xx")
    assert answer.status_code == 302
    assert "Đổi vai trò" in client.get("/admin/").text


def test_what_others_did_to_the_account_is_mended(practice):
    user = User.objects.get(username="a-editor")
    user.is_active = False
    user.save()
    user.groups.set([practice.b.groups["admin"]])
    client, _answer = enter(practice, "editor")
    assert client.get("/admin/").status_code == 200
    assert [group.site_role.role for group in user.groups.all()] == ["editor"]
    assert user.groups.get().site_role.site == practice.a.site


def is_refused(client, answer) -> bool:
    closed = answer.status_code == 403 and EXPIRED in answer.text
    way_back = f'href="{HOME}/admin/tap-lam/"' in answer.text
    return closed and way_back and client.get("/admin/").status_code == 403


def test_a_ticket_is_good_once(practice):
    token = tickets.write_ticket("editor", "vi")
    assert enter(practice, token=token)[1].status_code == 302
    assert is_refused(*enter(practice, token=token))
    # Another one of the same second is another one.
    assert enter(practice)[1].status_code == 302


def test_a_ticket_is_good_for_a_minute(practice, monkeypatch):
    now = time.time()
    token = tickets.write_ticket("editor", "vi")
    monkeypatch.setattr(signing.time, "time", lambda: now + tickets.VALID_SECONDS + 2)
    assert is_refused(*enter(practice, token=token))
    monkeypatch.setattr(signing.time, "time", lambda: now + tickets.VALID_SECONDS - 2)
    assert enter(practice, token=token)[1].status_code == 302


def test_what_the_key_did_not_sign_is_refused(practice, settings):
    good = tickets.write_ticket("contributor", "vi")
    head, _colon, rest = good.partition(":")
    other = signing.dumps({"role": "admin", "language": "vi", "once": "x"}, key=KEY, salt="other")
    head_of_another = other.partition(":")[0]
    settings.PRACTICE_KEY = "j" * 40
    by_another_key = tickets.write_ticket("admin", "vi")
    settings.PRACTICE_KEY = KEY
    forged = [by_another_key, other, f"{head_of_another}:{rest}", good[:-1], head, "", "x:y:z", "é"]
    for token in forged:
        assert is_refused(*enter(practice, token=token)), token
    assert enter(practice, token=good)[1].status_code == 302


def test_old_secrets_of_the_app_sign_no_tickets(practice, settings):
    settings.SECRET_KEY_FALLBACKS = ["f" * 50]
    told = {"role": "admin", "language": "vi", "once": "x"}
    token = signing.dumps(told, key="f" * 50, salt=tickets.SALT)
    assert is_refused(*enter(practice, token=token))


def test_with_a_short_key_nobody_comes_in(practice, settings):
    settings.PRACTICE_KEY = ""
    # An empty key would be the app's own secret.
    assert is_refused(*enter(practice, token=tickets.write_ticket("editor", "vi")))


@pytest.mark.parametrize("role", ["superuser", "", "quantri"])
def test_a_role_that_is_none_lets_nobody_in(practice, role):
    client, answer = enter(practice, role)
    assert answer.status_code == 503
    assert client.get("/admin/").status_code == 403


def test_before_the_demo_is_there_it_asks_for_patience(practice):
    User.objects.filter(username="a-editor").delete()
    assert "đang được đặt lại" in enter(practice)[1].text
    SiteRole.objects.all().delete()
    assert enter(practice, "admin")[1].status_code == 503


def test_only_looking_takes_a_ticket(practice):
    token = tickets.write_ticket("editor", "vi")
    client = Client(headers={"host": practice.portal.site.hostname})
    assert client.head(f"{ENTER}?t={token}").status_code == 405
    assert client.post(f"{ENTER}?t={token}").status_code == 405
    assert client.get(f"{ENTER}?t={token}").status_code == 302


def test_no_password_lets_anybody_in(practice):
    User.objects.create_superuser("quantri", "", PASSWORD)
    asked = RequestFactory().post("/admin/login/")
    assert authenticate(asked, username="quantri", password=PASSWORD) is None
    data = {"username": "quantri", "password": PASSWORD}
    stranger = Client(headers={"host": practice.portal.site.hostname})
    for answer in (stranger.get("/admin/login/"), stranger.post("/admin/login/", data)):
        assert answer.status_code == 403
        assert CLOSED in answer.text
        assert "password" not in answer.text
    client, _answer = enter(practice, "contributor")
    client.post("/admin/login/", data)
    assert client.get("/admin/").wsgi_request.user.username == "a-contributor"


def test_who_logs_out_is_outside(practice):
    client, _answer = enter(practice)
    client.post("/admin/logout/")
    assert client.get("/admin/").status_code == 403
