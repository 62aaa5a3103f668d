"""A notice of the province stands in communes: one page, where it is meant and nowhere else."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Reach
from communes.announcements.querysets import province_name
from portal.core.models import IdentitySettings
from portal.sites.frame import Frame
from tests.announcements.factories import URGENT, announce, expired, texts, upcoming
from tests.announcements.test_editing import add_url, create, form, only_page

STORM = "Bão số 9"
HOME, LIST, ELSEWHERE = "/", "/thong-bao/", "/hoi-dap/"
PUBLISH = {"action-publish": "action-publish"}


def reach(world, *sites, make=announce, title=STORM, **fields):
    """A notice of the province for some communes, or for all."""
    wanted = Reach.CHOSEN if sites else Reach.ALL
    return make(world.portal, title, reach=wanted, sites=sites, **fields)


def shown(world, site, path=HOME, title=STORM) -> bool:
    return title in texts(world.get(site, path))


def others(world):
    return [world.a.site, world.b.site]


# --- Where it stands ---
def test_for_all_it_stands_in_every_commune_with_the_name_of_the_province(world):
    page = reach(world)
    for site in others(world):
        for path in (HOME, LIST):
            html = texts(world.get(site, path))
            row = html[html.index(STORM) : html.index("</article>", html.index(STORM))]
            assert "Tỉnh Nghệ An" in row
            assert f'href="http://tinh.test/thong-bao/{page.slug}/"' in html
    assert shown(world, world.portal.site, LIST)


def test_for_chosen_ones_it_stands_there_alone(world):
    reach(world, world.a.site)
    for path in (HOME, LIST):
        assert shown(world, world.a.site, path)
        assert not shown(world, world.b.site, path)


def test_an_ordinary_one_of_the_province_stands_on_the_portal_alone(world):
    announce(world.portal, STORM, urgency=URGENT)
    for site in others(world):
        assert not shown(world, site)


def test_it_is_one_page_at_the_portals_address(world):
    page = reach(world, urgency=URGENT)
    assert world.get(world.portal.site, f"/thong-bao/{page.slug}/").status_code == 200
    assert world.get(world.a.site, f"/thong-bao/{page.slug}/").status_code == 404


def test_beside_another_notice_it_says_whose_it_is(world):
    reach(world)
    own = announce(world.a, "Của xã")
    html = texts(world.get(world.a.site, f"/thong-bao/{own.slug}/"))
    assert STORM in html and "Tỉnh Nghệ An" in html


@pytest.mark.parametrize("path", [HOME, ELSEWHERE])
def test_an_urgent_one_is_in_the_red_band_of_the_communes_it_reaches(world, path):
    reach(world, world.a.site, urgency=URGENT)
    html = texts(world.get(world.a.site, path))
    band = html[html.index('class="sos"') : html.index("</section>", html.index('class="sos"'))]
    assert "Tỉnh Nghệ An" in band and STORM in band
    assert 'href="http://tinh.test/thong-bao/' in band
    assert 'class="sos"' not in texts(world.get(world.b.site, path))


@pytest.mark.parametrize("make", [expired, upcoming])
def test_before_and_after_its_time_it_stands_nowhere(world, make):
    reach(world, make=make, urgency=URGENT)
    for site in others(world):
        assert not shown(world, site)
        assert not shown(world, site, ELSEWHERE)


def test_in_the_archive_of_a_commune_it_stands_too(world):
    reach(world, make=expired)
    assert shown(world, world.a.site, "/thong-bao/?time=expired")


def test_unpublished_it_is_gone_everywhere(world):
    reach(world).unpublish()
    for site in (*others(world), world.portal.site):
        assert not shown(world, site, LIST)


def test_a_notice_of_a_commune_reaches_no_other_whatever_it_says(world):
    page = announce(world.a, STORM)
    page.reach = Reach.ALL
    page.save()
    page.refresh_from_db()
    assert page.reach == Reach.OWN
    assert not shown(world, world.b.site)


def test_english_readers_get_the_english_page_or_the_vietnamese_one(world):
    page = reach(world)
    html = texts(world.get(world.a.site, "/en/"))
    assert STORM in html and "Nghe An province" in html
    english = announce(world.portal, "Storm no. 9", language="en")
    AnnouncementPage.objects.filter(pk=english.pk).update(translation_key=page.translation_key)
    english = AnnouncementPage.objects.get(pk=english.pk)
    english.save()
    assert (english.reach, english.live) == (Reach.ALL, True)
    html = texts(world.get(world.a.site, "/en/"))
    assert "Storm no. 9" in html and STORM not in html
    assert f'href="http://tinh.test/en/announcements/{english.slug}/"' in html
    html = texts(world.get(world.a.site))
    assert STORM in html and "Storm no. 9" not in html


def test_feeds_data_and_search_of_a_commune_leave_it_to_the_portal(world):
    reach(world)
    for path in ("/nguon-tin/thong-bao.atom", "/api/v1/announcements/"):
        assert not shown(world, world.a.site, path)
        assert shown(world, world.portal.site, path)


def test_the_portal_says_whom_it_concerns(world):
    page = reach(world, world.a.site, world.b.site)
    label = "Xã An Bình, Xã Bình Minh"
    assert page.villages_label == label
    assert label in texts(world.get(world.portal.site, f"/thong-bao/{page.slug}/"))
    IdentitySettings.objects.get(site=world.b.site).delete()
    identity = IdentitySettings.objects.get(site=world.a.site)
    identity.official_name = "Xã An Hoà"
    identity.save()
    page.refresh_from_db()
    assert page.villages_label == "Xã An Hoà"


# --- Kept pages ---
def test_what_is_published_changed_and_ended_shows_at_once_and_elsewhere_nothing_is_made_anew(
    world, readers
):
    site, other = world.a.site, world.b.site
    readers.open(site, HOME, LIST, ELSEWHERE)
    readers.open(other, HOME, LIST, ELSEWHERE)
    with readers.commit():
        page = reach(world, site, urgency=URGENT)
    for path in (HOME, LIST, ELSEWHERE):
        assert STORM in texts(readers.get(site, path)), path
        assert readers.is_kept(other, path), path
    with readers.commit():
        page.title = "Bão số 10"
        page.save()
    for path in (HOME, LIST, ELSEWHERE):
        assert "Bão số 10" in texts(readers.get(site, path)), path
        assert readers.is_kept(other, path), path
    with readers.commit():
        page.unpublish()
    for path in (HOME, LIST, ELSEWHERE):
        assert "Bão số 10" not in texts(readers.get(site, path)), path
        assert readers.is_kept(other, path), path


def test_an_ordinary_one_for_all_changes_the_pages_that_list_notices_only(world, readers):
    for site in others(world):
        readers.open(site, HOME, LIST, ELSEWHERE)
    with readers.commit():
        page = reach(world)
    for site in others(world):
        assert readers.is_kept(site, ELSEWHERE)
        for path in (HOME, LIST):
            assert STORM in texts(readers.get(site, path)), path
    with readers.commit():
        page.delete()
    for site in others(world):
        assert STORM not in texts(readers.get(site))


def test_a_commune_that_is_left_out_no_longer_shows_it(world, readers):
    with readers.commit():
        page = reach(world, *others(world), urgency=URGENT)
    assert all(STORM in texts(readers.get(site)) for site in others(world))
    with readers.commit():
        page = AnnouncementPage.objects.get(pk=page.pk)
        page.reached_sites.set([world.a.site])
        page.save()
    assert STORM in texts(readers.get(world.a.site))
    assert STORM not in texts(readers.get(world.b.site))
    with readers.commit():
        AnnouncementPage.objects.get(pk=page.pk).delete()
    assert STORM not in texts(readers.get(world.a.site))


def test_it_ends_by_itself_on_kept_pages(world, readers, monkeypatch):
    now = timezone.now()
    with readers.commit():
        reach(world, valid_until=now + timedelta(seconds=90), urgency=URGENT)
    for path in (HOME, ELSEWHERE):
        assert STORM in texts(readers.get(world.a.site, path))
    monkeypatch.setattr(timezone, "now", lambda: now + timedelta(seconds=91))
    for path in (HOME, ELSEWHERE):
        assert STORM not in texts(readers.get(world.a.site, path))


def test_the_own_notices_of_the_province_leave_communes_alone(world, readers):
    readers.open(world.a.site, HOME, LIST)
    with readers.commit():
        announce(world.portal, STORM, urgency=URGENT)
    assert readers.is_kept(world.a.site, HOME) and readers.is_kept(world.a.site, LIST)


# --- SQL ---
@pytest.mark.parametrize("path", [HOME, LIST, ELSEWHERE])
def test_it_costs_readers_no_query(world, count_queries, path):
    announce(world.a, "Của xã", urgency=URGENT)
    before = count_queries(world.a.site, path)
    for number in range(4):
        reach(world, urgency=URGENT, title=f"Bão {number}")
        reach(world, world.a.site, title=f"Lũ {number}")
    assert count_queries(world.a.site, path) == before


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the plan of SQLite")
def test_no_commune_looks_through_the_notices_of_all(world):
    for site, language in ((world.a.site, "vi"), (world.a.site, "en")):
        frame = Frame(site)
        frame.root = world.a.homes[language]
        plan = AnnouncementPage.objects.standing_in(frame).current().explain()
        scans = [line for line in plan.splitlines() if " SCAN " in line]
        assert scans == [], plan
        assert "path>" in plan and "reach=" in plan, plan


# --- The form ---
def test_the_province_chooses_communes_in_the_form(world):
    client = world.admin_client(world.officer(world.portal))
    html = texts(client.get(add_url(world.portal)))
    for words in ("Hiện ở", "Trang tỉnh", "Mọi xã", "Chọn xã", "Xã An Bình"):
        assert words in html, words
    data = {**form(**PUBLISH), "reach": "chosen"}
    assert "Chọn ít nhất một xã" in texts(client.post(add_url(world.portal), data))
    data["reached_sites"] = [world.a.site.pk]
    assert client.post(add_url(world.portal), data).status_code == 302
    page = only_page()
    assert page.live and page.reach == Reach.CHOSEN
    assert shown(world, world.a.site, title=page.title)
    assert not shown(world, world.b.site, title=page.title)


def test_an_urgent_one_is_looked_at_with_where_it_will_show(world):
    client = world.admin_client(world.officer(world.portal))
    data = {**form(**PUBLISH), "urgent": "on", "until": "evening", "reach": "all"}
    html = texts(client.post(add_url(world.portal), data))
    assert "mọi xã" in html and not AnnouncementPage.objects.filter(live=True).exists()


def test_a_draft_reaches_nobody_and_a_change_waits_until_it_is_published(world):
    page = reach(world, world.a.site)
    page.reach = Reach.ALL
    page.save_revision()
    assert not shown(world, world.b.site)
    page.get_latest_revision().publish()
    assert shown(world, world.b.site)


def test_communes_are_not_asked(world):
    html = texts(world.admin_client(world.officer(world.a)).get(add_url(world.a)))
    assert 'name="reach"' not in html and 'name="reached_sites"' not in html
    data = {**form(**PUBLISH), "reach": "all", "reached_sites": [world.b.site.pk]}
    assert create(world, "editor", data).status_code == 302
    assert only_page().reach == Reach.OWN and not only_page().reached_sites.exists()


def test_the_name_of_the_province_follows_the_setting(settings):
    settings.PORTAL_PROVINCE_NAME = "Thanh Hoá"
    assert province_name() == "Tỉnh Thanh Hoá"
