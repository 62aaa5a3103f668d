"""Incoming questions of two communes and the form that makes them."""

import pytest
from django.utils import timezone

from communes.models import Village
from communes.questions.models import Purpose, Question, Topic
from portal.core.form_stamps import MIN_SECONDS, new_stamp
from portal.core.workdays import add_working_days

NAME, PHONE, EMAIL = "Trần Thị Bưởi", "0912345678", "buoi@vidu.vn"
TEXT = "Con tôi mới sinh, làm khai sinh cần mang giấy tờ gì?"
ADDRESS = "Xóm 4, xã An Bình"
INFORMATION = "Xin bản sao kế hoạch làm đường nội đồng năm nay của xã."


@pytest.fixture
def village(world) -> Village:
    return Village.objects.create(site=world.a.site, name="4", kind=Village.Kind.XOM)


@pytest.fixture
def topic(world) -> Topic:
    return Topic.objects.get(name="Giấy tờ, hộ tịch")


@pytest.fixture
def make_question(world):
    """Makes an incoming question of a commune: `make_question(world.b, email="")`."""

    def make(
        commune=None, *, at=None, name=NAME, phone=PHONE, email=EMAIL, may_publish=True, **values
    ) -> Question:
        contact = {"name": name, "phone": phone, "email": email}
        left_out = {Purpose.INFORM} if may_publish else {Purpose.INFORM, Purpose.PUBLISH}
        agreed = [one for one in Purpose.values if one not in left_out]
        values = {"text": TEXT, "consents": dict.fromkeys(agreed, "")} | values
        site = (commune or world.a).site
        return Question.objects.receive(site, contact, at=at or timezone.now(), **values)

    return make


@pytest.fixture
def make_request(world):
    """Makes a request of a commune: `make_request(world.b, way="net")`."""

    def make(commune=None, *, at=None, way="copy", asker="person", may_publish=False) -> Question:
        agreed = [Purpose.INFORM, *([Purpose.PUBLISH] if may_publish else [])]
        return Question.objects.receive(
            (commune or world.a).site,
            {"name": NAME, "phone": PHONE, "email": EMAIL, "address": ADDRESS, "body": ""},
            at=at or timezone.now(),
            text=INFORMATION,
            consents=dict.fromkeys(agreed, ""),
            information={"asker": asker, "way": way, "purpose": "Để biết mốc đường."},
        )

    return make


@pytest.fixture
def published(make_question):
    """A published question: `published(world.b, subject="…")`."""

    def make(commune=None, *, subject="Khai sinh cho con cần giấy tờ gì?", **values) -> Question:
        question = make_question(commune, **values)
        question.subject = subject
        question.public_text = "Làm khai sinh cho con mới sinh cần mang giấy tờ gì?"
        question.answer = "<p>Mang giấy chứng sinh và căn cước.</p>"
        question.answered_post = "Công chức Tư pháp – Hộ tịch"
        question.publish()
        return question

    return make


@pytest.fixture
def form_data(world, topic):
    """What a careful person sends to commune A; keywords change it."""

    def make(commune=None, **changes) -> dict:
        site = (commune or world.a).site
        if changes.get("email", EMAIL):
            changes = {"wants_mail": "on"} | changes
        return {
            "topic": topic.pk,
            "question": TEXT,
            "name": NAME,
            "phone": "0912 345 678",
            "email": EMAIL,
            "consent": "on",
            "may_publish": "on",
            "website": "",
            "stamp": new_stamp(site, MIN_SECONDS + 1),
        } | changes

    return make


def status_path(question) -> str:
    """The page behind the code."""
    return f"/hoi-dap/tra-cuu/{question.code}/"


def days_after(question, days):
    return add_working_days(timezone.localdate(question.asked_at), days)
