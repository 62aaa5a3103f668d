"""The register of requests for information: a year, without who asked; the province counts."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from communes.questions.models import Purpose, Question
from communes.questions.overview import InformationRequests
from communes.questions.register import FIRST_YEAR, lines_of, read_year, requests_of, sums_of
from portal.core.overview import Homes
from portal.privacy.models import AccessRecord
from tests.questions.conftest import NAME, PHONE

SCREEN, FILE = reverse("questions:register"), reverse("questions:register_file")
ASKED = "Xin bản sao quyết toán các khoản đóng góp của xóm."


@pytest.fixture
def make_request(world):
    def make(commune=None, *, at=None, **information) -> Question:
        return Question.objects.receive(
            (commune or world.a).site,
            {"name": NAME, "phone": PHONE, "email": "", "address": "Xóm 4"},
            at=at or timezone.now(),
            text=ASKED,
            consents={Purpose.INFORM: ""},
            information={"way": "copy", "purpose": "Để dân biết."} | information,
        )

    return make


@pytest.fixture
def given(make_request):
    question = make_request()
    question.settle("gathered", 6000, "Mời đến quầy nhận.")
    question.answer, question.answered_post = "<p>Đã giao bản sao.</p>", "Văn phòng xã"
    question.answer_privately()
    return question


@pytest.fixture
def refused(make_request):
    question = make_request(way="net")
    question.refuse("public", "Đã đăng ở mục Thông báo.")
    return question


@pytest.fixture
def admin(world):
    return world.admin_client(world.officer(world.a, "admin"))


def text_of(response) -> str:
    return b"".join(response.streaming_content).decode("utf-8-sig")


def test_a_year_with_its_sums(admin, given, refused, make_request):
    make_request()
    response = admin.get(SCREEN)
    sums = dict(response.context["sums"])
    assert sums["Yêu cầu đã nhận"] == 3
    assert sums["Đã cung cấp"] == 1
    assert sums["Đã từ chối"] == 1
    assert any("đã công khai" in name for name in sums)
    html = response.content.decode()
    assert "Đã từ chối: Điều 28 khoản 1 điểm b" in html
    assert "6.000" in html


def test_neither_screen_nor_file_tells_who_asked_or_what(admin, given, refused):
    file = text_of(admin.get(FILE))
    for text in (admin.get(SCREEN).content.decode(), file):
        for secret in (NAME, "Bưởi", PHONE, "Xóm 4", ASKED, "Để dân biết"):
            assert secret not in text
    # The code would open the page of the asker.
    assert given.code not in file
    assert len(file.splitlines()) == 3


def test_the_file_has_way_days_reason_and_fee(admin, given, refused):
    rows = [line.split(",") for line in text_of(admin.get(FILE)).splitlines()]
    assert rows[0][0] == "STT"
    assert "Nhận bản sao tại trụ sở" in rows[1] and "6000" in rows[1]
    assert any("Điều 28 khoản 1 điểm b" in cell for cell in rows[2])


def test_a_download_is_logged(world, admin, given):
    admin.get(FILE)
    record = AccessRecord.objects.get(kind=AccessRecord.Kind.EXPORT)
    assert (record.site, record.thing) == (world.a.site, "Sổ theo dõi cung cấp thông tin")


def test_another_commune_s_requests_are_not_in_it(world, given, make_request):
    make_request(world.b)
    client = world.admin_client(world.officer(world.b, "admin"))
    response = client.get(SCREEN)
    assert len(response.context["lines"]) == 1
    assert given.code not in response.content.decode()
    assert len(text_of(client.get(FILE)).splitlines()) == 2


@pytest.mark.parametrize("role", ["contributor"])
@pytest.mark.parametrize("url", [SCREEN, FILE])
def test_who_answers_nothing_sees_none_of_it(world, given, role, url):
    client = world.admin_client(world.officer(world.a, role))
    assert client.get(url).status_code == 302


@pytest.mark.parametrize("url", [SCREEN, FILE])
def test_the_province_s_officers_get_no_request(world, given, url):
    response = world.admin_client(world.officer(world.portal, "admin")).get(url)
    if url == SCREEN:
        assert response.context["lines"] == []
        assert given.code not in response.content.decode()
    else:
        assert len(text_of(response).splitlines()) == 1


@pytest.mark.parametrize("year", ["", "x", "20266", "0", "-1", "２０２６", "1999"])
def test_a_wrong_year_is_this_one(admin, year):
    assert admin.get(SCREEN, {"year": year}).context["year"] == timezone.localdate().year


def test_an_earlier_year_is_its_own(admin, given, make_request):
    last = timezone.now() - timedelta(days=370)
    make_request(at=last)
    year = timezone.localdate(last).year
    assert read_year(str(year)) == max(year, FIRST_YEAR)
    response = admin.get(SCREEN, {"year": str(year)})
    assert len(response.context["lines"]) == 1
    assert year in response.context["years"]


def test_days_are_working_days_and_what_is_late_says_so(world, make_request):
    late = make_request(at=timezone.now() - timedelta(days=60))
    late.answer, late.answered_post = "<p>Xong.</p>", "Văn phòng xã"
    late.answer_privately()
    year = timezone.localdate(late.asked_at).year
    line = lines_of(requests_of(Question.objects.all(), year))[0]
    assert line.is_late and line.days > 10


def test_questions_are_no_requests(world, make_question):
    make_question()
    found = requests_of(Question.objects.all(), timezone.localdate().year)
    assert sums_of(lines_of(found))[0] == ("Yêu cầu đã nhận", 0)


def test_the_province_counts_what_came_was_met_and_refused(world, given, refused, make_request):
    make_request(world.b)
    column = InformationRequests()
    found = column.read(Homes((world.a.home.path, world.b.home.path)))
    told = {home: column.words(row) for home, row in found.items()}
    assert sorted(told.values()) == [
        "Nhận 1, đã cung cấp 0, từ chối 0",
        "Nhận 2, đã cung cấp 1, từ chối 1",
    ]


def test_it_costs_the_same_for_one_and_for_many(admin, make_request, django_assert_num_queries):
    make_request()
    admin.get(SCREEN)
    with CaptureQueriesContext(connection) as few:
        admin.get(SCREEN)
    for _number in range(5):
        make_request()
    with django_assert_num_queries(len(few)):
        admin.get(SCREEN)
