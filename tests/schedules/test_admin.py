"""What officers meet when they write a week."""

from datetime import timedelta

import pytest
from django.urls import reverse

from communes.schedules.models import ScheduleEntry, WorkSchedulePage
from portal.core.weeks import Week
from tests.schedules.conftest import entry, index_of, make_week


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def add_url(home):
    return reverse(
        "wagtailadmin_pages:add", args=("schedules", "workschedulepage", index_of(home).pk)
    )


def form_data(day, *entries, **values):
    data = {
        "starts_on": day.isoformat(),
        "note": "",
        "approved_by": "",
        "attachment": "",
        "seo_title": "",
        "search_description": "",
        "comments-TOTAL_FORMS": 0,
        "comments-INITIAL_FORMS": 0,
        "entries-TOTAL_FORMS": len(entries),
        "entries-INITIAL_FORMS": 0,
        "entries-MIN_NUM_FORMS": 0,
        "entries-MAX_NUM_FORMS": 1000,
        "action-publish": "1",
    }
    for number, item in enumerate(entries):
        defaults = {
            "session": "morning",
            "start_time": "08:00",
            "end_time": "",
            "content": "Giao ban",
            "place": "Hội trường",
            "chair": "",
            "participants": "",
            "host_unit": "",
            "entry_type": "meeting",
            "is_public": "on",
            "ORDER": number + 1,
            "id": "",
        }
        for name, value in (defaults | item).items():
            data[f"entries-{number}-{name}"] = value
    return data | values


def test_a_new_page_proposes_the_next_week_without_one(world, editor):
    this = Week.this()
    make_week(world.a.home, week=this)
    make_week(world.a.home, week=this + 1, live=False)
    html = editor.get(add_url(world.a.home)).content.decode()
    assert f'value="{(this + 2).monday:%Y-%m-%d}"' in html or (
        f'value="{(this + 2).monday:%d/%m/%Y}"' in html
    )


def test_an_editor_writes_and_publishes_a_week(world, editor):
    week = Week.this()
    data = form_data(week.monday + timedelta(days=2), {"date": week.monday.isoformat()})
    response = editor.post(add_url(world.a.home), data)
    assert response.status_code == 302, response.context["form"].errors
    page = WorkSchedulePage.objects.get()
    assert (page.live, page.title) == (True, week.title_in("vi"))
    saved = ScheduleEntry.objects.get()
    assert saved.locale == page.locale
    assert "Giao ban" in world.get(world.a.site, "/lich-cong-tac/").content.decode()


def test_editing_keeps_identities_and_counts_changes(world, editor):
    week = Week.this()
    page = make_week(world.a.home, entry(week.monday))
    old = page.entries.get()
    data = form_data(
        week.monday, {"date": week.monday.isoformat(), "id": old.pk, "content": "Đổi tên"}
    )
    data["entries-INITIAL_FORMS"] = 1
    response = editor.post(reverse("wagtailadmin_pages:edit", args=(page.pk,)), data)
    assert response.status_code == 302
    new = ScheduleEntry.objects.get()
    assert (new.content, new.uid, new.sequence) == ("Đổi tên", old.uid, 1)


def test_entries_stay_in_the_editor_as_readers_see_them(world, editor):
    week = Week.this()
    page = make_week(world.a.home)
    lines = [
        {"date": week.sunday.isoformat(), "content": "Cuối tuần"},
        {"date": week.monday.isoformat(), "content": "Chiều", "session": "afternoon"}
        | {"start_time": ""},
        {"date": week.monday.isoformat(), "content": "Sau", "ORDER": 9},
        {"date": week.monday.isoformat(), "content": "Trước", "ORDER": 5},
        {"date": "", "content": "Bỏ", "DELETE": "on"},
    ]
    url = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    response = editor.post(url, form_data(week.monday, *lines))
    assert response.status_code == 302, response.context["form"].formsets["entries"].errors
    html = editor.get(url).content.decode()
    words = ["Trước", "Sau", "Chiều", "Cuối tuần"]
    places = [html.index(f'value="{word}"') for word in words]
    assert places == sorted(places)


def test_a_taken_week_is_refused_by_name(world, editor):
    make_week(world.a.home)
    response = editor.post(add_url(world.a.home), form_data(Week.this().sunday))
    assert response.status_code == 200
    assert Week.this().title_in("vi") in str(response.context["form"].errors["starts_on"])
    assert WorkSchedulePage.objects.count() == 1


def test_a_draft_of_a_taken_week_is_refused_too(world, editor):
    make_week(world.a.home)
    data = form_data(Week.this().monday)
    del data["action-publish"]
    response = editor.post(add_url(world.a.home), data)
    assert response.status_code == 200
    assert WorkSchedulePage.objects.count() == 1


def test_an_entry_outside_its_week_is_told_at_its_date(world, editor):
    week = Week.this()
    wrong = {"date": (week.sunday + timedelta(days=1)).isoformat()}
    right = {"date": week.sunday.isoformat()}
    response = editor.post(add_url(world.a.home), form_data(week.monday, right, wrong))
    assert response.status_code == 200
    first, second = response.context["form"].formsets["entries"].forms
    assert not first.errors
    assert week.span in str(second.errors["date"])


def test_an_entry_taken_off_may_have_any_date(world, editor):
    week = Week.this()
    gone = {"date": (week.sunday + timedelta(days=9)).isoformat(), "DELETE": "on"}
    response = editor.post(add_url(world.a.home), form_data(week.monday, gone))
    assert response.status_code == 302


def test_a_missing_day_is_told_and_nothing_breaks(world, editor):
    data = form_data(Week.this().monday, {"date": ""}, starts_on="")
    response = editor.post(add_url(world.a.home), data)
    assert response.status_code == 200
    assert "starts_on" in response.context["form"].errors


def test_copying_a_week_asks_into_which_and_opens_the_draft(world, editor):
    page = make_week(world.a.home, entry(Week.this().monday))
    url = reverse("wagtailadmin_pages:copy", args=(page.pk,))
    html = editor.get(url).content.decode()
    assert "Chép sang tuần khác" in html
    following = Week.this() + 1
    response = editor.post(url, {"week": following.sunday.isoformat()})
    copy = WorkSchedulePage.objects.get(starts_on=following.monday)
    assert response.url == reverse("wagtailadmin_pages:edit", args=(copy.pk,))
    assert not copy.live
    assert copy.entries.get().date == following.monday
    assert editor.get(response.url).status_code == 200


@pytest.mark.parametrize("week", ["", "zz"])
def test_copying_into_no_week_asks_again(world, editor, week):
    page = make_week(world.a.home)
    url = reverse("wagtailadmin_pages:copy", args=(page.pk,))
    assert editor.post(url, {"week": week}).status_code == 200
    assert WorkSchedulePage.objects.count() == 1


def test_copying_into_a_taken_week_names_its_page(world, editor):
    page = make_week(world.a.home)
    url = reverse("wagtailadmin_pages:copy", args=(page.pk,))
    response = editor.post(url, {"week": Week.this().sunday.isoformat()})
    assert f"Đã có “{page.title}”" in response.content.decode()
    assert WorkSchedulePage.objects.count() == 1


def test_other_pages_are_copied_as_ever(world):
    client = world.admin_client(world.officer(world.a, "admin"))
    response = client.get(reverse("wagtailadmin_pages:copy", args=(index_of(world.a.home).pk,)))
    assert "new_slug" in response.content.decode()


def test_officers_of_another_commune_cannot_touch_it(world):
    page = make_week(world.b.home, entry(Week.this().monday))
    client = world.admin_client(world.officer(world.a))
    for name in ("edit", "copy", "unpublish", "delete"):
        response = client.get(reverse(f"wagtailadmin_pages:{name}", args=(page.pk,)))
        assert response.status_code in (302, 403, 404)
    assert client.get(add_url(world.b.home)).status_code in (302, 403, 404)
    client.post(
        reverse("wagtailadmin_pages:copy", args=(page.pk,)),
        {"week": (Week.this() + 1).monday.isoformat()},
    )
    assert WorkSchedulePage.objects.count() == 1


def test_a_copied_week_is_no_sample(world, editor):
    week = make_week(world.a.home)
    WorkSchedulePage.objects.filter(pk=week.pk).update(is_sample=True)
    week = WorkSchedulePage.objects.get(pk=week.pk)
    copy = week.copy_to(week.week + 1)
    for version in (WorkSchedulePage.objects.get(pk=copy.pk), copy.get_latest_revision_as_object()):
        assert version.is_sample is False
