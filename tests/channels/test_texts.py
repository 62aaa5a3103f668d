"""What is drafted from a notice, and what the drafts say once it no longer holds."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from communes.channels.drafts import draft_of
from communes.channels.facts import digest_of, facts_of
from communes.channels.models import ChannelSettings, TextKind
from communes.channels.models.settings import part_price
from communes.channels.sms import count, strangers
from tests.announcements.factories import URGENT, announce, expired

EVENT = datetime(2026, 12, 4, 19, 30)


def full(commune, **fields):
    """A notice that has all facts."""
    told = {
        "event_at": timezone.make_aware(EVENT),
        "event_place": "Nhà văn hoá xóm 3",
        "action_heading": "Mang theo",
        "action_text": "Giấy chứng nhận đất, căn cước",
    }
    return announce(commune, "Họp xóm 3 về đường bê tông", **told | fields)


def drafted(notice, site, kind):
    return draft_of(kind, notice, facts_of(notice, site))


def test_a_message_says_who_what_when_where_what_to_do_and_where_more_is(world):
    notice = full(world.a)
    assert drafted(notice, world.a.site, TextKind.SMS) == (
        "Xã An Bình: Họp xóm 3 về đường bê tông. 19:30, thứ Sáu, 4/12/2026; Nhà văn hoá xóm 3."
        f" Mang theo: Giấy chứng nhận đất, căn cước. http://a.test/tb/{notice.pk}"
    )
    assert drafted(notice, world.a.site, TextKind.PLAIN_SMS) == (
        "Xa An Binh: Hop xom 3 ve duong be tong. 19:30, thu Sau, 4/12/2026; Nha van hoa xom 3."
        f" Mang theo: Giay chung nhan dat, can cuoc. http://a.test/tb/{notice.pk}"
    )
    zalo = drafted(notice, world.a.site, TextKind.ZALO).splitlines()
    assert zalo[:4] == [
        "XÃ AN BÌNH THÔNG BÁO",
        "Họp xóm 3 về đường bê tông",
        "",
        "Thời gian: 19:30, thứ Sáu, 4/12/2026",
    ]
    assert zalo[-1] == f"Xem đầy đủ: http://a.test/tb/{notice.pk}"


def test_without_a_red_box_the_summary_says_what_it_comes_down_to(world):
    notice = announce(world.a, "Nghỉ Tết", summary="Xã nghỉ từ 28/12. Việc gấp thì gọi.")
    text = drafted(notice, world.a.site, TextKind.SMS)
    assert text == f"Xã An Bình: Nghỉ Tết. Xã nghỉ từ 28/12. http://a.test/tb/{notice.pk}"


def test_what_presses_is_said_first(world):
    notice = full(world.a, urgency=URGENT)
    assert drafted(notice, world.a.site, TextKind.SMS).startswith("KHẨN CẤP. Xã An Bình: Họp")
    assert drafted(notice, world.a.site, TextKind.ZALO).startswith("KHẨN CẤP – XÃ AN BÌNH")


def test_a_correction_is_in_every_text(world):
    notice = full(world.a, correction="Họp ngày 5/12, không phải 4/12.")
    for kind in (TextKind.SMS, TextKind.ZALO):
        text = drafted(notice, world.a.site, kind)
        assert "Đính chính: Họp ngày 5/12, không phải 4/12." in text
    assert "Dinh chinh: Hop ngay 5/12" in drafted(notice, world.a.site, TextKind.PLAIN_SMS)


@pytest.mark.parametrize("kind", TextKind)
def test_what_is_withdrawn_or_over_asks_for_nothing_any_more(world, kind):
    withdrawn = full(world.a)
    withdrawn.live = False
    over = expired(world.a, action_heading="Nhớ", action_text="Mang theo căn cước")
    for notice, words, has_address in (
        (withdrawn, ("đã rút", "da rut"), False),
        (over, ("đã hết hiệu lực", "da het hieu luc"), True),
    ):
        text = drafted(notice, world.a.site, kind)
        assert any(word in text for word in words), text
        assert "không làm theo" in text or "khong lam theo" in text
        assert "căn cước" not in text and "can cuoc" not in text
        assert (f"/tb/{notice.pk}" in text) == has_address
    withdrawn.correction = "Xã không họp."
    assert "ính chính: Xã không họp." in drafted(withdrawn, world.a.site, TextKind.SMS)


def test_an_english_page_is_told_in_english(world):
    notice = full(world.a, language="en")
    text = drafted(notice, world.a.site, TextKind.SMS)
    assert text.startswith("An Binh Commune: ") and f"http://a.test/en/tb/{notice.pk}" in text
    assert "Friday" in text


def test_the_province_speaks_in_its_own_name(world):
    notice = full(world.portal)
    assert drafted(notice, world.portal.site, TextKind.SMS).startswith("Tỉnh Nghệ An: Họp")


def test_the_longest_notice_makes_a_message_that_can_be_sent(world):
    notice = full(world.a, action_text="Giữ nhà “sạch” … " * 17, event_place="Nhà văn hoá " * 13)
    text = drafted(notice, world.a.site, TextKind.PLAIN_SMS)
    assert strangers(text) == [] and count(text).parts <= 4


def test_each_fact_changes_the_digest(world):
    notice = full(world.a)
    digests = {digest_of(notice)}
    for name, value in {
        "title": "Khác",
        "summary": "Khác",
        "event_place": "Khác",
        "action_text": "Khác",
        "correction": "Khác",
        "is_drill": True,
        "valid_until": timezone.now() + timedelta(days=400),
    }.items():
        setattr(notice, name, value)
        digests.add(digest_of(notice))
    notice.valid_until = timezone.now() - timedelta(days=400)
    digests.add(digest_of(notice))
    assert len(digests) == 9


def test_the_price_is_the_sites_own_else_the_provinces(world):
    assert part_price(world.a.site) is None
    ChannelSettings.objects.create(site=world.b.site, sms_part_price=900)
    assert part_price(world.a.site) is None
    ChannelSettings.objects.create(site=world.portal.site, sms_part_price=400)
    assert (part_price(world.a.site), part_price(world.b.site)) == (400, 900)
    ChannelSettings.objects.create(site=world.a.site, sms_part_price=350)
    assert part_price(world.a.site) == 350


def test_a_drill_is_sent_as_one(world):
    notice = full(world.a, urgency=URGENT, is_drill=True)
    start = "[Diễn tập] Họp xóm 3"
    for kind in (TextKind.SMS, TextKind.ZALO):
        text = drafted(notice, world.a.site, kind)
        assert start in text and "KHẨN" not in text
    assert "[Dien tap] Hop xom 3" in drafted(notice, world.a.site, TextKind.PLAIN_SMS)
    before = digest_of(notice)
    notice.is_drill = False
    assert digest_of(notice) != before
