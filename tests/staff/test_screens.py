"""The screens of accounts: who may open which, and that nothing of others is told."""

import json
import re

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Site

from portal.staff import services
from portal.staff.actions import StaffAction, staff_actions
from portal.users.managing import administrators_of
from portal.users.models import SiteRole, User
from tests.staff.conftest import COMMUNE_ROLES, make_officer, role_of

LIST = "/admin/can-bo/"
PAGES = ("", "sua/", "vai-tro/", "viec/khoa/", "viec/mo-khoa/", "viec/moi-lai/")
# What would tell of commune B, of the superuser, of who works in both.
FOREIGN = ("Binh ", "binh.", "Bình Minh", "Van Hanh", "vanhanh", "van-hanh", "Tinh ", "tinh.")


def text_of(answer) -> str:
    """What a screen says, without the frame that names the officer."""
    return answer.content.decode()


def urls_of(world, user) -> list[str]:
    sites = (world.a.site, world.b.site, world.portal.site)
    pages = [f"{LIST}{user.pk}/{page}" for page in PAGES]
    return pages + [f"{LIST}{user.pk}/vai-tro/{site.pk}/" for site in sites]


def all_urls(world, people) -> list[str]:
    sites = (world.a.site, world.b.site, world.portal.site)
    accounts = (people.a["editor"], people.b["editor"], people.both, people.operator)
    urls = [LIST, f"{LIST}results/", f"{LIST}moi/", *(f"{LIST}moi/{s.pk}/" for s in sites)]
    return urls + [url for user in accounts for url in urls_of(world, user)]


@pytest.mark.parametrize("role", ["contributor", "editor", "approver", "province"])
def test_who_manages_nobody_opens_nothing(world, people, as_user, role):
    user = people.province["editor"] if role == "province" else people.a[role]
    client = as_user(user)
    before = list(User.objects.order_by("pk").values())
    for url in all_urls(world, people):
        for answer in (client.get(url), client.post(url, {"first_name": "X", "email": "x@y.vn"})):
            assert answer.status_code in (302, 403, 404), url
            assert not answer.content or "An editor" not in text_of(answer)
    assert client.get("/admin/").status_code == 200
    assert "/admin/can-bo/" not in text_of(client.get("/admin/"))
    after = list(User.objects.order_by("pk").values())
    assert [row | {"last_login": None} for row in after] == [
        row | {"last_login": None} for row in before
    ]


def test_the_anonymous_are_sent_to_the_log_in(world, people):
    for url in all_urls(world, people):
        answer = world.get(world.portal.site, url)
        assert answer.status_code == 302 and "/admin/login/" in answer.url


def test_a_communes_list_names_its_own_people_alone(people, as_user):
    client = as_user(people.a["admin"])
    for url in (
        LIST,
        f"{LIST}results/",
        f"{LIST}?q=binh",
        f"{LIST}?q=van+hanh",
        f"{LIST}?commune=Bình",
        f"{LIST}?role=editor",
        f"{LIST}?role=portal-admin",
        f"{LIST}?state=working",
        f"{LIST}?state=xyz&role=9&p=99&ordering=password",
        f"{LIST}?ordering=-last_login",
    ):
        html = text_of(client.get(url))
        for told in FOREIGN:
            assert told not in html, (url, told)
    html = text_of(client.get(LIST))
    for role in COMMUNE_ROLES:
        assert f"An {role}" in html
    for label in ("Cộng tác viên (viết nháp)", "Biên tập viên", "Lãnh đạo duyệt", "Quản trị xã"):
        assert label in html
    assert 'name="commune"' not in html


def test_who_also_works_elsewhere_is_named_without_more(people, as_user):
    html = text_of(as_user(people.a["admin"]).get(LIST))
    assert "Hai Noi: Biên tập viên" in html
    assert "hai.noi@" not in html
    assert f"/can-bo/{people.both.pk}/" not in html
    found = text_of(as_user(people.a["admin"]).get(f"{LIST}?q=hai.noi@"))
    assert "Không tìm thấy ai" in found


@pytest.mark.parametrize("who", ["b", "both", "operator", "province"])
def test_another_account_is_as_if_it_were_not_there(world, people, as_user, who):
    target = {
        "b": people.b["editor"],
        "both": people.both,
        "operator": people.operator,
        "province": people.province["admin"],
    }[who]
    before = User.objects.filter(pk=target.pk).values().get()
    groups = set(target.groups.all())
    client = as_user(people.a["admin"])
    data = {
        "first_name": "Cướp",
        "email": "cuop@example.vn",
        "role": role_of(world.a.site, "admin").pk,
        "understood": "on",
        "take": "1",
    }
    for url in urls_of(world, target):
        for answer in (client.get(url), client.post(url, data)):
            assert answer.status_code == 404, url
            assert target.first_name not in text_of(answer)
    assert User.objects.filter(pk=target.pk).values().get() == before
    assert set(target.groups.all()) == groups


def test_the_province_reaches_every_commune_but_no_superuser(world, people, as_user):
    client = as_user(people.province["admin"])
    html = text_of(client.get(LIST))
    for name in ("An editor", "Binh editor", "Tinh editor", "Hai Noi"):
        assert name in html
    assert "Van Hanh" not in html
    for label in ("Biên tập viên, Xã An Bình", "Biên tập viên, Xã Bình Minh", "Biên tập tỉnh"):
        assert label in html
    for user in (people.a["admin"], people.b["editor"], people.both):
        assert client.get(f"{LIST}{user.pk}/").status_code == 200
    assert client.get(f"{LIST}{people.operator.pk}/").status_code == 404


def test_the_province_finds_people_by_commune_without_marks(people, as_user):
    html = text_of(as_user(people.province["admin"]).get(f"{LIST}?commune=binh+minh"))
    assert "Binh editor" in html and "Hai Noi" in html
    assert "An editor" not in html and "Tinh editor" not in html
    html = text_of(as_user(people.province["admin"]).get(f"{LIST}?role=portal-editor"))
    assert "Tinh editor" in html and "Binh editor" not in html


@pytest.mark.parametrize("words", ["nguyen thi hue", "HUE@EXAMPLE", "0912 345", "0912.345"])
def test_people_are_found_by_name_e_mail_and_phone(world, people, as_user, words):
    make_officer(world.a.site, "editor", "Hue", first_name="Nguyễn Thị Huệ", phone="0912345678")
    html = text_of(as_user(people.a["admin"]).get(LIST, {"q": words}))
    assert "Nguyễn Thị Huệ" in html and "An editor" not in html


def queries(client, url) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


@pytest.mark.parametrize("url", [LIST, f"{LIST}?commune=xa", f"{LIST}moi/", f"{LIST}?q=an"])
def test_the_list_costs_the_same_with_many_sites_and_people(world, people, as_user, url):
    client = as_user(people.province["admin"])
    queries(client, url)
    few = queries(client, url)
    for number in range(30):
        site = Site.objects.create(
            hostname=f"x{number}.test", port=80, site_name=f"Xã {number}", root_page=world.b.home
        )
        SiteRole.objects.create(site=site, role="editor", group=_group(f"x{number}-editor"))
        make_officer(site, "editor", f"An so {number}")
    assert queries(client, url) <= few
    html = text_of(client.get(url))
    assert html.count("Xã 1") <= 60


def _group(name):
    from django.contrib.auth.models import Group

    return Group.objects.create(name=name)


# --- What is done there ---


def test_a_colleague_is_invited_from_the_menu(
    world, people, as_user, django_capture_on_commit_callbacks
):
    client = as_user(people.a["admin"])
    assert '"url": "/admin/can-bo/"' in text_of(client.get("/admin/"))
    assert json.dumps("Cán bộ của xã") in text_of(client.get("/admin/"))
    answer = client.get(f"{LIST}moi/")
    assert answer.status_code == 302 and answer.url == f"{LIST}moi/{world.a.site.pk}/"
    role = role_of(world.a.site, "contributor")
    data = {
        "first_name": "Lương Văn Páo",
        "email": " Pao@example.vn ",
        "phone": "0912.345.678",
        "post": "Văn hoá – xã hội",
        "role": role.pk,
    }
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(answer.url, data, follow=True)
    user = User.objects.get(email="pao@example.vn")
    assert (user.first_name, user.phone) == ("Lương Văn Páo", "0912345678")
    assert list(user.groups.all()) == [role.group]
    html = text_of(answer)
    assert "Đã mời" in html and "Cộng tác viên (viết nháp)" in html
    assert [message.to for message in mail.outbox] == [["pao@example.vn"]]


def test_an_invitation_keeps_what_was_typed_when_it_is_refused(world, people, as_user):
    client = as_user(people.a["admin"])
    url = f"{LIST}moi/{world.a.site.pk}/"
    role = role_of(world.a.site, "editor").pk
    typed = {"first_name": "Vi Thị Xao", "email": "binh.editor@example.vn", "role": role}
    html = text_of(client.post(url, typed))
    assert "Vi Thị Xao" in html and "hãy nhờ tỉnh" in html
    assert "Bình Minh" not in html and "Binh editor" not in html
    for foreign in (role_of(world.b.site, "editor").pk, role_of(world.portal.site, "admin").pk):
        sent = typed | {"email": "xao@example.vn", "role": foreign}
        assert "Hãy chọn một vai trò" in text_of(client.post(url, sent))
    for odd in ("", "x", "-1", "9" * 30, ["1", "2"]):
        sent = typed | {"email": "xao@example.vn", "role": odd}
        assert client.post(url, sent).status_code == 200
    assert not User.objects.filter(email="xao@example.vn").exists()


def test_the_province_invites_to_a_commune_that_it_finds_by_name(world, people, as_user):
    client = as_user(people.province["admin"])
    html = text_of(client.get(f"{LIST}moi/?q=binh+minh"))
    assert f"{LIST}moi/{world.b.site.pk}/" in html
    assert f"{LIST}moi/{world.a.site.pk}/" not in html
    data = {"first_name": "Mới", "email": "m@example.vn"}
    data["role"] = role_of(world.b.site, "admin").pk
    assert client.post(f"{LIST}moi/{world.b.site.pk}/", data).status_code == 302
    assert User.objects.get(email="m@example.vn") in administrators_of(world.b.site)


def test_a_second_commune_is_added_by_the_province_alone(world, people, as_user):
    user = people.a["editor"]
    role = role_of(world.b.site, "editor")
    url = f"{LIST}{user.pk}/vai-tro/{world.b.site.pk}/"
    assert as_user(people.a["admin"]).post(url, {"role": role.pk}).status_code == 404
    assert as_user(people.province["admin"]).post(url, {"role": role.pk}).status_code == 302
    assert set(user.groups.all()) == {role_of(world.a.site, "editor").group, role.group}


def test_details_are_changed_and_an_address_of_others_is_refused(
    people, as_user, django_capture_on_commit_callbacks
):
    client, had = as_user(people.a["admin"]), people.a["editor"].email
    url = f"{LIST}{people.a['editor'].pk}/sua/"
    data = {"first_name": "Tên Mới", "email": "moi@example.vn", "phone": "", "post": "Phó"}
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post(url, data).status_code == 302
    html = text_of(client.post(url, data | {"email": "Binh.Editor@example.vn"}))
    assert "hãy nhờ tỉnh" in html and "Binh editor" not in html
    user = User.objects.get(pk=people.a["editor"].pk)
    assert (user.first_name, user.email, user.post) == ("Tên Mới", "moi@example.vn", "Phó")
    assert [message.to for message in mail.outbox] == [[had]]


def test_the_own_address_is_not_changed_here(people, as_user):
    user = people.a["admin"]
    data = {"first_name": "Tôi", "email": "khac@example.vn"}
    assert as_user(user).post(f"{LIST}{user.pk}/sua/", data).status_code == 302
    user.refresh_from_db()
    assert (user.first_name, user.email) == ("Tôi", "an.admin@example.vn")


def test_a_locked_account_is_out_at_once_and_keeps_its_role(world, people, as_user):
    user = people.a["editor"]
    theirs, client = as_user(user), as_user(people.a["admin"])
    assert theirs.get("/admin/").status_code == 200
    url = f"{LIST}{user.pk}/viec/khoa/"
    assert "vẫn giữ nguyên" in text_of(client.get(url))
    user.refresh_from_db()
    assert user.is_active
    assert client.post(url).status_code == 302
    assert "/admin/login/" in theirs.get("/admin/").url
    user.refresh_from_db()
    assert not user.is_active and user.groups.count() == 1
    assert client.post(url).status_code == 302  # a second press changes nothing
    assert client.post(f"{LIST}{user.pk}/viec/mo-khoa/").status_code == 302
    user.refresh_from_db()
    assert user.is_active and user.check_password("mat-khau-2026")


def test_nobody_locks_the_own_account(people, as_user):
    user = people.a["admin"]
    url = f"{LIST}{user.pk}/viec/khoa/"
    client = as_user(user)
    assert client.get(url).status_code == 404
    client.post(url, {"understood": "on"})
    user.refresh_from_db()
    assert user.is_active


def test_the_last_administrator_goes_only_when_that_is_meant(world, people, as_user):
    user = people.a["admin"]
    client = as_user(user)
    url = f"{LIST}{user.pk}/vai-tro/{world.a.site.pk}/"
    data = {"role": role_of(world.a.site, "editor").pk}
    html = text_of(client.post(url, data))
    assert "quản trị viên cuối cùng của Xã An Bình" in html
    assert list(administrators_of(world.a.site)) == [user]
    with pytest.raises(services.LastAdministrator):
        services.set_role(user, user, role_of(world.a.site, "editor"))
    assert client.post(url, data | {"understood": "on"}).status_code == 302
    assert not administrators_of(world.a.site).exists()


def test_locking_the_last_administrator_asks_twice(world, people, as_user):
    user = people.a["admin"]
    client = as_user(people.province["admin"])
    url = f"{LIST}{user.pk}/viec/khoa/"
    assert "quản trị viên cuối cùng" in text_of(client.post(url))
    user.refresh_from_db()
    assert user.is_active
    assert client.post(url, {"understood": "on"}).status_code == 302
    user.refresh_from_db()
    assert not user.is_active


def test_with_a_second_administrator_the_first_may_go(world, people, as_user):
    make_officer(world.a.site, "admin", "Thu Hai")
    user = people.a["admin"]
    services.set_role(user, user, role_of(world.a.site, "editor"))
    assert administrators_of(world.a.site).get().first_name == "Thu Hai"


def test_the_only_role_is_not_taken_but_one_of_several_is(world, people, as_user):
    client = as_user(people.province["admin"])
    url = f"{LIST}{people.a['editor'].pk}/vai-tro/{world.a.site.pk}/"
    answer = client.post(url, {"take": "1"}, follow=True)
    assert "hãy khoá tài khoản" in text_of(answer)
    url = f"{LIST}{people.both.pk}/vai-tro/{world.a.site.pk}/"
    assert client.post(url, {"take": "1"}).status_code == 302
    assert [group.site_role.site for group in people.both.groups.all()] == [world.b.site]


def test_gets_change_nothing(world, people, as_user):
    client = as_user(people.province["admin"])
    before = list(User.objects.exclude(pk=people.province["admin"].pk).order_by("pk").values())
    for url in all_urls(world, people):
        client.get(url, {"take": "1", "understood": "on", "role": "1"})
    after = list(User.objects.exclude(pk=people.province["admin"].pk).order_by("pk").values())
    assert after == before


# --- History ---


def test_the_history_names_neither_other_communes_nor_their_people(world, people, as_user):
    user, province = people.a["editor"], people.province["admin"]
    services.set_role(user, province, role_of(world.b.site, "admin"))
    services.take_role(user, province, world.b.site, understood=True)
    services.change_details(user, people.operator, {"post": "Phó"})
    services.set_role(user, people.a["admin"], role_of(world.a.site, "approver"))
    html = text_of(as_user(people.a["admin"]).get(f"{LIST}{user.pk}/"))
    told = re.sub(r"\s+", " ", html.split("staff-history")[1].split("</ol>")[0])
    for name in FOREIGN:
        assert name not in told
    assert "Biên tập viên, Xã An Bình → Lãnh đạo duyệt, Xã An Bình (An admin)" in told
    assert "Sửa thông tin (Vận hành)" in told
    told = text_of(as_user(province).get(f"{LIST}{user.pk}/"))
    assert "Thôi vai trò: Quản trị xã, Xã Bình Minh" in told


def test_reports_of_all_changes_tell_officers_nothing_of_accounts(people, as_user):
    services.change_details(people.b["editor"], people.province["admin"], {"post": "Phó"})
    for user in (people.a["admin"], people.province["admin"]):
        html = text_of(as_user(user).get("/admin/reports/site-history/results/"))
        assert "Binh editor" not in html


# --- Actions of other apps ---


@pytest.fixture
def fake_action():
    done = []
    staff_actions.register(
        StaffAction(
            name="buoc-hai",
            label="Đặt lại bước hai",
            explanation="Lần sau đăng nhập, người này cài lại điện thoại.",
            done="Đã đặt lại.",
            is_offered=lambda user, by: user.is_active,
            run=lambda user, by: done.append((user, by)),
        )
    )
    yield done
    staff_actions.unregister("buoc-hai")


def test_an_action_joins_with_one_registration(people, as_user, fake_action):
    user, by = people.a["editor"], people.a["admin"]
    client = as_user(by)
    url = f"{LIST}{user.pk}/viec/buoc-hai/"
    assert url in text_of(client.get(f"{LIST}{user.pk}/"))
    assert "cài lại điện thoại" in text_of(client.get(url))
    assert fake_action == []
    answer = client.post(url, follow=True)
    assert fake_action == [(user, by)]
    assert "Đã đặt lại." in text_of(answer)
    assert "Đặt lại bước hai" in text_of(answer).split("staff-history")[1]


def test_an_action_reaches_no_foreign_account(people, as_user, fake_action):
    client = as_user(people.a["admin"])
    for user in (people.b["editor"], people.both, people.operator):
        assert client.post(f"{LIST}{user.pk}/viec/buoc-hai/").status_code == 404
    assert as_user(people.a["editor"]).post(
        f"{LIST}{people.a['editor'].pk}/viec/buoc-hai/"
    ).status_code in (302, 403, 404)
    assert fake_action == []
