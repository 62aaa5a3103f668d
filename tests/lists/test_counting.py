"""What the whole province has is counted once for all pages of a list."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.documents.factories import issue, make_file


@pytest.fixture
def counted(world, readers):
    """How often documents are counted for an address of the portal's list."""

    def times(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert readers.get(world.portal.site, path).status_code == 200
        return sum('COUNT(*) AS "__count"' in query["sql"] for query in captured)

    return times


def test_pages_of_the_province_share_a_count_until_a_document_changes(world, readers, counted):
    original = make_file(world.a)
    for number in range(30):
        issue(world.a, f"Văn bản số {number}", number=f"{number + 1}/KH-UBND", file=original)
    assert counted("/van-ban/") == 1
    assert counted("/van-ban/?page=2") == 0
    # What is narrowed has a number of its own.
    assert counted("/van-ban/?commune=0&page=1") == 1
    with readers.commit():
        issue(world.b, "Văn bản mới", number="99/KH-UBND")
    assert counted("/van-ban/?page=3") == 1
    assert "Văn bản số 0" in readers.get(world.portal.site, "/van-ban/?page=3").content.decode()
