"""A file is for readers only while a public page of their very site shows it."""

from datetime import date, timedelta

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model

from communes.announcements.models import AnnouncementAttachment
from communes.schedules.models import WorkSchedulePage
from tests.announcements.factories import announce
from tests.schedules.conftest import entry, make_week

MONDAY = date(2026, 11, 23)


@pytest.fixture
def file(world):
    return get_document_model().objects.create(
        title="Lịch gốc", file=ContentFile(b"noi bo", "lich.txt"), collection=world.a.collection
    )


def seen(world, file) -> dict[str, int]:
    """What readers of each host are answered."""
    sites = {"a": world.a.site, "b": world.b.site, "tinh": world.portal.site}
    return {name: world.get(site, file.url).status_code for name, site in sites.items()}


NOBODY = {"a": 404, "b": 404, "tinh": 404}
OWN_READERS = {"a": 200, "b": 404, "tinh": 404}


@pytest.fixture
def week(world):
    return make_week(world.a.home, entry(MONDAY))


def hold(week, file, is_public=False, publish=True):
    week.attachment, week.attachment_is_public = file, is_public
    revision = week.save_revision()
    if publish:
        revision.publish()
    return WorkSchedulePage.objects.get(pk=week.pk)


def attach(page, file, publish=True):
    page.attachments = [AnnouncementAttachment(document=file)]
    revision = page.save_revision()
    if publish:
        revision.publish()


def test_an_internal_schedule_is_for_nobody_in_any_state(world, week, file):
    newer = get_document_model().objects.create(title="Mới", file=ContentFile(b"x", "moi.txt"))
    assert seen(world, file) == NOBODY, "uploaded"
    hold(week, file, publish=False)
    assert seen(world, file) == NOBODY, "in a draft of a live week"
    week = hold(week, file)
    assert seen(world, file) == NOBODY, "published as internal"
    week = hold(week, newer)
    assert seen(world, file) == NOBODY, "replaced"
    week = hold(week, file)
    assert seen(world, file) == NOBODY, "attached again"
    week.unpublish()
    assert seen(world, file) == NOBODY, "week taken down"
    week.delete()
    assert seen(world, file) == NOBODY, "week deleted"


def test_a_public_schedule_follows_its_week(world, week, file):
    week = hold(week, file, is_public=True, publish=False)
    assert seen(world, file) == NOBODY
    week = hold(week, file, is_public=True)
    assert seen(world, file) == OWN_READERS
    week = hold(week, file, is_public=False)
    assert seen(world, file) == NOBODY
    week = hold(week, file, is_public=True)
    week.unpublish()
    assert seen(world, file) == NOBODY


def test_the_only_file_taken_off_a_page_is_for_nobody(
    world, file, django_capture_on_commit_callbacks
):
    page = announce(world.a)
    attach(page, file)
    assert seen(world, file) == OWN_READERS
    page = type(page).objects.get(pk=page.pk)
    with django_capture_on_commit_callbacks(execute=True):
        page.attachments = []
        page.save_revision().publish()
    assert seen(world, file) == NOBODY


def test_no_file_is_said_to_be_packed_as_none(world, file):
    attach(announce(world.a), file)
    response = world.get(world.a.site, file.url)
    assert response.status_code == 200
    assert "Content-Encoding" not in response.headers


def test_what_one_week_keeps_back_no_other_page_gives_away(world, week, file):
    attach(announce(world.a), file)
    assert seen(world, file) == OWN_READERS
    week = hold(week, file)
    assert seen(world, file) == NOBODY
    hold(week, file, is_public=True)
    assert seen(world, file) == OWN_READERS


def test_a_translation_that_still_keeps_it_back_does_not_count(world, week, file):
    week = hold(week, file)
    english = week.copy_for_translation(world.a.homes["en"].locale, copy_parents=True)
    english.save_revision().publish()
    hold(week, file, is_public=True)
    assert seen(world, file) == OWN_READERS


def test_files_of_an_announcement_follow_it(world, file):
    page = announce(world.a)
    attach(page, file, publish=False)
    assert seen(world, file) == NOBODY
    attach(page, file)
    assert seen(world, file) == OWN_READERS
    page.refresh_from_db()
    page.starts_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    assert seen(world, file) == NOBODY, "not begun"
    page.starts_at = timezone.now() - timedelta(days=1)
    page.save_revision().publish()
    page.get_parent().specific.unpublish()
    assert seen(world, file) == NOBODY, "section taken down"


def test_a_file_in_the_body_of_a_page(world, file):
    page = announce(world.a, body=[("files", {"files": [file]})])
    assert seen(world, file) == OWN_READERS
    page.unpublish()
    assert seen(world, file) == NOBODY


def test_another_communes_page_gives_it_on_its_own_host(world, file):
    attach(announce(world.b), file)
    assert seen(world, file) == {"a": 404, "b": 200, "tinh": 404}


def test_officers_with_rights_have_it_in_every_state(world, file):
    for role in ("contributor", "editor", "approver"):
        own = world.admin_client(world.officer(world.a, role))
        assert own.get(file.url).status_code == 200, role
        other = world.admin_client(world.officer(world.b, role))
        assert other.get(file.url).status_code == 404, role
    assert "private" in own.get(file.url).headers["Cache-Control"]


def test_nobody_keeps_a_file_without_asking_again(world, file, settings):
    settings.PAGE_CACHE, settings.TRUSTED_PROXY_COUNT = True, 1
    page = announce(world.a)
    attach(page, file)
    answer = world.get(world.a.site, file.url)
    assert answer.status_code == 200
    assert "no-cache" in answer.headers["Cache-Control"]
    assert "X-Accel-Expires" not in answer.headers
    page.unpublish()
    etag = {"host": "a.test", "if-none-match": answer.headers["ETag"]}
    assert Client().get(file.url, headers=etag).status_code == 404


def test_the_api_names_a_file_where_readers_get_it(world, file):
    page = announce(world.a)
    attach(page, file)
    for site in (world.a.site, world.portal.site):
        item = world.get(site, f"/api/v1/announcements/{page.pk}/").json()
        assert [one["contentUrl"] for one in item["associatedMedia"]] == [
            f"http://a.test{file.url}"
        ]


def test_the_address_of_a_replaced_file_leads_to_the_new_one(world, file):
    attach(announce(world.a), file)
    old = file.url
    file.file = ContentFile(b"moi", "lich-sua.txt")
    file.save()
    response = world.get(world.a.site, old)
    assert (response.status_code, response.headers["Location"]) == (302, file.url)
    assert "no-cache" in response.headers["Cache-Control"]
    assert world.get(world.b.site, old).status_code == 404
    assert world.get(world.a.site, old.replace(f"/{file.pk}/", "/99999/")).status_code == 404
