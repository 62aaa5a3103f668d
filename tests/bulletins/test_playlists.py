"""What is played when: slots, urgent ones, corrections, what is over."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.models.times import read_times
from communes.bulletins.playlists import playlist
from communes.bulletins.scripts import SYLLABLES_A_MINUTE, draft_of, script_of, seconds_of
from communes.bulletins.steps import draft_from
from communes.models import Village
from tests.announcements.factories import URGENT, announce
from tests.bulletins.factories import DAY, at, make_bulletin


def hours(site, days=0) -> list[tuple[str, list[str]]]:
    slots = playlist(site, timezone.localdate() + days * DAY)
    return [
        (f"{timezone.localtime(slot.at):%H:%M}", [one.bulletin.title for one in slot.items])
        for slot in slots
    ]


def test_a_bulletin_is_played_at_its_hours_of_its_days(world):
    make_bulletin(world.a)
    for days in (0, 1):
        assert hours(world.a.site, days) == [
            ("05:30", ["Lịch cắt điện"]),
            ("17:30", ["Lịch cắt điện"]),
        ]
    assert hours(world.a.site, -1) == hours(world.a.site, 2) == hours(world.b.site) == []


@pytest.mark.parametrize("state", [Bulletin.State.DRAFT, Bulletin.State.WITHDRAWN])
def test_only_what_is_ready_is_played(world, state):
    make_bulletin(world.a, state=state)
    assert hours(world.a.site) == []


def test_what_was_approved_after_an_hour_was_not_missed_then(world):
    make_bulletin(world.a, ready_at=at("06:00"))
    assert [hour for hour, _titles in hours(world.a.site)] == ["17:30"]


def test_urgent_is_played_at_once_again_and_first(world):
    make_bulletin(world.a, "Thường")
    make_bulletin(
        world.a, "Bão", urgency=URGENT, ready_at=at("16:30"), repeats=3, repeat_minutes=30
    )
    assert hours(world.a.site) == [
        ("05:30", ["Thường"]),
        ("16:30", ["Bão"]),
        ("17:00", ["Bão"]),
        ("17:30", ["Bão", "Thường"]),
    ]


def test_urgent_goes_on_after_midnight(world):
    make_bulletin(world.a, urgency=URGENT, ready_at=at("23:45"), times="", repeats=2)
    assert [hour for hour, _titles in hours(world.a.site)] == ["23:45"]
    assert [hour for hour, _titles in hours(world.a.site, 1)] == ["00:15"]


def test_nothing_is_said_once_the_notice_is_over(world):
    notice = announce(world.a, valid_until=at("12:00"))
    make_bulletin(world.a, notice=notice)
    assert [hour for hour, _titles in hours(world.a.site)] == ["05:30"]
    assert hours(world.a.site, 1) == []


def test_nothing_is_said_before_the_notice_is_shown(world):
    notice = announce(world.a, starts_at=at("12:00"), valid_until=at("12:00", 9))
    make_bulletin(world.a, notice=notice)
    assert [hour for hour, _titles in hours(world.a.site)] == ["17:30"]
    assert [hour for hour, _titles in hours(world.a.site, 1)] == ["05:30", "17:30"]


def test_the_draft_tells_who_what_whom_when_where_and_once_more(world):
    village = Village.objects.create(site=world.a.site, name="3")
    event = at("19:30", 2)
    notice = announce(
        world.a,
        "Họp xóm về đường bê tông",
        villages=[village],
        event_at=event,
        event_place="Nhà văn hoá xóm 3",
        action_heading="Mang theo",
        action_text="sổ hộ khẩu",
    )
    lines = draft_of(notice, world.a.site).split("\n")
    assert lines[0] == "Uỷ ban nhân dân xã An Bình thông báo: Họp xóm về đường bê tông."
    assert lines[1] == "Kính gửi bà con xóm 3."
    assert lines[2] == "Tóm tắt của Họp xóm về đường bê tông."
    assert lines[3].startswith("Thời gian: 19:30") and f"{event:%-d/%-m}" in lines[3].replace(
        "/0", "/"
    )
    assert lines[4] == "Địa điểm: Nhà văn hoá xóm 3."
    assert lines[5] == "Mang theo: sổ hộ khẩu."
    assert lines[6] == "Xin nhắc lại: Họp xóm về đường bê tông."
    assert lines[7:9] == lines[3:5]
    assert len(lines) == 10


def test_a_bulletin_drafted_from_a_notice_is_for_its_villages_and_ends_with_it(world):
    village = Village.objects.create(site=world.a.site, name="3")
    notice = announce(
        world.a, "Bão", urgency=URGENT, villages=[village], valid_until=at("23:00", 1)
    )
    bulletin = draft_from(notice, world.a.site)
    assert (bulletin.state, bulletin.urgency, bulletin.title) == ("draft", URGENT, "Bão")
    assert list(bulletin.villages.all()) == [village]
    assert bulletin.last_day == timezone.localdate() + DAY


def taken_back(notice):
    notice.unpublish()
    notice.refresh_from_db()


def test_a_correction_is_read_instead_of_the_script(world):
    notice = announce(world.a, "Cắt điện")
    bulletin = draft_from(notice, world.a.site)
    assert script_of(bulletin) == bulletin.script
    notice.correction = "Cắt điện ngày 6/12, không phải 5/12"
    notice.save_revision().publish()
    bulletin = Bulletin.objects.whole().get(pk=bulletin.pk)
    told = script_of(bulletin)
    assert told.count("Cắt điện ngày 6/12, không phải 5/12.") == 2
    assert "đính chính thông báo “Cắt điện”" in told and bulletin.script not in told


def test_what_people_heard_of_a_notice_taken_back_is_taken_back_aloud(world, monkeypatch):
    noon = at("12:00")
    monkeypatch.setattr(timezone, "now", lambda: noon)
    notice = announce(world.a, "Cắt điện")
    make_bulletin(world.a, notice=notice, title="Chưa phát")
    heard = make_bulletin(world.a, notice=notice, title="Đã phát")
    AirLog.objects.create(
        site=world.a.site, bulletin=heard, planned_at=at("05:30"), outcome=AirLog.Outcome.PLAYED
    )
    taken_back(notice)
    slots = playlist(world.a.site, timezone.localdate())
    # Whether the other one was heard this morning can still be written down.
    titles = [[one.bulletin.title for one in slot.items] for slot in slots]
    assert titles == [["Chưa phát", "Đã phát"], ["Đã phát"]]
    assert "đã rút thông báo" in slots[1].items[0].script


def test_a_notice_that_is_deleted_takes_its_bulletins_back(world):
    notice = announce(world.a)
    bulletin = make_bulletin(world.a, notice=notice)
    notice.delete()
    bulletin.refresh_from_db()
    assert bulletin.is_withdrawn and bulletin.notice is None


def test_the_length_is_that_of_what_is_said():
    assert seconds_of(" ".join(["một"] * SYLLABLES_A_MINUTE)) == 60
    assert seconds_of("") == 0


def test_a_playlist_costs_as_many_queries_for_many_bulletins(world, django_assert_num_queries):
    villages = [Village.objects.create(site=world.a.site, name=str(one)) for one in range(3)]
    for number in range(12):
        notice = announce(world.a, f"Tin {number}")
        make_bulletin(world.a, f"Bản tin {number}", notice=notice, villages=villages)
    with django_assert_num_queries(6):
        slots = playlist(world.a.site, timezone.localdate())
        assert [len(slot.items) for slot in slots] == [12, 12]
        assert slots[0].items[0].bulletin.villages_text == "Xóm 0, 1, 2"


def test_hours_are_read_as_they_are_typed():
    assert [f"{one:%H:%M}" for one in read_times("17h30; 5:30, 6 giờ,5:30")] == [
        "05:30",
        "06:00",
        "17:30",
    ]
    for wrong in ("sáng", "25:00", "5:75", "5:3", ", ".join(f"{hour}:00" for hour in range(9))):
        with pytest.raises(ValidationError):
            read_times(wrong)


def test_days_and_hours_that_make_no_sense_are_told_by_field(world):
    def errors(**fields):
        bulletin = make_bulletin(world.a)
        for name, value in fields.items():
            setattr(bulletin, name, value)
        try:
            bulletin.full_clean()
        except ValidationError as error:
            return set(error.message_dict)
        return set()

    assert errors() == set()
    assert "last_day" in errors(last_day=timezone.localdate() - DAY)
    assert "last_day" in errors(last_day=timezone.localdate() + timedelta(days=90))
    assert errors(times="") >= {"times"}
    assert errors(repeats=99) == {"repeats"}
    assert errors(notice=announce(world.b)) == {"site"}


def test_a_drill_is_read_out_as_one(world):
    notice = announce(world.a, "Bão số 5", urgency=URGENT, is_drill=True)
    bulletin = draft_from(notice, world.a.site)
    lines = bulletin.script.split("\n")
    assert bulletin.title == "[Diễn tập] Bão số 5"
    assert lines[0] == lines[-2] == "Đây là diễn tập."


def test_an_urgent_one_begins_with_its_notice(world, monkeypatch):
    noon = at("12:00")
    monkeypatch.setattr(timezone, "now", lambda: noon)
    notice = announce(world.a, urgency=URGENT, starts_at=at("14:00"))
    bulletin = make_bulletin(
        world.a, notice=notice, urgency=URGENT, times="", ready_at=at("11:00"), repeats=2
    )
    assert hours(world.a.site) == [("14:00", [bulletin.title]), ("14:30", [bulletin.title])]
    assert bulletin.is_heard_again


def test_an_urgent_one_may_have_no_hours(world):
    bulletin = make_bulletin(world.a)
    bulletin.times = ""
    with pytest.raises(ValidationError) as told:
        bulletin.full_clean()
    assert set(told.value.message_dict) == {"times"}
    bulletin.urgency = URGENT
    bulletin.full_clean()
