"""Requests for information: the form, the law's clock, the desk, the page behind the code."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from communes.information import information_rules
from communes.questions.models import InformationRequest, Kind, Purpose, Question, Status
from communes.questions.models.lifecycle import StepNotPossible
from portal.core.form_stamps import MIN_SECONDS, new_stamp
from portal.privacy.models import AccessRecord
from portal.privacy.retention import purge
from tests.questions.conftest import (
    ADDRESS,
    EMAIL,
    INFORMATION,
    NAME,
    PHONE,
    days_after,
    status_path,
)

FORM = "/hoi-dap/xin-thong-tin/"


@pytest.fixture
def form_data(world):
    def make(commune=None, **changes) -> dict:
        site = (commune or world.a).site
        return {
            "asker": "person",
            "body": "",
            "name": NAME,
            "address": ADDRESS,
            "phone": PHONE,
            "email": EMAIL,
            "question": INFORMATION,
            "way": "copy",
            "purpose": "Để biết mốc đường.",
            "consent": "on",
            "website": "",
            "stamp": new_stamp(site, MIN_SECONDS + 1),
        } | changes

    return make


@pytest.fixture
def desk(world):
    """An officer's desk of a question: `desk(question, do="settle", …)`."""

    def send(question, role="editor", **data):
        client = world.admin_client(world.officer(world.a, role))
        url = reverse("questions:inspect", args=[question.pk])
        return client.post(url, data, follow=True) if data else client.get(url)

    return send


# The form


def test_a_request_is_kept_with_its_own_consent_and_clock(world, form_data):
    response = world.post(world.a.site, FORM, form_data())
    question = Question.objects.get()
    assert response["Location"] == status_path(question)
    assert question.kind == Kind.INFORMATION and question.text == INFORMATION
    assert (question.contact.address, question.contact.body) == (ADDRESS, "")
    asked = question.information
    assert (asked.asker, asked.way, asked.purpose) == ("person", "copy", "Để biết mốc đường.")
    assert list(question.consents.values_list("purpose", flat=True)) == ["inform"]
    assert question.due_on == days_after(question, 10)
    assert not question.may_publish


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"question": ""}, "Viết thông tin bạn cần"),
        ({"address": ""}, "Ghi nơi bạn ở"),
        ({"way": ""}, "Chọn cách bạn muốn nhận"),
        ({"way": "fax"}, "f--bad"),
        ({"asker": ""}, "Chọn bạn xin thông tin cho ai"),
        ({"asker": "body"}, "Ghi tên tổ chức"),
        ({"way": "net", "email": ""}, "Ghi địa chỉ e-mail để xã gửi"),
        ({"purpose": "Căn cước của tôi 040088001234"}, "Xoá số căn cước, hộ chiếu ở đây"),
        ({"consent": ""}, "Đánh dấu đồng ý"),
        ({"phone": "", "email": ""}, "Ghi số điện thoại hoặc e-mail"),
    ],
)
def test_an_error_says_what_to_do_and_keeps_what_was_typed(world, form_data, changes, message):
    data = form_data(**changes)
    html = world.post(world.a.site, FORM, data).content.decode()
    assert message in html
    for name in {"question", "name", "address"} - changes.keys():
        assert data[name] in html
    assert not Question.objects.exists()


def test_for_an_organisation_its_name_is_kept_beside_the_contact(world, form_data):
    world.post(world.a.site, FORM, form_data(asker="body", body="Hợp tác xã Bình An"))
    assert Question.objects.get().contact.body == "Hợp tác xã Bình An"


def test_sent_twice_it_is_one_request_with_the_last_choice(world, form_data):
    world.post(world.a.site, FORM, form_data())
    world.post(world.a.site, FORM, form_data(way="post"))
    question = Question.objects.get()
    assert question.information.way == "post"
    assert question.due_on == days_after(question, 15)


def test_the_same_words_as_a_question_are_another_thing(world, form_data, make_question):
    make_question(text=INFORMATION)
    world.post(world.a.site, FORM, form_data())
    assert sorted(Question.objects.values_list("kind", flat=True)) == ["information", "question"]


def test_on_the_portal_the_form_is_a_choice_of_commune(world):
    html = world.get(world.portal.site, FORM).content.decode()
    assert f"//{world.a.site.hostname}{FORM}" in html
    assert "Xã nào cung cấp thông tin của xã đó" in html


def test_the_form_works_in_english(world):
    html = world.get(world.a.site, "/en/questions-and-answers/xin-thong-tin/").content.decode()
    assert "Ask the commune for information" in html
    assert "By post to my address" in html


# The desk


def test_the_desk_says_what_it_is_and_until_when_to_tell(make_request, desk):
    html = desk(make_request(way="net")).content.decode()
    assert "Yêu cầu cung cấp thông tin" in html
    assert ADDRESS in html and "Để biết mốc đường." in html
    assert "báo cho người yêu cầu bao lâu thì có" in html
    assert "Gia hạn (mẫu 04)" in html


def test_a_question_has_none_of_it(make_question, desk):
    html = desk(make_question()).content.decode()
    assert "mẫu 03" not in html and "Căn cứ của luật" not in html


def test_time_and_cost_are_told(world, make_request, desk):
    question = make_request()
    data = {"settle-handling": "gathered", "settle-fee": "12.000", "settle-note": "Mời đến quầy."}
    html = desk(question, do="settle", **data).content.decode()
    assert "Đã báo người yêu cầu" in html
    asked = InformationRequest.objects.get()
    assert (asked.handling, asked.fee) == ("gathered", 12000)
    html = world.get(world.a.site, status_path(question)).content.decode()
    assert "12.000" in html and "Mời đến quầy." in html
    assert "Trả trước khi nhận thông tin" in html


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"settle-note": "Mời đến quầy nhận."}, "Chọn mức độ việc"),
        ({"settle-handling": "ready"}, "Báo cho người yêu cầu khi nào"),
        ({"settle-handling": "ready", "settle-note": "Mời đến quầy.", "settle-fee": "-5"}, "0"),
    ],
)
def test_what_is_missing_is_said_and_nothing_changes(make_request, desk, data, message):
    html = desk(make_request(), do="settle", **data).content.decode()
    assert message in html and "xem các ô được đánh dấu" in html
    assert not InformationRequest.objects.get().handling


def test_a_refusal_names_the_law_is_asked_once_and_can_be_taken_back(world, make_request, desk):
    question = make_request()
    data = {"reject-ground": "secret", "reject-note": "Biên bản họp nội bộ."}
    asked = desk(question, do="reject", **data).content.decode()
    assert "Từ chối yêu cầu này?" in asked and "Điều 28 khoản 1 điểm a" in asked
    assert Question.objects.get().status == Status.RECEIVED
    desk(question, do="reject", sure="1", **data)
    stored = Question.objects.get()
    assert (stored.status, stored.information.ground) == (Status.REJECTED, "secret")
    html = world.get(world.a.site, status_path(stored)).content.decode()
    assert "Điều 28 khoản 1 điểm a" in html and "khiếu nại hoặc khởi kiện" in html
    desk(stored, do="reopen")
    stored = Question.objects.get()
    assert (stored.status, stored.information.ground) == (Status.RECEIVED, "")


def test_a_refusal_without_a_reason_of_the_law_is_none(make_request, desk):
    html = desk(make_request(), do="reject", sure="1", **{"reject-note": "Không được đâu."})
    assert "Chọn căn cứ của luật" in html.content.decode()
    assert Question.objects.get().status == Status.RECEIVED


def test_it_is_handed_over_with_the_office_that_has_it(world, make_request, desk):
    data = {"transfer-name": "Văn phòng đăng ký đất đai", "transfer-note": "Nơi đó giữ hồ sơ."}
    desk(make_request(), do="transfer", **data)
    question = Question.objects.get()
    assert question.status == Status.TRANSFERRED
    assert (
        "Văn phòng đăng ký đất đai"
        in world.get(world.a.site, status_path(question)).content.decode()
    )


def test_nothing_is_public_without_consent(world, make_request, desk):
    question = make_request()
    question.answer, question.answered_post = "<p>Bản sao ở quầy.</p>", "Văn phòng xã"
    with pytest.raises(StepNotPossible):
        question.publish()
    question.answer_privately()
    assert "Bản sao ở quầy" not in world.get(world.a.site, "/hoi-dap/").content.decode()
    assert "Bản sao ở quầy" in world.get(world.a.site, status_path(question)).content.decode()


def test_officers_of_another_commune_see_none_of_it(world, make_request):
    question = make_request()
    client = world.admin_client(world.officer(world.b))
    assert client.get(reverse("questions:inspect", args=[question.pk])).status_code in (302, 404)
    assert question.code not in client.get(reverse("questions:index")).content.decode()
    assert world.get(world.b.site, status_path(question)).status_code == 404


def test_the_list_tells_and_narrows_by_kind(world, make_request, make_question):
    make_question()
    make_request()
    client = world.admin_client(world.officer(world.a))
    url = reverse("questions:index")
    assert "Yêu cầu cung cấp thông tin" in client.get(url).content.decode()
    found = client.get(url, {"kind": "information"}).context["object_list"]
    assert [question.kind for question in found] == [Kind.INFORMATION]


def test_a_look_at_the_desk_is_logged(make_request, desk):
    desk(make_request())
    assert AccessRecord.objects.filter(kind=AccessRecord.Kind.CONTACT).count() == 1


# What is kept


def test_withdrawn_every_word_of_the_asker_is_gone(make_request):
    question = make_request()
    question.take_back(Purpose.INFORM)
    stored = Question.objects.get()
    assert stored.status == Status.WITHDRAWN and stored.contact_or_none is None
    assert (stored.text, stored.information.purpose) == ("", "")


def test_a_refused_request_stays_in_the_register_without_its_words(make_request):
    question = make_request(at=timezone.now() - timedelta(days=2))
    question.refuse("public", "Đã đăng ở mục Thông báo.")
    question.contact.purge_after = timezone.localdate() - timedelta(days=1)
    question.contact.save()
    purge(timezone.localdate())
    stored = Question.objects.get()
    assert (stored.text, stored.information.purpose) == ("", "")
    assert stored.information.ground == "public" and stored.contact_or_none is None


def test_every_reason_of_the_law_can_be_chosen(make_request):
    for ground in information_rules().ground:
        question = make_request()
        question.refuse(ground.key, "Lý do cụ thể của xã.")
        assert ground.point in question.information.refusal.basis


def test_the_status_page_costs_one_query_more_than_a_question_s(
    world, make_request, make_question, django_assert_max_num_queries
):
    question = make_request()
    with django_assert_max_num_queries(24):
        world.get(world.a.site, status_path(question))
