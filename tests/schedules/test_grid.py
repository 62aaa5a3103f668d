"""The week's entries in the editor: short lines, few fields, rules that help."""

from datetime import time, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communes.schedules.models import ScheduleEntry
from communes.schedules.models.entry import Session
from portal.core.weeks import Week
from tests.schedules.conftest import entry, make_week
from tests.schedules.test_admin import add_url, form_data


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=(page.pk,))


def rows_of(response):
    soup = BeautifulSoup(response.content.decode(), "html.parser")
    return soup.select("#id_entries-FORMS > .week-row")


def test_a_line_says_what_its_entry_is_and_opens_to_be_edited(world, editor):
    week = Week.this()
    page = make_week(
        world.a.home,
        entry(week.monday, "Giao ban", start_time=time(7, 30), place="P1"),
        entry(week.monday, "Họp kín", is_public=False),
        entry(week.days[2], "Lễ", is_cancelled=True),
    )
    rows = rows_of(editor.get(edit_url(page)))
    lines = [" ".join(row.summary.get_text(" ").split()) for row in rows]
    assert lines[0].startswith("7:30 Giao ban P1")
    assert lines[1].endswith("Nội bộ")
    assert lines[2].endswith("Đã huỷ")
    assert not any(row.select_one(":scope > details").has_attr("open") for row in rows)
    headings = [row.h3.get_text() for row in rows if not row.h3.has_attr("hidden")]
    assert headings == [
        f"Thứ Hai, {week.monday:%-d/%-m}",
        f"Thứ Tư, {week.days[2]:%-d/%-m}",
    ]
    days = rows[0].select_one("select[name$=-date]").select("option")
    assert [day.get("value") for day in days] == ["", *(day.isoformat() for day in week.days)]
    assert days[1].has_attr("selected")


def test_what_has_an_error_is_open_and_keeps_what_was_typed(world, editor):
    week = Week.this()
    page = make_week(world.a.home)
    outside = week.sunday + timedelta(days=3)
    data = form_data(
        week.monday,
        {"date": week.monday.isoformat()},
        {"date": outside.isoformat(), "start_time": "9h75", "content": "Sai"},
    )
    first, second = rows_of(editor.post(edit_url(page), data))
    assert not first.select_one(":scope > details").has_attr("open")
    assert second.select_one(":scope > details").has_attr("open")
    assert second.select_one("[name$=-start_time]")["value"] == "9h75"
    assert second.select_one("[name$=-date] [selected]")["value"] == outside.isoformat()
    for name in ("date", "start_time"):
        field = second.select_one(f"[name$=-{name}]")
        assert field["aria-invalid"] == "true"
        assert second.select_one(f"#{field['id']}_error").get_text(strip=True)


@pytest.mark.parametrize(
    ("typed", "start", "session"),
    [
        ("7h30", time(7, 30), Session.MORNING),
        ("1430", time(14, 30), Session.AFTERNOON),
        ("19 giờ", time(19), Session.EVENING),
        ("8", time(8), Session.MORNING),
        ("17:30", time(17, 30), Session.AFTERNOON),
    ],
)
def test_the_part_of_the_day_follows_the_hour(world, editor, typed, start, session):
    week = Week.this()
    page = make_week(world.a.home)
    line = {"date": week.monday.isoformat(), "start_time": typed, "session": "morning"}
    response = editor.post(edit_url(page), form_data(week.monday, line))
    assert response.status_code == 302, response.context["form"].formsets["entries"].errors
    saved = ScheduleEntry.objects.get()
    assert (saved.start_time, saved.session) == (start, session)


def test_the_whole_day_stays_the_whole_day(world):
    line = entry(Week.this().monday, session=Session.ALL_DAY, start_time=time(7))
    line.clean()
    assert line.session == Session.ALL_DAY


def test_a_new_week_offers_the_days_of_the_week_it_proposes(world, editor):
    make_week(world.a.home)
    soup = BeautifulSoup(editor.get(add_url(world.a.home)).content.decode(), "html.parser")
    blank = soup.select_one("#id_entries-EMPTY_FORM_TEMPLATE")
    days = [one.get("value") for one in blank.select("select[name$=-date] option")]
    assert days[1:] == [day.isoformat() for day in (Week.this() + 1).days]


def test_no_query_more_for_more_entries(world, editor):
    week = Week.this()
    few = make_week(world.a.home, entry(week.monday), week=week)
    many = make_week(world.a.home, *(entry(day) for day in week.days * 3), week=week + 1)
    counts = []
    for page in (few, many, few, many):
        with CaptureQueriesContext(connection) as queries:
            editor.get(edit_url(page))
        counts.append(len(queries))
    assert counts[2] == counts[3]
