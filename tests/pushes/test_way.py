"""Devices hear of what presses, once, of its change and of its end; and of nothing else."""

import json
from datetime import timedelta
from uuid import uuid4

import jwt
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.outbox.following import follow
from communes.outbox.models import Delivery, Mailing
from communes.outbox.sending import send_due
from communes.pushes.encryption import MOST_BYTES, read_point
from communes.pushes.messages import message
from communes.pushes.models import Browser
from communes.pushes.way import receivers
from portal.core.public_web import NoAnswer
from tests.announcements.factories import URGENT, announce, texts
from tests.outbox.conftest import republish
from tests.pushes.conftest import Phone, read_by

IMPORTANT, NORMAL = 2, 1


def tell(page) -> None:
    follow(page.translation_key)
    send_due()


def states() -> list[str]:
    rows = Delivery.objects.filter(mailing__way="push").order_by("pk")
    return list(rows.values_list("state", flat=True))


def test_a_device_hears_of_a_notice_its_change_and_its_end(world, service, phone, browser_at):
    browser_at(world.a)
    page = announce(world.a, "Nước lên", urgency=URGENT)
    tell(page)
    tell(page)
    page = republish(page, event_at=timezone.now() + timedelta(days=1), event_place="Xóm 3")
    tell(page)
    page.unpublish()
    tell(page)
    new, changed, withdrawn = read_by(phone, service)
    assert new["title"].startswith("KHẨN CẤP: Nước lên") and "An Bình" in new["body"]
    assert new["url"] == f"http://a.test/tb/{page.pk}" and new["lang"] == "vi"
    assert changed["title"] == "Có thay đổi: Nước lên" and "Xóm 3" in changed["body"]
    assert withdrawn["title"] == "Đã rút: Nước lên" and "làm theo" in withdrawn["body"]
    assert withdrawn["url"] == "http://a.test/"
    assert {one["tag"] for one in (new, changed, withdrawn)} == {str(page.translation_key)}
    assert set(service.paths) == {"/tin/may"}
    for headers, _body in service.got:
        assert headers["Content-Encoding"] == "aes128gcm"
        assert headers["Urgency"] == "high" and len(headers["Topic"]) == 22
        assert 0 < int(headers["TTL"]) <= 2 * 24 * 3600
        token, key = headers["Authorization"].removeprefix("vapid t=").split(", k=")
        claims = jwt.decode(
            token, read_point(key), ["ES256"], audience=f"http://127.0.0.1:{service.port}"
        )
        assert claims["sub"] == "mailto:cntt@tinh.vn"


def test_what_ends_soon_is_not_held_longer(world, service, browser_at):
    browser_at(world.a)
    until = timezone.now() + timedelta(hours=1)
    tell(announce(world.a, urgency=IMPORTANT, valid_until=until))
    ((headers, _body),) = service.got
    assert 3500 < int(headers["TTL"]) <= 3600 and headers["Urgency"] == "normal"


def test_only_what_presses_goes_to_devices(world, service, browser_at):
    browser_at(world.a)
    tell(announce(world.a, urgency=NORMAL))
    assert service.got == []
    tell(announce(world.a, "Mưa", urgency=IMPORTANT))
    assert len(service.got) == 1


def test_each_device_hears_of_its_own_site(world, service, phone, browser_at):
    browser_at(world.b, "b")
    browser_at(world.portal, "p")
    own = browser_at(world.a, "a")
    notice = announce(world.a, urgency=URGENT)
    assert receivers(notice, world.a.site) == [own.pk]
    tell(notice)
    assert service.paths == ["/tin/a"]


def test_many_devices_cost_one_query(world, browser_at):
    for name in "abc":
        browser_at(world.a, name)
    notice = announce(world.a, urgency=URGENT)
    receivers(notice, world.a.site)
    with CaptureQueriesContext(connection) as captured:
        assert len(receivers(notice, world.a.site)) == 3
    assert len(captured) == 1


def test_each_reads_its_own_language_and_message(world, service, phone, browser_at):
    other = Phone()
    browser_at(world.a, "a", language="en")
    browser_at(world.a, "b", **other.keys)
    tell(announce(world.a, "Nước lên", urgency=URGENT))
    bodies = [body for _headers, body in service.got]
    by_path = dict(zip(service.paths, bodies, strict=True))
    # Nothing is translated yet: who reads English gets Vietnamese.
    assert "Nước lên" in phone.read(by_path["/tin/a"]).decode()
    assert "Nước lên" in other.read(by_path["/tin/b"]).decode()


def test_the_longest_notice_fits(world):
    long = "Ngập “sâu” ở đường " * 90
    names = ("name", "what", "when", "where", "to_do", "summary", "urgency")
    facts = dict.fromkeys(names, long) | {"name": "Ủ" * 255, "correction": "", "address": "x" * 200}
    mailing = Mailing(site=world.a.site, subject=uuid4(), act="new", told={"vi": facts})
    told = message(mailing, "en")
    assert len(told) <= MOST_BYTES and json.loads(told)["title"].endswith("…")


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(world, service, browser_at, status):
    service.status = status
    browser_at(world.a)
    tell(announce(world.a, urgency=URGENT))
    assert states() == ["stopped"] and not Browser.objects.exists()


@pytest.mark.parametrize(
    ("status", "state"), [(429, "waiting"), (503, "waiting"), (302, "waiting"), (403, "failed")]
)
def test_what_is_refused_is_tried_again_or_given_up(world, service, browser_at, status, state):
    service.status = status
    browser_at(world.a)
    page = announce(world.a, urgency=URGENT)
    tell(page)
    assert states() == [state] and len(service.got) == 1
    assert Browser.objects.get().failing_since
    service.status = 201
    Delivery.objects.update(state="waiting", next_try_at=timezone.now())
    send_due()
    assert states() == ["sent"] and Browser.objects.get().failing_since is None


def test_a_silent_service_is_waited_for_once(world, browser_at, monkeypatch):
    asked = []

    def silent(url, *args):
        asked.append(url)
        raise NoAnswer("time-out")

    monkeypatch.setattr("communes.pushes.way.post", silent)
    for name in "abc":
        browser_at(world.a, name)
    tell(announce(world.a, urgency=URGENT))
    assert len(asked) == 1 and states() == ["waiting"] * 3


def test_nothing_goes_into_a_private_network(world, service, browser_at):
    browser_at(world.a)
    Browser.objects.update(endpoint="https://10.0.0.5/a")
    tell(announce(world.a, urgency=URGENT))
    assert states() == ["stopped"] and not Browser.objects.exists()


def test_without_a_key_nothing_is_sent_and_nothing_lost(world, service, browser_at, settings):
    browser_at(world.a)
    page = announce(world.a, urgency=URGENT)
    follow(page.translation_key)
    key, settings.WEB_PUSH_KEY = settings.WEB_PUSH_KEY, ""
    send_due()
    assert states() == ["waiting"] and service.got == []
    tell(announce(world.a, "Khác", urgency=URGENT))
    assert states() == ["waiting"]
    settings.WEB_PUSH_KEY = key
    send_due()
    assert states() == ["sent"]


def test_who_left_meanwhile_is_told_nothing(world, service, browser_at):
    browser_at(world.a)
    follow(announce(world.a, urgency=URGENT).translation_key)
    Browser.objects.all().delete()
    send_due()
    assert states() == ["stopped"] and service.got == []


def test_the_card_tells_how_many_and_never_which(world, service, browser_at, settings):
    client = world.admin_client(world.officer(world.a))

    def card(notice) -> str:
        html = texts(client.get(f"/admin/thong-bao/{notice.pk}/cac-kenh/"))
        return html.partition('id="push"')[2].partition("</section>")[0]

    browser_at(world.a, "kin-1")
    browser_at(world.a, "kin-2")
    browser_at(world.b, "b")
    assert "Chỉ báo tin ưu tiên và khẩn cấp" in card(announce(world.a, "Thường", urgency=NORMAL))
    assert "cùng thông báo" in card(announce(world.a, "Nháp", urgency=URGENT, live=False))
    notice = announce(world.a, urgency=URGENT)
    assert "2 máy" in card(notice)
    tell(notice)
    html = card(notice)
    assert "Đã gửi 2/2" in html and "kin-" not in html and service.url not in html
    settings.WEB_PUSH_KEY = ""
    assert card(notice) == ""
    assert Mailing.objects.filter(way="push").exists()
