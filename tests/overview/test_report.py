"""“Tình hình các xã”: the province sees how each commune's site fares."""

import csv
import re
from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Site

from bench.sites import copy_site
from communes.closing import close_commune
from communes.questions.models import Question
from home.overview.rows import overview_columns
from portal.core.models import IdentitySettings
from portal.core.weeks import Week
from products.shops.models import ClickCount, ListingCheck
from tests.announcements.factories import announce, upcoming
from tests.documents.factories import issue
from tests.feedback.factories import make_published
from tests.overview.conftest import REPORT, text_of
from tests.procedures.factories import make_procedure, say
from tests.products.factories import make_product, with_stars
from tests.questions.conftest import NAME, PHONE, TEXT
from tests.schedules.conftest import make_week

A, B = "Xã An Bình", "Xã Bình Minh"
COLUMNS = ["name", "care", *(one.name for one in overview_columns())]


def cell(row: str, number: int) -> str:
    return text_of(re.findall(r"<td.*?</td>", row, re.S)[number]).partition(": ")[2]


def last_here(user, days: int):
    user.last_login = timezone.now() - timedelta(days=days)
    user.save()


def clicked(commune, product, count):
    """So many readers went on to its seller."""
    day = timezone.localdate()
    ClickCount.objects.create(site=commune.site, product=product, day=day, kind="shop", count=count)


@pytest.fixture
def busy(world, make_question, answer):
    """Commune A has something of everything; B has nothing."""
    announce(world.a, days=-2)
    announce(world.a, days=-50, lasts=100)
    upcoming(world.a)
    make_week(world.a.home)
    make_week(world.a.home, week=Week.this() + 1)
    make_question(text="Một")
    make_question(text="Hai", at=timezone.now() - timedelta(days=90))
    for number, days in enumerate((1, 2, 9)):
        answer(world.a, days, text=f"Câu {number}")
    answer(world.a, 300, ago=800, text="Lâu rồi")
    make_product(world.a, "Cam", **with_stars(days_left=-1))
    make_product(world.a, "Chè", **with_stars(days_left=30))
    make_product(world.a, "Mít", **with_stars(days_left=200))
    make_product(world.a, "Nháp", live=False, **with_stars(days_left=-1))
    clicked(world.a, make_product(world.a, "Mật ong"), 12)
    issue(world.a, days=0)
    issue(world.a, number="3/KH-UBND", days=-200)
    births, land, copies = (make_procedure(world.portal, name) for name in ("Sinh", "Đất", "Sao"))
    say(world.a, births, counter="Quầy số 2")
    say(world.a, land, is_offered=False, notes="Làm ở tỉnh")
    say(world.a, copies)
    last_here(world.officer(world.a), days=3)
    make_published(world.a)
    asked = make_question(text="Xin bản sao", information={"way": "copy"})
    asked.refuse("public", "Đã đăng ở mục Thông báo.")


@pytest.mark.usefixtures("busy")
def test_what_is_there_is_told(world, report):
    row = report()[A]
    notice = timezone.localtime(timezone.now() - timedelta(days=2))
    login = timezone.localtime(timezone.now() - timedelta(days=3))
    assert cell(row, 1) == "2 việc"
    assert cell(row, 2) == f"{notice.day}/{notice.month}/{notice.year}"
    assert cell(row, 3) == "Đủ tuần này và tuần tới"
    assert cell(row, 4) == "2 câu 1 câu quá hạn"
    assert cell(row, 5) == "2 ngày"
    assert cell(row, 6) == "1 hết hạn trong 180 ngày 1 đã hết hạn"
    assert cell(row, 7) == "12"
    assert cell(row, 8) == "1"
    assert cell(row, 9) == "1, không làm 1"
    assert re.fullmatch(r"Thiếu \d+/21 mục", cell(row, 10))
    assert cell(row, 11) == f"{login.day}/{login.month}/{login.year}"
    assert cell(row, 12) == "Nhận 1, đã cung cấp 0, từ chối 1"
    assert cell(row, 13) == "1 chưa xong"


@pytest.mark.usefixtures("busy")
def test_what_is_not_there_is_told_in_words(report):
    row = report()[B]
    assert cell(row, 1) == "3 việc"
    assert cell(row, 2) == "Chưa có thông báo nào"
    assert cell(row, 3) == "Chưa có tuần này và tuần tới Thiếu lịch tuần này"
    assert cell(row, 4) == "Không có câu nào chờ"
    assert cell(row, 5) == "12 tháng chưa trả lời câu nào"
    assert cell(row, 6) == "Không có cái nào sắp hết hạn"
    assert cell(row, 7) == cell(row, 8) == cell(row, 9) == "0"
    assert cell(row, 11) == "Chưa ai đăng nhập"
    assert cell(row, 13) == "Không còn phản ánh"


def test_the_answer_in_the_middle_of_an_even_number(world, report, answer):
    for number, days in enumerate((1, 2, 4, 30)):
        answer(world.a, days, ago=40, text=f"Câu {number}")
    assert cell(report()[A], 5) == "3 ngày"


def test_an_answer_of_the_same_day(world, report, answer):
    answer(world.a, 0.2)
    assert cell(report()[A], 5) == "Dưới 1 ngày"


def test_drafts_and_translations_are_not_there(world, report):
    announce(world.a, live=False)
    announce(world.a, language="en")
    make_week(world.a.home, live=False)
    row = report()[A]
    assert cell(row, 2) == "Chưa có thông báo nào"
    assert cell(row, 3).startswith("Chưa có tuần này")


def test_it_is_old_after_thirty_days(world, report):
    announce(world.a, days=-31, lasts=100)
    last_here(world.officer(world.a), days=31)
    row = report()[A]
    assert cell(row, 2).endswith("30 ngày chưa có tin mới")
    assert cell(row, 11).endswith("30 ngày không ai vào")


@pytest.mark.parametrize(
    ("weekday", "needs"), [(0, False), (3, True)], ids=["on Monday", "on Thursday"]
)
def test_next_weeks_schedule_is_asked_for_from_thursday_on(
    world, report, monkeypatch, weekday, needs
):
    monday = timezone.make_aware(timezone.datetime(2026, 11, 23, 9))
    monkeypatch.setattr(timezone, "now", lambda: monday + timedelta(days=weekday))
    make_week(world.a.home)
    assert ("Đến lúc làm lịch tuần tới" in cell(report()[A], 3)) == needs


@pytest.mark.usefixtures("busy")
def test_figures_lead_to_where_readers_see_them(world, report):
    row = report()[A]
    root = world.a.site.root_url
    links = re.findall(r'href="([^"]+)"', row)
    assert f"{root}/" in links
    public = [link for link in links if link.startswith(f"{root}/") and link != f"{root}/"]
    assert len(public) == 9
    for link in public:
        assert world.get(world.a.site, link.removeprefix(root)).status_code == 200, link
    inside = [link for link in links if link.startswith("/admin/")]
    client = world.admin_client(world.officer(world.portal, "admin"))
    assert len(inside) == 2
    for link in inside:
        assert client.get(link.replace("&amp;", "&")).status_code == 200, link


def test_drafts_past_their_day_are_counted(world, report):
    issue(world.a, number="9/KH-UBND", days=-30, live=False)
    issue(world.a, number="10/KH-UBND", days=0, live=False)
    issue(world.b, number="9/KH-UBND", days=-30, live=False, issuer="UBND tỉnh")
    assert cell(report()[A], 8) == "0 1 chưa đăng"
    assert cell(report()[B], 8) == "0"


def test_broken_shop_links_need_care(world, report):
    product = make_product(world.a)
    of_it = {"site": world.a.site, "product": product, "status": "dead"}
    ListingCheck.objects.create(**of_it, url="https://voso.example/1", failures=1)
    assert cell(report()[A], 7) == "0"
    ListingCheck.objects.create(**of_it, url="https://voso.example/2", failures=2)
    assert cell(report()[A], 7) == "0 1 đường dẫn hỏng"
    assert cell(report()[B], 7) == "0"


def test_who_does_not_manage_staff_gets_no_way_to_it(world, report):
    row = report(user=world.officer(world.portal, "editor"))[A]
    assert "Chưa ai đăng nhập" in row
    assert "can-bo" not in row and "/staff" not in row and "commune=" not in row


@pytest.mark.usefixtures("busy")
def test_who_needs_most_care_stands_first(report):
    assert list(report()) == [B, A]


@pytest.mark.usefixtures("busy")
@pytest.mark.sampled(5)
@pytest.mark.parametrize("name", COLUMNS)
def test_every_column_orders(report, name):
    up, down = list(report(f"?ordering={name}")), list(report(f"?ordering=-{name}"))
    assert up == down[::-1] and len(up) == 2
    expected = [A, B] if name in ("name", "care", "lacking") else [B, A]
    assert up == expected


@pytest.mark.usefixtures("busy")
def test_it_is_narrowed_by_words_and_by_care(report):
    assert list(report("?q=an+binh")) == [A]
    assert list(report("?q=xa+minh")) == [B]
    assert not report("?q=khong+co")
    assert list(report("?care=questions")) == [A]
    assert list(report("?care=notice")) == [B]
    assert list(report("?care=any")) == [B, A]


def test_a_commune_without_a_care_is_well(world, report):
    announce(world.a)
    make_week(world.a.home)
    make_week(world.a.home, week=Week.this() + 1)
    last_here(world.officer(world.a), days=0)
    assert cell(report()[A], 1) == "Ổn"
    assert list(report("?care=any")) == [B]


@pytest.mark.parametrize(
    "query",
    [
        "?ordering=zz",
        "?ordering=-",
        "?ordering=site_name",
        "?ordering=",
        "?p=999",
        "?p=x",
        "?care=zz",
        "?care=name",
        "?q=%00",
        "?q=%25%27--",
        "?export=zz",
        "?_w_filter_fragment=1",
    ],
)
def test_wrong_requests_are_answered(world, query):
    client = world.admin_client(world.officer(world.portal, "admin"))
    for path in (REPORT, f"{REPORT}results/"):
        assert client.get(path + query).status_code in (200, 400), query


@pytest.mark.usefixtures("busy")
def test_the_csv_is_whole_and_runs_nothing(world):
    IdentitySettings.objects.filter(site=world.b.site).update(official_name='=HYPERLINK("x")')
    client = world.admin_client(world.officer(world.portal, "admin"))
    response = client.get(f"{REPORT}?export=csv&ordering=notice")
    text = b"".join(response.streaming_content).decode()
    head, b, a = csv.reader(text.removeprefix("\ufeff").splitlines())
    assert text.startswith("\ufeff")
    assert head[:4] == ["Xã", "Địa chỉ trang", "Cần chú ý", "Thông báo mới nhất"]
    assert b[0] == '\'=HYPERLINK("x")'
    told = dict(zip(head, a, strict=True))
    assert told["Lịch tuần này"] == told["Lịch tuần tới"] == "Có"
    assert (told["Câu hỏi đang chờ"], told["Câu hỏi quá hạn"]) == ("2", "1")
    assert told["Số ngày trả lời (trung vị, 12 tháng)"] == "2.0"
    assert told["Số câu đã trả lời trong 12 tháng"] == "3"
    assert (told["Chứng nhận đã hết hạn"], told["Chứng nhận hết hạn trong 30 ngày"]) == ("1", "1")
    assert told["Số mục còn thiếu"] == str(len(told["Còn thiếu"].split("; ")))
    for secret in (NAME, PHONE, TEXT, "Câu 1", world.officer(world.a).username):
        assert secret not in text


@pytest.mark.usefixtures("busy")
def test_the_xlsx_has_the_same_and_runs_nothing(world):
    IdentitySettings.objects.filter(site=world.b.site).update(official_name="=1+1")
    client = world.admin_client(world.officer(world.portal, "admin"))
    response = client.get(f"{REPORT}?export=xlsx&ordering=notice")
    sheet = openpyxl.load_workbook(BytesIO(b"".join(response.streaming_content))).active
    head, b, a = sheet.iter_rows()
    assert [one.value for one in head][:3] == ["Xã", "Địa chỉ trang", "Cần chú ý"]
    assert b[0].value == "=1+1" and b[0].data_type == "s"
    told = {key.value: one.value for key, one in zip(head, a, strict=True)}
    assert told["Câu hỏi đang chờ"] == 2
    day = timezone.localtime(timezone.now() - timedelta(days=2)).date()
    assert told["Thông báo mới nhất"] == day


def test_closed_communes_are_left_out_and_those_taken_down_say_so(world, report):
    close_commune(world.b.site)
    world.a.home.unpublish()
    assert list(report()) == [A]
    row = report()[A]
    assert cell(row, 1) == "Trang đang bị gỡ xuống"
    assert world.a.site.root_url not in row


@pytest.mark.parametrize("path", [REPORT, f"{REPORT}results/", f"{REPORT}?export=csv"])
def test_it_is_the_provinces_alone(world, path):
    for role in ("editor", "admin"):
        client = world.admin_client(world.officer(world.portal, role))
        assert client.get(path).status_code == 200
    for role in ("contributor", "editor", "approver", "admin"):
        client = world.admin_client(world.officer(world.a, role))
        response = client.get(path)
        assert response.status_code == 302 and response.headers["Location"] == "/admin/"


@pytest.mark.parametrize(("place", "is_shown"), [("portal", True), ("a", False)])
def test_the_menu_offers_it_to_whom_it_is(world, place, is_shown):
    client = world.admin_client(world.officer(getattr(world, place), "editor"))
    page = client.get("/admin/").content.decode()
    assert (REPORT in page) == is_shown


@pytest.mark.usefixtures("busy")
@pytest.mark.parametrize("query", ["", "?ordering=speed", "?export=csv", "?care=any&q=x"])
def test_the_sql_is_the_same_among_many(world, query, settings):
    settings.SESSION_TOUCH_SECONDS = 24 * 60 * 60
    client = world.admin_client(world.officer(world.portal, "admin"))

    def cost() -> int:
        client.get(REPORT + query)
        with CaptureQueriesContext(connection) as captured:
            response = client.get(REPORT + query)
            assert response.status_code == 200
            b"".join(response)
        return len(captured)

    few = cost()
    copy_site(world.a.site, range(3, 31))
    assert Site.objects.count() == 31
    assert Question.objects.count()
    assert cost() == few
