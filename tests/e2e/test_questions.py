"""An officer answers a question in the order of the work, on a computer and on a phone."""

import re

import pytest

from tests.e2e.test_journeys import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

WIDTHS = [1366, 390]


@pytest.fixture(params=WIDTHS)
def officer(desk, demo, request):
    """An editor of the demo's first commune, at a new question."""
    desk.set_viewport_size({"width": request.param, "height": 844})
    question = ask(desk, demo, f"Đơn xin xác nhận nơi ở nộp ở quầy nào? ({request.param})")
    log_in(desk, demo, "thanhson-editor")
    desk.goto(demo.url("", f"/admin/questions/?q={question}"))
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
    page.wait_for_timeout(3500)  # faster than that is no person
    page.click("form button:has-text('Gửi câu hỏi')")
    page.wait_for_url("**/tra-cuu/HD-*/")
    return re.search(r"HD-\w{4}-\w{4}", page.url)[0]


def write(page, text: str) -> None:
    editor = page.locator("#id_answer-wrapper .public-DraftEditor-content, .public-DraftEditor-content")
    editor.first.click()
    page.keyboard.type(text)


def is_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def test_a_question_is_answered_in_the_order_of_the_work(officer):
    page = officer
    steps = [one.inner_text() for one in page.locator(".question-steps li").all()]
    assert [step.strip() for step in steps] == [
        "Đọc",
        "Giao",
        "Trả lời",
        "Kiểm tra",
        "Đăng hoặc gửi",
    ]
    assert not is_wide(page)
    # Assigning keeps what is typed.
    write(page, "Bạn nộp ở quầy số 2.")
    page.fill("[name=assign-post]", "Công chức Tư pháp – Hộ tịch")
    page.click("button[value=assign]")
    page.wait_for_selector(".messages .success")
    assert "quầy số 2" in page.locator(".public-DraftEditor-content").first.inner_text()
    # A ready answer goes below it.
    page.select_option("[name=insert-text]", label="Khai sinh")
    page.click("button[value=insert]")
    page.wait_for_selector(".messages .info")
    answer = page.locator(".public-DraftEditor-content").first.inner_text()
    assert "quầy số 2" in answer and "giấy chứng sinh" in answer
    # Checked, seen, published.
    page.fill("[name=subject]", "Xác nhận nơi ở thì nộp ở đâu?")
    page.fill("[name=public_text]", "Đơn xin xác nhận nơi ở nộp ở đâu?")
    page.click("button[value=preview]")
    page.wait_for_selector("iframe.page-preview")
    assert page.locator(".question-steps [aria-current]").inner_text().strip() == "Kiểm tra"
    page.click("button[value=publish]")
    page.wait_for_selector(".messages .success")
    assert page.get_by_text("Xem bài đã đăng").count() or page.locator("text=Đã trả lời và đăng").count()


def test_a_question_that_was_turned_down_is_opened_again(officer):
    page = officer
    page.fill("[name=reject-note]", "Nội dung này không rõ, bà con viết lại giúp.")
    page.click("button[value=reject]")
    page.wait_for_selector("blockquote")
    page.click("button.serious")
    page.wait_for_selector("button[value=reopen]")
    assert not is_wide(page)
    page.click("button[value=reopen]")
    page.wait_for_selector("button[value=assign]")
    assert page.locator("button[value=reopen]").count() == 0
