"""Bulletins that may be played are pushed to the province's system, signed, and taken back."""

import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from communes.bulletins import steps
from communes.bulletins.checks import check_source_system
from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.source_system import NAME, follow, follow_begun
from communes.closing import close_commune
from communes.outbox.models import Delivery, Mailing
from communes.outbox.sending import send_due
from communes.voices.tasks import have_read
from tests.announcements.factories import announce
from tests.bulletins.factories import make_bulletin
from tests.outbox.program import is_signed, listening
from tests.voices.doubles import parrot  # noqa: F401

KEY = "khoá".encode().hex()
State = Bulletin.State


@pytest.fixture
def system(settings):
    """The province's system."""
    with listening() as program:
        settings.SOURCE_SYSTEM_URL, settings.SOURCE_SYSTEM_KEY = program.url, KEY
        yield program


def acts(bulletin) -> list[str]:
    return [one.act for one in Mailing.objects.about(bulletin.uid, NAME)]


def test_an_approved_bulletin_arrives_signed_and_says_all_a_station_needs(world, system, committed):
    bulletin = make_bulletin(
        world.a, state=State.DRAFT, ready_at=None, urgency=3, repeats=2, repeat_minutes=20
    )
    assert acts(bulletin) == []
    approver = world.officer(world.a, "approver")
    committed(steps.release, bulletin, approver, bulletin.version)
    headers, body = system.got[0]
    assert is_signed(KEY, headers, body)
    assert headers["X-Portal-Delivery"] == f"{bulletin.uid}:{NAME}:1:1"
    today = timezone.localdate()
    told = json.loads(body)
    assert told.pop("until").startswith((today + timedelta(days=2)).isoformat())
    assert told.pop("seconds") > 2
    assert told == {
        "event": "new",
        "number": 1,
        "uid": str(bulletin.uid),
        "site": world.a.site.root_url,
        "sender": world.a.site.site_name,
        "title": "Lịch cắt điện",
        "urgency": "urgent",
        "drill": False,
        "script": "Cắt điện từ 7h30 đến 11h30.",
        "spoken": "Cắt điện từ bảy giờ ba mươi phút đến mười một giờ ba mươi phút.",
        "villages": [],
        "firstDay": today.isoformat(),
        "lastDay": (today + timedelta(days=1)).isoformat(),
        "times": ["05:30", "17:30"],
        "atOnce": True,
        "repeats": 2,
        "repeatMinutes": 20,
        "audio": [],
    }
    assert Delivery.objects.get().state == "sent"


def test_sound_a_correction_and_a_withdrawal_follow(world, system, committed, parrot):  # noqa: F811
    notice = committed(announce, world.a, "Cắt điện", lasts=5)
    bulletin = committed(make_bulletin, world.a, notice=notice)
    spoken = system.events[-1]["spoken"]
    committed(have_read, world.a.site, spoken)
    audio = system.events[-1]["audio"]
    assert {one["type"] for one in audio} == {"audio/ogg", "audio/mpeg"}
    assert audio[0]["url"].startswith(world.a.site.root_url)
    notice.correction = "Cắt điện ngày mai."
    committed(notice.save_revision().publish)
    assert "Cắt điện ngày mai" in system.events[-1]["script"]
    AirLog.objects.create(
        site=world.a.site, bulletin=bulletin, planned_at=timezone.now(), outcome="played"
    )
    committed(notice.unpublish)
    # Who heard it is told that it no longer holds, until its last day; nobody finds audio there.
    assert system.events[-1]["event"] == "updated" and system.events[-1]["audio"] == []
    assert "rút" in system.events[-1]["script"]
    committed(steps.withdraw, Bulletin.objects.get())
    assert [one["event"] for one in system.events] == ["new", *["updated"] * 3, "withdrawn"]
    assert [one["number"] for one in system.events] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    "why", ["draft", "sample", "practice", "over", "to come", "private", "off"]
)
def test_what_is_not_for_everyone_now_is_not_pushed(world, system, settings, why):
    settings.PRACTICE = why == "practice"
    if why == "off":
        settings.SOURCE_SYSTEM_URL = ""
    today = timezone.localdate()
    notice = announce(world.a, days=1) if why == "to come" else announce(world.a)
    fields = {
        "draft": {"state": State.DRAFT},
        "sample": {"is_sample": True},
        "over": {"first_day": today - timedelta(days=3), "last_day": today - timedelta(days=1)},
    }.get(why, {})
    bulletin = make_bulletin(world.a, notice=notice, **fields)
    if why == "private":
        PageViewRestriction.objects.create(page=notice, restriction_type="login")
    assert follow(bulletin.uid) == [] and follow_begun() == 0
    assert not Mailing.objects.filter(way=NAME).exists()


def test_the_timer_finds_what_nobody_announced(
    world, system, capsys, django_assert_max_num_queries
):
    notice = announce(world.a)
    bulletin = make_bulletin(world.a, notice=notice)
    call_command("send_outbox")
    assert "Mailings: 1" in capsys.readouterr().out and acts(bulletin) == ["new"]
    with django_assert_max_num_queries(4):
        assert follow_begun() == 0
    Bulletin.objects.update(state=State.WITHDRAWN)
    assert follow_begun() == 1
    Bulletin.objects.update(state=State.READY)
    assert follow_begun() == 1
    close_commune(world.a.site)
    assert follow_begun() == 1
    assert acts(bulletin) == ["new", "withdrawn", "new", "withdrawn"]


def test_who_takes_back_what_nobody_heard_takes_it_from_the_system(world, system, committed):
    notice = committed(announce, world.a)
    committed(make_bulletin, world.a, notice=notice)
    committed(notice.unpublish)
    assert [one["event"] for one in system.events] == ["new", "withdrawn"]


def test_a_deleted_bulletin_is_taken_back(world, system, committed):
    bulletin = committed(make_bulletin, world.a)
    committed(bulletin.delete)
    assert [one["event"] for one in system.events] == ["new", "withdrawn"]


def test_a_system_that_is_down_holds_nobody_up_and_costs_no_try(world, system, settings, committed):
    settings.SOURCE_SYSTEM_URL = "http://127.0.0.1:1/"
    bulletin = committed(make_bulletin, world.a)
    row = Delivery.objects.get()
    assert (row.state, row.attempts, row.error) == ("waiting", 0, "ConnectionRefusedError")
    settings.SOURCE_SYSTEM_URL = system.url
    Delivery.objects.update(next_try_at=timezone.now())
    send_due()
    assert [one["uid"] for one in system.events] == [str(bulletin.uid)]


@pytest.mark.parametrize(("status", "state"), [(401, "failed"), (302, "waiting"), (503, "waiting")])
def test_an_answer_that_is_no_yes(world, system, committed, status, state):
    system.status = status
    committed(make_bulletin, world.a)
    row = Delivery.objects.get()
    assert (row.state, row.error, len(system.got)) == (state, str(status), 1)


def test_officers_see_it_on_the_bulletins_screen_and_send_again(world, system, committed):
    system.status = 401
    bulletin = committed(make_bulletin, world.a)
    url = reverse("bulletins:inspect", args=[bulletin.pk])
    client = world.admin_client(world.officer(world.a, "contributor"))
    again = reverse("outbox_again", args=[Mailing.objects.get().pk])
    html = client.get(url).content.decode()
    assert "gửi hỏng: 1" in html and again not in html
    client = world.admin_client(world.officer(world.a, "editor"))
    assert again in client.get(url).content.decode()
    system.status = 200
    answer = committed(client.post, again)
    assert answer.url == f"{url}#{NAME}"
    assert "Đã gửi 1/1" in client.get(url).content.decode()
    foreign = world.admin_client(world.officer(world.b, "editor"))
    assert foreign.post(again).status_code == 404


def test_without_a_system_nothing_is_said_of_it(world):
    bulletin = make_bulletin(world.a)
    client = world.admin_client(world.officer(world.a, "editor"))
    html = client.get(reverse("bulletins:inspect", args=[bulletin.pk])).content.decode()
    assert NAME not in html


def test_wrong_settings_are_told(settings):
    assert check_source_system(None) == []
    settings.SOURCE_SYSTEM_URL = "thong-tin-nguon.example.vn"
    assert [one.id for one in check_source_system(None)] == ["bulletins.E001", "bulletins.E002"]
    settings.SOURCE_SYSTEM_URL, settings.SOURCE_SYSTEM_KEY = "https://nguon.example.vn/", KEY
    assert check_source_system(None) == []
