"""The log says who came, who failed, who was given which role; each reads of own staff only."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.utils import timezone

from portal.login.log import network_of, readable_by
from portal.login.models import LogInEvent
from portal.users.models import User
from tests.login.conftest import PASSWORD, kinds

REPORT = "/admin/reports/dang-nhap/"


def test_log_ins_and_failures_are_written_without_what_was_typed(world, browser, officer):
    user, own = officer(world.a), browser()
    own.log_in(user.username, "sai-bi-mat")
    own.log_in("ten-la-mat-khau", "sai-bi-mat")
    own.log_in(user.username)
    assert kinds(user) == ["failed", "logged_in"]
    row = user.log_in_events.get(kind="logged_in")
    assert row.network == "203.0.113.0/24"
    kept = str(list(LogInEvent.objects.values()))
    for typed in ("sai-bi-mat", "ten-la-mat-khau", "203.0.113.7", PASSWORD):
        assert typed not in kept


def test_what_is_refused_during_a_lock_fills_no_table(world, browser, officer):
    user, stranger = officer(world.a), browser()
    for _at in range(40):
        stranger.log_in(user.username, "sai")
    assert kinds(user) == ["failed"] * 8 + ["locked"]


@pytest.mark.parametrize(
    ("address", "network"),
    [("203.0.113.7", "203.0.113.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"), ("", "")],
)
def test_addresses_are_shortened(address, network):
    assert network_of(address) == network


class TestRoles:
    def test_from_whichever_side_they_are_given_and_taken(self, world, officer):
        user = officer(world.a)
        editor, admin = world.a.groups["editor"], world.a.groups["admin"]
        user.groups.add(admin)
        editor.user_set.remove(user)
        user.groups.set([editor])
        editor.user_set.clear()
        told = list(user.log_in_events.order_by("pk").values_list("kind", "group_name"))
        assert told == [
            ("role_given", admin.name),
            ("role_taken", editor.name),
            ("role_taken", admin.name),
            ("role_given", editor.name),
            ("role_taken", editor.name),
        ]

    def test_a_role_that_is_given_again_changes_nothing(self, world, officer):
        user = officer(world.a)
        user.groups.add(world.a.groups["editor"])
        assert kinds(user) == []

    def test_a_group_that_goes_takes_its_role_along(self, world, officer):
        user, group = officer(world.a), Group.objects.create(name="tam-thoi")
        user.groups.add(group)
        group.delete()
        assert kinds(user) == ["role_given", "role_taken"]

    def test_who_did_it_is_told(self, world, officer, settings):
        boss, user = User.objects.create_superuser("may-chu"), officer(world.a)
        sent = {"username": user.username, "first_name": "A", "last_name": "B",
                "email": "a@example.vn", "is_active": "on",
                "groups": [world.a.groups["admin"].pk]}  # fmt: skip
        world.admin_client(boss).post(f"/admin/users/edit/{user.pk}/", sent)
        row = user.log_in_events.get(kind="role_given")
        assert row.by == boss


def test_accounts_opened_closed_and_raised_are_told(world, officer):
    user = officer(world.a)
    for name, value in (("is_active", False), ("is_active", True), ("is_superuser", True)):
        setattr(user, name, value)
        user.save()
    told = list(user.log_in_events.order_by("pk").values_list("kind", "group_name"))
    assert told == [("deactivated", ""), ("activated", ""), ("role_given", "superuser")]
    assert kinds(User.objects.create_user("nguoi-moi")) == ["activated"]


def test_changed_passwords_and_addresses_are_told_not_kept(world, officer, commit, mailoutbox):
    user = officer(world.a)
    with commit():
        user.set_password("mot-mat-khau-khac-9")
        user.email = "khac@example.vn"
        user.save()
    assert kinds(user) == ["email_changed", "password_changed"]
    assert "đổi" in mailoutbox[-1].subject


def test_a_log_in_that_stores_the_password_anew_is_no_change(world, browser, officer, settings):
    user = officer(world.a)
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.ScryptPasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    browser().log_in(user.username)
    assert "password_changed" not in kinds(user)
    assert User.objects.get(pk=user.pk).password.startswith("scrypt")


class TestReading:
    @pytest.fixture
    def rows(self, world, officer):
        own, theirs = officer(world.a), officer(world.b)
        tinh = officer(world.portal)
        for user in (own, theirs, tinh, None):
            LogInEvent.objects.create(kind="failed", user=user)
        return own, theirs, tinh

    def readers_of(self, rows, reader):
        return {event.user for event in readable_by(reader)}

    def test_a_commune_reads_of_its_own_staff(self, world, officer, rows):
        own, _theirs, _tinh = rows
        admin = world.officer(world.a, "admin")
        LogInEvent.objects.filter(user=admin).delete()
        assert self.readers_of(rows, admin) == {own}

    def test_the_province_and_the_superuser_read_all(self, world, rows):
        for reader in (
            world.officer(world.portal, "admin"),
            User.objects.create_superuser("may-chu"),
        ):
            assert {*rows, None} <= self.readers_of(rows, reader)

    @pytest.mark.parametrize("role", ["contributor", "editor", "approver"])
    def test_others_read_nothing(self, world, rows, role):
        assert self.readers_of(rows, world.officer(world.a, role)) == set()
        reader = world.admin_client(world.officer(world.a, role))
        assert reader.get(REPORT).status_code == 302
        assert "dang-nhap" not in reader.get("/admin/reports/locked/").content.decode()

    def test_roles_in_another_commune_are_not_told(self, world, officer):
        user = officer(world.a)
        user.groups.add(world.b.groups["editor"])
        admin = world.officer(world.a, "admin")
        names = set(readable_by(admin).filter(user=user).values_list("group_name", flat=True))
        assert names == set()
        names = set(readable_by(world.officer(world.b, "admin")).values_list(
            "group_name", flat=True))  # fmt: skip
        assert world.b.groups["editor"].name in names

    def test_the_report_shows_own_rows_whatever_is_asked_for(self, world, officer, rows):
        own, theirs, _tinh = rows
        reader = world.admin_client(world.officer(world.a, "admin"))
        queries = ("kind=failed", "username=binh", "at_from=x", "kind=x&p=99", "export=csv")
        for query in ("", *queries, "ordering=user__password"):
            answer = reader.get(f"{REPORT}?{query}")
            body = answer.getvalue().decode() if answer.streaming else answer.content.decode()
            assert theirs.username not in body, query
        page = reader.get(REPORT).content.decode()
        assert own.username in page
        assert "Sai mật khẩu" in page

    def test_its_cost_does_not_grow_with_its_rows(
        self, world, officer, rows, django_assert_max_num_queries
    ):
        reader = world.admin_client(world.officer(world.a, "admin"))
        reader.get(REPORT)
        LogInEvent.objects.bulk_create(
            LogInEvent(kind="failed", user=rows[0], by=rows[1]) for _at in range(60)
        )
        with django_assert_max_num_queries(30):
            reader.get(REPORT)


def test_old_rows_go(world, officer, settings, capsys):
    user = officer(world.a)
    for days in (10, 400):
        row = LogInEvent.objects.create(kind="failed", user=user)
        LogInEvent.objects.filter(pk=row.pk).update(at=timezone.now() - timedelta(days=days))
    call_command("purge_login_events")
    assert LogInEvent.objects.filter(user=user).count() == 1
    assert "1" in capsys.readouterr().out


def test_the_first_password_of_an_account_is_no_change_to_write_of(world, commit, mailoutbox):
    user = User.objects.create(username="moi", email="moi@example.vn")

    def choose(password):
        with commit():
            user.set_password(password)
            user.save()

    choose("mot-mat-khau-dai-1")
    user.set_unusable_password()  # as an invitation does
    user.save()
    choose("mot-mat-khau-dai-2")
    assert [one for one in mailoutbox if "đổi" in one.subject] == []
    choose("mot-mat-khau-dai-3")
    assert len(mailoutbox) == 1
