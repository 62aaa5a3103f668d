"""The list of weeks in the admin: those that are missing, too, one click from a draft."""

import pytest
from django.urls import reverse

from communes.schedules.models import WorkSchedulePage
from portal.core.weeks import Week
from tests.schedules.conftest import entry, index_of, make_week

# What wagtail-localize asks at each row of any list of pages for its buttons.
LOCALIZE_BUTTONS = 2
INDEX = reverse("schedules:index")


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def fill_url(home, week: Week) -> str:
    return reverse("schedules:fill", args=[index_of(home).pk, week.code])


def rows(response) -> list[tuple[Week, bool]]:
    """The weeks in their order, and whether each has a page."""
    return [(row.week, row.pk is not None) for row in response.context["table"].data]


def test_missing_weeks_stand_between_the_first_and_next_week(world, editor):
    this = Week.this()
    make_week(world.a.home, week=this - 3)
    make_week(world.a.home, week=this, live=False)
    expected = [(this + 1, False), (this, True), (this - 1, False), (this - 2, False)]
    response = editor.get(INDEX)
    assert rows(response) == [*expected, (this - 3, True)]
    html = response.content.decode()
    for words in (f"{(this + 1).label}, {(this + 1).span}: chưa có", "Tuần sau", "Nháp"):
        assert words in html
    assert html.count("Chép từ tuần trước") == 2
    assert f"Chép từ tuần {(this - 3).number} năm {(this - 3).year}" in html


def test_a_week_that_is_planned_early_stays_on_top(world, editor):
    this = Week.this()
    make_week(world.a.home, week=this)
    make_week(world.a.home, week=this + 3)
    assert rows(editor.get(INDEX)) == [(this + 3, True), (this + 1, False), (this, True)]


def test_pages_of_the_list_lack_no_week_and_say_none_twice(world, editor, monkeypatch):
    monkeypatch.setattr("communes.schedules.viewsets.ScheduleIndexView.paginate_by", 2)
    this = Week.this()
    for ago in (0, 3, 4, 7, 9):
        make_week(world.a.home, week=this - ago)
    found = [row for number in (1, 2, 3) for row in rows(editor.get(INDEX, {"p": number}))]
    assert [week for week, _is_there in found] == [this + 1 - step for step in range(11)]


def test_a_narrowed_list_has_what_it_asks_for_only(world, editor):
    this = Week.this()
    make_week(world.a.home, week=this - 2)
    draft = make_week(world.a.home, week=this, live=False)
    assert rows(editor.get(INDEX, {"state": "draft"})) == [(draft.week, True)]
    assert rows(editor.get(INDEX, {"q": draft.title.split(",")[0]})) == [(draft.week, True)]
    assert len(rows(editor.get(INDEX, {"ordering": "starts_on"}))) == 2


def test_without_any_week_it_says_what_to_do(editor):
    html = editor.get(INDEX).content.decode()
    assert "Bấm “Thêm lịch tuần”" in html


def test_only_own_weeks_are_listed_and_missed(world, editor):
    this = Week.this()
    make_week(world.b.home, week=this - 4)
    make_week(world.a.home, week=this)
    assert rows(editor.get(INDEX)) == [(this + 1, False), (this, True)]


def test_one_click_makes_the_draft_from_the_week_before_and_opens_it(world, editor):
    this = Week.this()
    make_week(world.a.home, entry(this.monday, "Giao ban"), week=this, note="Chú ý", is_sample=True)
    response = editor.post(fill_url(world.a.home, this + 1))
    page = WorkSchedulePage.objects.get(starts_on=(this + 1).monday)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert editor.get(response.url).status_code == 200
    assert (page.live, page.note, page.is_sample) == (False, "", False)
    assert [one.content for one in page.entries.all()] == ["Giao ban"]


def test_a_second_click_opens_the_same_draft(world, editor):
    this = Week.this()
    make_week(world.a.home, week=this)
    first, second = (editor.post(fill_url(world.a.home, this + 1)) for _time in range(2))
    assert first.url == second.url
    assert WorkSchedulePage.objects.count() == 2


def test_where_nothing_can_be_copied_the_empty_form_opens(world, editor):
    response = editor.post(fill_url(world.a.home, Week.this()))
    assert response.url.startswith("/admin/pages/add/schedules/workschedulepage/")
    assert not WorkSchedulePage.objects.exists()


def test_looking_at_the_address_makes_nothing(world, editor):
    make_week(world.a.home)
    assert editor.get(fill_url(world.a.home, Week.this() + 1)).status_code == 405
    assert WorkSchedulePage.objects.count() == 1


@pytest.mark.parametrize("code", ["2026-W99", "tuan-sau", "9999-W01"])
def test_what_is_no_week_is_not_found(world, editor, code):
    url = reverse("schedules:fill", args=[index_of(world.a.home).pk, code])
    assert editor.post(url).status_code == 404


@pytest.mark.parametrize(("level", "role"), [("b", "editor"), ("a", "contributor")])
def test_who_may_not_write_there_makes_no_week(world, level, role):
    make_week(world.a.home)
    client = world.admin_client(world.officer(getattr(world, level), role))
    client.post(fill_url(world.a.home, Week.this() + 1))
    assert WorkSchedulePage.objects.count() == 1
    if level == "a":
        assert "chep/" not in client.get(INDEX).content.decode()


def test_each_of_two_communes_misses_its_own_weeks(world):
    this = Week.this()
    make_week(world.a.home, week=this - 1)
    make_week(world.b.home, week=this)
    user = world.officer(world.a)
    user.groups.add(world.b.groups["editor"])
    response = world.admin_client(user).get(INDEX)
    missing = [
        (row.week, row.commune.name) for row in response.context["table"].data if row.pk is None
    ]
    assert sorted(missing) == [
        (this, "Xã An Bình"),
        (this + 1, "Xã An Bình"),
        (this + 1, "Xã Bình Minh"),
    ]


def test_the_list_costs_the_same_for_many_weeks(world, editor, django_assert_max_num_queries):
    this = Week.this()
    make_week(world.a.home, week=this)
    editor.get(INDEX)
    with django_assert_max_num_queries(60) as few:
        editor.get(INDEX)
    for ago in range(2, 20, 2):
        make_week(world.a.home, week=this - ago)
    with django_assert_max_num_queries(len(few) + LOCALIZE_BUTTONS * 9):
        editor.get(INDEX)
