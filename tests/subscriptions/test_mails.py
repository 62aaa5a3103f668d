"""Mails over a real line: who gets which, what stands in them, and what a dead worker leaves."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from datetime import timedelta
from email import message_from_bytes, policy
from io import BytesIO

import pytest
from django.conf import settings as django_settings
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Reach
from communes.models import Village
from communes.outbox.following import follow
from communes.outbox.models import Delivery, Mailing
from communes.outbox.sending import send_due
from communes.subscriptions import links
from communes.subscriptions.models import Subscription
from communes.subscriptions.way import receivers
from tests.announcements.factories import IMPORTANT, URGENT, announce
from tests.subscriptions.conftest import subscriber
from tests.translations.factories import in_english


def republish(page, **fields):
    page = AnnouncementPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def read(server) -> list:
    """The mails that arrived, as a mail program reads them."""
    return [message_from_bytes(content, policy=policy.default) for _f, _t, content in server.mails]


def who(notice, site) -> list[str]:
    rows = Subscription.objects.filter(pk__in=receivers(notice, site))
    return sorted(one.email for one in rows)


def test_an_urgent_notice_arrives_with_its_facts_and_a_way_out(world, committed, mail_server):
    row = subscriber(world.a)
    subscriber(world.b, "b@vidu.vn")
    page = committed(
        announce,
        world.a,
        "Di dời trước bão",
        urgency=URGENT,
        lasts=2,
        event_at=timezone.now() + timedelta(hours=3),
        event_place="Nhà văn hoá xóm 3",
        action_heading="Làm ngay",
        action_text="Đưa người già đi trước.",
    )
    ((envelope, to, _content),) = mail_server.mails
    (mail,) = read(mail_server)
    assert to == "an@vidu.vn" and envelope == "khong-tra-loi@localhost"
    assert mail["To"] == "an@vidu.vn"
    assert mail["From"] == "Xã An Bình <khong-tra-loi@localhost>"
    assert mail["Subject"] == "KHẨN CẤP: Di dời trước bão"
    body = mail.get_content()
    for told in ("Nhà văn hoá xóm 3", "Đưa người già đi trước.", f"/tb/{page.pk}", row.code):
        assert told in body, body
    leave = links.address(row, "leave")
    assert mail["List-Unsubscribe"].replace("\n", "").replace(" ", "") == f"<{leave}>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert leave in body and "\n\n\n\n" not in body
    assert Delivery.objects.get().state == "sent"


def test_a_correction_and_a_withdrawal_follow_and_a_drill_says_so(world, committed, mail_server):
    subscriber(world.a)
    page = committed(announce, world.a, "Họp xóm", is_drill=True)
    committed(republish, page, summary="Chữ khác, việc như cũ.")
    page = committed(republish, page, correction="Họp lúc 19 giờ.")
    committed(page.unpublish)
    assert [one["Subject"] for one in read(mail_server)] == [
        "[Diễn tập] Họp xóm",
        "Có thay đổi: [Diễn tập] Họp xóm",
        "Đã rút: [Diễn tập] Họp xóm",
    ]
    bodies = [one.get_content() for one in read(mail_server)]
    assert "Đính chính: Họp lúc 19 giờ." in bodies[1]
    assert "đừng làm theo" in bodies[2] and "Xem đủ" not in bodies[2]


def test_english_subscribers_get_english_where_it_is_there(world, committed, mail_server):
    subscriber(world.a, "en@vidu.vn", language="en")
    page = announce(world.a, "Họp xóm", summary="Mời dự họp.")
    in_english(page, **{"Họp xóm": "Village meeting", "Mời dự họp.": "You are invited."})
    committed(follow, page.translation_key)
    send_due()
    (mail,) = read(mail_server)
    assert mail["Subject"] == "Village meeting" and "You are invited." in mail.get_content()
    assert "/en/dang-ky-nhan-tin/thoi/" in mail.get_content()


def test_each_gets_what_was_asked_for(world):
    three, five = (Village.objects.create(site=world.a.site, name=name) for name in "35")
    subscriber(world.a, "all@vidu.vn")
    subscriber(world.a, "three@vidu.vn", villages=[three])
    subscriber(world.a, "health@vidu.vn", kinds=["health"])
    subscriber(world.a, "urgent@vidu.vn", least_urgency=3)
    subscriber(world.a, "pending@vidu.vn", confirmed_at=None)
    subscriber(world.b, "b@vidu.vn")
    site = world.a.site
    assert who(announce(world.a, "1"), site) == ["all@vidu.vn", "three@vidu.vn"]
    assert who(announce(world.a, "2", villages=[five]), site) == ["all@vidu.vn"]
    both = announce(world.a, "3", villages=[three, five], category="health", urgency=IMPORTANT)
    assert who(both, site) == ["all@vidu.vn", "health@vidu.vn", "three@vidu.vn"]
    urgent = announce(world.a, "4", urgency=URGENT, lasts=2)
    assert who(urgent, site) == ["all@vidu.vn", "three@vidu.vn", "urgent@vidu.vn"]


def test_the_provinces_notices_reach_the_communes_where_they_stand_once(world):
    for commune in (world.portal, world.a):
        subscriber(commune, "both@vidu.vn")
    subscriber(world.a, "a@vidu.vn")
    subscriber(world.b, "b@vidu.vn")
    site = world.portal.site
    own = announce(world.portal, "1")
    chosen = announce(world.portal, "2", reach=Reach.CHOSEN, sites=[world.b.site])
    everywhere = announce(world.portal, "3", reach=Reach.ALL)
    assert who(own, site) == ["both@vidu.vn"]
    assert who(chosen, site) == ["b@vidu.vn", "both@vidu.vn"]
    assert len(receivers(everywhere, site)) == 3
    assert who(everywhere, site) == ["a@vidu.vn", "b@vidu.vn", "both@vidu.vn"]


def test_who_left_meanwhile_gets_nothing_and_is_not_counted(world, mail_server):
    row = subscriber(world.a)
    follow(announce(world.a).translation_key)
    row.delete()
    send_due()
    assert not mail_server.mails and Mailing.objects.counted().get(way="mail").counts.all == 0


def test_an_address_that_is_refused_for_good_goes_after_three_times(world, mail_server):
    subscriber(world.a, "hong@vidu.vn")
    subscriber(world.a, "sau@vidu.vn")
    mail_server.answers = {"hong@vidu.vn": "550 No such user", "sau@vidu.vn": "451 Later"}
    for turn in range(3):
        assert Subscription.objects.count() == 2, turn
        follow(announce(world.a, f"Tin {turn}").translation_key)
        send_due()
    assert [one.email for one in Subscription.objects.all()] == ["sau@vidu.vn"]
    assert Counter(Delivery.objects.values_list("state", flat=True)) == {"failed": 3, "waiting": 3}


def test_a_server_that_is_down_or_hangs_up_loses_nothing(world, mail_server, settings):
    for number in range(3):
        subscriber(world.a, f"{number}@vidu.vn")
    follow(announce(world.a).translation_key)
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    send_due()
    assert set(Delivery.objects.values_list("state", "attempts")) == {("waiting", 0)}
    settings.EMAIL_PORT = port
    send_due()
    assert len(mail_server.mails) == 3


def report(mail: bytes, *, action="failed", status="5.1.1") -> bytes:
    """What another mail server sends back (RFC 3464)."""
    return (
        b"From: MAILER-DAEMON@vidu.vn\r\nSubject: Undelivered\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r\n\r\n'
        b"--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        b"--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; vidu.vn\r\n\r\n"
        + f"Final-Recipient: rfc822; an@vidu.vn\r\nAction: {action}\r\n".encode()
        + f"Status: {status}\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n".encode()
        + mail
        + b"\r\n--b--\r\n"
    )


def bounce(content: bytes, monkeypatch, capsys) -> str:
    monkeypatch.setattr(sys, "stdin", type("Input", (), {"buffer": BytesIO(content)}))
    call_command("read_bounces")
    return capsys.readouterr().out


def test_mails_that_come_back_are_noted_once_and_three_end_it(
    world, mail_server, monkeypatch, capsys, settings, tmp_path
):
    settings.BOUNCE_ADDRESS = "bounce@tinh.vn"
    subscriber(world.a)
    for turn in range(3):
        follow(announce(world.a, f"Tin {turn}").translation_key)
        send_due()
    envelope, _to, content = mail_server.mails[0]
    assert re.fullmatch(r"bounce\+tin\.\d+\.[0-9a-f]{24}@tinh\.vn", envelope)
    for other in (
        report(content, action="delayed", status="4.2.2"),
        report(content, status="4.4.1"),
        report(re.sub(rb"tin\.(\d+)\.[0-9a-f]{24}", rb"tin.\1." + b"0" * 24, content)),
        content,
        b"",
        b"\xff\x00 no mail",
    ):
        assert "Came back: 0" in bounce(other, monkeypatch, capsys)
    assert "Came back: 1" in bounce(report(content), monkeypatch, capsys)
    assert "Came back: 0" in bounce(report(content), monkeypatch, capsys)
    assert Mailing.objects.filter(way="mail").counted().first().counts.returned == 1
    box = tmp_path / "bounces.mbox"
    rest = [report(one).replace(b"\r\n", b"\n") for _f, _t, one in mail_server.mails[1:]]
    box.write_bytes(b"".join(b"From MAILER-DAEMON Mon Nov 30 2026\n" + one + b"\n" for one in rest))
    call_command("read_bounces", str(box))
    assert "Messages: 2\nCame back: 2" in capsys.readouterr().out
    assert not Subscription.objects.exists()


def test_a_mail_costs_the_same_however_many_there_are(world, mail_server, settings):
    def cost(count, title):
        for number in range(count):
            subscriber(world.a, f"{title}{number}@vidu.vn")
        key = announce(world.a, title).translation_key
        with CaptureQueriesContext(connection) as made:
            follow(key)
        with CaptureQueriesContext(connection) as sent:
            send_due()
        return len(made), len(sent) / len(mail_server.mails)

    made, one = cost(2, "hai")
    mail_server.mails.clear()
    more, each = cost(18, "muoi")
    assert more <= made and each <= one


@pytest.mark.skipif(connection.vendor != "sqlite", reason="copies an SQLite database")
def test_a_worker_killed_at_50_of_100_mails_sends_none_twice_and_loses_none(
    world, mail_server, tmp_path
):
    for number in range(100):
        subscriber(world.a, f"nguoi{number}@vidu.vn")
    follow(announce(world.a).translation_key)
    file = tmp_path / "portal.sqlite3"
    file.write_bytes(connection.connection.serialize())
    worker = None

    def kill(count):
        if count == 50:
            # After the text arrived, before the worker is told so.
            os.kill(worker.pid, signal.SIGKILL)

    mail_server.after = kill

    def work() -> int:
        nonlocal worker
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "portal.settings.dev",
            "DATA_DIR": str(tmp_path),
            "EMAIL_URL": f"smtp://127.0.0.1:{mail_server.port}",
        }
        env.pop("DATABASE_URL", None)
        command = [sys.executable, "manage.py", "send_outbox"]
        worker = subprocess.Popen(command, cwd=django_settings.BASE_DIR, env=env)  # noqa: S603
        return worker.wait(120)

    assert work() == -signal.SIGKILL
    assert len(mail_server.mails) == 50
    assert work() == 0
    got = Counter(to for _from, to, _content in mail_server.mails)
    assert len(got) == 100 and set(got.values()) == {1}
    with closing(sqlite3.connect(file)) as copy:
        rows = copy.execute("SELECT state, count(*) FROM outbox_delivery GROUP BY state")
        assert dict(rows) == {"sent": 99, "sending": 1}
