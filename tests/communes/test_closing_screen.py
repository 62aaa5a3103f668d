"""The province closes a commune's site in the admin, and opens it again."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from communes.models import CommuneSettings
from communes.units.models import AdministrativeUnit, UnitSuccession
from tests.admin.test_isolation import assert_refused

LIST = "/admin/xa/"


@pytest.fixture
def province(world):
    return world.admin_client(world.officer(world.portal, "admin"))


@pytest.fixture
def screen(world):
    return reverse("commune_sites:closing", args=[world.a.site.pk])


def told(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def closed_on(commune):
    return CommuneSettings.objects.get(site=commune.site).closed_on


def test_the_province_finds_every_commune_with_its_state(world, province, screen):
    html = province.get(LIST).content.decode()
    assert f'href="{screen}"' in html and html.count("Đang mở") == 2
    assert "tinh.test" not in province.get(f"{LIST}results/").content.decode()
    province.post(screen, {"act": "close"})
    assert province.get(LIST).content.decode().count("Đã đóng từ") == 1
    found = province.get(f"{LIST}results/?q=binh minh").content.decode()
    assert "Bình Minh" in found and "An Bình" not in found
    assert LIST in province.get("/admin/").content.decode()


def test_it_asks_first_and_says_what_follows(world, province, screen):
    html = province.get(screen).content.decode()
    assert "không xoá gì" in html and "Chưa ghi đơn vị nào nối tiếp" in html
    assert closed_on(world.a) is None
    units = [
        AdministrativeUnit.objects.create(name=name, unit_type="xa", gso_code=code)
        for name, code in (("An Bình", "99901"), ("Hoà Bình", "99902"))
    ]
    UnitSuccession.objects.create(
        predecessor=units[0], successor=units[1], effective_date=date(2025, 7, 1), kind="merge"
    )
    CommuneSettings.objects.filter(site=world.a.site).update(unit=units[0])
    html = province.get(screen).content.decode()
    assert "Hoà Bình" in html and "Chưa ghi đơn vị nào nối tiếp" not in html


def test_it_closes_and_opens_one_commune_only(world, province, screen):
    response = province.post(screen, {"act": "close"})
    assert "Đã đóng trang của Xã An Bình" in told(response)
    assert closed_on(world.a) == timezone.localdate() and closed_on(world.b) is None
    assert "Xã này không còn nữa" in world.get(world.a.site).content.decode()
    editor = world.admin_client(world.officer(world.a, "editor"))
    assert editor.get(f"/admin/pages/{world.a.home.pk}/edit/").status_code == 302
    # Pressed twice, or by two: nothing is undone.
    assert "Không có gì thay đổi" in told(province.post(screen, {"act": "close"}))
    assert closed_on(world.a)
    assert "Mở lại" in province.get(screen).content.decode()
    assert "Đã mở lại" in told(province.post(screen, {"act": "open"}))
    assert closed_on(world.a) is None
    assert editor.get(f"/admin/pages/{world.a.home.pk}/edit/").status_code == 200
    assert "Không có gì thay đổi" in told(province.post(screen, {"act": "x"}))


@pytest.mark.parametrize("role", ["contributor", "editor", "approver", "admin", "province"])
@pytest.mark.parametrize("method", ["get", "post"])
def test_nobody_else_may(world, screen, role, method):
    who = (world.portal, "editor") if role == "province" else (world.a, role)
    client = world.admin_client(world.officer(*who))
    for url in (screen, LIST, f"{LIST}results/"):
        assert_refused(getattr(client, method)(url, {"act": "close"}))
    assert closed_on(world.a) is None
    assert LIST not in client.get("/admin/").content.decode()


def test_only_a_commune_is_closed(world, province):
    for pk in (world.portal.site.pk, 10**9):
        url = reverse("commune_sites:closing", args=[pk])
        assert province.get(url).status_code == 404
        assert province.post(url, {"act": "close"}).status_code == 404


def test_who_closed_it_is_kept(world, province, screen):
    for act in ("close", "close", "open"):
        province.post(screen, {"act": act})
    kept = ModelLogEntry.objects.filter(action__startswith="communes.").order_by("pk")
    assert [entry.action for entry in kept] == ["communes.close", "communes.open_again"]
    assert {entry.user for entry in kept} == {world.officer(world.portal, "admin")}
