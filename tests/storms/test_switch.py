"""The switch in the admin: who may, what is asked, what follows, what is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import ModelLogEntry

from communes.announcements.models import AnnouncementPage
from communes.bulletins.models import Bulletin
from communes.models import Village
from communes.storms.models import StormDay, StormRoad
from communes.warnings.models import WarningMessage
from tests.storms.factories import CALLS, TITLE, TO_DO, provincial, storm

SENT = {"title": TITLE, "to_do": TO_DO, "calls": CALLS, "hours": "12", "danger": ""}


def url_of(place) -> str:
    return f"/admin/ngay-bao/{place.site.pk}/"


def client_of(world, place, role="approver"):
    return world.admin_client(world.officer(place, role))


def send(client, place, do, **changed):
    return client.post(url_of(place), {**SENT, "do": do, **changed}, follow=True)


def html_of(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def test_an_approver_looks_once_more_and_switches_on(world):
    client = client_of(world, world.a)
    looked = html_of(send(client, world.a, "look"))
    assert "Bật Ngày bão cho" in looked and 'value="on"' in looked
    assert not StormDay.objects.exists()
    assert "ĐANG BẬT" in html_of(send(client, world.a, "on"))
    day = StormDay.objects.get()
    notice = AnnouncementPage.objects.get(pk=day.notice_id)
    assert (notice.title, notice.action_text, notice.summary) == (TITLE, TO_DO, CALLS)
    assert notice.live and notice.is_urgent and notice.owner.username.endswith("approver")
    assert abs(notice.valid_until - timezone.now() - timedelta(hours=12)) < timedelta(minutes=1)
    entry = ModelLogEntry.objects.get(action="storms.on")
    assert entry.user == notice.owner and entry.data == {"drill": False}


def test_back_from_the_look_nothing_typed_is_lost(world):
    client = client_of(world, world.a)
    html = html_of(send(client, world.a, "back", is_drill="on"))
    assert TO_DO in html and f'value="{TITLE}"' in html
    assert 'name="is_drill"' in html and "checked" in html
    assert not StormDay.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"title": ""},
        {"title": "x" * 91},
        {"to_do": "y" * 301},
        {"calls": "Gọi ai đó"},
        {"hours": "96"},
        {"hours": ""},
        {"danger": "dragon"},
        {"villages": "999999999"},
    ],
)
def test_bad_input_is_told_and_stays(world, changed):
    Village.objects.create(site=world.a.site, name="3")
    client = client_of(world, world.a)
    html = html_of(send(client, world.a, "on", **changed))
    assert "error-message" in html
    assert CALLS in html or "calls" in changed
    assert not StormDay.objects.exists()


@pytest.mark.parametrize("do", ["", "burn", "on\x00"])
def test_a_press_that_means_nothing_is_a_404(world, do):
    response = client_of(world, world.a).post(url_of(world.a), {**SENT, "do": do})
    assert response.status_code in (400, 404)


@pytest.mark.parametrize(("role", "sees"), [("contributor", False), ("editor", True)])
def test_who_does_not_approve_switches_nothing(world, role, sees):
    client = client_of(world, world.a, role)
    send(client, world.a, "on")
    assert not StormDay.objects.exists()
    response = client.get(url_of(world.a))
    assert (response.status_code == 200) is sees
    if sees:
        assert "Người duyệt tin" in html_of(response) and 'name="title"' not in html_of(response)
    assert ("/admin/ngay-bao/" in client.get("/admin/").content.decode()) is sees


def test_a_right_on_the_row_alone_publishes_nothing(world):
    """Who lost the right to publish pages can't switch on by the right on storm days."""
    officer = world.officer(world.a, "approver")
    world.a.groups["approver"].page_permissions.all().delete()
    world.admin_client(officer).post(url_of(world.a), {**SENT, "do": "on"})
    assert not StormDay.objects.exists()


def test_another_communes_switch_is_not_there(world):
    storm(world, world.b)
    client = client_of(world, world.a)
    assert client.get(url_of(world.b)).status_code == 404
    for do in ("on", "off", "change"):
        assert client.post(url_of(world.b), {**SENT, "do": do}).status_code == 404
    assert client.get(url_of(world.portal)).status_code == 404
    assert StormDay.objects.holding().filter(site=world.b.site).exists()
    assert TITLE not in html_of(client.get(url_of(world.a)))
    assert "Bình Minh" not in html_of(client.get(url_of(world.a)))


def test_villages_of_another_commune_are_refused(world):
    Village.objects.create(site=world.a.site, name="3")
    foreign = Village.objects.create(site=world.b.site, name="9")
    send(client_of(world, world.a), world.a, "on", villages=foreign.pk)
    assert not StormDay.objects.exists()


def test_the_province_says_for_how_many_communes(world):
    client = client_of(world, world.portal, "admin")
    looked = html_of(send(client, world.portal, "look", reach="all"))
    assert "Bật Ngày bão cho 2 xã?" in looked
    html = html_of(send(client, world.portal, "on", reach="chosen"))
    assert "error-message" in html and not StormDay.objects.exists()
    send(client, world.portal, "on", reach="chosen", communes=world.a.site.pk)
    notice = AnnouncementPage.objects.get(pk=StormDay.objects.get().notice_id)
    assert notice.reach == "chosen" and list(notice.reached_sites.all()) == [world.a.site]
    assert "Xã An Bình" in html_of(client.get(url_of(world.portal)))
    assert TITLE in html_of(client_of(world, world.a).get(url_of(world.a)))
    assert TITLE not in html_of(client_of(world, world.b).get(url_of(world.b)))


def test_warning_and_bulletin_follow_and_say_the_same(world):
    send(client_of(world, world.a), world.a, "on", is_drill="on")
    warning = WarningMessage.objects.get(site=world.a.site)
    assert "<status>Exercise</status>" in warning.xml and TITLE in warning.xml
    bulletin = Bulletin.objects.get(site=world.a.site)
    assert bulletin.state == Bulletin.State.DRAFT
    assert TITLE in bulletin.title and TO_DO.split(".")[0] in bulletin.script
    client = client_of(world, world.a)
    assert f"/thong-bao/{bulletin.notice_id}/cac-kenh/" in html_of(client.get(url_of(world.a)))


def test_what_is_played_stays_and_a_new_draft_waits_beside_it(world):
    storm(world, world.a)
    Bulletin.objects.update(state=Bulletin.State.READY)
    client = client_of(world, world.a)
    send(client, world.a, "change", title="Bão đã qua", seen=seen(client, world.a))
    ready, draft = Bulletin.objects.order_by("pk")
    assert (ready.state, draft.state) == (Bulletin.State.READY, Bulletin.State.DRAFT)
    assert TITLE in ready.title and "Bão đã qua" in draft.title


def seen(client, place) -> str:
    html = html_of(client.get(url_of(place)))
    return html.split('name="seen" value="')[1].split('"')[0]


def test_a_change_says_it_everywhere(world):
    day = storm(world, world.a)
    client = client_of(world, world.a)
    version = seen(client, world.a)
    until = day.notice.valid_until
    new = {"title": "Bão đã vào đất liền", "hours": "", "seen": version}
    assert 'value="change"' in html_of(send(client, world.a, "look", **new))
    send(client, world.a, "change", **new)
    notice = AnnouncementPage.objects.get(pk=day.notice_id)
    assert (notice.title, notice.valid_until) == ("Bão đã vào đất liền", until)
    kinds = WarningMessage.objects.values_list("message_type", flat=True)
    assert sorted(kinds) == ["Alert", "Update"]
    assert "Bão đã vào đất liền" in Bulletin.objects.get().title
    send(client, world.a, "change", **{**new, "hours": "48", "seen": seen(client, world.a)})
    notice.refresh_from_db()
    assert notice.valid_until > until


def test_what_somebody_changed_meanwhile_is_not_lost(world):
    day = storm(world, world.a)
    client = client_of(world, world.a)
    version = seen(client, world.a)
    send(client, world.a, "change", title="Của người đầu", seen=version)
    html = html_of(send(client, world.a, "change", title="Của người sau", seen=version))
    assert "Có người vừa sửa" in html and "Của người sau" in html
    day.notice.refresh_from_db()
    assert day.notice.title == "Của người đầu"
    again = html.split('name="seen" value="')[1].split('"')[0]
    send(client, world.a, "change", title="Của người sau", seen=again)
    day.notice.refresh_from_db()
    assert day.notice.title == "Của người sau"


def test_a_draft_in_the_editor_is_not_overwritten(world):
    day = storm(world, world.a)
    draft = AnnouncementPage.objects.get(pk=day.notice_id)
    draft.title = "Nháp"
    draft.save_revision()
    client = client_of(world, world.a)
    html = html_of(send(client, world.a, "change", seen=seen(client, world.a), title="Khác"))
    assert "chưa đăng" in html
    day.notice.refresh_from_db()
    assert day.notice.title == TITLE


def test_off_asks_first_and_takes_the_warning_back(world):
    day = storm(world, world.a)
    client = client_of(world, world.a)
    assert 'value="off"' in html_of(send(client, world.a, "ask-off"))
    assert StormDay.objects.holding().exists()
    html = html_of(send(client, world.a, "off"))
    assert "Đang tắt" in html and day.notice.title in html  # among those before
    assert not StormDay.objects.not_over().exists()
    kinds = WarningMessage.objects.order_by("pk").values_list("message_type", flat=True)
    assert list(kinds) == ["Alert", "Cancel"]
    assert ModelLogEntry.objects.filter(action="storms.off").count() == 1
    assert "đã kết thúc" in html_of(send(client, world.a, "off"))
    assert AnnouncementPage.objects.get(pk=day.notice_id).live  # it says that it has ended


def test_of_two_presses_the_second_finds_the_day_of_the_first(world):
    client = client_of(world, world.a)
    send(client, world.a, "on")
    html = html_of(send(client, world.a, "on", title="Lần hai", hours="6"))
    assert "đang bật rồi" in html and "Lần hai" in html
    assert StormDay.objects.count() == 1 and AnnouncementPage.objects.count() == 1


def test_the_desk_tells_it_while_it_holds(world):
    client = client_of(world, world.a)
    assert "Ngày bão đang bật" not in html_of(client.get("/admin/"))
    storm(world, world.a)
    assert "Ngày bão đang bật đến" in html_of(client.get("/admin/"))
    other = client_of(world, world.b)
    assert "Ngày bão đang bật" not in html_of(other.get("/admin/"))


def test_the_way_of_the_menu_leads_to_the_own_site(world):
    answer = client_of(world, world.a, "editor").get("/admin/ngay-bao/")
    assert (answer.status_code, answer.url) == (302, url_of(world.a))


ROADS = {
    "form-TOTAL_FORMS": "2",
    "form-INITIAL_FORMS": "0",
    "form-0-name": "Ngầm suối Cạn",
    "form-0-state": "closed",
    "form-1-name": "",
    "form-1-state": "closed",
}


def test_an_editor_keeps_roads_and_takes_one_away(world):
    client = client_of(world, world.a, "editor")
    url = f"{url_of(world.a)}duong/"
    assert "Chưa có đường nào" in html_of(client.get(url))
    assert "Ngầm suối Cạn" in html_of(client.post(url, ROADS, follow=True))
    road = StormRoad.objects.get()
    assert (road.site, road.state, road.by) == (
        world.a.site,
        "closed",
        world.officer(world.a, "editor"),
    )
    sent = {**ROADS, "form-INITIAL_FORMS": "1", "form-0-id": road.pk, "form-0-state": "open"}
    client.post(url, sent)
    road.refresh_from_db()
    assert road.state == "open"
    client.post(url, {**sent, "form-0-name": ""})
    assert not StormRoad.objects.exists()


def test_wrong_roads_are_told_and_foreign_ones_stay(world):
    foreign = StormRoad.objects.create(site=world.b.site, name="Đường B")
    client = client_of(world, world.a, "editor")
    url = f"{url_of(world.a)}duong/"
    html = html_of(client.post(url, {**ROADS, "form-0-state": "fine"}))
    assert "Ngầm suối Cạn" in html and "error-message" in html
    sent = {**ROADS, "form-INITIAL_FORMS": "1", "form-0-id": foreign.pk, "form-0-name": "Của A"}
    client.post(url, sent)
    foreign.refresh_from_db()
    assert (foreign.name, foreign.site) == ("Đường B", world.b.site)
    assert "Đường B" not in html_of(client.get(url))
    assert client.post(url, {}).status_code == 200
    assert client.post(f"{url_of(world.b)}duong/", ROADS).status_code == 404
    assert client_of(world, world.a, "contributor").post(url, ROADS).status_code != 200


def test_the_provinces_day_for_all_is_one_notice(world):
    provincial(world)
    assert StormDay.objects.reaching(world.a.site).count() == 1
    assert AnnouncementPage.objects.count() == 1
