"""What people ask of their own data: the form, the receipt, the clocks, the copy."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.questions.models import Question
from portal.core.workdays import add_working_days
from portal.privacy.codes import new_code, read_code
from portal.privacy.models import DataRequest
from portal.privacy.providers import find
from portal.privacy.rules import rules
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT

PAGE = "/xa-dang-giu-gi-cua-ba-con/"
FORM, LOOK_UP = f"{PAGE}yeu-cau/gui/", f"{PAGE}yeu-cau/"
DETAILS = "Số điện thoại mới là 0987 654 321."


def receipt(made, tail="") -> str:
    return f"{PAGE}yeu-cau/{made.code}/{tail}"


def send(world, commune=None, **data):
    return world.post((commune or world.a).site, FORM, {"details": "", **data})


@pytest.mark.parametrize("kind", ["see", "correct", "withdraw", "erase"])
def test_a_request_behind_a_code_gets_a_receipt_with_the_dates(world, make_question, kind):
    question = make_question()
    response = send(world, code=question.code.lower(), kind=kind, details=DETAILS)
    made = DataRequest.objects.get()
    assert response.status_code == 302 and response["Location"] == receipt(made)
    today = timezone.localdate()
    assert (made.site, made.kind, made.subject) == (world.a.site, kind, question.code)
    days = {"see": 10, "correct": 10, "withdraw": 15, "erase": 20}[kind]
    assert made.due_on == today + timedelta(days=days)
    assert made.reply_due_on == add_working_days(today, 2)
    response = world.get(world.a.site, receipt(made))
    html = response.content.decode()
    assert made.code in html and "Phản hồi trước ngày" in html
    assert "no-store" in response["Cache-Control"] and "noindex" in html
    assert not response.cookies


def test_the_receipt_and_the_form_tell_nothing_of_the_person(world, make_request):
    made = make_request("correct", details=DETAILS)
    for path in (receipt(made), f"{FORM}?ma={made.subject}", f"{LOOK_UP}?ma={made.code}"):
        response = world.get(world.a.site, path, follow=True)
        html = response.content.decode()
        for secret in (NAME, PHONE, EMAIL, TEXT, "0987 654 321"):
            assert secret not in html


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"code": ""}, "Ghi mã"),
        ({"code": "HD-2222-2222"}, "Không lưu gì theo mã này"),
        ({"code": "x" * 500}, "Không lưu gì theo mã này"),
        ({"kind": ""}, "Chọn điều bạn muốn"),
        ({"kind": "all"}, "Chọn điều bạn muốn"),
        ({"kind": "correct", "details": " "}, "Ghi cần sửa gì"),
        ({"details": "a" * 1001}, "1.000 ký tự"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_lost(world, make_question, changes, message):
    data = {"code": make_question().code, "kind": "see", "details": DETAILS} | changes
    response = send(world, **data)
    html = response.content.decode()
    assert response.status_code == 200 and message in html
    assert data["details"].strip() in html
    assert not DataRequest.objects.exists()


def test_sent_twice_it_is_one_request(world, make_question):
    code = make_question().code
    first, second = (send(world, code=code, kind="erase") for _turn in range(2))
    assert first["Location"] == second["Location"]
    send(world, code=code, kind="see")
    assert DataRequest.objects.count() == 2


def test_another_communes_code_is_known_to_nobody_here(world, make_question):
    foreign = make_question(world.b)
    assert "Không lưu gì" in send(world, code=foreign.code, kind="see").content.decode()
    portal = world.post(
        world.portal.site,
        "/tinh-dang-giu-gi-cua-ba-con/yeu-cau/gui/",
        {"code": foreign.code, "kind": "erase"},
    )
    assert "Không lưu gì" in portal.content.decode()
    assert not DataRequest.objects.exists()


def test_another_communes_receipt_is_404(world, make_request):
    made = make_request()
    for site, page in (
        (world.b.site, PAGE),
        (world.portal.site, "/tinh-dang-giu-gi-cua-ba-con/"),
    ):
        for tail in ("", "ban-sao/"):
            response = world.get(site, f"{page}yeu-cau/{made.code}/{tail}")
            assert response.status_code == 404
            assert made.subject not in response.content.decode()


def test_withdrawn_questions_have_nothing_to_ask_about(world, make_question):
    question = make_question()
    question.withdraw()
    assert "Không lưu gì" in send(world, code=question.code, kind="see").content.decode()


@pytest.mark.parametrize("origin", [None, "http://evil.example", "http://b.test"])
def test_a_foreign_page_can_not_send_it(world, make_question, origin):
    from django.test import Client

    headers = {"host": world.a.site.hostname} | ({"origin": origin} if origin else {})
    data = {"code": make_question().code, "kind": "erase"}
    response = Client(enforce_csrf_checks=True).post(FORM, data, headers=headers)
    assert response.status_code == 403
    assert not DataRequest.objects.exists()


def test_guessing_ends(world, make_question, monkeypatch):
    monkeypatch.setattr("portal.privacy.views.public.LOOK_UPS_PER_HOUR", 2)
    code = make_question().code
    for _turn in range(2):
        send(world, code="HD-2222-2222", kind="see")
    response = send(world, code=code, kind="see", details=DETAILS)
    assert response.status_code == 429 and DETAILS in response.content.decode()
    assert world.get(world.a.site, f"{LOOK_UP}DL-2222-2222-2222/").status_code == 429
    assert not DataRequest.objects.exists()


def test_a_typed_code_is_read_however_it_is_written(world, make_request):
    made = make_request()
    digits = made.code.removeprefix("DL-").replace("-", "")
    for typed in (made.code.lower(), digits, f"Mã: {made.code}", " ".join(digits)):
        response = world.get(world.a.site, LOOK_UP, data={"ma": typed})
        assert response["Location"] == receipt(made)
    for typed in ("DL-12", "HD-7K3M-92QX", "0" * 200):
        html = world.get(world.a.site, LOOK_UP, data={"ma": typed}).content.decode()
        assert "DL-4829-1057-3364" in html


def test_codes_can_not_be_guessed_or_mistaken():
    from portal.core.typed.personal_numbers import holds_personal_number

    codes = {new_code() for _turn in range(500)}
    assert len(codes) == 500
    assert all(read_code(code) == code for code in codes)
    assert not any(holds_personal_number(f"Mã yêu cầu của tôi là {code}") for code in codes)


def test_the_clocks_are_data_with_their_source():
    assert {clock.kind: (clock.days, clock.longer_by) for clock in rules().clock} == {
        "see": (10, 10),
        "correct": (10, 10),
        "withdraw": (15, 15),
        "erase": (20, 20),
    }
    assert "356/2025" in rules().source and rules().reply_working_days == 2


def test_the_copy_is_given_only_once_it_was_decided_and_for_some_days(world, make_request):
    officer = world.officer(world.a)
    made = make_request("see")
    path = receipt(made, "ban-sao/")
    assert world.get(world.a.site, path)["Location"] == receipt(made)
    made.fulfil("Bản sao tải được tại trang này.", by=officer)
    assert "ban-sao/" in world.get(world.a.site, receipt(made)).content.decode()
    response = world.get(world.a.site, path)
    text = response.content.decode()
    assert all(value in text for value in (NAME, PHONE, EMAIL, TEXT))
    assert "attachment" in response["Content-Disposition"]
    assert "no-store" in response["Cache-Control"]
    made.done_at -= timedelta(days=rules().copy_days, minutes=1)
    made.save()
    assert world.get(world.a.site, path).status_code == 302
    assert "ban-sao/" not in world.get(world.a.site, receipt(made)).content.decode()


@pytest.mark.parametrize("kind", ["correct", "withdraw", "erase"])
def test_no_other_request_gives_a_copy(world, make_request, kind):
    made = make_request(kind)
    made.refuse("Không đúng người gửi yêu cầu.", by=world.officer(world.a))
    assert world.get(world.a.site, receipt(made, "ban-sao/")).status_code == 302


def test_the_status_page_and_the_form_lead_here(world, make_question):
    question = make_question()
    html = world.get(world.a.site, f"/hoi-dap/tra-cuu/{question.code}/").content.decode()
    assert f"{FORM}?ma={question.code}" in html
    assert PAGE in world.get(world.a.site, "/hoi-dap/gui-cau-hoi/").content.decode()
    form = world.get(world.a.site, f"{FORM}?ma={question.code}").content.decode()
    assert f'value="{question.code}"' in form and " checked" not in form


def test_reading_writes_nothing(world, make_request):
    made = make_request()
    made.fulfil("Bản sao tải được tại trang này.", by=world.officer(world.a))
    with CaptureQueriesContext(connection) as captured:
        for path in (PAGE, FORM, LOOK_UP, receipt(made), receipt(made, "ban-sao/")):
            assert world.get(world.a.site, path).status_code == 200
    assert not [row for row in captured if not row["sql"].lstrip().startswith("SELECT")]


# --- the page that tells what is kept ---


def counts(html: str) -> list[str]:
    import re

    return [found.strip() for found in re.findall(r'data-l="Hiện có">\s*([^<]+?)\s*</td>', html)]


def without_comments(html: str) -> list[str]:
    """Of questions three, and the requests, the last ones counted: those of comments on drafts
    and of producers stand between."""
    found = [count for count in counts(html) if count.isdigit()]
    return [*found[:3], found[-1]]


def test_the_page_counts_what_this_commune_keeps(world, make_question, published, make_request):
    make_question(), make_question(world.b), published(text="Hỏi điều khác.")
    make_request(question=Question.objects.in_site(world.a.site).first())
    html = world.get(world.a.site, PAGE).content.decode()
    assert without_comments(html) == ["2", "2", "1", "1"]
    assert "10 ngày" in html and "356/2025" in html and "12 tháng" in html
    html = world.get(world.b.site, PAGE).content.decode()
    assert without_comments(html) == ["1", "1", "0", "0"]


def test_the_portal_tells_of_its_own_only(world, make_question):
    make_question()
    path = "/tinh-dang-giu-gi-cua-ba-con/"
    html = world.get(world.portal.site, path).content.decode()
    # Comments on the province’s own drafts, its subscribers, and what this room writes down.
    assert counts(html) == ["0", "0", "0", "0", "không đếm"]
    assert "yeu-cau/gui/" not in html


def test_a_kept_page_follows_the_counts(world, readers, make_question):
    site = world.a.site

    def shown() -> list[str]:
        return without_comments(readers.get(site, PAGE).content.decode())

    assert shown() == ["0", "0", "0", "0"]
    with readers.commit():
        question = make_question()
    assert shown() == ["1", "1", "0", "0"]
    with readers.commit():
        DataRequest.objects.receive(find(question.code), "see")
    assert shown() == ["1", "1", "0", "1"]
    with readers.commit():
        question.withdraw()
    assert shown() == ["0", "0", "0", "1"]


def test_it_is_in_the_foot_of_every_page_and_in_english(world):
    assert PAGE in world.get(world.a.site, "/").content.decode()
    path = "/en/what-the-commune-keeps-of-you/"
    assert path in world.get(world.a.site, "/en/").content.decode()
    html = world.get(world.a.site, path).content.decode()
    assert "What is kept now" in html and "See my data" in html
    assert world.get(world.a.site, f"{path}yeu-cau/gui/").status_code == 200


def test_the_page_costs_little_sql(world, count_queries, make_question):
    few = count_queries(world.a.site, PAGE, 16)
    for number in range(5):
        make_question(text=f"Câu hỏi thứ {number} của tôi.")
    assert count_queries(world.a.site, PAGE, 16) == few
