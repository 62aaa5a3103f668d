"""Inviting: the mail, its link, and what makes the link worthless."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.forms.account import NameEmailForm
from wagtail.models import ModelLogEntry

from portal.staff import invitations, services
from portal.staff.names import State, state_of
from portal.staff.tasks import mail_invitation
from portal.users.models import User
from tests.staff.conftest import role_of

PASSWORD = "mot-mat-khau-dai-2026"


@pytest.fixture
def invite(world, people, django_capture_on_commit_callbacks):
    """Invites Lan to commune A, as its administrator; the mail goes out."""

    def call(email="Lan@Example.vn", role="editor", by=None, **details):
        with django_capture_on_commit_callbacks(execute=True):
            return services.invite(
                role_of(world.a.site, role),
                by or people.a["admin"],
                name="Lò Thị Lan",
                email=email,
                **details,
            )

    return call


def link_in(message) -> str:
    return re.search(r"https?://\S+", message.body).group()


def path_of(link: str) -> str:
    return link.removeprefix(settings.WAGTAILADMIN_BASE_URL)


@pytest.fixture
def browser(world):
    return Client(headers={"host": world.portal.site.hostname})


def both(password):
    return {"new_password1": password, "new_password2": password}


def test_the_invited_chooses_a_password_and_logs_in(world, invite, browser):
    user = invite(phone="0912345678", post="Công chức")
    assert state_of(user) == State.INVITED
    path = path_of(link_in(mail.outbox[0]))
    page = browser.get(path)
    assert page.status_code == 200
    assert "lan@example.vn" in page.content.decode()
    answer = browser.post(path, both(PASSWORD))
    assert answer.status_code == 302 and answer.url == "/admin/login/"
    sent = {"username": "lan@example.vn", "password": PASSWORD, "next": "/admin/"}
    assert browser.post("/admin/login/", sent).status_code == 302
    assert browser.get("/admin/").status_code == 200
    user = User.objects.get(pk=user.pk)
    assert state_of(user) == State.WORKING
    assert user.email == "lan@example.vn" and user.first_name == "Lò Thị Lan"


def test_the_mail_names_the_person_and_no_more(world, invite, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://quan-tri.example.vn"
    invite(phone="0912345678", post="Chủ tịch")
    (message,) = mail.outbox
    assert message.to == ["lan@example.vn"]
    assert message.from_email == settings.DEFAULT_FROM_EMAIL
    assert "Lò Thị Lan" in message.body
    for told in ("0912", "Chủ tịch", "lan@example.vn", "An admin", "Xã An Bình"):
        assert told not in message.body + message.subject
    assert link_in(message).startswith("https://quan-tri.example.vn/admin/loi-moi/")
    assert f"{settings.STAFF_INVITATION_DAYS} ngày" in message.body


def test_a_password_that_is_too_easy_is_refused(invite, browser):
    user = invite()
    path = path_of(link_in(mail.outbox[0]))
    for password in ("ngan", "1234567890123", "lan@example.vn"):
        assert browser.post(path, both(password)).status_code == 200
    assert not User.objects.get(pk=user.pk).has_usable_password()
    other = {"new_password1": PASSWORD, "new_password2": PASSWORD + "x"}
    assert browser.post(path, other).status_code == 200
    assert browser.post(path, both(PASSWORD)).status_code == 302


def dead(browser, path) -> str:
    """What a link says that opens nothing, asked either way."""
    page = browser.get(path)
    assert page.status_code == 410
    sent = browser.post(path, both(PASSWORD))
    assert sent.status_code == 410
    assert "Lan" not in page.content.decode()
    return page.content.decode()


def test_a_link_works_once(invite, browser):
    user = invite()
    path = path_of(link_in(mail.outbox[0]))
    assert browser.post(path, both(PASSWORD)).status_code == 302
    assert "đã được dùng" in dead(browser, path)
    assert User.objects.get(pk=user.pk).check_password(PASSWORD)


def test_a_link_ends_after_its_days(invite, browser, monkeypatch):
    invite()
    path = path_of(link_in(mail.outbox[0]))
    after = timezone.now() + timedelta(days=settings.STAFF_INVITATION_DAYS, minutes=1)
    monkeypatch.setattr("django.core.signing.time.time", after.timestamp)
    assert "hết hạn" in dead(browser, path)


def test_a_locked_accounts_link_is_dead_for_good(invite, browser, people):
    user = invite()
    path = path_of(link_in(mail.outbox[0]))
    services.deactivate(user, people.a["admin"])
    dead(browser, path)
    services.reactivate(user, people.a["admin"])
    dead(browser, path)


def test_a_new_invitation_replaces_the_old_one(
    invite, browser, people, django_capture_on_commit_callbacks
):
    user = invite()
    with pytest.raises(ValidationError, match="vừa được gửi"):
        services.invite_again(user, people.a["admin"])
    cache.clear()
    with django_capture_on_commit_callbacks(execute=True):
        services.invite_again(user, people.a["admin"])
    old, new = (path_of(link_in(message)) for message in mail.outbox)
    assert "thư mới nhất" in dead(browser, old)
    assert browser.get(new).status_code == 200


def test_a_changed_address_gets_a_link_of_its_own(
    invite, browser, people, django_capture_on_commit_callbacks
):
    user = invite()
    with django_capture_on_commit_callbacks(execute=True):
        services.change_details(user, people.a["admin"], {"email": "Lan2@example.vn"})
    old, new = (path_of(link_in(message)) for message in mail.outbox)
    assert mail.outbox[1].to == ["lan2@example.vn"]
    dead(browser, old)
    assert "lan2@example.vn" in browser.get(new).content.decode()


@pytest.mark.parametrize("token", ["x", "WzEsIjAiXQ:1tQ:abc", "a:b:c", "%00", "ữ"])
def test_a_link_that_nobody_signed_opens_nothing(world, browser, token):
    assert browser.get(f"/admin/loi-moi/{token}/").status_code in (404, 410)


def test_a_link_for_something_else_is_none(invite, browser):
    user = invite()
    from django.core import signing

    forged = signing.dumps([user.pk, invitations._fingerprint(user)], salt="another")
    dead(browser, f"/admin/loi-moi/{forged}/")


def test_an_invitation_is_no_log_in_and_no_reset(invite, browser):
    user = invite()
    mail.outbox.clear()
    browser.post("/admin/password_reset/", {"email": user.email})
    assert mail.outbox == []


def test_a_link_answers_on_the_portals_host_only(world, invite):
    invite()
    path = path_of(link_in(mail.outbox[0]))
    answer = world.get(world.a.site, path)
    assert answer.status_code == 302 and answer.url.startswith("http://tinh.test/")


def test_no_kept_page_and_no_other_host_hold_the_link(invite, browser):
    """Not "no-referrer": browsers then send "Origin: null", and Django refuses the form."""
    invite()
    answer = browser.get(path_of(link_in(mail.outbox[0])))
    assert "no-store" in answer.headers["Cache-Control"]
    assert answer.headers["Referrer-Policy"] == "same-origin"


def test_nothing_is_mailed_to_who_was_locked_meanwhile(invite, people):
    user = invite()
    mail.outbox.clear()
    services.deactivate(user, people.a["admin"])
    assert mail_invitation.call(user.pk) is False
    assert mail.outbox == []


def test_a_mail_that_fails_is_logged_without_the_address(invite, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise OSError("lan@example.vn refused")

    monkeypatch.setattr("portal.staff.tasks.send_mail", fail)
    user = invite()
    assert "lan@" not in caplog.text
    assert str(user.pk) in caplog.text


@pytest.mark.parametrize("email", ["binh.editor@example.vn", "BINH.Editor@Example.VN", "van-hanh"])
def test_an_address_of_somebody_elsewhere_says_not_whose(world, people, invite, email):
    before = User.objects.count()
    with pytest.raises(ValidationError) as refused:
        invite(email=email)
    told = " ".join(refused.value.messages)
    assert "tỉnh" in told
    for name in ("Binh", "Bình Minh", "Van Hanh"):
        assert name not in told
    assert User.objects.count() == before and mail.outbox == []


def test_an_address_of_ones_own_staff_names_the_account(people, invite):
    with pytest.raises(ValidationError, match="An editor"):
        invite(email="an.editor@example.vn")


def test_addresses_differ_by_more_than_capitals(people):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="khac", email="AN.Editor@example.vn")
    User.objects.create(username="khong-thu-1")
    User.objects.create(username="khong-thu-2")


def test_a_whole_name_stands_in_the_first_of_wagtails_two_fields(people):
    hooks.search_for_hooks()
    form = NameEmailForm({"first_name": "An", "last_name": ""}, instance=people.a["editor"])
    assert form.is_valid()


def test_an_address_that_is_no_name_for_logging_in_gets_one(invite):
    user = invite(email="o'lan@example.vn")
    assert user.username.startswith("lo-thi-lan-")


def test_what_was_done_is_written_down_without_personal_data(invite, people, world):
    user = invite(phone="0912345678")
    services.change_details(user, people.a["admin"], {"phone": "0987654321"})
    entries = list(ModelLogEntry.objects.for_instance(user))
    assert [entry.action for entry in entries] == ["staff.edit", "staff.invite"]
    assert {entry.user for entry in entries} == {people.a["admin"]}
    told = str([(entry.data, entry.label) for entry in entries])
    assert "0987" not in told and "example.vn" not in told
