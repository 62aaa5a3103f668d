"""Wrong passwords are stopped, owners come in all the same, nobody learns who has an account."""

import re

import pytest
from axes.models import AccessAttempt
from django.core import mail
from django.test import RequestFactory
from django.utils import timezone

from portal.login.limits import counted_address
from portal.users.models import User
from tests.login.conftest import PASSWORD, kinds

RESET = "/admin/password_reset/"


def fail(browser, username, times=1):
    return [browser.log_in(username, f"sai-mat-khau-{at}").status_code for at in range(times)]


def test_a_hundred_wrong_passwords_are_stopped_even_before_the_right_one(world, browser, officer):
    user = officer(world.a, "admin")
    stranger = browser()
    said = fail(stranger, user.username, 100)
    assert said.count(200) == 7  # the eighth closes the door
    assert said[7:] == [429] * 93
    assert stranger.log_in(user.username).status_code == 429
    assert not stranger.is_in()


def test_capital_letters_are_no_other_account(world, browser, officer):
    user, stranger = officer(world.a, username="hoa@example.vn"), browser()
    assert browser("198.51.100.9").log_in(" Hoa@Example.vn").status_code == 302
    for name in ("HOA@example.vn", "Hoa@example.vn", "hOA@example.vn", "hoa@EXAMPLE.vn"):
        fail(stranger, name, 2)
    assert stranger.log_in(user.username).status_code == 429


def test_names_that_differ_in_capitals_only_stay_two_accounts(world, browser, officer):
    small, large = officer(world.a, username="hoa"), officer(world.b, username="Hoa")
    for user in (small, large):
        own = browser()
        assert own.log_in(user.username).status_code == 302
        assert own.session["_auth_user_id"] == str(user.pk)
    assert browser().log_in("HOA").status_code == 200


def test_many_addresses_are_stopped_as_one(world, browser, officer):
    user = officer(world.a)
    for at in range(5):
        fail(browser(f"198.51.100.{at}"), user.username, 6)
    assert browser("198.51.100.200").log_in(user.username).status_code == 429


def test_one_address_that_tries_many_accounts_is_stopped(world, browser, officer):
    user, stranger = officer(world.a), browser()
    for at in range(150):
        stranger.log_in(f"nguoi-{at}", "sai")
    assert stranger.log_in(user.username).status_code == 429
    assert browser("198.51.100.9").log_in(user.username).status_code == 302


def test_an_office_behind_one_address_mistypes_without_harm(world, browser, officer):
    user = officer(world.a)
    for at in range(20):  # twenty officers, five slips each
        fail(browser(), f"can-bo-{at}", 5)
    assert browser().log_in(user.username).status_code == 302


def test_names_without_an_account_get_the_same_answers(world, browser, officer):
    user = officer(world.a)
    known, unknown = browser(), browser("198.51.100.9")
    for _at in range(10):
        answers = [
            known.log_in(user.username, "sai"),
            unknown.log_in("khong-co-ai", "sai"),
        ]
        bodies = [
            re.sub(r'"[A-Za-z0-9]{64}"|' + name, "", answer.content.decode())
            for answer, name in zip(answers, (user.username, "khong-co-ai"), strict=True)
        ]
        assert answers[0].status_code == answers[1].status_code
        assert bodies[0] == bodies[1]


def test_the_locked_are_told_in_vietnamese_what_to_do(world, browser, officer):
    stranger = browser()
    fail(stranger, officer(world.a).username, 8)
    page = stranger.log_in(officer(world.a).username).content.decode()
    assert "30 phút" in page
    assert RESET in page


def test_a_lock_ends_by_itself_while_attempts_go_on(world, browser, officer, settings):
    user, stranger = officer(world.a), browser()
    fail(stranger, user.username, 20)
    AccessAttempt.objects.update(attempt_time=timezone.now() - settings.AXES_COOLOFF_TIME)
    assert stranger.log_in(user.username).status_code == 302


def test_the_owner_comes_in_by_mail_while_the_attack_goes_on(world, browser, officer, commit):
    user = officer(world.a, "editor")
    attackers = [browser(f"198.51.100.{at}") for at in range(6)]
    owner = browser()

    def attack():
        for attacker in attackers:
            fail(attacker, user.username, 8)

    attack()
    assert owner.log_in(user.username).status_code == 429
    with commit():
        owner.post(RESET, {"email": user.email})
    link = re.search(r"/admin/password_reset/\S+", mail.outbox[-1].body)[0]
    attack()
    page = owner.get(link, follow=True)
    new = {"new_password1": "mot-mat-khau-khac-9", "new_password2": "mot-mat-khau-khac-9"}
    owner.post(page.request["PATH_INFO"], new)
    attack()
    assert browser("198.51.100.99").log_in(user.username, "mot-mat-khau-khac-9").status_code == 429
    assert owner.log_in(user.username, "mot-mat-khau-khac-9").status_code == 302
    assert owner.is_in()
    assert {"failed", "locked", "reset_asked", "reset_done", "logged_in"} <= set(kinds(user))


def test_a_browser_that_the_account_knows_is_not_locked_out_by_others(world, browser, officer):
    user, owner = officer(world.a), browser()
    owner.log_in(user.username)
    owner.post("/admin/logout/")
    for at in range(6):
        fail(browser(f"198.51.100.{at}"), user.username, 8)
    assert owner.log_in(user.username).status_code == 302


def test_a_known_browser_is_no_way_around_the_limits(world, browser, officer):
    user, thief = officer(world.a), browser()
    thief.log_in(user.username)
    thief.post("/admin/logout/")
    assert fail(thief, user.username, 12)[7:] == [429] * 5
    assert thief.log_in(user.username).status_code == 429


@pytest.mark.parametrize("cookie", ["", "x", "eyJ4IjoxfQ:1:abc"])
def test_a_made_up_cookie_makes_no_browser_known(world, browser, officer, cookie):
    user, stranger = officer(world.a), browser()
    stranger.cookies["known_browser"] = cookie
    assert fail(stranger, user.username, 9)[-1] == 429


def test_a_known_browser_of_one_account_is_a_stranger_to_others(world, browser, officer):
    own, other, insider = officer(world.a), officer(world.b), browser()
    insider.log_in(own.username)
    insider.post("/admin/logout/")
    assert fail(insider, other.username, 9)[-1] == 429


def test_an_own_log_in_between_gives_no_new_tries_at_others(world, browser, officer):
    own, other, insider = officer(world.a), officer(world.b), browser()
    for _at in range(2):
        fail(insider, other.username, 5)
        insider.log_in(own.username)
    assert insider.log_in(other.username).status_code == 429


def test_a_new_password_ends_known_browsers(world, browser, officer):
    user, lost_phone = officer(world.a), browser()
    lost_phone.log_in(user.username)
    lost_phone.post("/admin/logout/")
    user.set_password("mot-mat-khau-khac-9")
    user.save()
    for at in range(6):
        fail(browser(f"198.51.100.{at}"), user.username, 8)
    assert lost_phone.log_in(user.username, "mot-mat-khau-khac-9").status_code == 429


def test_headers_of_strangers_are_no_address(world, browser, officer):
    user, stranger = officer(world.a), browser()
    for at in range(8):
        stranger.log_in(user.username, "sai", headers={"x-forwarded-for": f"192.0.2.{at}"})
    assert stranger.log_in(user.username).status_code == 429


def test_the_trusted_proxy_tells_the_address(settings):
    settings.TRUSTED_PROXY_COUNT = 1
    request = RequestFactory().get("/", headers={"x-forwarded-for": "1.1.1.1, 198.51.100.4"})
    assert counted_address(request) == "198.51.100.4"


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("203.0.113.7", "203.0.113.7"),
        ("", None),
        ("unix:", None),
    ],
)
def test_an_address_counts_as_the_house_it_is_of(address, counted):
    assert counted_address(RequestFactory().get("/", REMOTE_ADDR=address)) == counted


def test_neither_passwords_nor_names_are_kept_with_the_counts(world, browser):
    browser().log_in("mat-khau-go-nham", "bi-mat-cua-toi")
    kept = str(list(AccessAttempt.objects.values()))
    assert AccessAttempt.objects.count() == 1
    assert "mat-khau-go-nham" not in kept
    assert "bi-mat-cua-toi" not in kept
    assert "csrf" not in kept


class TestResetMails:
    def ask(self, browser, email, times=1):
        return [browser.post(RESET, {"email": email}).status_code for _at in range(times)]

    def test_three_an_hour_for_an_account_from_wherever(self, world, browser, officer, commit):
        user = officer(world.a)
        with commit():
            for at in range(10):
                assert self.ask(browser(f"198.51.100.{at}"), user.email, 3) == [302] * 3
        assert len(mail.outbox) == 3

    def test_twenty_an_hour_from_an_address(self, world, browser, officer, commit):
        users = [
            User.objects.create_user(f"nv{at}", f"nv{at}@example.vn", PASSWORD) for at in range(25)
        ]
        with commit():
            for user in users:
                self.ask(browser(), user.email)
        assert len(mail.outbox) == 20
        with commit():
            self.ask(browser("198.51.100.9"), users[-1].email)
        assert len(mail.outbox) == 21

    def test_the_answer_is_the_same_without_an_account(self, world, browser, officer, commit):
        user = officer(world.a)
        with commit():
            answers = [
                re.sub(r'"[A-Za-z0-9]{64}"', "", page.content.decode())
                for email in (user.email, "khong-co@example.vn")
                if (page := browser().post(RESET, {"email": email}, follow=True))
            ]
        assert answers[0] == answers[1]
        assert [one.to for one in mail.outbox] == [[user.email]]

    def test_closed_accounts_get_none(self, world, browser, officer, commit):
        user = officer(world.a, is_active=False)
        with commit():
            self.ask(browser(), user.email)
        assert mail.outbox == []

    def test_the_mail_is_vietnamese_and_leads_to_the_portal(
        self, world, browser, officer, commit, settings
    ):
        settings.WAGTAILADMIN_BASE_URL = "https://tinh.test"
        user = officer(world.a)
        with commit():
            browser().post(RESET, {"email": user.email}, headers={"host": "tinh.test"})
        assert "mật khẩu" in mail.outbox[0].subject
        assert "https://tinh.test/admin/password_reset/confirm/" in mail.outbox[0].body
        assert user.username in mail.outbox[0].body
