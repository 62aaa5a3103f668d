"""A password alone opens nothing to who must have a second step, or has one."""

import re
from base64 import b32decode

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.urls import get_resolver
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from portal.login.middleware import WITH_DEVICE
from portal.login.second_step import make_recovery_codes, reset_second_step, standing_of
from portal.users.managing import may_reset
from portal.users.models import User
from tests.login.conftest import PASSWORD, add_app, code_of, kinds

STEP, SET_UP = "/admin/login/hai-buoc/", "/admin/login/thiet-lap/"
APP, CODES = f"{SET_UP}ung-dung/", "/admin/account/hai-buoc/ma/"
# What a known account may read without rights on anything.
ADDRESSES = [
    "/admin/",
    "/admin/account/",
    "/admin/account/hai-buoc/",
    "/admin/pages/",
    "/admin/api/main/pages/",
    "/admin/reports/dang-nhap/",
    "/admin/khong-co/",
]


class TestAtTheDoor:
    @pytest.mark.parametrize("address", ADDRESSES)
    def test_an_administrator_without_a_device_meets_only_the_setting_up(
        self, world, browser, officer, strict, address
    ):
        own = browser()
        answer = own.log_in(officer(world.a, "admin").username)
        assert answer.url.startswith(SET_UP)
        answer = own.get(address, follow=True)
        assert answer.request["PATH_INFO"] == SET_UP
        by_script = own.get(address, headers={"x-requested-with": "XMLHttpRequest"})
        assert by_script.status_code == (302 if address.endswith("khong-co/") else 403)

    @pytest.mark.parametrize("address", ADDRESSES)
    def test_who_has_a_device_meets_only_the_second_step(self, world, browser, officer, address):
        own, user = browser(), officer(world.a, "editor")
        add_app(user)
        assert own.log_in(user.username).url.startswith(STEP)
        assert own.get(address, follow=True).request["PATH_INFO"] == STEP

    def test_every_address_of_the_admin_is_closed(self, world, browser, officer, strict):
        """All that the admin routes and that needs no object: whatever comes with an upgrade."""
        own, nobody = browser(), browser()
        user = officer(world.a, "admin")
        add_app(user)
        own.log_in(user.username)
        seen = 0
        for name, address in plain_addresses():
            if name in WITH_DEVICE | {"wagtailadmin_login"}:
                continue
            seen += 1
            half, none = own.get(address), nobody.get(address)
            assert half.status_code == none.status_code, address
            if half.status_code == 200:
                assert user.username not in half.content.decode(), address
        assert seen > 60

    def test_a_half_done_log_in_is_nobody_outside_of_the_admin_too(
        self, world, browser, officer, readers
    ):
        own, user = browser(), officer(world.portal, "editor")
        add_app(user)
        own.log_in(user.username)
        answer = own.get("/")
        assert answer.status_code == 200
        assert "wagtail-userbar" not in answer.content.decode()
        assert answer.wsgi_request.user.is_anonymous

    def test_a_wrong_address_to_go_on_to_is_not_followed(self, world, browser, officer):
        own, user = browser(), officer(world.a)
        device = add_app(user)
        own.log_in(user.username)
        sent = {"code": code_of(device), "next": "https://evil.example/"}
        assert own.post(STEP, sent).url == "/admin/"

    def test_editors_without_a_device_come_in_with_a_password(
        self, world, browser, officer, strict
    ):
        own = browser()
        assert own.log_in(officer(world.a, "editor").username).url == "/admin/"
        assert own.is_in()

    @pytest.mark.parametrize("place", ["a", "portal"])
    def test_administrators_of_communes_and_the_province_must(self, world, officer, strict, place):
        assert standing_of(officer(getattr(world, place), "admin")).is_required

    def test_superusers_must(self, world, strict):
        assert standing_of(User.objects.create_superuser("may-chu")).is_required

    def test_who_becomes_administrator_must_from_the_next_request_on(
        self, world, browser, officer, strict
    ):
        own, user = browser(), officer(world.a, "editor")
        own.log_in(user.username)
        assert own.is_in()
        user.groups.add(world.a.groups["admin"])
        assert own.get("/admin/", follow=True).request["PATH_INFO"] == SET_UP

    def test_the_demo_asks_administrators_for_nothing_more(self, world, browser, officer):
        own = browser()
        own.log_in(officer(world.a, "admin").username)
        assert own.is_in()

    def test_production_can_not_switch_it_off(self):
        from portal.settings import base

        assert base.REQUIRE_SECOND_STEP is True

    def test_readers_cost_nothing(self, world, django_assert_num_queries, count_queries):
        before = count_queries(world.a.site, "/", most=12)
        assert "Cookie" not in world.get(world.a.site).headers.get("Vary", "")
        assert before == count_queries(world.a.site, "/", most=12)


def plain_addresses():
    """The admin's own addresses that name no object, with their names."""
    for patterns in get_resolver().url_patterns:
        if str(patterns.pattern) == "admin/":
            yield from _plain(patterns, "/admin/")


def _plain(resolver, prefix):
    for pattern in resolver.url_patterns:
        part = str(pattern.pattern).lstrip("^").rstrip("$").replace(r"\Z", "")
        if re.search(r"[<(\\\[]", part):
            continue
        if hasattr(pattern, "url_patterns"):
            yield from _plain(pattern, prefix + part)
        elif "logout" not in part:
            yield pattern.name, prefix + part


class TestCodes:
    def test_the_code_of_the_app_lets_in(self, world, browser, officer, strict):
        own, user = browser(), officer(world.a, "admin")
        device = add_app(user)
        own.log_in(user.username)
        assert own.post(STEP, {"code": code_of(device), "next": "/admin/pages/"}).url == (
            "/admin/pages/"
        )
        assert own.is_in()
        assert kinds(user)[-1] == "second_step"

    def test_a_code_works_once(self, world, browser, officer):
        first, second, user = browser(), browser(), officer(world.a)
        device = add_app(user)
        code = code_of(device)
        for own in (first, second):
            own.log_in(user.username)
            own.post(STEP, {"code": code})
        assert first.is_in()
        assert not second.is_in()

    def test_codes_can_not_be_tried_through(self, world, browser, officer):
        own, user = browser(), officer(world.a)
        device = add_app(user)
        own.log_in(user.username)
        own.post(STEP, {"code": "000000"})
        # Each wrong one doubles the wait: after the eighth it is two minutes.
        TOTPDevice.objects.update(throttling_failure_count=8)
        answer = own.post(STEP, {"code": code_of(device)})
        assert re.search(r"chờ 1[0-2]\d giây", answer.content.decode())
        own.post(STEP, {"code": code_of(device)})
        assert not own.is_in()
        assert "second_step_failed" in kinds(user)

    def test_a_recovery_code_works_once_however_it_is_typed(self, world, browser, officer):
        user = officer(world.a)
        add_app(user)
        code = make_recovery_codes(user)[0]
        first, second = browser(), browser()
        for own in (first, second):
            own.log_in(user.username)
            own.post(STEP, {"code": f" {code.upper()} "})
        assert first.is_in()
        assert not second.is_in()
        assert StaticToken.objects.filter(device__user=user).count() == 9

    def test_wrong_codes_of_apps_do_not_close_recovery_codes(self, world, browser, officer):
        own, user = browser(), officer(world.a)
        add_app(user)
        code = make_recovery_codes(user)[0]
        own.log_in(user.username)
        for _at in range(5):
            own.post(STEP, {"code": "000000"})
        own.post(STEP, {"code": code})
        assert own.is_in()

    @pytest.mark.parametrize(
        "code", ["", "x" * 500, "1e5", "٣٣٣٣٣٣", "-1", "0 0", "🙂", "12345678"]
    )
    def test_nonsense_is_no_code_and_no_error(self, world, browser, officer, code):
        own, user = browser(), officer(world.a)
        add_app(user)
        own.log_in(user.username)
        assert own.post(STEP, {"code": code}).status_code == 200
        assert not own.is_in()

    def test_a_device_of_another_lets_nobody_in(self, world, browser, officer):
        own, user, other = browser(), officer(world.a), officer(world.b)
        add_app(user)
        theirs = add_app(other)
        own.log_in(user.username)
        own.post(STEP, {"code": code_of(theirs)})
        assert not own.is_in()


class TestSettingUp:
    def test_an_administrator_sets_up_an_app_and_gets_codes_once(
        self, world, browser, officer, strict
    ):
        own, user = browser(), officer(world.a, "admin")
        own.log_in(user.username)
        page = own.get(f"{APP}?next=/admin/pages/").content.decode()
        assert "<svg" in page
        secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")
        wrong = own.post(APP, {"code": "000000", "name": "Máy"})
        assert secret[:4] in wrong.content.decode()  # the same picture still counts
        code = f"{totp(b32decode(secret)):06d}"
        answer = own.post(APP, {"code": code, "name": "Điện thoại", "next": "/admin/pages/"})
        assert answer.url == CODES
        shown = own.post(CODES).content.decode()
        codes = re.findall(r"<code>(\S{4}-\S{4})</code>", shown)
        assert len(codes) == 10
        assert 'href="/admin/pages/"' in shown
        assert own.is_in()
        assert codes[0] not in own.get(CODES).content.decode()
        assert "mật khẩu" in own.post(CODES).content.decode().lower()  # later ones ask
        assert not re.search(r"<code>\S{4}-\S{4}</code>", own.post(CODES).content.decode())
        assert TOTPDevice.objects.get(user=user).name == "Điện thoại"
        assert {"device_added", "codes_made"} <= set(kinds(user))

    def test_no_one_with_a_device_adds_another_before_the_second_step(
        self, world, browser, officer, strict
    ):
        own, user = browser(), officer(world.a, "admin")
        add_app(user)
        own.log_in(user.username)
        for name in ("", "ung-dung/", "passkey/"):
            assert own.get(f"{SET_UP}{name}", follow=True).request["PATH_INFO"] == STEP
        for name in ("begin/", "complete/"):
            answer = own.post(f"{SET_UP}passkey/{name}", "{}", content_type="application/json")
            assert answer.status_code in (302, 403)
        assert user.webauthncredential_set.count() == 0

    def test_an_editor_may_set_one_up(self, world, browser, officer):
        own, user = browser(), officer(world.a, "editor")
        own.log_in(user.username)
        assert APP in own.get(SET_UP).content.decode()


class TestDevices:
    @pytest.fixture
    def own(self, world, browser, officer):
        own, self.user = browser(), officer(world.a)
        self.device = add_app(self.user)
        make_recovery_codes(self.user)
        own.log_in(self.user.username)
        own.post(STEP, {"code": code_of(self.device)})
        assert own.is_in()
        return own

    def url(self, device, what):
        return f"/admin/account/hai-buoc/totpdevice/{device.pk}/{what}/"

    def test_they_are_listed_and_renamed(self, own):
        own.post(self.url(self.device, "ten"), {"name": "Máy cơ quan"})
        assert "Máy cơ quan" in own.get("/admin/account/hai-buoc/").content.decode()

    def test_one_is_removed_with_the_password_only(self, own, commit):
        assert own.post(self.url(self.device, "xoa"), {"password": "sai"}).status_code == 200
        assert TOTPDevice.objects.filter(user=self.user).exists()
        with commit():
            own.post(self.url(self.device, "xoa"), {"password": PASSWORD})
        assert not TOTPDevice.objects.filter(user=self.user).exists()
        assert not StaticToken.objects.filter(device__user=self.user).exists()
        assert kinds(self.user)[-1] == "device_removed"
        assert mail.outbox[-1].to == [self.user.email]
        assert own.is_in()  # an editor: the password is enough

    def test_who_guesses_the_password_there_is_stopped_too(self, own):
        said = [
            own.post(self.url(self.device, "xoa"), {"password": f"sai-{at}"}).status_code
            for at in range(9)
        ]
        assert said[-1] == 429
        assert own.post(self.url(self.device, "xoa"), {"password": PASSWORD}).status_code == 429

    def test_those_of_others_are_not_there(self, own, world, officer):
        theirs = add_app(officer(world.b))
        for what in ("ten", "xoa"):
            sent = {"name": "x", "password": PASSWORD}
            assert own.post(self.url(theirs, what), sent).status_code == 404
        assert TOTPDevice.objects.filter(pk=theirs.pk, name="Điện thoại").exists()


class TestTheWayBack:
    def test_an_administrator_gives_a_colleague_a_new_start(
        self, world, browser, officer, strict, commit
    ):
        admin, user = officer(world.a, "admin"), officer(world.a, "editor")
        add_app(user)
        make_recovery_codes(user)
        with commit():
            reset_second_step(user, admin)
        assert not standing_of(user).has_device
        assert not StaticToken.objects.filter(device__user=user).exists()
        assert mail.outbox[-1].to == [user.email]
        row = user.log_in_events.latest("pk")
        assert (row.kind, row.by) == ("second_step_reset", admin)

    def test_another_communes_staff_never_does(self, world, officer):
        user = officer(world.a, "editor")
        add_app(user)
        for role in ("contributor", "editor", "approver", "admin"):
            with pytest.raises(PermissionDenied):
                reset_second_step(user, officer(world.b, role))
        assert standing_of(user).has_device
        assert kinds(user) == []

    def test_who_works_in_two_communes_is_nobodys_alone(self, world, officer):
        user = officer(world.a, "editor")
        user.groups.add(world.b.groups["contributor"])
        assert not may_reset(officer(world.a, "admin"), user)
        assert not may_reset(officer(world.b, "admin"), user)
        assert may_reset(officer(world.portal, "admin"), user)

    def test_who_may_is_told_by_roles(self, world, officer):
        boss = User.objects.create_superuser("may-chu")
        tinh, tinh_editor = officer(world.portal, "admin"), officer(world.portal, "editor")
        admin, editor = officer(world.a, "admin"), officer(world.a, "editor")
        second = User.objects.create_user("tinh-hai")
        second.groups.add(world.portal.groups["admin"])
        loose = User.objects.create_user("khong-vai-tro")
        may = {
            (by.username, user.username)
            for by in (boss, tinh, tinh_editor, admin, editor)
            for user in (boss, tinh, second, tinh_editor, admin, editor, loose)
            if may_reset(by, user)
        }
        expected = {(boss.username, one.username)
                    for one in (tinh, second, tinh_editor, admin, editor, loose)}  # fmt: skip
        expected |= {(tinh.username, one.username)
                     for one in (second, tinh_editor, admin, editor, loose)}  # fmt: skip
        expected |= {(admin.username, editor.username)}
        assert may == expected

    def test_rights_outside_of_roles_are_for_the_superuser(self, world, officer):
        from django.contrib.auth.models import Group, Permission

        admin, user = officer(world.a, "admin"), officer(world.a, "editor")
        user.groups.add(Group.objects.get_or_create(name="Editors")[0])
        assert not may_reset(admin, user)
        user.groups.set([world.a.groups["editor"]])
        assert may_reset(admin, user)
        user.user_permissions.add(Permission.objects.first())
        assert not may_reset(admin, user)

    def test_a_closed_account_manages_nobody(self, world, officer):
        user = officer(world.a, "editor")
        assert not may_reset(officer(world.a, "admin", is_active=False), user)

    def test_who_holds_the_machine_resets_anybody(self, world, officer, commit):
        user = officer(world.a, "admin")
        add_app(user)
        with commit():
            call_command("reset_second_step", user.username)
        assert not standing_of(user).has_device
        assert kinds(user) == ["second_step_reset"]
        assert mail.outbox[-1].to == [user.email]
        with pytest.raises(CommandError):
            call_command("reset_second_step", "khong-co")

    def test_a_session_that_was_whole_is_half_after_it(self, world, browser, officer, strict):
        own, user = browser(), officer(world.a, "admin")
        device = add_app(user)
        own.log_in(user.username)
        own.post(STEP, {"code": code_of(device)})
        assert own.is_in()
        reset_second_step(user, officer(world.portal, "admin"))
        assert own.get("/admin/", follow=True).request["PATH_INFO"] == SET_UP
