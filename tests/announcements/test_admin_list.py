"""The list of notices in the admin: true states, what is shown first, “Đăng lại”."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from communes.announcements.models import AnnouncementPage
from communes.announcements.states import notice_is, notice_state, notice_words
from portal.admin.states import PageState
from tests.announcements.factories import URGENT, announce, expired, section, upcoming

# What wagtail-localize asks at each row of any list of pages for its buttons.
LOCALIZE_BUTTONS = 2
INDEX = reverse("notices:index")


@pytest.fixture
def november(monkeypatch):
    moment = timezone.make_aware(datetime(2026, 11, 29, 9))
    monkeypatch.setattr(timezone, "now", lambda: moment)
    return moment


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


@pytest.fixture
def every_state(world):
    """One notice in each state, by it."""
    taken_down = announce(world.a, "Đã gỡ xuống")
    taken_down.unpublish()
    return {
        PageState.SHOWN: announce(world.a, "Đang có hiệu lực"),
        PageState.DRAFT: announce(world.a, "Bản thảo", live=False),
        PageState.TO_COME: upcoming(world.a, "Sắp hiện"),
        PageState.ENDED: expired(world.a, "Hết rồi"),
        PageState.TAKEN_DOWN: AnnouncementPage.objects.get(pk=taken_down.pk),
    }


def titles(response) -> list[str]:
    return [page.title for page in response.context["object_list"]]


def test_states_say_what_readers_have(world, november):
    assert notice_words(announce(world.a)) == "Đang hiện"
    later = announce(world.a, starts_at=november + timedelta(days=9), days=9)
    assert notice_words(later) == "Hiện từ 8/12"
    ended = announce(world.a, days=-40, lasts=13)
    assert notice_words(ended) == "Hết hạn 2/11"
    last_year = announce(world.a, days=-400, lasts=35)
    assert notice_words(last_year) == "Hết hạn 29/11/2025"


def test_a_change_that_readers_do_not_have_is_told(world):
    page = announce(world.a)
    page.has_unpublished_changes = True
    assert notice_words(page) == "Đang hiện; có bản sửa chưa đăng"


def test_each_state_is_found_by_its_filter_and_no_other(every_state, editor):
    for state, page in every_state.items():
        assert notice_state(page) == state
        assert list(AnnouncementPage.objects.filter(notice_is(state))) == [page]
        assert titles(editor.get(INDEX, {"state": state})) == [page.title]


def test_what_is_shown_and_drafts_stand_first(every_state, editor):
    expected = ["Đang có hiệu lực", "Bản thảo", "Sắp hiện", "Hết rồi", "Đã gỡ xuống"]
    assert titles(editor.get(INDEX)) == expected


def test_the_list_tells_until_when_for_whom_and_how_urgent(world, editor, november):
    announce(world.a, urgency=URGENT, valid_until=november + timedelta(days=3))
    html = editor.get(INDEX).content.decode()
    for words in ("đến 9:00 2/12/2026", "Khẩn cấp", "Đang hiện", "Thêm thông báo"):
        assert words in html


def test_wrong_filters_are_no_error(editor):
    assert editor.get(INDEX, {"state": "khong-co", "urgency": "x", "p": "z"}).status_code == 200


def test_an_empty_list_says_what_to_do(editor):
    assert "Bấm “Thêm thông báo”" in editor.get(INDEX).content.decode()


def test_only_own_notices_are_listed(world, editor):
    announce(world.b, "Của xã khác")
    announce(world.a, "Của xã mình")
    assert titles(editor.get(INDEX)) == ["Của xã mình"]


def test_who_works_on_two_sites_sees_which_is_which(world):
    announce(world.a, "Tin một")
    announce(world.b, "Tin hai")
    user = world.officer(world.a)
    assert '<td class="on-card">Xã' not in world.admin_client(user).get(INDEX).content.decode()
    user.groups.add(world.b.groups["editor"])
    html = world.admin_client(user).get(INDEX).content.decode()
    assert "Xã An Bình" in html
    assert "Xã Bình Minh" in html


def test_a_new_notice_is_one_click_away_where_there_are_two_languages(world, editor):
    response = editor.get(reverse("notices:choose_parent"))
    parent = section(world.a)
    assert response.url == reverse(
        "wagtailadmin_pages:add", args=["announcements", "announcementpage", parent.pk]
    )


def repeat_url(page) -> str:
    return reverse("notices:repeat", args=[page.pk])


def test_publishing_again_opens_a_draft_with_new_dates(world, editor):
    old = expired(world.a, "Họp xóm tháng", is_sample=True, pinned=True, correction="Sửa giờ")
    old.event_at = old.starts_at
    old.save()
    response = editor.post(repeat_url(old))
    copy = AnnouncementPage.objects.exclude(pk=old.pk).get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[copy.pk])
    assert editor.get(response.url).status_code == 200
    for version in (copy, copy.get_latest_revision_as_object()):
        assert (version.title, version.summary) == (old.title, old.summary)
        assert version.slug == f"{old.slug}-2"
        assert not version.live
        assert not version.is_expired
        assert version.has_started
        assert not version.is_sample
        assert not version.pinned
        assert version.correction == ""
        assert version.event_at is None
    assert notice_state(copy) == PageState.DRAFT
    assert copy.owner.username == "xa-an-binh-editor"
    old.refresh_from_db()
    assert old.live


def test_publishing_again_twice_finds_another_address(world, editor):
    old = expired(world.a)
    for _time in range(2):
        assert editor.post(repeat_url(old)).status_code == 302
    slugs = set(AnnouncementPage.objects.values_list("slug", flat=True))
    assert slugs == {old.slug, f"{old.slug}-2", f"{old.slug}-3"}


def test_a_contributor_may_write_again_what_was_published(world):
    old = expired(world.a)
    contributor = world.admin_client(world.officer(world.a, "contributor"))
    assert "Đăng lại" in contributor.get(INDEX).content.decode()
    response = contributor.post(repeat_url(old))
    assert contributor.get(response.url).status_code == 200


def test_nobody_writes_again_what_is_another_communes(world):
    old = expired(world.a)
    stranger = world.admin_client(world.officer(world.b))
    stranger.post(repeat_url(old))
    assert AnnouncementPage.objects.count() == 1


def test_looking_at_the_address_makes_nothing(world, editor):
    assert editor.get(repeat_url(expired(world.a))).status_code == 405
    assert AnnouncementPage.objects.count() == 1


def test_a_translation_is_not_written_again(world, editor):
    english = announce(world.a, "Meeting", language="en")
    assert "dang-lai" not in editor.get(INDEX).content.decode()
    editor.post(repeat_url(english))
    assert AnnouncementPage.objects.count() == 1


def test_a_long_list_costs_as_much_as_a_short_one(world, editor, django_assert_max_num_queries):
    announce(world.a)
    editor.get(INDEX)
    with django_assert_max_num_queries(60) as few:
        editor.get(INDEX)
    for number in range(20):
        announce(world.a, f"Tin {number}")
    with django_assert_max_num_queries(len(few) + LOCALIZE_BUTTONS * 20):
        editor.get(INDEX)
