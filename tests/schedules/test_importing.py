"""The way of a table through the screens into a draft."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from communes.schedules.models import WorkSchedulePage
from portal.core.weeks import Week
from tests.schedules.conftest import entry, make_week
from tests.schedules.importing import checked, import_url, paste, send, upload
from tests.schedules.test_importing_shapes import workbook


@pytest.fixture
def week():
    return Week.this() + 4


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


@pytest.fixture
def home(world):
    return world.a.home


def lines(week, *rows):
    """A pasted table of rows of day number, time, work, place."""
    told = [
        f"{week.days[day]:%-d/%-m/%Y}\t{time}\t{work}\t{place}" for day, time, work, place in rows
    ]
    return "\n".join(["Ngày\tGiờ\tNội dung\tĐịa điểm", *told])


def drafted(page):
    page = WorkSchedulePage.objects.get(pk=page.pk)
    found = page.get_latest_revision_as_object().entries.all()
    return [(one.date, f"{one.start_time:%-H:%M}", one.content) for one in found]


def take_in(client, home, text, query="", **changes):
    response = checked(client, paste(client, home, text, query=query), home)
    return send(client, response, home, "take", **changes)


def test_a_file_becomes_a_draft_of_its_week_that_nobody_sees(world, editor, home, week):
    text = lines(week, (1, "14h", "Họp xóm", "Xóm 2"), (0, "7h30", "Giao ban", ""))
    response = checked(editor, upload(editor, home, text, "lich.csv"), home)
    assert (response.context["week"], response.context["right"]) == (week, 2)
    response = send(editor, response, home, "take")
    page = WorkSchedulePage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert (page.live, page.starts_on, page.owner.username) == (
        False,
        week.monday,
        world.officer(world.a).username,
    )
    assert drafted(page) == [
        (week.days[0], "7:30", "Giao ban"),
        (week.days[1], "14:00", "Họp xóm"),
    ]
    html = editor.get(response.url, follow=True).content.decode()
    assert "Đã đưa 2 việc vào bản nháp" in html
    assert "Giao ban" not in world.get(world.a.site, "/lich-cong-tac/").content.decode()
    assert world.get(world.a.site, f"/lich-cong-tac/{page.slug}/").status_code == 404


def test_the_same_table_again_adds_nothing(editor, home, week):
    text = lines(week, (0, "7h30", "Giao ban", "P1"), (2, "8h", "Họp", "P2"))
    take_in(editor, home, text)
    page = WorkSchedulePage.objects.get()
    before = [one.translation_key for one in page.get_latest_revision_as_object().entries.all()]
    for mode in ("add", "replace"):
        response = take_in(editor, home, text, mode=mode)
        assert response.status_code == 302
        after = page.get_latest_revision_as_object().entries.all()
        assert [one.translation_key for one in after] == before


def test_a_published_week_keeps_what_readers_have_until_it_is_published(world, editor, home, week):
    page = make_week(home, entry(week.days[0], "Cũ"), entry(week.days[1], "Giữ"), week=week)
    text = lines(week, (1, "8h", "Giữ", "Nơi mới"), (3, "9h", "Mới", "P1"))
    response = take_in(editor, home, text, mode="replace")
    assert response.status_code == 302
    assert [one.content for one in page.entries.all()] == ["Cũ", "Giữ"]
    page.refresh_from_db()
    assert (page.live, page.has_unpublished_changes) == (True, True)
    assert [work for _day, _time, work in drafted(page)] == ["Giữ", "Mới"]
    kept = page.get_latest_revision_as_object().entries.all()[0]
    assert kept.place == "Nơi mới"
    assert kept.translation_key == page.entries.get(content="Giữ").translation_key
    page.get_latest_revision().publish()
    assert [one.content for one in page.entries.all()] == ["Giữ", "Mới"]


def test_adding_keeps_what_is_there(editor, home, week):
    page = make_week(home, entry(week.days[1], "Cũ"), week=week)
    response = checked(editor, paste(editor, home, lines(week, (0, "8h", "Mới", ""))), home)
    assert "Tuần này đã có lịch" in response.content.decode()
    send(editor, response, home, "take", mode="add")
    assert [work for _day, _time, work in drafted(page)] == ["Mới", "Cũ"]


def test_it_is_asked_what_becomes_of_what_is_there(editor, home, week):
    page = make_week(home, entry(week.days[1], "Cũ"), week=week)
    response = checked(editor, paste(editor, home, lines(week, (0, "8h", "Mới", ""))), home)
    response = send(editor, response, home, "take", mode="")
    assert response.status_code == 200
    assert response.context["mode"].errors
    assert not page.has_unpublished_changes


def test_wrong_rows_are_told_and_the_right_ones_stay(editor, home, week):
    text = lines(week, (0, "8h", "Đúng", ""), (1, "9h", "A" * 300, ""), (2, "10h-9h", "Ngược", ""))
    response = checked(editor, paste(editor, home, text + "\n\t7h\tKhông ngày\t"), home)
    assert (response.context["right"], response.context["wrong"]) == (2, 2)
    response = send(editor, response, home, "take")
    assert response.status_code == 200
    assert not WorkSchedulePage.objects.exists()
    html = response.content.decode()
    assert "A" * 300 in html
    assert "Giờ kết thúc phải sau giờ bắt đầu" in html or response.context["rows"][2].wrong
    response = send(editor, response, home, "take", row_1_content="Ngắn", row_2_take=None)
    assert response.status_code == 302
    works = [work for _day, _time, work in drafted(WorkSchedulePage.objects.get())]
    assert works == ["Đúng", "Ngắn", "Không ngày"] or works == ["Đúng", "Không ngày", "Ngắn"]


def test_the_right_rows_alone_can_be_taken(editor, home, week):
    text = lines(week, (0, "8h", "Đúng", ""), (1, "9h", "A" * 300, ""))
    response = checked(editor, paste(editor, home, text), home)
    response = send(editor, response, home, "take_good")
    assert [work for *_when, work in drafted(WorkSchedulePage.objects.get())] == ["Đúng"]
    assert "Không nhập 1 dòng" in editor.get(response.url).content.decode()


def test_days_of_another_week_are_told_and_their_week_is_offered(editor, home, week):
    other = week + 1
    text = lines(other, (0, "8h", "Tuần sau", "")) + "\nThứ 3\t9h\tTheo thứ\t"
    query = f"?week={week.code}"
    response = checked(editor, paste(editor, home, text, query=query), home)
    # The address is asked only when the screen is first opened.
    response = checked(editor, _with_week(editor, home, text, week), home)
    assert response.context["week"] == week
    assert response.context["other_weeks"] == [other]
    assert other.label in response.context["rows"][0].wrong[0]
    response = send(editor, response, home, "week", f"?to_week={other.code}", row_1_place="P9")
    assert (response.context["week"], response.context["wrong"]) == (other, 0)
    send(editor, response, home, "take")
    page = WorkSchedulePage.objects.get()
    assert page.starts_on == other.monday
    assert drafted(page) == [
        (other.days[0], "8:00", "Tuần sau"),
        (other.days[1], "9:00", "Theo thứ"),
    ]
    assert page.get_latest_revision_as_object().entries.all()[1].place == "P9"


def _with_week(client, home, text, week):
    data = {"text": text, "step": "read", "week": week.code}
    return client.post(import_url(home), data)


def test_citizens_are_marked_and_hidden_unless_the_officer_says_otherwise(editor, home, week):
    text = lines(
        week,
        (0, "8h", "Tiếp công dân Nguyễn Thị Hoa, 0912 345 678", ""),
        (1, "8h", "Làm việc với đ/c Trần Văn Bình, Chủ tịch", ""),
        (2, "8h", "Hoà giải hộ ông Lê Văn Nam, CCCD 040123456789", ""),
    )
    response = checked(editor, paste(editor, home, text), home)
    found = [row.found.citizens for row in response.context["rows"]]
    assert found[0] == ["Nguyễn Thị Hoa", "0912 345 678"]
    assert found[1] == []
    assert found[2] == ["Lê Văn Nam", "040123456789"]
    send(editor, response, home, "take", row_2_mask=None)
    works = [work for *_when, work in drafted(WorkSchedulePage.objects.get())]
    assert works[0] == "Tiếp công dân N.T.H., ***"
    assert works[2] == "Hoà giải hộ ông Lê Văn Nam, CCCD 040123456789"


def test_the_officer_changes_what_a_column_is(editor, home, week):
    text = f"A\tB\tC\n{week.monday:%-d/%-m/%Y}\tHội trường\tGiao ban"
    response = paste(editor, home, text)
    response = checked(editor, response, home, role_0="day", role_1="place", role_2="content")
    row = response.context["rows"][-1]
    assert (row.found.content, row.found.place) == ("Giao ban", "Hội trường")
    back = send(editor, response, home, "columns")
    assert back.context["form"].roles == ["day", "place", "content"]


def test_a_table_without_work_says_which_column_is_missing(editor, home):
    response = paste(editor, home, "Ngày\tGiờ\n23/11\t8h")
    response = send(editor, response, home, "check", role_0="day", role_1="time")
    assert "Hãy chọn cột nào là nội dung" in response.content.decode()


def test_other_sheets_can_be_chosen(editor, home, week):
    from io import BytesIO

    head = ["Ngày", "Giờ", "Nội dung"]
    book = load_workbook(BytesIO(workbook(head, [week.monday, "8h", "Một"], name="T1")))
    sheet = book.create_sheet("T2")
    for row in (head, [week.days[2], "9h", "Hai"]):
        sheet.append(row)
    content = BytesIO()
    book.save(content)
    response = upload(editor, home, content.getvalue(), "a.xlsx")
    assert response.context["form"].number == 0
    response = send(editor, response, home, "sheet", sheet="1")
    response = checked(editor, response, home)
    assert [row.found.content for row in response.context["rows"]] == ["Hai"]


@pytest.mark.parametrize("tables", ["", "[", "[1]", '["{}"]', '["{\\"name\\":1,\\"rows\\":[]}"]'])
def test_a_table_that_is_none_asks_for_it_again(editor, home, tables):
    response = editor.post(import_url(home), {"step": "check", "tables": tables})
    assert response.status_code == 200
    assert response.context["step"] == "source"
    assert response.context["form"].errors


def test_no_officer_of_another_commune_comes_in(world, home, week):
    other = world.admin_client(world.officer(world.b))
    assert other.get(import_url(home)).status_code in (302, 403, 404)
    own = checked(
        other, paste(other, world.b.home, lines(week, (0, "8h", "Họp", ""))), world.b.home
    )
    send(other, own, home, "take")
    assert not WorkSchedulePage.objects.exists()
    own_home = reverse("schedules:import", args=(world.b.home.pk,))
    assert other.get(own_home).status_code in (302, 404)


def test_a_locked_week_stays_as_it_is(world, editor, home, week):
    page = make_week(home, entry(week.monday, "Cũ"), week=week, live=False)
    page.locked, page.locked_by = True, world.officer(world.a, "admin")
    page.save()
    response = checked(editor, paste(editor, home, lines(week, (0, "8h", "Mới", ""))), home)
    assert response.status_code == 302
    assert [work for *_when, work in drafted(page)] == ["Cũ"]


def test_the_number_of_queries_is_that_of_few_rows(editor, home, week):
    def ask(count):
        rows = [(day % 7, f"{7 + day % 10}h", f"Họp {day}", "P") for day in range(count)]
        with CaptureQueriesContext(connection) as shown:
            response = checked(editor, paste(editor, home, lines(week, *rows)), home)
        with CaptureQueriesContext(connection) as taken:
            send(editor, response, home, "take")
        WorkSchedulePage.objects.get().delete()
        return len(shown), len(taken)

    ask(1)
    few, many = ask(2), ask(60)
    assert few[0] == many[0]
    # What saving a page asks for each child that is new.
    assert many[1] - few[1] <= 58 * 3


def test_it_is_reached_from_the_list_and_from_a_week(editor, home, week):
    page = make_week(home, entry(week.monday), week=week)
    assert import_url(home) in editor.get(reverse("schedules:index")).content.decode()
    html = editor.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert import_url(home, f"?week={week.code}") in html
    assert week.label in editor.get(import_url(home, f"?week={week.code}")).content.decode()
    assert editor.get(import_url(home, "?week=zz")).status_code == 404
