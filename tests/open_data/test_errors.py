"""Whatever is asked: a clear answer in JSON, and never a 500."""

import json

import pytest
from django.test import Client

from portal.open_data.throttling import AddressThrottle
from portal.sites.views import bad_request, server_error
from tests.open_data.datasets import MAKERS

LISTS = sorted(MAKERS)
ODD = ["", " ", "\x00", "١٢", "²", "-1", "0", "1e9", "9" * 5000, "💥", "́" * 50, "x'; --", "\ufffe"]


def refused(answer, status) -> dict:
    assert answer.status_code == status, answer.content
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert not answer.cookies
    body = json.loads(answer.content)
    assert body["status"] == status and body["title"] and body["detail"]
    return body


@pytest.mark.parametrize("prefix", LISTS)
def test_an_unknown_parameter_is_named_with_those_that_are_known(world, prefix):
    body = refused(world.get(world.a.site, f"/api/v1/{prefix}/?pgae=2"), 400)
    error = body["errors"][0]
    assert (error["parameter"], "page" in error["allowed"]) == ("pgae", True)
    assert body["title"] == "Không hiểu yêu cầu này"
    assert body["detail"] == "pgae: Ở đây không có tham số này."
    english = world.get(world.a.site, f"/en/api/v1/{prefix}/?pgae=2")
    assert refused(english, 400)["detail"] == "pgae: This parameter is not known here."


@pytest.mark.sampled(6)
@pytest.mark.parametrize("prefix", LISTS)
def test_no_value_of_any_parameter_breaks_a_list(world, prefix):
    known = refused(world.get(world.a.site, f"/api/v1/{prefix}/?x=1"), 400)["errors"][0]["allowed"]
    for name in known:
        for value in ODD:
            answer = world.get(
                world.a.site, f"/api/v1/{prefix}/", query_params={name: value, "page_size": "5"}
            )
            assert answer.status_code in (200, 400, 404), (name, value[:20])
            if answer.status_code != 200:
                assert refused(answer, answer.status_code)["errors"][0]["parameter"] == name


@pytest.mark.parametrize(
    ("query", "parameter", "hint"),
    [
        ("category=thoitiet", "category", "Chọn một trong: utilities, disaster"),
        ("published_from=24/11/2026", "published_from", "Ghi ngày như 2026-11-24."),
        ("published_from=0001-01-01", "published_from", "Ghi ngày"),
        ("published_to=9999-12-31", "published_to", "Ghi ngày"),
        ("page_size=101", "page_size", "từ 1 đến 100"),
        ("page=0", "page", "số nguyên"),
        ("format=xml", "format", "Chọn một trong: json, csv."),
    ],
)
def test_a_wrong_value_is_told_what_is_right(world, query, parameter, hint):
    body = refused(world.get(world.a.site, f"/api/v1/announcements/?{query}"), 400)
    error = body["errors"][0]
    assert error["parameter"] == parameter and hint in error["message"]


def test_a_week_that_is_none_says_how_weeks_are_written(world):
    body = refused(world.get(world.a.site, "/api/v1/schedule-entries/?week=48"), 400)
    assert "2026-W48" in body["detail"]


def test_a_page_beyond_the_last_is_not_found(world):
    for address in ("/api/v1/products/", "/api/v1/products.csv"):
        body = refused(world.get(world.a.site, f"{address}?page=7"), 404)
        assert body["errors"] == [{"parameter": "page", "message": "Danh sách chỉ đến trang 1."}]


@pytest.mark.parametrize(
    "path",
    [
        "/api/",
        "/api/v2/",
        "/api/v1/khong-co/",
        "/api/v1/khong-co.csv",
        "/api/v1/products/0/",
        "/api/v1/products/99999999999999999999999/",
        "/api/v1/products/" + "9" * 5000 + "/",
        "/api/v1/products/%00/",
        "/api/v1/products/x%0Ay",
        "/api/v1/products/1.csv",
        "/en/api/v1/khong-co/",
    ],
)
def test_an_unknown_address_is_not_found(world, path):
    refused(world.get(world.a.site, path, follow=True), 404)


def test_a_language_that_the_site_lacks_is_not_found(world):
    refused(world.get(world.b.site, "/en/api/v1/products/"), 404)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "trace"])
@pytest.mark.parametrize("path", ["", "products/", "products.csv", "products/1/", "openapi.json"])
def test_it_can_only_be_read(world, method, path):
    call = getattr(Client(headers={"host": "a.test"}), method)
    answer = call(f"/api/v1/{path}")
    body = refused(answer, 405)
    assert body["detail"] == "Dùng GET, HEAD hoặc OPTIONS."
    assert "GET" in answer.headers["Allow"]


def test_items_and_the_start_take_no_parameters(world):
    for path in ("products/1/", "", "openapi.json"):
        refused(world.get(world.a.site, f"/api/v1/{path}?lang=en"), 400)


def test_too_many_requests_are_told_when_to_come_back(world, monkeypatch):
    monkeypatch.setattr(AddressThrottle, "lists", 2)
    assert [world.get(world.a.site, "/api/v1/products/").status_code for _ in "12"] == [200, 200]
    answer = world.get(world.a.site, "/api/v1/products/")
    refused(answer, 429)
    assert answer.headers["Retry-After"] == "60"
    # Tables are counted apart, and so is every other address.
    assert world.get(world.a.site, "/api/v1/products.csv").status_code == 200
    other = world.get(world.a.site, "/api/v1/products/", REMOTE_ADDR="10.9.8.7")
    assert other.status_code == 200


def test_tables_have_a_limit_of_their_own(world, monkeypatch):
    monkeypatch.setattr(AddressThrottle, "tables", 1)
    assert world.get(world.a.site, "/api/v1/products.csv").status_code == 200
    refused(world.get(world.a.site, "/api/v1/products/?format=csv"), 429)


def test_faults_of_the_server_come_as_json_too(rf, world):
    request = rf.get("/api/v1/products/")
    refused(server_error(request), 500)
    refused(bad_request(request), 400)
    assert server_error(rf.get("/san-pham/")).headers["Content-Type"].startswith("text/html")


def test_a_fault_in_a_list_is_a_500_that_tells_nothing(world, monkeypatch):
    from products.api import ProductViewSet

    def fail(self, frame):
        raise RuntimeError("mật")

    monkeypatch.setattr(ProductViewSet, "get_items", fail)
    client = Client(raise_request_exception=False, headers={"host": "a.test"})
    answer = client.get("/api/v1/products/")
    assert "mật" not in str(refused(answer, 500))
