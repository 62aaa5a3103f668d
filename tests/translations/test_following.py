"""What is done to a page is done to its translation, however it was done."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail_localize.models import Translation

from communes.announcements.models import AnnouncementPage
from communes.models import Village
from portal.core.models import TranslationState
from tests.announcements.factories import URGENT, announce, section
from tests.translations.factories import (
    fresh,
    in_english,
    path_of,
    publish,
    republish,
    send,
    translate,
)

NORMAL = AnnouncementPage.Urgency.NORMAL


@pytest.fixture
def notice(world):
    page = announce(world.a, "Mưa lớn", lasts=3, urgency=URGENT, slug="mua-lon")
    return page, in_english(page)


def test_urgency_times_and_villages_follow_at_once(world, notice):
    page, english = notice
    assert english.live
    assert "EN" in english.title
    village = Village.objects.create(site=world.a.site, name="3")
    assert b"EN" in world.get(world.a.site, "/en/").content
    over = timezone.now() - timedelta(hours=1)
    republish(page, urgency=NORMAL, valid_until=over, villages=[village], correction="Đã tạnh")
    english = fresh(english)
    assert (english.urgency, english.valid_until) == (NORMAL, over)
    assert english.villages_label == "Xóm 3"
    assert english.correction == "Đã tạnh"
    assert english.title.startswith("EN")
    for site in (world.a.site, world.portal.site):
        assert english.title not in world.get(site, "/en/").content.decode()


def test_a_translation_goes_with_its_original_and_not_by_a_day_of_its_own(world):
    page = announce(world.a, "Mưa lớn", slug="mua-lon")
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    english = in_english(fresh(page))
    page = republish(page, expire_at=timezone.now() - timedelta(hours=1))
    english.refresh_from_db()
    call_command("publish_scheduled")
    assert (fresh(page).live, fresh(english).live) == (False, False)
    republish(page, expire_at=None)
    call_command("publish_scheduled")
    assert (fresh(page).live, fresh(english).live) == (True, True)


def test_a_part_that_is_saved_alone_is_followed(world, notice):
    page, english = notice
    page = fresh(page)
    page.urgency = NORMAL
    page.save(update_fields=["urgency"])
    assert fresh(english).urgency == NORMAL


def test_a_draft_of_the_original_changes_nothing(world, notice):
    page, english = notice
    page.urgency = NORMAL
    page.save_revision()
    assert fresh(english).urgency == URGENT


def test_a_draft_of_the_translation_is_not_published_by_a_change(world, notice):
    page, english = notice
    english.title = "Not finished"
    english.save_revision()
    republish(page, pinned=True)
    english = fresh(english)
    assert english.pinned
    assert english.title != "Not finished"
    english.get_latest_revision().publish()
    assert (fresh(english).title, fresh(english).pinned) == ("Not finished", True)


def take_down_by_code(world, page):
    page.unpublish()


def take_down_without_type(world, page):
    Page.objects.get(pk=page.pk).unpublish()


def take_down_in_the_admin(world, page):
    client = world.admin_client(world.officer(world.a, "approver"))
    client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]))


def take_down_in_bulk(world, page):
    client = world.admin_client(world.officer(world.a, "approver"))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "unpublish"])
    client.post(f"{url}?id={page.pk}")


def take_down_by_the_clock(world, page):
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")


@pytest.mark.parametrize(
    "take_down",
    [
        take_down_by_code,
        take_down_without_type,
        take_down_in_the_admin,
        take_down_in_bulk,
        take_down_by_the_clock,
    ],
)
def test_what_is_taken_down_is_taken_down_in_english(world, notice, take_down):
    page, english = notice
    path = path_of(world, english)
    assert world.get(world.a.site, path).status_code == 200
    take_down(world, page)
    assert not fresh(page).live
    assert not fresh(english).live
    assert world.get(world.a.site, path).status_code == 404


def test_what_comes_back_comes_back_in_english(world, notice):
    page, english = notice
    path = path_of(world, english)
    page.unpublish()
    page = republish(page, pinned=True)
    back = fresh(english)
    assert (back.live, back.title, back.pinned) == (True, english.title, True)
    assert not back.has_unpublished_changes
    assert world.get(world.a.site, path).status_code == 200


def test_new_words_keep_it_back_until_they_are_translated(world, notice):
    page, english = notice
    page.unpublish()
    page = fresh(page)
    page.title, page.urgency = "Mưa rất lớn", NORMAL
    page.save_revision()
    client = world.admin_client(world.officer(world.a, "approver"))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    told = client.post(f"{url}?id={page.pk}&next=/admin/", follow=True).content.decode()
    assert fresh(page).live and not fresh(english).live
    assert "chưa hiện lại" in told
    record = Translation.objects.get(source__object_id=page.translation_key)
    translate(record)
    publish(record)
    assert fresh(english).live
    assert not TranslationState.objects.get(page=english.pk).waits


def test_what_was_down_in_english_alone_stays_down(world, notice):
    page, english = notice
    fresh(english).unpublish()
    page.unpublish()
    republish(page)
    assert not fresh(english).live


def test_publishing_many_counts_no_translation_that_is_held_back(world):
    page = announce(world.a, "Mưa lớn", slug="mua-lon")
    record = send(page)
    english = record.get_target_instance()
    client = world.admin_client(world.officer(world.a, "approver"))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    told = client.post(f"{url}?id={english.pk}&next=/admin/", follow=True).content.decode()
    assert not fresh(english).live
    assert "chưa đăng" in told
    assert "Đã đăng" not in told
    told = client.post(
        f"{url}?id={english.pk}&id={page.pk}&next=/admin/", follow=True
    ).content.decode()
    assert "Đã đăng 1 trang" in told


def test_a_section_that_comes_back_makes_no_translation_new(world, notice):
    page, english = notice
    page = republish(page, title="Mưa rất lớn")
    assert TranslationState.objects.get(page=english.pk).behind_since
    index = section(world.a)
    index.unpublish()
    assert not fresh(english).live
    republish(index)
    assert fresh(english).live
    assert TranslationState.objects.get(page=english.pk).behind_since


def delete_by_code(world, page):
    page.delete()


def delete_in_the_admin(world, page):
    client = world.admin_client(world.officer(world.a, "admin"))
    client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))


def delete_in_bulk(world, page):
    client = world.admin_client(world.officer(world.a, "admin"))
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    client.post(f"{url}?id={page.pk}")


@pytest.mark.parametrize("delete", [delete_by_code, delete_in_the_admin, delete_in_bulk])
def test_what_is_deleted_is_deleted_in_english(world, notice, delete):
    page, english = notice
    delete(world, page)
    assert not Page.objects.filter(pk__in=[page.pk, english.pk]).exists()


def test_deleting_the_translation_leaves_the_original(world, notice):
    page, english = notice
    english.delete()
    assert fresh(page).live


def test_a_section_goes_with_all_that_is_english_below_it(world, notice):
    page, english = notice
    in_english(announce(world.a, "Họp xóm"))
    english_section = english.get_parent()
    page.get_parent().delete()
    assert not AnnouncementPage.objects.exists()
    assert not Page.objects.filter(pk=english_section.pk).exists()


@pytest.mark.parametrize("name", ["delete", "unpublish"])
def test_the_question_before_names_the_english_page(world, notice, name):
    page, english = notice
    client = world.admin_client(world.officer(world.a, "admin"))
    answer = client.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]))
    assert english.title in answer.content.decode()


def test_the_translation_of_what_is_not_public_is_not_published(world, notice):
    page, english = notice
    page.unpublish()
    fresh(english).save_revision().publish()
    assert not fresh(english).live


def test_a_moved_page_takes_its_translation_along(world):
    from portal.pages.models import StandardPage

    def add(parent, title):
        page = parent.add_child(instance=StandardPage(title=title, locale=parent.locale))
        page.save_revision().publish()
        return fresh(page)

    first, second, third = (add(world.a.home, name) for name in ("Một", "Hai", "Ba"))
    page = add(first, "Trang")
    for one in (first, second, page):
        in_english(one)
    english = page.get_translations().get().specific
    fresh(page).move(fresh(second), pos="last-child")
    assert fresh(english).get_parent().translation_key == second.translation_key
    assert fresh(english).live
    fresh(page).move(fresh(third), pos="last-child")
    assert not fresh(english).live
