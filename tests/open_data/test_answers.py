"""Headers and cost of answers."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from communes.provisioning import CommuneSpec, open_commune
from tests.announcements.factories import announce
from tests.open_data.datasets import MAKERS, texts_of

LISTS = sorted(MAKERS)
PATHS = ["", "openapi.json", *(f"{prefix}/" for prefix in LISTS), "products.csv", "khong/"]


@pytest.mark.sampled(6)
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("key", ["a", "portal"])
def test_answers_are_open_and_free_of_cookies(world, key, path):
    answer = world.get(getattr(world, key).site, f"/api/v1/{path}")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers
    assert not answer.cookies
    assert "Vary" not in answer.headers
    assert answer.headers["X-Robots-Tag"] == "noindex"
    cached = "no-store" if answer.status_code == 404 else "public, max-age=60"
    assert answer.headers["Cache-Control"] == cached


def test_the_accept_header_changes_nothing(world):
    for accept in ("text/html", "text/csv", "application/xml", "*/*"):
        answer = world.get(world.a.site, "/api/v1/products/", HTTP_ACCEPT=accept)
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")


def test_what_did_not_change_is_a_304(world):
    announce(world.a, "Một")
    path = "/api/v1/announcements/"
    etag = world.get(world.a.site, path).headers["ETag"]
    same = world.get(world.a.site, path, HTTP_IF_NONE_MATCH=etag)
    assert (same.status_code, same.content) == (304, b"")
    assert same.headers["Access-Control-Allow-Origin"] == "*"
    announce(world.a, "Hai")
    assert world.get(world.a.site, path, HTTP_IF_NONE_MATCH=etag).status_code == 200


def test_head_and_options_answer_without_a_body(world):
    client = Client(headers={"host": "a.test"})
    for path in ("products/", "products.csv", "openapi.json"):
        head = client.head(f"/api/v1/{path}")
        assert (head.status_code, texts_of(head)) == (200, "")
        options = client.options(f"/api/v1/{path}")
        assert (options.status_code, options.content) == (204, b"")
        assert options.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
        assert options.headers["Access-Control-Allow-Origin"] == "*"


def test_the_start_names_every_list(world):
    data = world.get(world.a.site, "/api/v1/").json()
    assert sorted(item["name"] for item in data["datasets"]) == LISTS
    assert data["documentation"] == "http://a.test/du-lieu-mo/"
    assert data["openapi"] == "http://a.test/api/v1/openapi.json"
    english = world.get(world.a.site, "/en/api/v1/").json()
    assert english["documentation"] == "http://a.test/en/open-data/"


def test_an_address_without_its_slash_leads_to_the_one_with_it(world):
    answer = world.get(world.a.site, "/api/v1/products?stars=4")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/api/v1/products/?stars=4")


def queries_of(world, site, path) -> int:
    """The queries of an answer, once what all answers need is known (types of content)."""
    world.get(site, path)
    with CaptureQueriesContext(connection) as queries:
        answer = world.get(site, path)
        assert answer.status_code == 200
        texts_of(answer)
    return len(queries)


@pytest.mark.sampled(6)
# Site, count, items; what comes with them; on the portal, their communes in two more.
@pytest.mark.parametrize("prefix", LISTS)
@pytest.mark.parametrize("form", ["/", ".csv"])
@pytest.mark.parametrize("key", ["a", "portal"])
def test_the_cost_grows_neither_with_items_nor_with_sites(world, prefix, form, key):
    site, path = getattr(world, key).site, f"/api/v1/{prefix}{form}"
    make = MAKERS[prefix]
    make(world.a, "Việc đầu")
    before = queries_of(world, site, path)
    assert before > 2  # asked for, not kept
    third = open_commune(CommuneSpec("Xã Cát Tường", "c.test", 80))
    make(third, "Việc ở Cát Tường")
    make(world.b, "Việc ở Bình Minh")
    if prefix not in ("communes", "schedule-entries"):  # those have one of a kind
        for number in range(3):
            make(world.a, f"Việc {number}")
    assert queries_of(world, site, path) == before <= 8
