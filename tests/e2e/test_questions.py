"""An officer answers a question in the order of the work, on a computer and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.logging_in import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e"), pytest.mark.sampled(1)]

WIDTHS = [1366, 390]


@pytest.fixture(params=WIDTHS)
def officer(desk, demo, request):
    """An editor of the demo's first commune, at a new question."""
    desk.set_viewport_size({"width": request.param, "height": 844})
    # The same words of the same phone would be the same question.
    code = ask(desk, demo, f"Đơn xin xác nhận nơi ở nộp ở quầy nào? {request.node.name}")
    log_in(desk, demo, "thanhson-editor")
    desk.goto(demo.url("", f"/admin/questions/?q={code}"))
    desk.locator("td.title a").first.click()
    desk.wait_for_selector("#question-form")
    return desk


def ask(page, demo, text: str) -> str:
    """Sends a question as a reader does; its code."""
    page.goto(demo.url("thanhson", "/hoi-dap/gui-cau-hoi/"))
    page.locator('input[name="topic"]').first.check()
    page.fill("[name=question]", text)
    page.fill("[name=name]", "Trần Thị Bưởi")
    page.fill("[name=phone]", "0912 345 678")
    page.check("[name=consent]")
    page.check("[name=may_publish]")
    page.wait_for_timeout(1200)  # faster than that is no person
    page.click("form button:has-text('Gửi câu hỏi')")
    page.wait_for_url("**/tra-cuu/HD-*/")
    return re.search(r"HD-\w{4}-\w{4}", page.url)[0]


def press(page, do: str) -> None:
    with page.expect_navigation():
        page.locator(f"button[value={do}]").click()


def is_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_question_is_answered_in_the_order_of_the_work(officer):
    page = officer
    steps = ["Đọc", "Giao", "Trả lời", "Kiểm tra", "Đăng hoặc gửi"]
    expect(page.locator(".question-steps li")).to_have_text(steps)
    assert not is_wide(page)
    # Assigning keeps what is typed.
    page.locator("[contenteditable=true]").fill("Bạn nộp ở quầy số 2.")
    expect(page.locator("[name=answer]")).to_have_value(re.compile("quầy số 2"))
    page.fill("[name=assign-post]", "Công chức Tư pháp – Hộ tịch")
    press(page, "assign")
    expect(page.locator("[contenteditable=true]")).to_contain_text("quầy số 2")
    # A ready answer goes below it.
    page.select_option("[name=insert-text]", label="Khai sinh")
    press(page, "insert")
    expect(page.locator("[contenteditable=true]")).to_contain_text("quầy số 2")
    expect(page.locator("[contenteditable=true]")).to_contain_text("giấy chứng sinh")
    # Checked, seen, published.
    page.fill("[name=subject]", "Xác nhận nơi ở thì nộp ở đâu?")
    page.fill("[name=public_text]", "Đơn xin xác nhận nơi ở nộp ở đâu?")
    press(page, "preview")
    expect(page.locator(".question-steps [aria-current]")).to_have_text("Kiểm tra")
    shown = page.frame_locator("iframe.page-preview").locator("main")
    expect(shown).to_contain_text("giấy chứng sinh")
    assert not is_wide(page)
    press(page, "publish")
    expect(page.locator(".messages")).to_contain_text("Đã đăng câu trả lời")


def test_a_question_that_was_turned_down_is_opened_again(officer):
    page = officer
    page.fill("[name=reject-note]", "Nội dung này không rõ, bà con viết lại giúp.")
    press(page, "reject")
    expect(page.locator("blockquote")).to_contain_text("không rõ")
    press(page, "reject")
    expect(page.locator("button[value=reopen]")).to_be_visible()
    expect(page.locator("button[value=assign]")).to_have_count(0)
    assert not is_wide(page)
    press(page, "reopen")
    expect(page.locator("button[value=assign]")).to_be_visible()
    expect(page.locator("button[value=reopen]")).to_have_count(0)
