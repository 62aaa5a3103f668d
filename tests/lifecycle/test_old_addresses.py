"""An address lives: what was read there is found where it is now."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.announcements.models import AnnouncementPage
from portal.lifecycle.models import OldAddress
from portal.lifecycle.old_addresses import merge
from portal.pages.models import StandardPage
from tests.lifecycle.pages import add_notice, section_of
from tests.translations.factories import in_english, path_of


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """Gives a page another slug by publishing a draft, as the editor does."""

    def rename(page, slug):
        page = type(page).objects.get(pk=page.pk)
        page.slug = slug
        with django_capture_on_commit_callbacks(execute=True):
            page.save_revision().publish()
        return page

    return rename


def add_standard(parent, slug):
    """A live page of words below another one."""
    page = parent.add_child(instance=StandardPage(title=slug, slug=slug, locale=parent.locale))
    page.save_revision().publish()
    return StandardPage.objects.get(pk=page.pk)


def place(world, site, path):
    """Where one step leads from an address: its status, and where to."""
    response = world.get(site, path)
    return response.status_code, response.headers.get("Location", "")


def test_a_new_slug_leaves_a_way_from_every_old_one_in_one_step(world, rename):
    notice = add_notice(world.a.home)
    for slug in ("hop-xom-3", "hop-xom-3-va-5"):
        rename(notice, slug)
    for old in ("hop-xom", "hop-xom-3"):
        assert place(world, world.a.site, f"/thong-bao/{old}/?a=1") == (
            301,
            "/thong-bao/hop-xom-3-va-5/?a=1",
        )
    assert place(world, world.b.site, "/thong-bao/hop-xom/")[0] == 404


def test_what_the_clock_took_down_was_read_too(world, rename):
    notice = add_notice(world.a.home)
    notice.expire_at = timezone.now() - timedelta(minutes=1)
    notice.save()
    call_command("publish_scheduled")
    notice.refresh_from_db()
    notice.expire_at = None
    notice.save()
    rename(notice, "hop-xom-3")
    assert place(world, world.a.site, "/thong-bao/hop-xom/")[1] == "/thong-bao/hop-xom-3/"


def test_page_save_in_a_command_counts_too(world, django_capture_on_commit_callbacks):
    notice = add_notice(world.a.home)
    notice.slug = "ten-moi"
    with django_capture_on_commit_callbacks(execute=True):
        notice.save()
    assert place(world, world.a.site, "/thong-bao/hop-xom/") == (301, "/thong-bao/ten-moi/")


def test_a_renamed_section_takes_its_pages_and_sub_addresses_along(world, rename):
    notice = add_notice(world.a.home)
    rename(section_of(world.a.home), "tin-tu-xa")
    assert place(world, world.a.site, "/thong-bao/") == (301, "/tin-tu-xa/")
    assert place(world, world.a.site, "/thong-bao/hop-xom/") == (301, "/tin-tu-xa/hop-xom/")
    rename(notice, "hop-lan-2")
    assert place(world, world.a.site, "/thong-bao/hop-xom/") == (301, "/tin-tu-xa/hop-lan-2/")
    assert place(world, world.a.site, "/thong-bao/khong-co/")[0] == 404
    assert OldAddress.objects.count() == 2  # one a rename, however many pages stand below


def test_any_name_of_what_is_above_leads_on(world, rename):
    section = add_standard(world.a.home, "muc")
    middle = add_standard(section, "nhom")
    page = add_standard(middle, "trang")
    rename(middle, "nhom-2")
    rename(page, "trang-2")
    rename(section, "muc-2")
    for old in ("muc/nhom/trang", "muc/nhom-2/trang", "muc/nhom/trang-2", "muc-2/nhom/trang-2"):
        found = place(world, world.a.site, f"/{old}/")
        assert found == (301, "/muc-2/nhom-2/trang-2/"), old
    rename(section, "muc-3")
    rename(page, "trang-3")
    rename(section, "muc")  # back to its first name
    for old in ("muc/nhom/trang", "muc-2/nhom/trang-2", "muc-3/nhom-2/trang-2", "muc/nhom-2/trang"):
        found = place(world, world.a.site, f"/{old}/")
        assert found == (301, "/muc/nhom-2/trang-3/"), old
    type(page).objects.get(pk=page.pk).unpublish()
    for old in ("muc/nhom/trang", "muc-2/nhom/trang-2", "muc/nhom-2/trang-3"):
        assert place(world, world.a.site, f"/{old}/")[0] == 404, old


def test_two_pages_that_swap_addresses(world, rename):
    one, two = add_notice(world.a.home, "mot"), add_notice(world.a.home, "hai")
    rename(one, "cho")
    rename(two, "mot")
    rename(one, "hai")
    for slug in ("mot", "hai"):
        assert place(world, world.a.site, f"/thong-bao/{slug}/")[0] == 200
    assert place(world, world.a.site, "/thong-bao/cho/") == (301, "/thong-bao/hai/")
    two.delete()
    assert place(world, world.a.site, "/thong-bao/mot/") == (301, "/thong-bao/hai/")


def test_capitals_and_a_missing_slash(world, rename):
    rename(add_notice(world.a.home), "ten-moi")
    for typed in ("/Thong-Bao/Hop-Xom/", "/THONG-BAO/TEN-MOI/"):
        assert place(world, world.a.site, typed) == (301, "/thong-bao/ten-moi/")
    assert place(world, world.a.site, "/thong-bao/hop-xom?a=1") == (301, "/thong-bao/hop-xom/?a=1")
    assert place(world, world.a.site, "/Thong-Bao/Khong-Co/")[0] == 404


def test_head_is_led_on_as_get_is(world, rename):
    rename(add_notice(world.a.home), "ten-moi")
    response = Client().head("/thong-bao/hop-xom/?a=1", headers={"host": "a.test"})
    assert (response.status_code, response.content) == (301, b"")
    assert response.headers["Location"] == "/thong-bao/ten-moi/?a=1"


def test_routes_of_a_section_live_on_under_its_new_name(world, rename):
    from communes.questions.models import QuestionIndexPage
    from communes.schedules.models import WorkScheduleIndexPage

    questions = QuestionIndexPage.objects.descendant_of(world.a.home).get()
    schedule = WorkScheduleIndexPage.objects.descendant_of(world.a.home).get()
    old_questions, old_schedule = f"/{questions.slug}/", f"/{schedule.slug}/"
    rename(questions, "hoi-xa")
    rename(schedule, "lich")
    assert place(world, world.a.site, old_questions + "gui-cau-hoi/") == (
        301,
        "/hoi-xa/gui-cau-hoi/",
    )
    assert place(world, world.a.site, old_schedule + "lich.ics") == (301, "/lich/lich.ics")


def test_english_addresses_live_too(world, rename):
    section = section_of(world.a.homes["en"])
    old = section.slug
    rename(section, "news")
    assert place(world, world.a.site, f"/en/{old}/") == (301, "/en/news/")


def test_a_new_page_at_the_old_address_wins_and_the_way_back_is_no_circle(world, rename):
    notice = add_notice(world.a.home)
    rename(notice, "khac")
    other = add_notice(world.a.home, "hop-xom")
    assert place(world, world.a.site, "/thong-bao/hop-xom/")[0] == 200
    other.delete()
    assert place(world, world.a.site, "/thong-bao/hop-xom/") == (301, "/thong-bao/khac/")
    rename(notice, "hop-xom")
    assert place(world, world.a.site, "/thong-bao/hop-xom/")[0] == 200
    assert place(world, world.a.site, "/thong-bao/khac/") == (301, "/thong-bao/hop-xom/")
    type(notice).objects.get(pk=notice.pk).unpublish()
    for path in ("/thong-bao/khac/", "/thong-bao/hop-xom/"):
        assert place(world, world.a.site, path)[0] == 404


def test_a_draft_of_a_new_slug_changes_nothing_until_it_is_published(world):
    notice = add_notice(world.a.home)
    notice.slug = "ten-moi"
    notice.save_revision()
    assert place(world, world.a.site, "/thong-bao/hop-xom/")[0] == 200
    assert not OldAddress.objects.exists()


def test_a_scheduled_new_slug(world, django_capture_on_commit_callbacks):
    notice = add_notice(world.a.home)
    notice.slug, notice.go_live_at = "ten-moi", timezone.now() - timedelta(minutes=1)
    revision = notice.save_revision(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    assert revision.approved_go_live_at
    with django_capture_on_commit_callbacks(execute=True):
        call_command("publish_scheduled")
    assert place(world, world.a.site, "/thong-bao/hop-xom/") == (301, "/thong-bao/ten-moi/")


def test_what_nobody_may_read_is_led_to_by_nothing(world, rename):
    notice = add_notice(world.a.home)
    notice = rename(notice, "ten-moi")
    notice.starts_at, notice.valid_until = (
        timezone.now() + timedelta(days=1),
        timezone.now() + timedelta(days=2),
    )
    notice.save()
    assert place(world, world.a.site, "/thong-bao/hop-xom/")[0] == 404
    rename(section_of(world.a.home), "tin")
    for old in ("hop-xom", "ten-moi"):
        assert place(world, world.a.site, f"/thong-bao/{old}/")[0] == 404
    notice.delete()
    assert place(world, world.a.site, "/thong-bao/hop-xom/")[0] == 404


def test_a_page_never_public_leaves_no_way(world, rename):
    notice = add_notice(world.a.home)
    type(notice).objects.filter(pk=notice.pk).update(live=False)
    rename(notice, "khac")
    assert not OldAddress.objects.exists()


def test_a_page_renamed_while_it_was_down(world, rename):
    notice = add_notice(world.a.home)
    notice.unpublish()
    rename(notice, "khac")
    assert place(world, world.a.site, "/thong-bao/hop-xom/") == (301, "/thong-bao/khac/")


def test_a_merged_page_leads_to_what_it_was_merged_into(world, rename):
    old, new = add_notice(world.a.home, "mot"), add_notice(world.a.home, "hai")
    old = rename(old, "mot-b")
    merge(old, new)
    old.delete()
    for slug in ("mot", "mot-b"):
        assert place(world, world.a.site, f"/thong-bao/{slug}/") == (301, "/thong-bao/hai/")


def test_a_merged_page_leads_on_in_both_languages(world):
    old, new = add_notice(world.a.home, "mot"), add_notice(world.a.home, "hai")
    other = add_notice(world.a.home, "ba")
    was = [path_of(world, in_english(one)) for one in (old, other)]
    merge(old, new)
    AnnouncementPage.objects.get(pk=old.pk).delete()
    # No English of the other one: its own words are better than none.
    assert place(world, world.a.site, was[0]) == (301, "/thong-bao/hai/")
    english = path_of(world, in_english(new))
    merge(other, new)
    AnnouncementPage.objects.get(pk=other.pk).delete()
    assert place(world, world.a.site, was[1]) == (301, english)


def test_the_english_address_of_what_moved_where_no_english_is(world):
    notice = add_notice(world.a.home)
    english = path_of(world, in_english(notice))
    notice = AnnouncementPage.objects.get(pk=notice.pk)
    notice.move(section_of(world.b.home), pos="last-child")
    assert place(world, world.a.site, english) == (301, "http://b.test/thong-bao/hop-xom/")


def test_another_commune_has_the_page_now(world, settings):
    notice = add_notice(world.a.home)
    notice.move(section_of(world.b.home), pos="last-child")
    assert place(world, world.a.site, "/thong-bao/hop-xom/?a=1") == (
        301,
        "http://b.test/thong-bao/hop-xom/?a=1",
    )
    type(notice).objects.get(pk=notice.pk).unpublish()
    assert place(world, world.a.site, "/thong-bao/hop-xom/")[0] == 404


def test_the_kept_page_goes_and_nothing_is_asked_where_pages_are(world, rename, settings):
    settings.PAGE_CACHE = True
    notice = add_notice(world.a.home)
    assert place(world, world.a.site, "/thong-bao/hop-xom/")[0] == 200
    rename(notice, "ten-moi")
    assert place(world, world.a.site, "/thong-bao/hop-xom/")[0] == 301
    with CaptureQueriesContext(connection) as captured:
        assert place(world, world.a.site, "/thong-bao/ten-moi/")[0] == 200
    assert not [row for row in captured if "lifecycle_" in row["sql"]]
    with CaptureQueriesContext(connection) as captured:
        assert place(world, world.a.site, "/thong-bao/chua-tung-co/")[0] == 404
    assert len([row for row in captured if "lifecycle_" in row["sql"]]) == 2
    response = world.get(world.a.site, "/thong-bao/hop-xom/")
    assert "max-age=0" in response.headers["Cache-Control"] and not response.cookies


@pytest.mark.parametrize(
    "path", ["/thong-bao//", "/%00/", "/" + "a/" * 900, "/en/x/", "/thong-bao/%E1/"]
)
def test_odd_addresses_are_no_error(world, path):
    assert world.get(world.a.site, path).status_code in (404, 400)
