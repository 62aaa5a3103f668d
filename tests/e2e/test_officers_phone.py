"""The desk and the lists of officers on a phone, as the demo has them."""

import pytest

from tests.e2e.logging_in import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

PHONE = {"width": 390, "height": 844}
LISTS = ["/admin/thong-bao/", "/admin/lich-cong-tac/", "/admin/products/", "/admin/questions/"]


@pytest.fixture
def phone(desk, demo):
    """An editor's phone, logged in."""
    desk.set_viewport_size(PHONE)
    log_in(desk, demo, "thanhson-editor")
    return desk


def is_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_the_buttons_stand_two_by_two_and_rows_can_be_tapped(phone):
    boxes = [one.bounding_box() for one in phone.locator(".desk-button").all()]
    assert len(boxes) == 6
    assert len({round(box["x"]) for box in boxes}) == 2
    assert len({round(box["y"]) for box in boxes}) == 3
    for row in phone.locator(".desk-row").all():
        assert row.bounding_box()["height"] >= 44
    assert not is_wide(phone)


def test_rows_of_lists_are_cards(phone, demo):
    for path in LISTS:
        phone.goto(demo.url("", path))
        assert not is_wide(phone), path
        table = phone.locator(".portal-cards")
        assert table.locator("thead").is_hidden()
        cells = table.locator("tbody tr").first.locator("td:visible").all()
        assert cells, path
        lefts = {round(cell.bounding_box()["x"]) for cell in cells}
        assert len(lefts) == 1, path


def test_a_notice_is_published_again_in_two_taps(phone, demo):
    phone.goto(demo.url("", "/admin/thong-bao/"))
    phone.get_by_role("button", name="Đăng lại").first.click()
    phone.wait_for_url("**/admin/pages/*/edit/")
    assert "bản nháp mới" in phone.locator(".messages").inner_text()
