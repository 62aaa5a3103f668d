"""“Việc đang chờ”: what presses comes first, with its count, and only of the own site."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from communes.announcements.models import AnnouncementPage
from communes.questions.models import Question
from portal.core.models import DayChange
from portal.core.weeks import Week
from tests.announcements.factories import announce, expired
from tests.organisation.factories import put_on_duty
from tests.products.factories import make_product, with_stars
from tests.schedules.conftest import make_week
from tests.works.factories import build, tender

pytestmark = pytest.mark.usefixtures("thursday")


def rows(html: str) -> list[tuple[str, str, str]]:
    """Urgency, text and address of each row."""
    found = []
    for address, inside in re.findall(r'class="desk-row" href="([^"]+)">(.*?)</a>', html, re.S):
        urgency, text = re.findall(r"<span[^>]*>(.*?)</span>", inside)
        found.append((urgency, text, address.replace("&amp;", "&")))
    return found


@pytest.fixture
def waiting(world, desk_of):
    def found(user=None):
        return [row[:2] for row in rows(desk_of(user or world.officer(world.a)))]

    return found


@pytest.fixture
def week_is_written(world, thursday):
    """So that it is not what waits."""
    make_week(world.a.home, week=Week.this() + 1)


def due_in(question, days: int):
    day = timezone.localdate() + timedelta(days=days)
    Question.objects.filter(pk=question.pk).update(due_on=day)


@pytest.mark.usefixtures("week_is_written")
def test_where_nothing_waits_it_says_so(world, desk_of):
    html = desk_of(world.officer(world.a))
    assert not rows(html)
    assert "Không có việc nào đang chờ" in html


@pytest.mark.usefixtures("week_is_written")
def test_questions_that_are_late_due_and_new(world, waiting, make_question):
    for days in (-2, -1, 0, 3, 4):
        due_in(make_question(text=f"Câu {days}", email=f"nguoi{days}@example.com"), days)
    due_in(make_question(world.b), -5)
    assert waiting() == [
        ("Quá hạn", "2 câu hỏi đã quá hạn trả lời"),
        ("Sắp đến hạn", "2 câu hỏi phải trả lời trong 3 ngày tới"),
        ("Mới", "5 câu hỏi chưa ai nhận"),
    ]
    assert waiting(world.officer(world.a, "contributor")) == []


@pytest.mark.usefixtures("week_is_written")
def test_notices_that_end_today_or_tomorrow(world, waiting):
    now = timezone.now()
    for hours in (1, 30, 14 + 24):
        announce(world.a, f"Hết sau {hours} giờ", valid_until=now + timedelta(hours=hours))
    announce(world.a, "Còn lâu", valid_until=now + timedelta(hours=15 + 24))
    expired(world.a)
    announce(world.b, "Của xã khác", valid_until=now + timedelta(hours=1))
    assert waiting() == [("Sắp đến hạn", "3 thông báo hết hạn hôm nay hoặc ngày mai")]


@pytest.mark.usefixtures("week_is_written")
def test_certificates_that_ended_or_end_soon(world, waiting):
    for days in (-1, 0, 30, 31, 180, 181):
        make_product(world.a, f"Cam {days}", **with_stars(days_left=days))
    make_product(world.a, "Nháp", live=False, **with_stars(days_left=-9))
    make_product(world.b, "Mực", **with_stars(days_left=-9))
    assert waiting() == [
        ("Quá hạn", "1 chứng nhận OCOP đã hết hạn"),
        ("Sắp đến hạn", "2 chứng nhận OCOP hết hạn trong 30 ngày tới"),
        ("Sắp đến hạn", "1 chứng nhận OCOP hết hạn trong 90 ngày tới"),
        ("Sắp đến hạn", "1 chứng nhận OCOP hết hạn trong 180 ngày tới"),
    ]


@pytest.mark.usefixtures("week_is_written")
def test_works_and_purchases_whose_time_is_over(world, waiting, desk_of):
    today = timezone.localdate()
    over = {"planned_to": today - timedelta(days=1)}
    build(world.a, "Đường quá hạn", **over)
    build(world.a, "Đường đúng hạn", planned_to=today)
    build(world.a, "Đường xong", percent=100, finished_on=today, **over)
    build(world.a, "Đường nháp", live=False, **over)
    build(world.b, "Đường xã khác", **over)
    tender(world.a, "Mua đã đóng", closes_at=timezone.now() - timedelta(hours=1))
    tender(world.a, "Mua còn nhận", closes_at=timezone.now() + timedelta(hours=1))
    assert waiting() == [
        ("Cần làm", "1 công trình đã quá ngày dự kiến: làm đến đâu rồi?"),
        ("Cần làm", "1 thông báo mua sắm đã hết hạn nộp: ai trúng?"),
    ]
    user = world.officer(world.a)
    client = world.admin_client(user)
    (_u, _t, works), (_u, _t, tenders) = rows(desk_of(user))
    html = client.get(works).content.decode()
    assert "Đường quá hạn" in html and "Đường đúng hạn" not in html and "xã khác" not in html
    html = client.get(tenders).content.decode()
    assert "Mua đã đóng" in html and "Mua còn nhận" not in html
    assert waiting(world.officer(world.a, "contributor")) == []


def test_next_week_is_asked_for_from_thursday_on(world, waiting, monkeypatch, thursday):
    told = [("Cần làm", "Chưa có lịch Tuần 49 (30/11–6/12/2026)")]
    assert waiting() == told
    monkeypatch.setattr(timezone, "now", lambda: thursday - timedelta(days=1))
    assert waiting() == []
    # Wednesday is late enough where Friday is off.
    DayChange.objects.create(day=thursday.date() + timedelta(days=1), is_worked=False, reason="Bù")
    assert waiting() == told


def test_a_draft_of_next_week_still_has_to_be_published(world, waiting):
    make_week(world.a.home, week=Week.this() + 1, live=False)
    assert waiting() == [("Cần làm", "Lịch Tuần 49 (30/11–6/12/2026) còn là bản nháp")]


def test_a_week_in_which_nobody_works_needs_no_schedule(world, waiting):
    for day in (Week.this() + 1).days:
        DayChange.objects.create(day=day, is_worked=False, reason="Tết")
    assert waiting() == []


@pytest.mark.usefixtures("week_is_written")
def test_only_ones_own_drafts_wait(world, waiting):
    editor, other = world.officer(world.a), world.officer(world.a, "admin")
    for user in (editor, other):
        page = announce(world.a, f"Nháp của {user}", live=False)
        page.save_revision(user=user)
    taken_down = announce(world.a, "Đã gỡ")
    taken_down.save_revision(user=editor).publish()
    AnnouncementPage.objects.get(pk=taken_down.pk).unpublish(user=editor)
    assert waiting(editor) == [("Đang dở", "1 bản nháp của bạn chưa đăng")]


@pytest.mark.usefixtures("week_is_written")
def test_every_row_leads_to_a_list_with_what_it_counts(world, desk_of, make_question):
    user = world.officer(world.a)
    late, soon = make_question(text="Câu trễ"), make_question(text="Câu gấp", email="b@example.com")
    due_in(late, -1)
    due_in(soon, 1)
    announce(world.a, "Sắp hết", valid_until=timezone.now() + timedelta(hours=1))
    announce(world.a, "Còn hiện lâu")
    old = make_product(world.a, "Cam cũ", **with_stars(days_left=-3))
    near = make_product(world.a, "Cam sắp", **with_stars(days_left=3))
    announce(world.a, "Bài nháp", live=False).save_revision(user=user)
    expected = {
        "when=late": ("Câu trễ", "Câu gấp"),
        "when=soon": ("Câu gấp", "Câu trễ"),
        "status=received": ("Câu trễ", "Cam cũ"),
        "state=ending": ("Sắp hết", "Còn hiện lâu"),
        # The only one of its kind: its own screen (products.renewal).
        f"chung-nhan/{old.pk}/": ("Cam cũ", "Cam sắp"),
        f"chung-nhan/{near.pk}/": ("Cam sắp", "Cam cũ"),
        "ban-nhap": ("Bài nháp", "Sắp hết"),
    }
    addresses = [address for *_words, address in rows(desk_of(user))]
    assert len(addresses) == len(expected)
    client = world.admin_client(user)
    for part, (inside, outside) in expected.items():
        (address,) = [one for one in addresses if part in one]
        html = client.get(address).content.decode()
        assert inside in html, address
        assert outside not in html, address


@pytest.mark.usefixtures("week_is_written", "thursday")
def test_a_roster_that_goes_on_is_asked_for(world, waiting):
    assert waiting() == []
    put_on_duty(world.a)
    assert waiting() == [("Cần làm", "Chưa có lịch trực Tuần 49 (30/11–6/12/2026)")]
    put_on_duty(world.a, day=(Week.this() + 1).monday)
    put_on_duty(world.b)
    assert waiting() == []
