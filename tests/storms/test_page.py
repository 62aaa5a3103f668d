"""What readers have of a storm day: a light page in place of homes, until it ends by itself."""

import gzip
import re
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from communes.announcements.models import AnnouncementPage
from communes.models import Village
from communes.places.models import ShelterCount
from communes.storms.models import StormDay, StormRoad
from communes.storms.steps import switch_off
from portal.core.addresses import page_path
from tests.announcements.factories import IMPORTANT, URGENT, announce
from tests.places.factories import make_place
from tests.storms.factories import CALLS, TITLE, TO_DO, provincial, storm

LIGHT = "storms/day"
ROOT = Path(__file__).resolve().parents[2]


def html_of(world, place, path="/") -> str:
    response = world.get(place.site, path)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def is_light(html: str) -> bool:
    return f"{LIGHT}" in html and "css/portal" not in html


def shelter(commune, title="Trường tiểu học", **fields):
    place = make_place(commune, title, place_kind="shelter", capacity=120, hours=[], **fields)
    return place


def test_the_home_gives_way_and_says_the_five_fields(world):
    assert not is_light(html_of(world, world.a))
    village = Village.objects.create(site=world.a.site, name="3")
    day = storm(world, world.a, villages=[village])
    html = html_of(world, world.a)
    assert is_light(html)
    assert f"<h1>{TITLE}</h1>" in html
    for words in (TO_DO.split(".")[0], "xóm 3"):
        assert words in html
    assert 'href="tel:+842383000115"' in html and 'href="tel:112"' in html
    assert timezone.localtime(day.notice.valid_until).strftime("%H:%M").lstrip("0") in html
    assert not re.search(r"<(script|img|svg|style)\b| style=", html)
    assert "Diễn tập" not in html and "DIỄN TẬP" not in html


def test_it_stands_at_its_own_address_and_the_full_home_one_link_away(world):
    assert "Hiện không có" in html_of(world, world.a, "/ngay-bao/")
    storm(world, world.a)
    assert TITLE in html_of(world, world.a, "/ngay-bao/")
    assert 'href="/?day-du=1"' in html_of(world, world.a)
    full = html_of(world, world.a, "/?day-du=1")
    assert "css/portal" in full and TITLE in full  # the red band
    assert is_light(html_of(world, world.a, "/?day-du=2&x=%00"))
    assert "css/portal" in html_of(world, world.a, "/thong-bao/")


def test_a_drill_says_so(world):
    storm(world, world.a, is_drill=True)
    html = html_of(world, world.a)
    assert "DIỄN TẬP" in html and "[Diễn tập]" in html


def test_one_commune_leaves_all_others_alone(world):
    storm(world, world.a)
    assert not is_light(html_of(world, world.b))
    assert not is_light(html_of(world, world.portal))
    shelter(world.b, "Nhà văn hoá B")
    StormRoad.objects.create(site=world.b.site, name="Đường B")
    html = html_of(world, world.a)
    assert "Nhà văn hoá B" not in html and "Đường B" not in html


def test_one_of_the_province_for_all_reaches_every_home(world):
    provincial(world)
    for place in (world.portal, world.a, world.b):
        assert is_light(html_of(world, place))
    assert "Nghệ An" in html_of(world, world.a)


def test_one_for_chosen_communes_reaches_these_only(world):
    provincial(world, world.a)
    assert is_light(html_of(world, world.a))
    assert not is_light(html_of(world, world.b))
    assert not is_light(html_of(world, world.portal))
    assert TITLE in html_of(world, world.portal)  # in its red band


def test_of_two_that_hold_the_nearer_speaks_first_beside_its_own_lines(world):
    storm(world, world.a, title="Nước suối dâng nhanh")
    provincial(world, title="Bão số 5")
    shelter(world.a)
    StormRoad.objects.create(site=world.a.site, name="Cầu tràn xóm 3", state="flooded")
    html = html_of(world, world.a)
    assert html.index("Nước suối dâng nhanh") < html.index("<h2>Bão số 5</h2>")
    assert "Trường tiểu học" in html and "Cầu tràn xóm 3" in html
    assert "Nước suối dâng nhanh" not in html_of(world, world.b)


def test_a_kept_page_ends_by_itself(world, readers, clock):
    storm(world, world.a, until=clock("09:00") + timedelta(hours=12))
    readers.open(world.a.site, "/", "/ngay-bao/")
    clock("20:59")
    assert readers.is_kept(world.a.site) and readers.is_kept(world.a.site, "/ngay-bao/")
    clock("21:00")
    assert not is_light(readers.get(world.a.site).content.decode())
    assert "Hiện không có" in readers.get(world.a.site, "/ngay-bao/").content.decode()


def test_switched_off_taken_down_or_deleted_homes_are_back(
    world, django_capture_on_commit_callbacks
):
    for end in ("off", "unpublish", "delete"):
        with django_capture_on_commit_callbacks(execute=True):
            day = storm(world, world.a)
        assert is_light(html_of(world, world.a))
        with django_capture_on_commit_callbacks(execute=True):
            if end == "off":
                switch_off(day, world.officer(world.a, "admin"))
            else:
                getattr(AnnouncementPage.objects.get(pk=day.notice_id), end)()
        assert not is_light(html_of(world, world.a)), end
    assert StormDay.objects.count() == 2


def test_what_not_everyone_may_read_is_no_storm_day(world):
    day = storm(world, world.a)
    PageViewRestriction.objects.create(page=day.notice, restriction_type="login")
    assert not is_light(html_of(world, world.a))


def test_no_more_urgent_is_no_more_a_storm_day(world):
    day = storm(world, world.a)
    notice = AnnouncementPage.objects.get(pk=day.notice_id)
    notice.urgency = IMPORTANT
    notice.save_revision().publish()
    assert not is_light(html_of(world, world.a))


def test_shelters_tell_places_left_of_today_only_and_full_ones_last(world):
    old, full, free = (shelter(world.a, name) for name in ("A cũ", "B đầy", "C còn"))
    count = ShelterCount.objects.create
    before = timezone.now() - timedelta(days=300)
    count(site=world.a.site, place=old, left=77, counted_at=before)
    storm(world, world.a)
    hours = timezone.now() - timedelta(hours=3)  # before the switch, of the same storm
    count(site=world.a.site, place=full, left=0, counted_at=hours)
    count(site=world.a.site, place=free, left=45)
    html = html_of(world, world.a)
    assert "Còn 45 chỗ" in html and "Hết chỗ" in html and "77" not in html
    assert "chưa đếm" in html
    assert html.index("C còn") < html.index("A cũ") < html.index("B đầy")
    assert "</b> trên tổng 120 (" in html
    assert 'href="tel:+842383000115"' in html


def test_roads_of_before_are_left_out_the_worst_stand_first(world):
    before = timezone.now() - timedelta(days=2)
    StormRoad.objects.create(site=world.a.site, name="Đường cũ", seen_at=before)
    storm(world, world.a)
    for name, state in (("Đường liên xã", "open"), ("Ngầm suối Cạn", "closed")):
        StormRoad.objects.create(site=world.a.site, name=name, state=state)
    html = html_of(world, world.a)
    assert "Đường cũ" not in html
    assert html.index("Ngầm suối Cạn") < html.index("Đường liên xã")


def test_notices_since_stand_in_order_and_drafts_or_older_ones_do_not(world):
    announce(world.a, "Bão còn xa", days=-3, urgency=IMPORTANT)
    day = storm(world, world.a)
    now = timezone.now()
    StormDay.objects.update(began_at=now - timedelta(hours=3))
    hours = {"Cắt điện": 2, "Mở kho gạo": 1}
    for title, ago in hours.items():
        announce(world.a, title, urgency=IMPORTANT, starts_at=now - timedelta(hours=ago), lasts=2)
    announce(world.a, "Nháp bão", urgency=URGENT, starts_at=now, live=False)
    announce(world.b, "Xã khác", urgency=URGENT, starts_at=now)
    html = html_of(world, world.a)
    assert html.index("Mở kho gạo") < html.index("Cắt điện")
    for title in ("Bão còn xa", "Nháp bão", "Xã khác"):
        assert title not in html
    assert html.count(day.notice.title) == 2  # in title and heading, not in the list


def test_english_readers_have_the_page_in_their_language(world):
    storm(world, world.a)
    html = html_of(world, world.a, "/en/")
    assert is_light(html)
    assert '<html lang="en">' in html
    assert '<section lang="vi">' in html and "Who to call" in html
    assert 'href="/en/?day-du=1"' in html
    assert f'href="{page_path(AnnouncementPage.objects.get(title=TITLE))}"' in html
    assert "No storm day" in html_of(world, world.portal, "/en/ngay-bao/")


def test_it_is_kept_conditional_and_sets_no_cookie(world, settings):
    settings.PAGE_CACHE = True
    storm(world, world.a)
    first = world.get(world.a.site)
    assert not first.cookies
    assert "s-maxage" in first["Cache-Control"]
    again = Client().get(
        "/", headers={"host": world.a.site.hostname, "if-none-match": first["ETag"]}
    )
    assert again.status_code == 304
    assert Client().head("/", headers={"host": world.a.site.hostname}).status_code == 200
    policy = first["Content-Security-Policy"]
    assert "unsafe" not in policy


@pytest.mark.parametrize("path", ["/", "/ngay-bao/"])
def test_a_kept_page_is_made_anew_when_it_changes(world, readers, path):
    place = shelter(world.a)

    def html():
        return readers.get(world.a.site, path).content.decode()

    html()
    with readers.commit():
        day = storm(world, world.a)
    assert TITLE in html() and readers.is_kept(world.a.site, path)
    with readers.commit():
        ShelterCount.objects.create(site=world.a.site, place=place, left=31)
    assert "Còn 31 chỗ" in html()
    with readers.commit():
        provincial(world, world.a, title="Bão cả tỉnh")
    assert "Bão cả tỉnh" in html()
    with readers.commit():
        switch_off(day, world.officer(world.a, "admin"))
    assert is_light(html()) and TITLE not in html()


def fill(world, many: int):
    """As long as all may be, with sentences of real life: they press less than one repeated."""
    sentences = tomllib.loads((ROOT / "tests/bulletins/sentences.toml").read_text())
    texts = [one["text"] for one in sentences["sentence"]]

    def text(number: int, most: int) -> str:
        start = number * 5 % len(texts)
        return " ".join(texts[start:] + texts[:start])[:most].strip()

    storm(world, world.a, title=text(1, 90), to_do=text(2, 300), calls=f"{CALLS}. {text(3, 150)}")
    provincial(world, title=text(4, 90), to_do=text(5, 300), calls=f"{CALLS}. {text(6, 150)}")
    for number in range(many):
        address = f"Xóm {number}, {text(number + 7, 110)}"
        place = shelter(world.a, f"Trường {text(number, 60)}", address=address)
        ShelterCount.objects.create(site=world.a.site, place=place, left=number * 7 % 120)
        StormRoad.objects.create(site=world.a.site, name=text(number + 9, 120))
        title = text(number + 11, 90)
        announce(world.a, title, urgency=IMPORTANT, days=0, lasts=2, starts_at=timezone.now())


def test_the_longest_page_and_its_style_weigh_at_most_8_kb(world):
    fill(world, 45)
    html = html_of(world, world.a)
    assert html.count("<h3>") == 40 and "5 nơi sơ tán nữa" in html
    parts = [html.encode(), (ROOT / "communes/storms/static/storms/day.css").read_bytes()]
    parts.append((ROOT / "portal/static/img/favicon-che.svg").read_bytes())
    # As nginx presses them.
    weights = [len(gzip.compress(part, 5)) for part in parts]
    assert sum(weights) <= 8192, weights
    # Else something more is loaded: weigh it, too.
    assert html.count("<link") == 2 and "src=" not in html


def test_the_page_takes_ten_queries_whatever_it_lists(world, count_queries):
    storm(world, world.a)
    shelter(world.a)
    StormRoad.objects.create(site=world.a.site, name="Đường")
    few = count_queries(world.a.site)
    for number in range(6):
        place = shelter(world.a, f"Nơi {number}")
        ShelterCount.objects.create(site=world.a.site, place=place, left=number)
        StormRoad.objects.create(site=world.a.site, name=f"Đường {number}")
        announce(world.a, f"Tin {number}", urgency=IMPORTANT, starts_at=timezone.now(), lasts=2)
    assert count_queries(world.a.site) == few
    assert count_queries(world.a.site, "/ngay-bao/") == few


def test_a_home_without_a_storm_asks_nothing_more(world, settings):
    settings.PAGE_CACHE = True
    world.get(world.a.site)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as captured:
        world.get(world.a.site)
    assert "storms_stormday" not in str(captured.captured_queries)


def test_a_phone_keeps_it_at_its_address_before_a_storm_too(world):
    def kept(place):
        return world.get(place.site, "/ban-luu.json").json()["pages"]

    assert kept(world.a)[:2] == ["/", "/ngay-bao/"] == kept(world.b)[:2]
    # "No storm day" is of the moment: a copy leaves it out.
    html = html_of(world, world.a, "/ngay-bao/")
    assert '<p class="lead live">' in html
    assert re.search(r'name="description"\s+content="\s*Khi có bão', html)
    storm(world, world.a)
    assert kept(world.a)[:2] == ["/", "/ngay-bao/"]
    for path in ("/", "/ngay-bao/"):
        assert html_of(world, world.a, path).count("<header>") == 1  # its age stands before it
        assert "no-store" not in world.get(world.a.site, path).get("Cache-Control", "")
    style = re.search(r'href="(/static/storms/day[^"]*)"', html_of(world, world.a)).group(1)
    assert f'"{style}"' in world.get(world.a.site, "/sw.js").content.decode()
    assert "/en/ngay-bao/" in world.get(world.a.site, "/en/ban-luu.json").json()["pages"]


def test_the_tablet_in_the_hall_shows_it_as_its_home(world):
    storm(world, world.a)
    assert 'src="/"' in html_of(world, world.a, "/kiosk/")
    policy = world.get(world.a.site)["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
