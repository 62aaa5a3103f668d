"""The register in the admin: read by administrators, each of their own sites."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from portal.register.models import RegisterEntry

LIST = "/admin/so-dang-ky/"


@pytest.fixture
def two(world, papers):
    papers.publish(world.a.site, title="Giấy của An Bình", number="1/KH-UBND")
    papers.publish(world.b.site, title="Giấy của Bình Minh", number="2/KH-UBND")


def test_an_administrator_reads_the_entries_of_the_own_site(world, two):
    html = world.admin_client(world.officer(world.a, "admin")).get(LIST).content.decode()
    assert "Giấy của An Bình" in html and "Đã đăng" in html and "Giấy thử" in html
    assert "Bình Minh" not in html


def test_a_search_and_filters_find_nothing_of_another_site(world, two):
    client = world.admin_client(world.officer(world.a, "admin"))
    for query in ("?q=giay", "?action=published", "?kind=paper", "?q=UBND&action=published"):
        html = client.get(LIST + query).content.decode()
        assert "Giấy của An Bình" in html and "Bình Minh" not in html, query
    assert "Giấy của An Bình" not in client.get(f"{LIST}?q=binh+minh").content.decode()
    assert "Giấy của An Bình" not in client.get(f"{LIST}?action=withdrawn").content.decode()


def test_the_province_reads_all_with_their_sites(world, two):
    html = world.admin_client(world.officer(world.portal, "admin")).get(LIST).content.decode()
    assert "Giấy của An Bình" in html and "Giấy của Bình Minh" in html and "Xã An Bình" in html


@pytest.mark.parametrize("role", ["contributor", "editor", "approver"])
def test_others_do_not(world, two, role):
    response = world.admin_client(world.officer(world.a, role)).get(LIST)
    assert response.status_code == 302 and response["Location"] == "/admin/"


def test_there_is_no_address_to_change_anything(world, two):
    client = world.admin_client(world.officer(world.portal, "admin"))
    row = RegisterEntry.objects.first()
    for end in ("new/", f"edit/{row.pk}/", f"delete/{row.pk}/", f"{row.pk}/"):
        assert client.get(LIST + end).status_code == 404
    assert client.post(LIST).status_code == 405


def test_the_sql_of_the_list_grows_with_no_entry(world, papers):
    client = world.admin_client(world.officer(world.portal, "admin"))

    def count() -> int:
        client.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    papers.publish(world.a.site)
    few = count()
    for _ in range(20):
        papers.publish(world.b.site)
    assert count() == few
