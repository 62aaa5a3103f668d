"""What readers hear: what holds, in the words of now, of their own site."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from icalendar import Calendar
from wagtail.models import PageViewRestriction

from communes.bulletins.abbreviations import said
from communes.bulletins.models import Abbreviation, Bulletin, OwnSound
from communes.bulletins.scripts import script_of
from communes.voices.encoding import Encoded
from communes.voices.models import Recording, digest_of
from tests.announcements.factories import announce
from tests.bulletins.factories import DAY, make_bulletin

FEED, CALENDAR = "/nguon-tin/ban-tin.rss", "/nguon-tin/ban-tin.ics"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


def voiced(bulletin) -> Recording:
    """Gives a bulletin a recording of what it says now."""
    digest = digest_of(said(script_of(bulletin)).text)
    recording, _new = Recording.objects.get_or_create(site=bulletin.site, digest=digest)
    recording.keep(Encoded(b"ID3" + bulletin.title.encode(), b"OggS", 21))
    recording.save()
    return recording


def entries(world, site) -> list:
    answer = world.get(site, FEED)
    assert answer.status_code == 200 and "set-cookie" not in answer.headers
    return ElementTree.fromstring(answer.content).findall("channel/item")  # noqa: S314


def titles(world, site) -> list[str]:
    return [item.findtext("title") for item in entries(world, site)]


def test_a_feed_has_the_sound_of_its_own_site_the_portals_of_all(world):
    notice = announce(world.a, "Cắt điện")
    one, other = make_bulletin(world.a, notice=notice), make_bulletin(world.b, "Của B")
    make_bulletin(world.a, "Không tiếng", script="Im lặng.")
    recording = voiced(one)
    voiced(other)
    assert titles(world, world.b.site) == ["Của B"]
    (item,) = entries(world, world.a.site)
    told = item.find("enclosure").attrib
    assert told["type"] == "audio/mpeg" and int(told["length"]) == recording.size
    assert item.findtext(f"{ITUNES}duration") == "21"
    assert item.findtext("link") == notice.full_url
    path = told["url"].partition(world.a.site.hostname)[2]
    answer = world.get(world.a.site, path)
    assert answer["Content-Type"] == "audio/mpeg" and "public" in answer["Cache-Control"]
    assert b"".join(answer) == recording.mp3.read()
    for elsewhere in (world.b.site, world.portal.site):
        assert world.get(elsewhere, path).status_code == 404
    assert sorted(titles(world, world.portal.site)) == ["Của B", one.title]


@pytest.mark.parametrize(
    "change",
    ["draft", "withdrawn", "to come", "over", "unpublished", "expired", "waiting", "restricted"]
    + ["other words", "site down"],
)
def test_what_does_not_hold_is_heard_nowhere(world, change):
    notice = announce(world.a, "Cắt điện")
    bulletin = make_bulletin(world.a, notice=notice)
    recording = voiced(bulletin)
    path = f"/nguon-tin/ban-tin/{bulletin.pk}/{recording.key}.mp3"
    page = notice.url
    assert world.get(world.a.site, path).status_code == 200
    assert "<audio" in world.get(world.a.site, page).content.decode()
    row, notices = Bulletin.objects.filter(pk=bulletin.pk), type(notice).objects
    row_of_notice = notices.filter(pk=notice.pk)
    today, now = timezone.localdate(), timezone.now()
    if change in ("draft", "withdrawn"):
        row.update(state=change)
    elif change == "to come":
        row.update(first_day=today + DAY)
    elif change == "over":
        row.update(first_day=today - DAY, last_day=today - DAY)
    elif change == "unpublished":
        notice.unpublish()
    elif change == "expired":
        row_of_notice.update(valid_until=now)
    elif change == "waiting":
        row_of_notice.update(starts_at=now + timedelta(hours=1))
    elif change == "restricted":
        PageViewRestriction.objects.create(page=notice, restriction_type="login")
    elif change == "other words":
        row.update(script="Lời khác.")
    else:
        type(world.a.site.root_page).objects.filter(pk=world.a.site.root_page_id).update(live=False)
    assert world.get(world.a.site, path).status_code == 404
    assert titles(world, world.portal.site) == []
    assert "<audio" not in world.get(world.a.site, page).content.decode()


def test_a_notice_has_its_bulletin_to_hear_with_the_words(world):
    notice = announce(world.a, "Cắt điện")
    bulletin = make_bulletin(world.a, notice=notice, script="Cắt điện lúc 7h30.")
    voiced(bulletin)
    own = OwnSound(site=world.a.site, bulletin=bulletin, language="Tiếng Thái")
    own.script_digest = digest_of(bulletin.script)
    own.keep(Encoded(b"ID3", b"OggS", 30))
    own.save()
    html = world.get(world.a.site, notice.url).content.decode()
    assert html.count("<audio") == 2 and "Tiếng Thái" in html and "Nghe bản tin" in html
    assert html.count('preload="none"') == 2 and "Cắt điện lúc 7h30." in html
    other = announce(world.a, "Khác")
    assert "<audio" not in world.get(world.a.site, other.url).content.decode()


def test_samples_are_marked_and_an_empty_feed_is_a_feed(world):
    assert titles(world, world.a.site) == []
    bulletin = make_bulletin(world.a, is_sample=True)
    voiced(bulletin)
    assert titles(world, world.a.site) == [f"[Dữ liệu mẫu] {bulletin.title}"]


def test_a_recording_without_opus_or_length_is_in_the_feed(world):
    bulletin = make_bulletin(world.a)
    own = OwnSound(site=world.a.site, bulletin=bulletin, size=3, state="ready")
    own.script_digest = digest_of(bulletin.script)
    own.mp3.save("a.mp3", ContentFile(b"ID3"))
    (item,) = entries(world, world.a.site)
    assert item.find("enclosure").attrib["length"] == "3"
    assert item.find(f"{ITUNES}duration") is None
    path = f"/nguon-tin/ban-tin/{bulletin.pk}/{own.key}"
    assert world.get(world.a.site, f"{path}.mp3").status_code == 200
    for wrong in ("opus", "wav", "mp4"):
        assert world.get(world.a.site, f"{path}.{wrong}").status_code == 404
    big = f"/nguon-tin/ban-tin/{'9' * 30}/x.mp3"
    assert world.get(world.a.site, big).status_code == 404


def test_the_calendar_has_the_hours_of_two_weeks(world):
    bulletin = make_bulletin(world.a, times="5:30, 17:30")
    make_bulletin(world.a, "Mai", first_day=timezone.localdate() + DAY, times="7:00")
    make_bulletin(world.b, "Của B")
    make_bulletin(world.a, "Nháp", state=Bulletin.State.DRAFT)
    answer = world.get(world.a.site, CALENDAR)
    assert answer["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [str(event["summary"]) for event in events] == [bulletin.title] * 4 + ["Mai"]


def test_feeds_cost_the_same_for_many(world, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def cost(path, site) -> int:
        world.get(site, path)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            world.get(site, path)
        return len(asked)

    voiced(make_bulletin(world.a, "Một", script="Một."))
    few = [cost(path, world.portal.site) for path in (FEED, CALENDAR)]
    for number in range(5):
        notice = announce(world.b, f"Thông báo {number}")
        voiced(make_bulletin(world.b, f"Tin {number}", script=f"Số {number}.", notice=notice))
    assert [cost(path, world.portal.site) for path in (FEED, CALENDAR)] == few


def test_kept_pages_follow_what_changes_the_words(world, readers):
    notice = announce(world.a, "Cắt điện")
    bulletin = make_bulletin(world.a, notice=notice, script="Họp tại XYZK.")
    url = notice.url
    readers.open(world.a.site, url)
    assert readers.is_kept(world.a.site, url)
    with readers.commit():
        voiced(bulletin)
    assert "<audio" in readers.get(world.a.site, url).content.decode()
    with readers.commit():
        Abbreviation.objects.create(name="XYZK", words="nhà văn hoá")
    assert "<audio" not in readers.get(world.a.site, url).content.decode()
    with readers.commit():
        voiced(bulletin)
    assert "<audio" in readers.get(world.a.site, url).content.decode()
    with readers.commit():
        Bulletin.objects.get(pk=bulletin.pk).delete()
    assert "<audio" not in readers.get(world.a.site, url).content.decode()
