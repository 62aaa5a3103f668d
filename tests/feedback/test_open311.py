"""Open311 GeoReport v2, for reading."""

from xml.etree import ElementTree

import pytest

from communes.feedback.choices import Status
from communes.feedback.models import FeedbackIndexPage
from tests.feedback.conftest import NAME, PHONE, TEXT, TITLE, item_path

ROOT = "/open311/v2/"


def test_services_are_the_kinds_that_can_be_public(world, roads, noise):
    rows = world.get(world.a.site, f"{ROOT}services.json").json()
    names = {row["service_name"] for row in rows}
    assert roads.name in names and noise.name not in names and len(rows) == 5
    assert rows[0].keys() >= {"service_code", "description", "metadata", "type", "group"}


def test_requests_are_the_published_reports_of_the_commune(world, published, make_report):
    make_report()
    published(world.b, title="Của xã B")
    report = published(
        contact={"name": NAME, "phone": PHONE}, latitude="18.975", longitude="105.322"
    )
    report.close(Status.ELSEWHERE, "Đường tỉnh, đã báo Sở.", sent_to="Sở Xây dựng")
    response = world.get(world.a.site, f"{ROOT}requests.json")
    [row] = response.json()
    assert response["Access-Control-Allow-Origin"] == "*"
    assert row["service_request_id"] == str(report.pk) and row["status"] == "closed"
    assert row["agency_responsible"] == "Sở Xây dựng" and row["lat"] == 18.975
    assert row["url"] == f"http://a.test{item_path(report)}"
    assert row["requested_datetime"].endswith("+07:00")
    text = response.content.decode()
    for secret in (NAME, PHONE, TEXT, report.code):
        assert secret not in text


def test_the_portal_gathers_all_communes(world, published):
    published(title="Của xã A")
    published(world.b, title="Của xã B")
    rows = world.get(world.portal.site, f"{ROOT}requests.json").json()
    assert {row["description"].split("\n")[0] for row in rows} == {"Của xã A", "Của xã B"}
    assert {row["url"].split("/")[2] for row in rows} == {"a.test", "b.test"}


def test_one_request_and_the_same_as_xml(world, published, make_report):
    report = published()
    [row] = world.get(world.a.site, f"{ROOT}requests/{report.pk}.json").json()
    assert row["description"].startswith(TITLE)
    response = world.get(world.a.site, f"{ROOT}requests/{report.pk}.xml")
    tree = ElementTree.fromstring(response.content)  # noqa: S314 - our own
    assert response["Content-Type"].startswith("text/xml")
    assert tree.find("request/service_request_id").text == str(report.pk)
    for number in (make_report().pk, 999999, 99999999999):
        answer = world.get(world.a.site, f"{ROOT}requests/{number}.json")
        assert answer.status_code == 404 and answer.json()[0]["code"] == 404
    assert world.get(world.a.site, f"{ROOT}requests.csv").status_code == 404


def test_requests_are_narrowed(world, published, roads):
    report = published()
    closed = published(title="Đã xong")
    closed.close(Status.DONE, "Đã xong từ hôm qua.")

    def ids(query):
        rows = world.get(world.a.site, f"{ROOT}requests.json?{query}").json()
        return {int(row["service_request_id"]) for row in rows}

    assert ids("status=open") == {report.pk}
    assert ids("status=closed") == {closed.pk}
    assert ids("status=open,closed") == {report.pk, closed.pk}
    assert ids(f"service_code={roads.pk}") == {report.pk, closed.pk}
    assert ids("service_code=999999") == set()
    assert ids(f"service_request_id={closed.pk}") == {closed.pk}
    assert ids("start_date=2000-01-01T00:00:00Z") == {report.pk, closed.pk}
    assert ids("end_date=2000-01-01T00:00:00Z") == set()
    assert ids("page_size=1&page=2") == {report.pk}


@pytest.mark.parametrize(
    "query",
    [
        *("status=x", "service_code=a", "service_request_id=a", "start_date=x", "page=0"),
        *("page=99999999", "page_size=1000", "service_code=99999999999999999999"),
        *("start_date=0001-01-01", "start_date=0001-01-01T00:00:00%2B14:00"),
        "end_date=9999-12-31T23:59:59-14:00",
    ],
)
@pytest.mark.parametrize("form", ["json", "xml"])
def test_what_can_not_be_read_is_400_in_words(world, query, form):
    response = world.get(world.a.site, f"{ROOT}requests.{form}?{query}")
    assert response.status_code == 400 and "Không đọc được" in response.content.decode()


def test_a_section_that_was_taken_down_shows_nothing(world, published):
    published()
    FeedbackIndexPage.objects.descendant_of(world.a.home).get().unpublish()
    assert world.get(world.a.site, f"{ROOT}requests.json").json() == []
    assert world.get(world.a.site, "/api/v1/feedback/").json()["count"] == 0


def test_nothing_is_sent_through_it(world):
    assert world.post(world.a.site, f"{ROOT}requests.json", {}).status_code == 405
