"""Lists as files that spreadsheets open."""

import csv
import io

import pytest
from django.utils import timezone

from portal.core.csv_files import BYTE_ORDER_MARK, harmless
from portal.open_data import viewsets
from portal.open_data.registry import open_data
from tests.announcements.factories import announce, expired
from tests.open_data.datasets import MAKERS, texts_of
from tests.products.factories import list_on, make_product


def rows_of(answer) -> list[dict]:
    assert answer.status_code == 200
    text = texts_of(answer)
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


@pytest.mark.parametrize("prefix", sorted(MAKERS))
def test_each_list_is_a_file_with_one_row_an_item(world, prefix):
    MAKERS[prefix](world.a, "Đặng Thị Ửng")
    answer = world.get(world.a.site, f"/api/v1/{prefix}.csv")
    assert answer.streaming
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    today = timezone.localdate().isoformat()
    name = f'attachment; filename="xa-an-binh-{prefix}-{today}.csv"'
    assert answer.headers["Content-Disposition"] == name
    (row,) = rows_of(answer)
    item = world.get(world.a.site, f"/api/v1/{prefix}/").json()["results"][0]
    assert (row["id"], row["name"], row["url"]) == (str(item["id"]), item["name"], item["url"])
    assert None not in row  # no row is longer than the heading


def test_every_field_has_its_column(world):
    list_on(make_product(world.a, "Cam", price_min=45_000, price_unit="kg"))
    (row,) = rows_of(world.get(world.a.site, "/api/v1/products.csv"))
    assert row["commune.name"] == "Xã An Bình"
    assert (row["offers.lowPrice"], row["offers.priceCurrency"]) == ("45000", "VND")
    assert row["hasCertification.expires"] == ""
    assert row["soldOn"] == "Voso https://voso.example/sp"
    assert row["seasonMonths"].startswith("1; 2; 3")
    assert row["isSample"] == "false"


def test_the_file_holds_what_was_asked_for(world):
    announce(world.a, "Đang có")
    expired(world.a, "Đã hết")
    answer = world.get(world.a.site, "/api/v1/announcements.csv?status=expired")
    assert [row["name"] for row in rows_of(answer)] == ["Đã hết"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_run_as_a_formula(start):
    assert harmless(f"{start}1+1") == f"'{start}1+1"
    assert harmless(f"1{start}1") == f"1{start}1"


def test_titles_of_editors_are_made_harmless(world):
    title = '=HYPERLINK("http://x.example","Bấm")'
    announce(world.a, title)
    (row,) = rows_of(world.get(world.a.site, "/api/v1/announcements.csv"))
    assert row["name"] == "'" + title
    assert world.get(world.a.site, "/api/v1/announcements/").json()["results"][0]["name"] == title


def test_a_long_list_goes_on_in_a_second_file(world, monkeypatch):
    monkeypatch.setattr(viewsets, "ROWS_AT_MOST", 2)
    for number in range(3):
        announce(world.a, f"Tin {number}", days=-number - 1)
    first = world.get(world.a.site, "/api/v1/announcements.csv")
    assert [row["name"] for row in rows_of(first)] == ["Tin 0", "Tin 1"]
    following = "http://a.test/api/v1/announcements.csv?page=2"
    assert first.headers["Link"] == f'<{following}>; rel="next"'
    second = world.get(world.a.site, following.removeprefix("http://a.test"))
    assert [row["name"] for row in rows_of(second)] == ["Tin 2"]
    assert second.headers["Content-Disposition"].endswith('-2.csv"')
    assert "Link" not in second.headers


def test_an_english_file_speaks_english_to_its_last_row(world):
    announce(world.a, "Tin", category="health")
    answer = world.get(world.a.site, "/en/api/v1/announcements.csv")
    world.get(world.a.site, "/")  # another request, in Vietnamese, before the file is read
    assert rows_of(answer)[0]["categoryName"] == "Health"


def test_an_empty_list_is_a_heading(world):
    for viewset in open_data():
        if viewset.prefix != "communes":
            assert rows_of(world.get(world.a.site, f"/api/v1/{viewset.prefix}.csv")) == []
