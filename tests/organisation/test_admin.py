"""The duty roster in the admin: a week on one screen, last week with one button."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from communes.organisation.forms import WeekFormSet
from communes.organisation.models import DutyShift
from portal.core.weeks import Week
from tests.organisation.factories import make_official, make_unit, put_on_duty

WEEK = Week.parse("2026-W49")
MONDAY = WEEK.monday
DAY = timedelta(days=1)


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a, "editor"))


def week_of(commune) -> str:
    return reverse("duty_shifts:week", args=[commune.site.pk, WEEK.code])


def version(commune) -> str:
    return WeekFormSet(site=commune.site, week=WEEK).version


def sent(commune, *rows, there=()) -> dict:
    """What the table sends: rows that are there by their keys, and new ones."""
    lines = [*there, *rows]
    data = {
        "seen": version(commune),
        "ca-TOTAL_FORMS": len(lines),
        "ca-INITIAL_FORMS": len(there),
    }
    for number, row in enumerate(lines):
        row = {"day": MONDAY.isoformat(), "part": "all_day"} | row
        data |= {f"ca-{number}-{name}": value for name, value in row.items()}
    return data


def test_an_officer_enters_a_week(world, editor):
    official = make_official(world.a, "Trần Thị Mẫu")
    html = editor.get(week_of(world.a)).content.decode()
    assert "Trần Thị Mẫu – Chủ tịch UBND xã" in html and "Chép tuần trước" in html
    data = sent(
        world.a,
        {"official": official.pk},
        {"day": (MONDAY + DAY).isoformat(), "name": "Ban Chỉ huy", "phone": "0238 300 0160"},
        {"day": (MONDAY + 2 * DAY).isoformat()},
    )
    assert editor.post(week_of(world.a), data).status_code == 302
    found = DutyShift.objects.in_site(world.a.site).in_order()
    assert [(one.day, one.official_id, one.name, one.phone) for one in found] == [
        (MONDAY, official.pk, "", ""),
        (MONDAY + DAY, None, "Ban Chỉ huy", "02383000160"),
    ]


def test_a_line_is_changed_and_another_taken_out(world, editor):
    first, second = (put_on_duty(world.a, day=MONDAY) for _number in range(2))
    data = sent(
        world.a,
        there=(
            {"id": first.pk, "name": "Công an xã", "phone": ""},
            {"id": second.pk, "name": second.name, "DELETE": "on"},
        ),
    )
    assert editor.post(week_of(world.a), data).status_code == 302
    assert DutyShift.objects.get().name == "Công an xã"


def test_what_is_wrong_is_said_and_nothing_typed_is_lost(world, editor):
    data = sent(world.a, {"name": "Ban Chỉ huy", "phone": "12", "starts_at": "07:00"})
    answer = editor.post(week_of(world.a), data)
    html = answer.content.decode()
    assert answer.status_code == 200 and not DutyShift.objects.exists()
    assert "Ban Chỉ huy" in html and "số điện thoại" in html.lower()
    assert "Ghi đến mấy giờ" in html


def test_two_officers_at_once_lose_nothing(world, editor):
    shift = put_on_duty(world.a, day=MONDAY)
    mine = sent(world.a, there=({"id": shift.pk, "name": "Công an xã"},))
    put_on_duty(world.a, day=MONDAY + DAY)
    html = editor.post(week_of(world.a), mine).content.decode()
    assert "Có người vừa sửa tuần này" in html and "Công an xã" in html
    assert not DutyShift.objects.filter(name="Công an xã").exists()
    assert f'name="seen" value="{version(world.a)}"' in html
    again = editor.post(week_of(world.a), mine | {"seen": version(world.a)})
    assert again.status_code == 302 and DutyShift.objects.count() == 2
    assert DutyShift.objects.filter(name="Công an xã").exists()


def test_a_shift_that_was_deleted_meanwhile_is_told_in_its_line(world, editor):
    shift = put_on_duty(world.a, day=MONDAY)
    line = {"id": shift.pk, "name": "Công an xã"}
    shift.delete()
    html = editor.post(week_of(world.a), sent(world.a, there=(line,))).content.decode()
    assert "Ca này vừa bị xoá" in html and "Công an xã" in html
    data = sent(world.a, {"name": "Công an xã"}, there=(line | {"DELETE": "on"},))
    assert editor.post(week_of(world.a), data).status_code == 302
    assert DutyShift.objects.get().name == "Công an xã"


@pytest.mark.parametrize("total", ["x", "", "99999", "\x00"])
def test_a_broken_table_saves_nothing(world, editor, total):
    data = sent(world.a, {"name": "Công an xã"}) | {"ca-TOTAL_FORMS": total}
    assert editor.post(week_of(world.a), data).status_code == 200
    assert not DutyShift.objects.exists()


def test_last_week_comes_with_one_button(world, editor):
    put_on_duty(world.a, day=MONDAY - 7 * DAY)
    answer = editor.post(week_of(world.a), {"copy": "1"}, follow=True)
    assert "Đã chép 1 ca trực" in answer.content.decode()
    assert DutyShift.objects.filter(day=MONDAY).count() == 1
    answer = editor.post(week_of(world.a), {"copy": "1"}, follow=True)
    assert "đều đã có" in answer.content.decode()


def test_nothing_to_copy_is_said(world, editor):
    answer = editor.post(week_of(world.a), {"copy": "1"}, follow=True)
    assert "Tuần trước không có ca trực" in answer.content.decode()


def test_another_commune_is_neither_seen_nor_written(world, editor):
    foreign = make_official(world.b, "Phạm Văn Xa")
    shift = put_on_duty(world.b, foreign, day=MONDAY)
    assert editor.get(week_of(world.b)).status_code == 404
    assert editor.post(week_of(world.b), {"copy": "1"}).status_code == 404
    assert editor.post(week_of(world.a), sent(world.a, {"official": foreign.pk})).status_code == 200
    data = sent(world.a, there=({"id": shift.pk, "name": "x", "DELETE": "on"},))
    editor.post(week_of(world.a), data)
    assert DutyShift.objects.get() == shift
    for url in (
        "/admin/lich-truc/",
        "/admin/lich-truc/new/",
        "/admin/bo-may/",
        "/admin/ho-so-can-bo/",
    ):
        answer = editor.get(url)
        assert answer.status_code == 200
        assert "Phạm Văn Xa" not in answer.content.decode()


def test_a_contributor_and_a_wrong_week_get_none(world, editor):
    contributor = world.admin_client(world.officer(world.a, "contributor"))
    assert contributor.get(week_of(world.a)).status_code == 302
    wrong = reverse("duty_shifts:week", args=[world.a.site.pk, "x"])
    assert editor.get(wrong).status_code == 404


def test_the_lists_lead_to_the_week(world, editor):
    put_on_duty(world.a, make_official(world.a, "Trần Thị Mẫu", unit=make_unit(world.a)))
    html = editor.get("/admin/lich-truc/").content.decode()
    assert "Trần Thị Mẫu" in html and "Nhập cả tuần" in html
    assert f"/admin/lich-truc/tuan/{world.a.site.pk}/" in html


def test_the_cost_of_a_week_does_not_grow_with_its_lines(world, editor, django_assert_num_queries):
    def cost():
        with CaptureQueriesContext(connection) as captured:
            assert editor.get(week_of(world.a)).status_code == 200
        return len(captured)

    put_on_duty(world.a, make_official(world.a), day=MONDAY)
    cost()
    few = cost()
    for number in range(6):
        put_on_duty(world.a, make_official(world.a, f"Lê Văn {number}"), day=MONDAY)
    assert cost() == few
