"""Warnings follow their notices: what goes out, when, and that it stays as it was sent."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db.models import QuerySet
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Reach
from communes.models import Village
from communes.warnings import sending
from communes.warnings.models import Sent, WarningMessage
from portal.core.models import ContactSettings
from tests.announcements.factories import URGENT, announce, section
from tests.translations.factories import in_english
from tests.warnings.cap import infos, polygons, read, text, texts

ENGLISH = {"Lũ quét về": "Flash flood", "Chạy lên cao ngay.": "Go up now."}


def warn(commune, title="Bão số 5 vào đất liền", **fields):
    return announce(commune, title, urgency=URGENT, lasts=3, **fields)


def republish(page, **fields):
    page = AnnouncementPage.objects.get(pk=page.pk)
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()
    return page


def sent() -> list[WarningMessage]:
    return list(WarningMessage.objects.order_by("pk"))


def kinds() -> list[str]:
    return [f"{one.message_type} {one.status}" for one in sent()]


def test_an_urgent_notice_is_a_valid_alert_with_all_that_it_says(world, units):
    ContactSettings.objects.filter(site=world.a.site).update(hotline="0238 300 0101")
    village = Village.objects.create(site=world.a.site, name="3")
    page = warn(
        world.a,
        villages=[village],
        action_heading="Làm ngay",
        action_text="Chằng chống nhà cửa\x0b, vào bờ.",
        body=[("text", "<p>Gió giật <b>cấp 12</b>.</p>")],
    )
    (message,) = sent()
    alert = read(message.xml)
    assert text(alert, "identifier") == message.identifier
    assert text(alert, "sender") == "a.test"
    assert text(alert, "sent") == timezone.localtime(message.sent).isoformat()
    assert text(alert, "sent").endswith("+07:00")
    assert [text(alert, name) for name in ("status", "msgType", "scope", "references")] == [
        "Actual",
        "Alert",
        "Public",
        "",
    ]
    info = infos(alert)["vi"]
    assert list(infos(alert)) == ["vi"]
    assert text(info, "category") == "Met"
    assert text(info, "event") == "Bão, áp thấp nhiệt đới"
    assert text(info, "urgency") == "Expected"
    assert text(info, "headline") == page.title
    assert text(info, "description") == f"{page.summary}\nGió giật cấp 12."
    assert text(info, "instruction") == "Làm ngay\nChằng chống nhà cửa , vào bờ."
    assert text(info, "web") == f"http://a.test/thong-bao/{page.slug}/"
    assert text(info, "contact") == "0238 300 0101"
    assert text(info, "expires") == timezone.localtime(page.valid_until).isoformat(
        timespec="seconds"
    )
    assert text(info, "area/areaDesc") == "Xóm 3, Xã An Bình"
    assert (text(info, "area/geocode/valueName"), text(info, "area/geocode/value")) == (
        "GSO",
        "98001",
    )
    (ring,) = polygons(alert)
    assert 4 <= len(ring) <= 41
    # "Latitude,longitude".
    assert all(18.8 < north < 19.2 and 104.8 < east < 105.2 for north, east in ring)


def test_what_is_not_urgent_or_not_public_warns_of_nothing(world):
    announce(world.a, "Họp xóm")
    announce(world.a, "Lưu ý", urgency=AnnouncementPage.Urgency.IMPORTANT)
    warn(world.a, "Bản nháp", live=False)
    announce(world.a, "Đã qua", urgency=URGENT, days=-9, lasts=2)
    assert sent() == []


def test_a_change_of_what_it_says_is_an_update_and_the_same_again_is_nothing(world):
    page = warn(world.a)
    (first,) = sent()
    page = republish(page)
    page = republish(page, pinned=True)
    assert len(sent()) == 1
    page = republish(page, summary="Bão mạnh lên cấp 12.")
    page = republish(page, valid_until=page.valid_until + timedelta(hours=6))
    assert kinds() == ["Alert Actual", "Update Actual", "Update Actual"]
    updates = sent()[1:]
    assert text(read(updates[0].xml), "references") == first.reference
    assert text(read(updates[1].xml), "references") == f"{first.reference} {updates[0].reference}"
    assert first.reference == f"a.test,{first.identifier},{text(read(first.xml), 'sent')}"


@pytest.mark.parametrize(
    "way", ["taken down", "deleted", "list gone", "no longer urgent", "ended", "put off"]
)
def test_what_is_taken_back_is_cancelled_and_what_was_sent_stays(world, units, way):
    page = warn(world.a)
    (first,) = sent()
    told = first.xml
    if way == "taken down":
        page.unpublish()
    elif way == "deleted":
        Page.objects.get(pk=page.pk).delete()
    elif way == "list gone":
        section(world.a).delete()
    elif way == "no longer urgent":
        republish(page, urgency=AnnouncementPage.Urgency.NORMAL)
    elif way == "ended":
        republish(page, valid_until=timezone.now() - timedelta(minutes=1))
    else:
        republish(page, starts_at=timezone.now() + timedelta(hours=1))
    assert kinds() == ["Alert Actual", "Cancel Actual"]
    cancel = sent()[1]
    alert = read(cancel.xml)
    assert text(alert, "references") == first.reference
    assert text(alert, "note").startswith("Nơi phát đã rút")
    info = infos(alert)["vi"]
    assert text(info, "headline") == f"Đã rút: {page.title}"
    assert text(info, "urgency") == "Past"
    assert text(info, "area/areaDesc") == "Xã An Bình"
    assert cancel.expires == first.expires
    assert WarningMessage.objects.get(pk=first.pk).xml == told


def test_what_ended_by_itself_needs_no_withdrawal_and_begins_anew(world):
    page = warn(world.a)
    past = timezone.now() - timedelta(minutes=5)
    # As time would.
    QuerySet.update(WarningMessage.objects.all(), expires=past)
    AnnouncementPage.objects.filter(pk=page.pk).update(valid_until=past)
    page.refresh_from_db()
    page.unpublish()
    assert kinds() == ["Alert Actual"]
    republish(page, valid_until=timezone.now() + timedelta(days=1))
    assert kinds() == ["Alert Actual", "Alert Actual"]
    assert text(read(sent()[1].xml), "references") == ""


def test_a_drill_says_so_and_one_that_was_none_is_another_warning(world):
    page = warn(world.a, is_drill=True)
    alert = read(sent()[0].xml)
    assert text(alert, "status") == "Exercise"
    assert text(alert, "info/headline") == f"[Diễn tập] {page.title}"
    assert text(alert, "info/description").startswith("Đây là diễn tập.")
    republish(page, is_drill=False)
    assert kinds() == ["Alert Exercise", "Cancel Exercise", "Alert Actual"]
    assert text(read(sent()[2].xml), "references") == ""


def test_samples_and_the_practice_area_warn_of_nothing_real(world, settings):
    warn(world.a, "Mẫu", is_sample=True)
    settings.PRACTICE = True
    warn(world.a, "Tập làm")
    assert kinds() == ["Alert Test", "Alert Exercise"]


def test_english_goes_along_while_it_says_the_same(world, units):
    page = warn(world.a, "Lũ quét về", summary="Chạy lên cao ngay.")
    in_english(page, **ENGLISH)
    assert kinds() == ["Alert Actual", "Update Actual"]
    both = infos(read(sent()[1].xml))
    assert list(both) == ["vi", "en"]
    assert text(both["vi"], "headline") == "Lũ quét về"
    assert text(both["en"], "headline") == "Flash flood"
    assert text(both["en"], "event") == "Flash flood, landslide"
    assert text(both["en"], "description").startswith("Go up now.")
    assert text(both["en"], "area/areaDesc") == "An Binh Commune"
    assert "/en/" in text(both["en"], "web")
    # The English is older now: what it says is no longer what holds.
    republish(page, summary="Lũ đã rút.")
    assert list(infos(read(sent()[2].xml))) == ["vi"]
    page = AnnouncementPage.objects.get(pk=page.pk)
    page.unpublish()
    assert kinds()[-1] == "Cancel Actual"
    assert len(sent()) == 4


def test_a_withdrawal_speaks_each_language_that_was_told(world):
    page = warn(world.a, "Lũ quét về", summary="Chạy lên cao ngay.")
    in_english(page, **ENGLISH)
    Page.objects.get(pk=page.pk).delete()
    both = infos(read(sent()[-1].xml))
    assert kinds() == ["Alert Actual", "Update Actual", "Cancel Actual"]
    assert text(both["en"], "headline") == "Withdrawn: Flash flood"
    assert text(both["vi"], "headline") == "Đã rút: Lũ quét về"


def test_the_province_warns_all_or_the_communes_that_it_chose(world, units):
    warn(world.portal, "Nắng nóng gay gắt", reach=Reach.ALL)
    warn(world.portal, "Sạt lở", reach=Reach.CHOSEN, sites=[world.a.site, world.b.site])
    whole, chosen = (read(one.xml) for one in sent())
    assert texts(whole, "info/area/areaDesc") == ["Tỉnh Nghệ An"]
    assert texts(whole, "info/area/geocode/value") == ["98"]
    assert texts(chosen, "info/area/areaDesc") == ["Xã An Bình", "Xã Bình Minh"]
    assert texts(chosen, "info/area/geocode/value") == ["98001", "98002"]
    assert len(polygons(chosen)) == 2
    assert {one.site for one in sent()} == {world.portal.site}


def test_a_code_that_another_unit_may_have_by_now_is_not_told(world, units):
    units["a"].valid_to = timezone.localdate() - timedelta(days=1)
    units["a"].save()
    warn(world.a)
    alert = read(sent()[0].xml)
    assert texts(alert, "info/area/geocode/value") == []
    assert texts(alert, "info/area/areaDesc") == ["Xã An Bình"]


def test_a_notice_for_later_warns_when_its_hour_comes(world, django_assert_num_queries):
    page = warn(world.a, days=1)
    with django_assert_num_queries(1):
        assert sending.send_due() == (0, 0)
    AnnouncementPage.objects.filter(pk=page.pk).update(starts_at=timezone.now())
    call_command("send_due_warnings")
    call_command("send_due_warnings")
    assert kinds() == ["Alert Actual"]


def test_a_fault_of_one_notice_holds_no_other_up(world, monkeypatch, caplog):
    bad, good = warn(world.a, days=1), warn(world.b, days=1)
    AnnouncementPage.objects.update(starts_at=timezone.now())
    infos_of = sending.infos_of

    def fail(notice, site):
        if notice.pk == bad.pk:
            raise ValueError
        return infos_of(notice, site)

    monkeypatch.setattr(sending, "infos_of", fail)
    with pytest.raises(CommandError, match="failed, see the log: 1"):
        call_command("send_due_warnings")
    assert [one.notice for one in sent()] == [good.translation_key]
    assert f"No warning of notice {bad.pk}" in caplog.text


def test_what_not_everyone_may_read_is_no_public_warning(world):
    page = warn(world.a)
    closed = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert kinds() == ["Alert Actual", "Cancel Actual"]
    warn(world.a)
    assert len(kinds()) == 2
    assert world.get(world.a.site, f"/tb/{page.pk}/to-ap-phich/").status_code == 404
    closed.delete()
    assert kinds()[2:] == ["Alert Actual", "Alert Actual"]


def test_a_translation_that_is_deleted_leaves_the_warning(
    world, django_capture_on_commit_callbacks
):
    page = warn(world.a)
    english = in_english(page)
    told = len(sent())
    with django_capture_on_commit_callbacks(execute=True):
        english.delete()
    assert kinds()[told:] == ["Update Actual"]
    assert len(infos(read(sent()[-1].xml))) == 1


def test_what_is_deleted_together_is_withdrawn_once(world, django_capture_on_commit_callbacks):
    page = warn(world.a)
    in_english(page)
    told = len(sent())
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.filter(translation_key=page.translation_key).delete()
    assert kinds()[told:] == ["Cancel Actual"]


def test_a_notice_that_moves_is_taken_back_there_and_told_here(world):
    page = warn(world.a)
    page.move(section(world.b), pos="last-child")
    assert [(one.site, one.message_type) for one in sent()] == [
        (world.a.site, "Alert"),
        (world.a.site, "Cancel"),
        (world.b.site, "Alert"),
    ]


def test_what_was_sent_can_be_neither_changed_nor_deleted(world):
    warn(world.a)
    (message,) = sent()
    message.xml = "<alert/>"
    for act in (
        message.save,
        message.delete,
        WarningMessage.objects.all().delete,
        lambda: WarningMessage.objects.update(xml=""),
    ):
        with pytest.raises(Sent):
            act()
    assert sent()[0].xml != "<alert/>"


def test_many_communes_cost_as_many_queries_as_one(world, units, django_assert_max_num_queries):
    page = warn(world.portal, reach=Reach.CHOSEN, sites=[world.a.site, world.b.site])
    WarningMessage.objects.all()._raw_delete("default")
    with django_assert_max_num_queries(15):
        sending.follow(page)
    assert len(sent()) == 1
