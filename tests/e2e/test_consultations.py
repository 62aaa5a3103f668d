"""A draft is commented on at 390 px, an officer shows the comment, its author takes it back."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.logging_in import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

PHONE_SIZE = {"width": 390, "height": 844}
DRAFT = "/gop-y-du-thao/quy-che-thu-gom-rac/"
WORDS = "Xe rác nên đi trước bảy giờ sáng."


def is_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_draft_is_commented_on_shown_and_taken_back(page, desk, demo):
    page.set_viewport_size(PHONE_SIZE)
    page.goto(demo.url("thanhson", "/"))
    page.click("a:has-text('Dự thảo Quy chế thu gom rác')")
    expect(page.locator("h1")).to_contain_text("thu gom rác")
    assert not is_wide(page)
    page.click("main a:has-text('Gửi góp ý')")
    assert page.locator("main input:checked").count() == 0
    # Left out: told, and nothing is lost.
    page.locator("textarea").first.fill(WORDS)
    page.wait_for_timeout(1200)  # faster than that is no person
    page.click("button:has-text('Gửi góp ý này')")
    expect(page.locator("[data-errors]")).to_contain_text("Chọn cách đăng góp ý")
    expect(page.locator("textarea").first).to_have_value(WORDS)
    assert not is_wide(page)
    page.check("label:has-text('ghi tên tôi') input")
    page.fill("[name=name]", "Hà Thị Lụa")
    page.check("[name=consent]")
    page.click("button:has-text('Gửi góp ý này')")
    page.wait_for_url("**/gop-y/GY-*/")
    code = re.search(r"GY-[\d-]+", page.url)[0]
    expect(page.locator(".keep-code__code")).to_have_text(code)
    assert not is_wide(page)

    log_in(desk, demo, "thanhson-editor")
    desk.set_viewport_size(PHONE_SIZE)
    desk.goto(demo.url("", f"/admin/gop-y-gui-den/?q={code}"))
    with desk.expect_navigation():
        desk.locator("button[value=show]").click()
    expect(desk.locator(".messages")).to_contain_text("đã hiện trên trang dự thảo")

    receipt = page.url
    page.goto(demo.url("thanhson", DRAFT))
    expect(page.locator("main")).to_contain_text("Hà Thị Lụa")
    page.goto(receipt)
    page.click("a:has-text('Rút lại')")
    page.click("button:has-text('Rút và xoá')")
    expect(page.locator("h1")).to_have_text("Đã rút góp ý")
    page.goto(demo.url("thanhson", DRAFT))
    expect(page.locator("main")).not_to_contain_text("Hà Thị Lụa")
