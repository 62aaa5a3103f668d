"""Requests for information that came on paper: entered by officers, with the day they came."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from communes.closing import close_commune
from communes.questions.models import Kind, Question, QuestionContact
from communes.questions.models.information import Channel
from portal.core.workdays import add_working_days
from tests.questions.conftest import ADDRESS, INFORMATION, NAME, PHONE, status_path

SCREEN, LIST = reverse("questions:on_paper"), reverse("questions:index")


@pytest.fixture
def paper():
    """What stands on a form that came three days ago; keywords change it."""

    def make(**changes) -> dict:
        return {
            "channel": "post",
            "day": (timezone.localdate() - timedelta(days=3)).isoformat(),
            "asker": "person",
            "body": "",
            "name": NAME,
            "address": ADDRESS,
            "phone": "",
            "email": "",
            "text": INFORMATION,
            "way": "post",
            "purpose": "",
        } | changes

    return make


@pytest.fixture
def editor(world):
    """An editor of commune A, logged in."""
    return world.admin_client(world.officer(world.a, "editor"))


def test_the_law_s_days_count_from_the_day_it_came(world, editor, paper):
    response = editor.post(SCREEN, paper())
    request = Question.objects.get()
    assert response.status_code == 302
    assert response["Location"] == reverse("questions:inspect", args=[request.pk])
    came = timezone.localdate() - timedelta(days=3)
    assert (request.site, request.kind) == (world.a.site, Kind.INFORMATION)
    assert timezone.localdate(request.asked_at) == came
    assert request.due_on == add_working_days(came, 15)
    assert request.information.channel == Channel.POST
    assert request.events.get().by.username.startswith("xa-an-binh")
    told = editor.get(response["Location"]).content.decode()
    assert request.code in told and "Qua bưu chính" in told


def test_nothing_is_agreed_to_that_no_paper_says(world, editor, paper):
    editor.post(SCREEN, paper(email="an@vidu.vn"))
    request = Question.objects.get()
    assert not request.consents.exists()
    assert not request.may_publish and not request.gets_mail
    assert request.contact.purge_after > request.due_on
    page = world.get(world.a.site, status_path(request)).content.decode()
    assert request.code in page and INFORMATION in page


def test_an_organisation_is_named_and_a_person_s_form_has_none(editor, paper):
    refused = editor.post(SCREEN, paper(asker="body"))
    assert "Ghi tên tổ chức." in refused.content.decode()
    editor.post(SCREEN, paper(body="Hội Nông dân"))
    assert QuestionContact.objects.get().body == ""
    editor.post(SCREEN, paper(asker="body", body="Hội Nông dân", text="Quy hoạch chợ xã năm nay"))
    assert QuestionContact.objects.order_by("pk").last().body == "Hội Nông dân"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"day": "2999-01-01"}, "Ngày này chưa đến."),
        ({"day": "2019-01-01"}, "Ngày này quá xa."),
        ({"day": "hôm qua"}, "day"),
        ({"text": f"{INFORMATION} 040090001234"}, "Xoá số căn cước"),
        ({"way": "net"}, "Ghi địa chỉ e-mail"),
        ({"name": ""}, "Ghi họ tên trên phiếu."),
        ({"channel": "online"}, "channel"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(editor, paper, changes, told):
    response = editor.post(SCREEN, paper(**changes))
    html = response.content.decode()
    assert response.status_code == 200 and not Question.objects.exists()
    assert told in html and ADDRESS in html


def test_a_button_pressed_twice_enters_it_once(editor, paper):
    editor.post(SCREEN, paper())
    again = editor.post(SCREEN, paper()).content.decode()
    assert f"Phiếu này đã được nhập: {Question.objects.get().code}" in again


def test_officers_of_one_commune_enter_at_theirs_only(world, editor, paper):
    editor.post(SCREEN, paper(site=world.b.site.pk))
    assert Question.objects.get().site == world.a.site
    html = editor.get(SCREEN).content.decode()
    assert world.b.site.site_name not in html


@pytest.mark.parametrize(("place", "role"), [("a", "contributor"), ("portal", "admin")])
def test_who_answers_no_questions_enters_none(world, paper, place, role):
    client = world.admin_client(world.officer(getattr(world, place), role))
    assert client.post(SCREEN, paper()).status_code in (302, 403)
    assert not Question.objects.exists()


def test_a_closed_commune_takes_none(world, editor, paper):
    assert SCREEN in editor.get(LIST).content.decode()
    close_commune(world.a.site)
    assert SCREEN not in editor.get(LIST).content.decode()
    editor.post(SCREEN, paper())
    assert not Question.objects.exists()


def test_reading_the_screen_changes_nothing_and_is_kept_nowhere(editor):
    response = editor.get(SCREEN)
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    assert not Question.objects.exists()


def test_the_register_says_how_it_came(world, editor, paper):
    editor.post(SCREEN, paper())
    file = editor.get(reverse("questions:register_file"))
    text = b"".join(file.streaming_content).decode()
    assert "Gửi bằng cách nào" in text and "Qua bưu chính" in text
    for private in (NAME, PHONE, ADDRESS, INFORMATION):
        assert private not in text
