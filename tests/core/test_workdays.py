from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from communes.questions.models import Question
from portal.core.models import ContactSettings, DayChange
from portal.core.workdays import (
    add_months,
    add_working_days,
    is_holiday,
    is_working_day,
    working_days_between,
)

VN = ZoneInfo("Asia/Ho_Chi_Minh")
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "day",
    [date(2026, 1, 1), date(2026, 4, 30), date(2026, 5, 1), date(2026, 9, 2), date(2026, 2, 17)],
)
def test_public_holidays_are_known(day):
    assert is_holiday(day)
    assert not is_working_day(day)


def test_deadlines_skip_weekends_and_holidays():
    assert add_working_days(date(2026, 11, 20), 1) == date(2026, 11, 23)
    # 30 April and 1 May stand between Wednesday and the next working day.
    assert add_working_days(date(2026, 4, 29), 1) == date(2026, 5, 4)
    assert add_working_days(date(2026, 11, 20), 0) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (datetime(2026, 11, 25, 8, 0, tzinfo=VN), True),
        (datetime(2026, 11, 25, 11, 30, tzinfo=VN), False),
        (datetime(2026, 11, 25, 13, 30, tzinfo=VN), True),
        (datetime(2026, 11, 25, 17, 0, tzinfo=VN), False),
        (datetime(2026, 11, 28, 8, 0, tzinfo=VN), False),
        (datetime(2026, 11, 29, 8, 0, tzinfo=VN), False),
        (datetime(2026, 9, 2, 8, 0, tzinfo=VN), False),
    ],
)
def test_the_counter_knows_when_it_is_open(moment, is_open):
    assert ContactSettings().is_open_at(moment) is is_open


def test_saturday_mornings_can_be_open():
    contact = ContactSettings(open_saturday_morning=True)
    assert contact.is_open_at(datetime(2026, 11, 28, 8, 0, tzinfo=VN))
    assert not contact.is_open_at(datetime(2026, 11, 28, 14, 0, tzinfo=VN))


def test_months_and_working_days_are_counted():
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2026, 11, 15), 14) == date(2028, 1, 15)
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 23)) == 1
    assert working_days_between(date(2026, 11, 20), date(2026, 11, 20)) == 0
    assert working_days_between(date(2026, 4, 29), date(2026, 5, 4)) == 1


@pytest.mark.parametrize(
    ("now", "opens"),
    [
        ((2026, 11, 27, 12, 0), (2026, 11, 27, 13, 30)),
        ((2026, 11, 27, 18, 0), (2026, 11, 30, 7, 30)),
        ((2026, 11, 28, 9, 0), (2026, 11, 30, 7, 30)),
        # The first of January is no working day.
        ((2026, 12, 31, 17, 0), (2027, 1, 4, 7, 30)),
    ],
)
def test_a_closed_counter_says_when_it_opens_again(now, opens):
    moment = datetime(*now, tzinfo=VN)
    assert ContactSettings().next_opening_after(moment) == datetime(*opens, tzinfo=VN)


def test_a_counter_without_hours_never_opens():
    contact = ContactSettings(morning_opens=None, afternoon_opens=None)
    assert contact.next_opening_after(datetime(2026, 11, 27, 12, 0, tzinfo=VN)) is None


# As the Government decided; worked days and days off beside what the calendar says.
@pytest.mark.parametrize(
    ("day", "is_worked"),
    [
        (date(2025, 1, 24), True),
        *((date(2025, 1, day), False) for day in (27, 28, 29, 30, 31)),
        (date(2025, 4, 26), True),
        (date(2025, 5, 1), False),
        (date(2025, 5, 2), False),
        (date(2025, 9, 1), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 1, 17), False),
        *((date(2026, 2, day), False) for day in (16, 17, 18, 19, 20)),
        (date(2026, 2, 23), True),
        (date(2026, 4, 27), False),
        (date(2026, 8, 22), True),
        (date(2026, 8, 31), False),
        (date(2026, 9, 1), False),
    ],
)
def test_swapped_days_are_known(day, is_worked):
    assert is_working_day(day) is is_worked


def test_a_worked_saturday_is_open_all_day():
    saturday = datetime(2026, 8, 22, 14, 0, tzinfo=VN)
    assert ContactSettings().is_open_at(saturday)
    assert not ContactSettings().is_open_at(datetime(2026, 1, 2, 8, 0, tzinfo=VN))


def test_a_row_of_the_province_counts_at_once():
    friday, saturday = date(2027, 3, 5), date(2027, 3, 6)
    assert add_working_days(date(2027, 3, 4), 1) == friday
    DayChange.objects.create(day=friday)
    DayChange.objects.create(day=saturday, is_worked=True)
    assert add_working_days(date(2027, 3, 4), 1) == saturday
    assert working_days_between(date(2027, 3, 4), date(2027, 3, 8)) == 2
    assert not ContactSettings().is_open_at(datetime(2027, 3, 5, 8, 0, tzinfo=VN))
    DayChange.objects.filter(day=date(2026, 8, 22)).update(is_worked=False)
    assert not is_working_day(date(2026, 8, 22))


def test_a_saturday_off_is_off_where_saturdays_are_open():
    DayChange.objects.create(day=date(2026, 11, 28))
    contact = ContactSettings(open_saturday_morning=True)
    assert not contact.is_open_at(datetime(2026, 11, 28, 8, 0, tzinfo=VN))


def test_kept_pages_follow(world, settings, django_capture_on_commit_callbacks):
    settings.PAGE_CACHE = True
    today = timezone.localdate()

    def html():
        answer = world.get(world.a.site, "/")
        assert answer.status_code == 200
        return answer.text

    with django_capture_on_commit_callbacks(execute=True):
        row = DayChange.objects.create(day=today, is_worked=True)
    ContactSettings.objects.filter(site=world.a.site).update(
        morning_opens=time(0),
        morning_closes=time(23, 59, 59),
        afternoon_opens=None,
        afternoon_closes=None,
    )
    caches["frames"].clear()
    caches["pages"].clear()
    assert "Đang mở cửa" in html()
    assert "Đang mở cửa" in html()
    with django_capture_on_commit_callbacks(execute=True):
        row.is_worked = False
        row.save()
    assert "Đang mở cửa" not in html()


def test_running_deadlines_follow(world):
    question = Question.objects.receive(
        world.a.site,
        {"name": "Hoa", "phone": "0912345678"},
        at=datetime(2027, 3, 1, 8, 0, tzinfo=VN),
        text="Bao giờ có nước?",
    )
    before = question.due_on
    row = DayChange.objects.create(day=before)
    question.refresh_from_db()
    assert question.due_on > before
    row.delete()
    question.refresh_from_db()
    assert question.due_on == before


@pytest.mark.parametrize("role", ["contributor", "editor", "approver", "admin"])
def test_communes_neither_see_nor_change_them(world, role):
    row = DayChange.objects.create(day=date(2027, 3, 5), reason="Riêng của tỉnh")
    client = world.admin_client(world.officer(world.a, role))
    for name, args in (("index", []), ("add", []), ("edit", [row.pk]), ("delete", [row.pk])):
        answer = client.get(reverse(f"day_changes:{name}", args=args))
        assert answer.status_code in {302, 403, 404}, name
    assert "ngay-lam-viec" not in client.get(reverse("wagtailadmin_home")).text


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_the_province_sets_them(world, role):
    client = world.admin_client(world.officer(world.portal, role))
    data = {"day": "05/03/2027", "reason": "Bão số 1"}
    assert client.post(reverse("day_changes:add"), data).status_code == 302
    assert not is_working_day(date(2027, 3, 5))
    assert "Bão số 1" in client.get(reverse("day_changes:index")).text
    again = client.post(reverse("day_changes:add"), data)
    assert again.status_code == 200
    assert DayChange.objects.filter(day=date(2027, 3, 5)).count() == 1
