"""The desk of data requests: who sees them, what each step does, what each role may decide."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from communes.closing import close_commune
from communes.questions.models import Question, QuestionContact, QuestionPage
from portal.privacy.models import AccessRecord, DataRequest
from portal.privacy.models.steps import RequestStepNotPossible
from tests.privacy.test_requests import DETAILS
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT

LIST = "/admin/yeu-cau-du-lieu/"
NOTE = "Xã đã gọi lại và làm xong theo yêu cầu."


def desk(made) -> str:
    return f"{LIST}{made.pk}/"


def step(do, note=NOTE, **values) -> dict:
    return {"do": do, f"{do}-note": note, **values}


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


@pytest.fixture
def admin(world):
    return world.admin_client(world.officer(world.a, "admin"))


def body(response) -> str:
    content = b"".join(response) if response.streaming else response.content
    return content.decode()


# --- whose they are ---


def test_staff_find_their_requests_with_deadlines(world, editor, make_request):
    mine, foreign = make_request("erase"), make_request("see", world.b)
    late = make_request("see", at=timezone.now() - timedelta(days=40))
    html = editor.get(LIST).content.decode()
    assert mine.code in html and "Quá hạn" in html
    assert foreign.code not in html and foreign.subject not in html
    assert html.index(late.code) < html.index(mine.code)
    assert mine.code not in editor.get(f"{LIST}?when=late").content.decode()


@pytest.mark.parametrize(
    "query",
    ["state=received", "state=zz", "kind=see", "kind=zz", "when=late", "when=open", "when=zz"]
    + ["q=DL", "q=HD", "ordering=-received_at", "ordering=zz", "p=99", "export=csv"],
)
def test_filters_show_only_own_requests(world, editor, make_request, query):
    make_request()
    foreign = make_request("see", world.b)
    for path in (LIST, f"{LIST}results/"):
        html = body(editor.get(f"{path}?{query}"))
        assert foreign.code not in html and foreign.subject not in html
        for code in (foreign.code, foreign.subject):
            assert desk(foreign) not in body(editor.get(f"{path}?q={code}"))


@pytest.mark.parametrize("role", ["editor", "admin"])
@pytest.mark.parametrize("place", ["b", "portal"])
def test_others_open_and_do_nothing(world, make_request, place, role):
    made = make_request("see")
    client = world.admin_client(world.officer(getattr(world, place), role))
    assert client.get(desk(made)).status_code == 404
    assert client.get(f"{desk(made)}ban-sao/").status_code == 404
    for do in ("reply", "extend", "refuse", "fulfil"):
        assert client.post(desk(made), step(do)).status_code == 404
    assert made.code not in body(client.get(f"{LIST}so.csv"))
    made.refresh_from_db()
    assert made.state == "received" and not AccessRecord.objects.filter(site=made.site).exists()


@pytest.mark.parametrize("role", ["contributor", "approver"])
def test_roles_without_the_right_have_no_requests(world, make_request, role):
    made = make_request()
    client = world.admin_client(world.officer(world.a, role))
    for path in (LIST, f"{LIST}results/", f"{LIST}new/", f"{LIST}so.csv", desk(made)):
        assert client.get(path).status_code in {302, 403, 404}
    assert client.post(desk(made), step("refuse")).status_code in {302, 403, 404}
    assert LIST not in client.get("/admin/").content.decode()


@pytest.mark.parametrize("verb", ["edit", "delete", "history", "usage", "copy", "inspect"])
def test_rows_of_the_register_are_changed_and_deleted_by_nobody(admin, make_request, verb):
    made = make_request()
    for path in (f"{LIST}{verb}/{made.pk}/", f"{desk(made)}{verb}/"):
        assert admin.get(path).status_code == 404
        assert admin.post(path).status_code == 404
    assert DataRequest.objects.count() == 1


def test_of_a_closed_commune_the_rights_stay(world, make_request):
    made = make_request("erase")
    close_commune(world.a.site)
    client = world.admin_client(world.officer(world.a, "admin"))
    assert client.get(desk(made)).status_code == 200
    data = step("fulfil", **{"fulfil-is_sure": "on"})
    assert client.post(desk(made), data).status_code == 302
    assert not QuestionContact.objects.exists()
    assert client.get("/admin/nhat-ky-xem/").status_code == 200


# --- the steps ---


def test_a_reply_stops_the_first_clock_and_stands_on_the_receipt(world, editor, make_request):
    made = make_request()
    assert editor.post(desk(made), step("reply", "Xã đã nhận, xin chờ đến hạn.")).status_code == 302
    made.refresh_from_db()
    assert made.state == "replied" and made.replied_at
    path = f"/xa-dang-giu-gi-cua-ba-con/yeu-cau/{made.code}/"
    html = world.get(world.a.site, path).content.decode()
    assert "Xã đã nhận, xin chờ đến hạn." in html and "xa-an-binh-editor" not in html


def test_it_takes_longer_once_and_with_a_reason(world, editor, make_request):
    made = make_request("withdraw")
    due = made.due_on
    assert "extend-note" in editor.get(desk(made)).content.decode()
    editor.post(desk(made), step("extend", ""))
    made.refresh_from_db()
    assert made.due_on == due
    editor.post(desk(made), step("extend", "Cần đối chiếu sổ giấy ở thôn."))
    made.refresh_from_db()
    assert made.due_on == due + timedelta(days=15)
    assert made.extension_reason == "Cần đối chiếu sổ giấy ở thôn."
    assert editor.post(desk(made), step("extend")).status_code in {302, 403}
    with pytest.raises(RequestStepNotPossible):
        made.extend("Lại cần thêm ngày.", by=world.officer(world.a))
    made.refresh_from_db()
    assert made.due_on == due + timedelta(days=15)


def test_seeing_gives_the_copy_and_logs_who_took_it(world, editor, make_request):
    made = make_request("see")
    response = editor.get(f"{desk(made)}ban-sao/")
    assert all(value in response.content.decode() for value in (NAME, PHONE, EMAIL, TEXT))
    record = AccessRecord.objects.get()
    assert (record.kind, record.thing) == ("export", made.subject)
    editor.post(desk(made), step("fulfil"))
    made.refresh_from_db()
    assert (made.state, made.decision) == ("done", NOTE)


@pytest.mark.parametrize("kind", ["correct", "withdraw", "erase"])
def test_other_requests_give_officers_no_copy(editor, make_request, kind):
    made = make_request(kind)
    assert editor.get(f"{desk(made)}ban-sao/").status_code == 302
    assert not AccessRecord.objects.exists()


def test_correcting_changes_the_contact_and_is_a_look(world, editor, make_request):
    made = make_request("correct", details=DETAILS)
    html = editor.get(desk(made)).content.decode()
    assert NAME in html and DETAILS in html
    assert AccessRecord.objects.get().kind == "contact"
    data = step("fulfil", name="Trần Thị Bông", phone="0987.654.321", email="")
    assert editor.post(desk(made), data).status_code == 302
    contact = QuestionContact.objects.get()
    assert (contact.name, contact.phone, contact.email) == ("Trần Thị Bông", "0987654321", "")
    made.refresh_from_db()
    assert made.state == "done" and made.details == ""


def test_a_wrong_correction_changes_nothing_and_loses_nothing(editor, make_request):
    made = make_request("correct", details=DETAILS)
    data = step("fulfil", name="Trần Thị Bông", phone="12", email=EMAIL)
    html = editor.post(desk(made), data).content.decode()
    assert "Trần Thị Bông" in html and NOTE in html
    made.refresh_from_db()
    assert made.state == "received" and QuestionContact.objects.get().name == NAME


def test_a_corrected_name_reaches_the_published_initials(editor, published, make_request):
    made = make_request("correct", question=published(), details=DETAILS)
    editor.post(desk(made), step("fulfil", name="Lê Văn Bông", phone=PHONE, email=EMAIL))
    assert QuestionPage.objects.get().asker_display == "L.V.B."


def test_a_consent_is_taken_back_at_the_desk(editor, published, make_request):
    made = make_request("withdraw", question=published())
    html = editor.get(desk(made)).content.decode()
    boxes = re.findall(r'<input type="checkbox" name="fulfil-purposes"[^>]*>', html)
    assert len(boxes) == 3 and not any("checked" in box for box in boxes)
    assert editor.post(desk(made), step("fulfil")).status_code == 200, "choose one"
    data = step("fulfil", **{"fulfil-purposes": ["publish"]})
    assert editor.post(desk(made), data).status_code == 302
    question = Question.objects.get()
    assert not QuestionPage.objects.exists() and question.status == "answered"
    assert question.contact_or_none and question.agrees_to("mail")
    event = question.events.last()
    assert event.by and event.by.username == "xa-an-binh-editor"


def test_what_all_rests_on_is_taken_back_by_the_administrator(world, editor, admin, make_request):
    made = make_request("withdraw")
    data = step("fulfil", **{"fulfil-purposes": ["answer"]})
    assert editor.post(desk(made), data).status_code in {302, 403}
    assert QuestionContact.objects.exists()
    assert admin.post(desk(made), data).status_code == 302
    assert not QuestionContact.objects.exists()


def test_erasing_is_decided_by_the_administrator_and_for_good(editor, admin, make_request):
    made = make_request("erase")
    data = step("fulfil", **{"fulfil-is_sure": "on"})
    assert "quản trị xã quyết định" in editor.get(desk(made)).content.decode()
    assert editor.post(desk(made), data).status_code in {302, 403}
    assert QuestionContact.objects.exists()
    assert admin.post(desk(made), step("fulfil")).status_code == 200, "without the tick"
    assert QuestionContact.objects.exists()
    assert admin.post(desk(made), data).status_code == 302
    assert not QuestionContact.objects.exists()
    assert Question.objects.get().status == "withdrawn"
    html = admin.get(desk(made)).content.decode()
    assert "không còn lưu gì" in html
    assert admin.post(desk(made), data).status_code == 302, "nothing twice"
    assert made.events.count() == 2


@pytest.mark.parametrize("note", [f"Đã gọi {NAME} rồi.", f"Đã gọi số {PHONE}.", "Ngắn", ""])
def test_notes_name_nobody_and_are_sentences(editor, make_request, note):
    made = make_request("see")
    for do in ("reply", "extend", "refuse", "fulfil"):
        assert editor.post(desk(made), step(do, note)).status_code == 200
    made.refresh_from_db()
    assert made.state == "received" and made.events.count() == 1


def test_what_was_withdrawn_meanwhile_needs_nothing_more(world, editor, make_request):
    made = make_request("correct", details=DETAILS)
    Question.objects.get().withdraw()
    made.refresh_from_db()
    assert made.details == "", "the person's words are gone with the rest"
    assert editor.post(desk(made), step("fulfil")).status_code == 302
    made.refresh_from_db()
    assert made.state == "done"


@pytest.mark.parametrize("do", ["", "zz", "delete"])
def test_an_unknown_step_is_refused(editor, make_request, do):
    assert editor.post(desk(make_request()), {"do": do}).status_code in {302, 403}


# --- entered by staff ---


def paper(question, **changes) -> dict:
    today = timezone.localdate().isoformat()
    data = {"typed": question.code, "kind": "erase", "way": "phone", "day": today, "details": ""}
    return data | changes


def test_staff_enter_what_came_by_phone_or_paper(world, editor, make_question):
    question = make_question()
    html = editor.get(f"{LIST}new/?ma={question.code}").content.decode()
    assert question.code in html and "b.test" not in html and 'value="online"' not in html
    day = timezone.localdate() - timedelta(days=3)
    response = editor.post(f"{LIST}new/", paper(question, day=day.isoformat()))
    made = DataRequest.objects.get()
    assert response["Location"] == desk(made)
    assert (made.site, made.way, made.kind) == (world.a.site, "phone", "erase")
    assert made.due_on == day + timedelta(days=20)
    assert made.events.get().by_name == "xa-an-binh-editor"
    told = [str((entry.label, entry.data)) for entry in ModelLogEntry.objects.all()]
    assert not any(NAME in one or PHONE in one for one in told)


def test_only_own_codes_can_be_entered(world, editor, make_question):
    foreign = make_question(world.b)
    for changes in ({}, {"site": world.b.site.pk}):
        html = editor.post(f"{LIST}new/", paper(foreign, **changes)).content.decode()
        assert "Không lưu gì theo mã này" in html
    assert not DataRequest.objects.exists()


@pytest.mark.parametrize(
    "changes",
    [{"way": "online"}, {"kind": "x"}, {"day": "2999-01-01"}, {"day": "1999-01-01"}]
    + [{"typed": ""}, {"day": "hôm qua"}],
)
def test_what_is_wrong_there_is_told(editor, make_question, changes):
    response = editor.post(f"{LIST}new/", paper(make_question(), **changes))
    assert response.status_code == 200 and not DataRequest.objects.exists()


# --- the register ---


def test_the_register_is_a_file_of_own_requests_and_names_no_citizen(world, admin, make_request):
    made, foreign = make_request("correct", details=DETAILS), make_request("see", world.b)
    made.refuse("Không đúng người gửi yêu cầu.", by=world.officer(world.a))
    text = body(admin.get(f"{LIST}so.csv"))
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 2 and rows[1][0] == made.code
    assert "Đã từ chối" in rows[1] and "xa-an-binh-editor" in rows[1]
    for secret in (foreign.code, NAME, PHONE, EMAIL, TEXT, "0987"):
        assert secret not in text
    record = AccessRecord.objects.get()
    assert (record.site, record.kind) == (world.a.site, "export")


def test_more_requests_cost_no_more_sql(world, admin, make_request):
    make_request()

    def cost(path) -> int:
        with CaptureQueriesContext(connection) as captured:
            body(admin.get(path))
        return len(captured)

    for path in (LIST, f"{LIST}so.csv"):
        cost(path)
        few = cost(path)
        for _turn in range(4):
            make_request()
        assert cost(path) <= few, path


def test_the_desk_leads_from_question_to_request_and_back(editor, make_request):
    made = make_request()
    question = Question.objects.get()
    assert (
        f"{LIST}new/?ma={question.code}"
        in editor.get(f"/admin/questions/{question.pk}/").content.decode()
    )
    assert f"/admin/questions/{question.pk}/" in editor.get(desk(made)).content.decode()
