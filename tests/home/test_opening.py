"""The province opens a commune in the admin: asked once, done whole or not at all."""

from datetime import date, timedelta
from threading import Thread

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Collection, ModelLogEntry, Page, Site

from communes.models import CommuneSettings
from communes.units.models import AdministrativeUnit
from home.opening import running
from home.opening.forms import english_name, read_host
from home.opening.models import CommuneOpening
from portal.core.models import ContactSettings, IdentitySettings
from portal.users.managing import administrators_of, may_manage
from portal.users.models import User
from tests.staff.conftest import make_officer, people  # noqa: F401

URL = "/admin/mo-xa/"
State = CommuneOpening.State


@pytest.fixture(autouse=True)
def _suffix(settings):
    settings.COMMUNE_HOST_SUFFIXES = [".tinh.test", ".gov.test"]


@pytest.fixture
def province(world):
    return world.officer(world.portal, "admin")


@pytest.fixture
def client(world, province):
    return world.admin_client(province)


@pytest.fixture
def unit(db):
    return AdministrativeUnit.objects.create(
        name="Mường Xén", unit_type="xa", gso_code="99999", valid_from=date(2025, 7, 1)
    )


@pytest.fixture
def send(client, django_capture_on_commit_callbacks):
    """Sends the form; tasks run when it is committed."""

    def call(**changed):
        data = {
            "name": "Xã Mường Xén",
            "hostname": "muongxen.tinh.test",
            "theme": "thocam",
            "hotline": "0238.300.0101",
            "email": "muongxen@example.vn",
            "address": "Khối 1",
            "admin_name": "Vừ Bá Lỳ",
            "admin_email": "Ly@example.vn",
        }
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(f"{URL}moi/", data | changed)

    return call


def counts() -> dict[str, int]:
    models = (Site, Page, Group, Collection, User, IdentitySettings)
    return {model.__name__: model.objects.count() for model in models}


# --- The way to an open commune ---


def test_a_unit_is_found_by_name_and_proposes_the_rest(client, unit):
    html = client.get(f"{URL}chon/?q=muong+xen").content.decode()
    assert f"{URL}moi/?unit={unit.pk}" in html
    html = client.get(f"{URL}moi/?unit={unit.pk}").content.decode()
    for said in ("Xã Mường Xén", "Muong Xen Commune", "muongxen.tinh.test"):
        assert f'value="{said}"' in html


def test_a_commune_is_opened_whole(world, client, send, unit):
    before = counts()
    looked = send(unit=unit.pk, languages=["en"])
    html = looked.content.decode()
    assert "Như thế này đã đúng chưa?" in html and "Muong Xen Commune" in html
    assert counts() == before and not CommuneOpening.objects.exists()

    answer = send(unit=unit.pk, languages=["en"], confirm="1")
    opening = CommuneOpening.objects.get()
    assert answer.status_code == 302 and answer.url == f"{URL}{opening.pk}/"
    assert opening.state == State.DONE, opening.error
    site = Site.objects.get(hostname="muongxen.tinh.test")
    identity = IdentitySettings.objects.get(site=site)
    assert (identity.official_name, identity.theme) == ("Xã Mường Xén", "thocam")
    assert identity.official_name_en == "Muong Xen Commune"
    assert ContactSettings.objects.get(site=site).hotline == "02383000101"
    assert CommuneSettings.objects.get(site=site).unit == unit
    assert world.get(site).status_code == 200
    assert world.get(site, "/en/").status_code == 200
    admin = administrators_of(site).get()
    assert (admin.first_name, admin.email) == ("Vừ Bá Lỳ", "ly@example.vn")
    assert [message.to for message in mail.outbox] == [["ly@example.vn"]]
    shown = client.get(answer.url)
    html = shown.content.decode()
    assert "Refresh" not in shown.headers
    for said in ("Mời thêm cán bộ", f"/admin/can-bo/moi/{site.pk}/", "Việc cần làm tiếp"):
        assert said in html
    # What the province can't open is said, not linked.
    assert f"/identitysettings/{site.pk}/" not in html and "quản trị xã" in html


def test_a_second_press_leads_to_the_first(send):
    first = send(confirm="1")
    before = counts()
    assert send(confirm="1", hostname="https://MuongXen.tinh.test/").url == first.url
    assert counts() == before and CommuneOpening.objects.count() == 1
    assert len(mail.outbox) == 1


def test_what_waits_for_a_worker_is_done_by_it_once(
    world, client, province, monkeypatch, unit, send
):
    monkeypatch.setattr(running, "_start", lambda opening: None)
    answer = send(confirm="1", unit=unit.pk)
    opening = CommuneOpening.objects.get()
    assert opening.state == State.WAITING
    shown = client.get(answer.url)
    assert shown.headers["Refresh"] == "4" and "Đang chờ" in shown.content.decode()
    assert send(confirm="1", unit=unit.pk).url == answer.url
    assert client.post(answer.url).status_code == 302  # "try again" is not for what waits
    assert running.run_opening.call(opening.pk) is True
    assert running.run_opening.call(opening.pk) is False
    opening.refresh_from_db()
    assert opening.state == State.DONE
    assert [step["step"] for step in opening.steps][-1] == "administrator"
    assert opening.spec["administrator"] == {}
    assert Site.objects.filter(hostname="muongxen.tinh.test").count() == 1


def test_a_worker_that_died_is_taken_over_after_a_while(client, monkeypatch, send):
    with monkeypatch.context() as patch:
        patch.setattr(running, "_start", lambda opening: None)
        send(confirm="1")
    opening = CommuneOpening.objects.get()
    CommuneOpening.objects.update(state=State.RUNNING, started_at=timezone.now())
    assert running.run_opening.call(opening.pk) is False
    CommuneOpening.objects.update(started_at=timezone.now() - timedelta(minutes=11))
    assert "Thử lại" in client.get(f"{URL}{opening.pk}/").content.decode()
    assert running.run_opening.call(opening.pk) is True


def test_who_has_an_account_gets_the_role_there(world, send, province):
    user = make_officer(world.a.site, "editor", "Vu Ly", email="ly@example.vn")
    assert "sẽ được thêm vai trò" in send().content.decode()
    send(confirm="1")
    site = Site.objects.get(hostname="muongxen.tinh.test")
    assert administrators_of(site).get() == user
    assert user.groups.count() == 2 and mail.outbox == []


# --- What is refused ---


@pytest.mark.parametrize(
    "host",
    [
        "muongxen.evil.example",
        "tinh.test",
        ".tinh.test",
        "-x.tinh.test",
        "x_y.tinh.test",
        "mường.tinh.test",
        "a b.tinh.test",
        "x..tinh.test",
        "muongxen.tinh.test:8000",
        f"{'x' * 64}.tinh.test",
        "evil.example/.tinh.test",
        "x\n.tinh.test",
    ],
)
def test_an_address_that_can_not_be_is_refused(send, host):
    html = send(hostname=host, confirm="1").content.decode()
    assert "không dấu, kết thúc bằng .tinh.test" in html
    assert "Vừ Bá Lỳ" in html  # nothing typed is lost
    assert not CommuneOpening.objects.exists()


def test_an_address_is_read_as_it_is_copied():
    assert read_host(" https://ThanhSon.tinh.test/trang?x ") == "thanhson.tinh.test"
    assert read_host("a.b.gov.test.") == "a.b.gov.test"


def test_addresses_names_and_units_are_had_once(world, send, unit):
    CommuneSettings.objects.filter(site=world.b.site).update(unit=unit)
    Site.objects.filter(pk=world.b.site.pk).update(hostname="binhminh.tinh.test")
    before = counts()
    for changed, said in (
        ({"hostname": "binhminh.tinh.test"}, "Địa chỉ này đã là của Xã Bình Minh"),
        ({"name": "Xã  An Bình"}, "Đã có trang mang tên này"),
        ({"name": "province"}, "Đã có trang mang tên này"),
        ({"name": world.portal.collection.name}, "Đã có trang mang tên này"),
        ({"name": "!!!"}, "Hãy viết tên chính thức"),
        ({"unit": unit.pk}, "Đơn vị này đã có trang"),
        ({"unit": "x"}, "Hãy chọn lại đơn vị"),
        ({"theme": "xyz"}, "xyz"),
        ({"languages": ["fr"]}, "fr"),
    ):
        answer = send(**changed, confirm="1")
        assert answer.status_code == 200 and said in answer.content.decode(), changed
    assert counts() == before and not CommuneOpening.objects.exists()


def test_the_address_of_a_superuser_is_refused_without_a_name(send):
    User.objects.create_superuser("may-chu", "may@example.vn", "x", first_name="Người Giữ Máy")
    html = send(admin_email="May@example.vn", confirm="1").content.decode()
    assert "Không mời được địa chỉ này" in html and "Người Giữ Máy" not in html


def test_failing_half_way_leaves_nothing_and_says_why(client, send, monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("ly@example.vn: the disk is full")

    before = counts()
    with monkeypatch.context() as patch:
        patch.setattr("communes.provisioning.grant_roles", fail)
        answer = send(confirm="1")
    assert counts() == before and mail.outbox == []
    opening = CommuneOpening.objects.get()
    assert opening.state == State.FAILED
    assert [step["step"] for step in opening.steps][-1] == "languages"
    shown = client.get(answer.url)
    html = shown.content.decode()
    assert "Có lỗi ngoài dự kiến" in html and "disk" not in html
    assert "Chưa có gì được mở" in html and "Refresh" not in shown.headers
    typed = client.get(f"{URL}moi/?from={opening.pk}").content.decode()
    assert 'value="Vừ Bá Lỳ"' in typed and 'value="0238 300 0101"' in typed


def test_what_failed_can_be_tried_again(
    client, send, monkeypatch, django_capture_on_commit_callbacks
):
    with monkeypatch.context() as patch:
        patch.setattr("communes.provisioning.grant_roles", lambda *a, **k: 1 / 0)
        answer = send(confirm="1")
    with django_capture_on_commit_callbacks(execute=True):
        client.post(answer.url)
    assert CommuneOpening.objects.get().state == State.DONE
    assert len(mail.outbox) == 1


def test_asking_anew_forgets_what_failed(send, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("communes.provisioning.grant_roles", lambda *a, **k: 1 / 0)
        send(confirm="1")
    send(confirm="1", admin_email="khac@example.vn")
    assert CommuneOpening.objects.get().state == State.DONE


def test_what_was_taken_meanwhile_fails_with_the_reason(world, send, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(running, "_start", lambda opening: None)
        send(confirm="1")
    Site.objects.filter(pk=world.b.site.pk).update(hostname="muongxen.tinh.test")
    opening = CommuneOpening.objects.get()
    assert running.run_opening.call(opening.pk) is False
    opening.refresh_from_db()
    assert "Địa chỉ này đã là của Xã Bình Minh" in opening.error


def test_who_lost_the_right_meanwhile_opens_nothing(send, province, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(running, "_start", lambda opening: None)
        send(confirm="1")
    province.groups.clear()
    assert running.run_opening.call(CommuneOpening.objects.get().pk) is False
    assert "không còn quyền" in CommuneOpening.objects.get().error
    assert not Site.objects.filter(hostname="muongxen.tinh.test").exists()


# --- Who may ---


@pytest.mark.parametrize("role", ["contributor", "editor", "approver", "admin", "province"])
def test_only_the_provincial_administrator_opens_communes(world, send, role):
    send(confirm="1")
    opening = CommuneOpening.objects.get()
    user = world.officer(world.portal if role == "province" else world.a, "editor")
    if role != "province":
        user = world.officer(world.a, role)
    client = world.admin_client(user)
    before = counts()
    pages = ("", "results/", "chon/?q=a", "moi/", f"moi/?from={opening.pk}", f"{opening.pk}/")
    for url in (f"{URL}{page}" for page in pages):
        for answer in (client.get(url), client.post(url, {"name": "Xã X", "confirm": "1"})):
            assert answer.status_code in (302, 403, 404), url
            assert "Mường Xén" not in answer.content.decode()
    assert "/admin/mo-xa/" not in client.get("/admin/").content.decode()
    assert counts() == before


def test_the_province_manages_the_new_staff_and_is_written_down(province, send):
    send(confirm="1")
    admin = User.objects.get(email="ly@example.vn")
    assert may_manage(province, admin)
    entry = ModelLogEntry.objects.get(action="home.open_commune")
    assert entry.user == province
    assert "example.vn" not in str(entry.data)


@pytest.mark.parametrize(
    "path",
    ["moi/?unit=x", "moi/?unit=²", "moi/?from=999999999999999999999", "chon/?q=%00", "?p=x", "9/"],
)
def test_odd_addresses_are_no_errors(client, path):
    assert client.get(f"{URL}{path}").status_code in (200, 404)


def test_the_screens_cost_the_same_with_many_sites(world, client, unit):
    def sql(path):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"{URL}{path}").status_code == 200
        return len(queries)

    paths = ("", "chon/?q=muong", f"moi/?unit={unit.pk}")
    CommuneOpening.objects.create(name="X", hostname="x.test")
    for path in paths:
        sql(path)
    few = [sql(path) for path in paths]
    for number in range(20):
        Site.objects.create(
            hostname=f"x{number}.test", port=80, site_name=f"X {number}", root_page=world.b.home
        )
        CommuneOpening.objects.create(name=f"X {number}", hostname=f"x{number}.test")
    assert [sql(path) for path in paths] == few


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Xã Thành Sơn", "Thanh Son Commune"),
        ("Phường Vinh Phú", "Vinh Phu Ward"),
        ("Đặc khu Phú Quốc", "Phu Quoc Special Zone"),
        ("Thành Sơn", "Thanh Son"),
    ],
)
def test_english_names_are_proposed(name, english):
    assert english_name(name) == english


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
@pytest.mark.django_db(transaction=True)
def test_two_workers_open_one_site(monkeypatch):
    opening = CommuneOpening.objects.create(name="Xã X", hostname="x.tinh.test")
    done = []
    monkeypatch.setattr(running, "_open", lambda one: done.append(one.pk))

    def run():
        running.run_opening.call(opening.pk)
        connection.close()

    workers = [Thread(target=run) for _number in range(4)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert done == [opening.pk]
