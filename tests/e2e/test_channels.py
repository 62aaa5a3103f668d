"""An officer copies and shortens the texts beside a notice, and prints its poster."""

import pytest
from playwright.sync_api import expect

from communes.channels.models import TextKind
from communes.channels.sms import BASIC, EXTENDED, strangers, tidy
from communes.channels.texts import count_words
from tests.e2e.logging_in import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e"), pytest.mark.sampled(1)]

PRICE = 400  # of the demo
TYPED = [
    "",
    "Hop xom",
    "a" * 161,
    "[" * 81,
    "a" * 152 + "[" + "a" * 150,
    "ế" * 71,
    "ế" * 66 + "😀" + "ế" * 3,
    "e\u0302\u0301",
    "một \n hai  ",
    "a" * 1999,
    (BASIC + EXTENDED).replace("\r", "").replace("\f", "").strip(),
]


@pytest.fixture(params=[{"width": 1366, "height": 768}, {"width": 360, "height": 740}])
def officer(request, browser, demo):
    context = browser.new_context(viewport=request.param, locale="vi-VN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    log_in(page, demo, "thanhson-editor")
    page.goto(demo.url("", "/admin/thong-bao/"))
    row = page.locator("tr", has_text="Mưa lớn từ chiều").first
    row.locator("button[data-w-dropdown-target=toggle]").click()
    page.get_by_role("link", name="Các kênh").click()
    yield page
    context.close()
    assert problems == []


def test_texts_are_counted_while_they_are_typed_copied_and_kept(officer, demo):
    assert (
        officer.evaluate("document.documentElement.scrollWidth") <= officer.viewport_size["width"]
    )
    # The officer of the demo made the first one shorter; its notice gave the others.
    form = officer.locator("#sms-khong-dau")
    field, count = form.locator("textarea"), form.locator("[data-count]")
    drafted = field.input_value()
    assert drafted.isascii() and "Xa Thanh Son" in drafted
    for text in TYPED:
        field.fill(text)
        expect(count).to_have_text(count_words(tidy(text), TextKind.PLAIN_SMS, PRICE))
        is_plain = not strangers(tidy(text))
        expect(form.locator(".channel-marks")).to_be_visible(visible=not is_plain)
    field.fill("Đi họp lúc 7:30")
    with officer.expect_navigation():
        form.get_by_role("button", name="Lưu bản tôi sửa").click()
    field = officer.locator("#sms-khong-dau textarea")
    expect(field).to_have_value("Di hop luc 7:30")
    officer.locator("#sms-khong-dau").get_by_role("button", name="Chép lời nhắn").click()
    assert officer.evaluate("navigator.clipboard.readText()") == "Di hop luc 7:30"
    with officer.expect_navigation():
        officer.locator("#sms-khong-dau").get_by_role("button", name="Dùng lại bản soạn").click()
    expect(officer.locator("#sms-khong-dau textarea")).to_have_value(drafted)
    with officer.expect_navigation():
        officer.get_by_role("link", name="Mở áp phích").click()
    expect(officer.locator(".poster")).to_contain_text("Khẩn cấp")
