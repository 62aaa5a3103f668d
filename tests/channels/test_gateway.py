"""A gateway of the province sends the text of a notice to a group that it keeps itself."""

from datetime import timedelta
from threading import Event

import pytest
from django.urls import reverse
from django.utils import timezone

from communes.channels import gateway
from communes.channels.facts import digest_of
from communes.channels.keeping import keep_text
from communes.channels.models import ChannelSettings, TextKind
from communes.channels.sms_way import NAME
from communes.outbox.models import Delivery, Mailing
from communes.outbox.sending import send_due
from tests.announcements.factories import URGENT, announce
from tests.outbox.program import listening


@pytest.fixture
def province(settings, world):
    """The gateway; commune A has a group there."""
    with listening() as program:
        settings.SMS_GATEWAY_URL, settings.SMS_GATEWAY_KEY = program.url, "khoa-tong-dai"
        ChannelSettings.objects.create(site=world.a.site, sms_group="xa-an-binh")
        yield program


def screen(notice) -> str:
    return reverse("notice_channels", args=[notice.pk])


def test_the_group_gets_the_text_its_change_and_its_withdrawal(world, province, committed):
    notice = committed(announce, world.a, "Nước lũ lên", urgency=URGENT)
    headers, _body = province.got[0]
    key = f"{notice.translation_key}:{NAME}:1:{world.a.site.pk}"
    assert headers["Authorization"] == "Bearer khoa-tong-dai"
    assert headers["Idempotency-Key"] == key
    facts = "KHAN CAP. Xa An Binh: Nuoc lu len. Tom tat cua Nuoc lu len."
    text = f"{facts} http://a.test/tb/{notice.pk}"
    assert province.events == [{"group": "xa-an-binh", "text": text, "key": key}]
    notice.action_heading, notice.action_text = "Mang theo", "Đèn pin"
    committed(notice.save_revision().publish)
    told = province.events[1]["text"]
    assert told.startswith("Thay doi: KHAN CAP. Xa An Binh: Nuoc lu len. Mang theo: Den pin.")
    notice.correction = "Lũ lên ở xóm 5."
    committed(notice.save_revision().publish)
    assert "Dinh chinh: Lu len o xom 5." in province.events[2]["text"]
    committed(notice.unpublish)
    assert "da rut" in province.events[3]["text"]


def test_an_edited_text_goes_out_but_not_one_that_the_notice_left_behind(
    world, province, committed
):
    ChannelSettings.objects.update(sms_with_marks=True)
    notice = announce(world.a, "Nước lũ lên", urgency=URGENT, live=False)
    keep_text(notice, world.a.site, TextKind.SMS, "Lời của xã", digest_of(notice), 0)
    committed(notice.save_revision().publish)
    assert province.events[0]["text"] == "Lời của xã"
    notice.action_heading, notice.action_text = "Mang theo", "Đèn pin"
    committed(notice.save_revision().publish)
    assert "Đèn pin" in province.events[1]["text"]


@pytest.mark.parametrize("why", ["no group", "presses less", "practice", "no gateway", "other"])
def test_what_the_commune_did_not_ask_for_is_not_sent(world, province, committed, settings, why):
    settings.PRACTICE = why == "practice"
    if why == "no group":
        ChannelSettings.objects.update(sms_group="")
    elif why == "no gateway":
        settings.SMS_GATEWAY_URL = ""
    urgency = URGENT - 1 if why == "presses less" else URGENT
    committed(announce, world.b if why == "other" else world.a, urgency=urgency)
    assert not Delivery.objects.filter(mailing__way=NAME).exists() and not province.got


@pytest.mark.parametrize(
    ("status", "state"), [(400, "failed"), (401, "failed"), (429, "waiting"), (500, "waiting")]
)
def test_what_it_refuses_is_final_or_tried_again(world, province, committed, status, state):
    province.status = status
    committed(announce, world.a, urgency=URGENT)
    row = Delivery.objects.get(mailing__way=NAME)
    assert (row.state, row.error) == (state, str(status))


def test_one_that_is_not_there_costs_no_try(world, province, committed, settings):
    settings.SMS_GATEWAY_URL = "http://127.0.0.1:1/"
    committed(announce, world.a, urgency=URGENT)
    row = Delivery.objects.get(mailing__way=NAME)
    assert (row.state, row.attempts) == ("waiting", 0)
    settings.SMS_GATEWAY_URL = province.url
    Delivery.objects.update(next_try_at=timezone.now() - timedelta(seconds=1))
    send_due()
    assert len(province.got) == 1


def test_a_line_that_breaks_is_never_sent_again_by_itself(
    world, province, committed, monkeypatch, settings
):
    woken = Event()
    province.happens = lambda: woken.wait(5)
    monkeypatch.setattr(
        "communes.channels.sms_way.chosen_gateway",
        lambda: gateway.HttpGateway(settings.SMS_GATEWAY_URL, seconds=0.2),
    )
    notice = committed(announce, world.a, urgency=URGENT)
    woken.set()
    Delivery.objects.update(next_try_at=timezone.now())
    send_due()
    assert Delivery.objects.get(mailing__way=NAME).state == "unknown" and len(province.got) == 1
    # The officer decides; the same key tells the gateway that it is the same.
    client = world.admin_client(world.officer(world.a, "editor"))
    html = client.get(screen(notice)).content.decode()
    assert "Gửi lại 1" in html
    again = reverse("outbox_again", args=[Mailing.objects.get(way=NAME).pk])
    committed(client.post, again)
    first, second = province.events
    assert first == second
    assert "Đã gửi 1/1" in client.get(screen(notice)).content.decode()


def test_the_card_says_what_the_gateway_does(world, province, settings):
    notice = announce(world.a, urgency=URGENT)
    client = world.admin_client(world.officer(world.a, "editor"))

    def html() -> str:
        return client.get(screen(notice)).content.decode()

    assert "tổng đài tự gửi cho nhóm “xa-an-binh”, từ mức “khẩn cấp”" in html()
    ChannelSettings.objects.update(sms_group="")
    assert "hãy ghi tên nhóm số" in html()
    settings.SMS_GATEWAY_URL = ""
    assert "Cổng không tự gửi" in html()
