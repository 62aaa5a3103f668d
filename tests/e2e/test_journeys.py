"""Whole ways through the portal, as people go them."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.logging_in import log_in
from tests.page_checks import FOLD, SCREEN, check_large_text, check_overflow

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

QUESTION = "Gia đình tôi muốn cấp lại giấy khai sinh cho cháu, cần mang giấy tờ gì?"
ANSWER = "Bà con mang căn cước đến Bộ phận Một cửa, xã cấp bản sao ngay trong ngày."


def ask(page, demo, key="thanhson") -> str:
    """Asks a question on a phone and returns its code."""
    page.goto(demo.url(key))
    page.locator(".nav a", has_text="Hỏi đáp").click()
    page.locator("main a.btn", has_text="Gửi câu hỏi").first.click()
    page.get_by_label("Giấy tờ, hộ tịch").check()
    page.get_by_label("Câu hỏi", exact=True).fill(QUESTION)
    page.get_by_label("Họ và tên").fill("Lò Thị Hà")
    page.get_by_label("Điện thoại").fill("0912 345 67")
    page.get_by_label("Tôi đồng ý để xã đăng câu hỏi").check()
    page.wait_for_timeout(1200)  # a person needs longer than the form's shortest time
    page.locator("main form button[type=submit]", has_text="Gửi câu hỏi").click()
    # What was wrong is said, and what was typed is kept.
    expect(page.locator("[data-errors]")).to_contain_text("10 chữ số")
    expect(page.get_by_label("Câu hỏi", exact=True)).to_have_value(QUESTION)
    page.get_by_label("Điện thoại").fill("0912 345 678")
    page.get_by_label("Tôi đồng ý để xã giữ tên").check()
    page.wait_for_timeout(1200)
    page.locator("main form button[type=submit]", has_text="Gửi câu hỏi").click()
    found = re.search(r"HD-[0-9A-Z]{4}-[0-9A-Z]{4}", page.locator("main").inner_text())
    assert found, page.locator("main").inner_text()
    return found.group()


def check_code_is_kept(page, code) -> None:
    """The code and how to copy it stand in a cheap phone's first screen; the largest text fits."""
    usual = page.viewport_size
    page.set_viewport_size(SCREEN)
    page.evaluate("scrollTo(0, 0)")
    for shown in (page.locator(".keep-code__code", has_text=code), page.locator("[data-copy]")):
        box = shown.first.bounding_box()
        assert box["y"] + box["height"] <= FOLD
    assert check_overflow(page, 320) + check_large_text(page, 320) == []
    page.set_viewport_size(usual)


def test_a_citizen_reads_the_urgent_notice_sees_the_schedule_and_asks(demo, page):
    page.goto(demo.url())
    page.locator("a.place", has_text="Xã Thành Sơn").click()
    assert page.url == demo.url("thanhson")
    page.locator(".sos a").first.click()
    expect(page.locator("h1")).to_contain_text("Mưa lớn")
    page.locator(".nav a", has_text="Tất cả").click()
    page.locator("#tat-ca a", has_text="Lịch công tác").click()
    expect(page.locator("h1")).to_contain_text("Lịch công tác tuần")
    expect(page.locator("tbody.now")).to_be_visible()
    code = ask(page, demo)
    expect(page.locator("main")).to_contain_text(QUESTION)
    check_code_is_kept(page, code)
    page.goto(demo.url("thanhson", "/hoi-dap/"))
    page.get_by_label("Mã câu hỏi").fill(code.lower())
    page.locator("main button", has_text="Tra cứu").click()
    expect(page.locator("main")).to_contain_text(code)
    assert "Lò Thị Hà" not in page.content()
    assert page.context.cookies() == []


def test_an_editor_publishes_and_answers_and_readers_see_both(demo, page, desk):
    code = ask(page, demo)
    log_in(desk, demo, "thanhson-editor")

    desk.goto(demo.url("", "/admin/pages/"))
    index = desk.request.get(
        demo.url(
            "", "/admin/api/main/pages/?type=announcements.AnnouncementIndexPage&slug=thong-bao"
        )
    ).json()["items"]
    [parent] = [item["id"] for item in index if "thanhson." in (item["meta"]["html_url"] or "")]
    desk.goto(demo.url("", f"/admin/pages/add/announcements/announcementpage/{parent}/"))
    desk.locator("#id_title").fill("Đổi giờ tiêm chủng tháng này")
    desk.get_by_label("Tiêm chủng").check()
    desk.locator("main [contenteditable=true]").first.fill(
        "Trạm Y tế tiêm chủng từ 13 giờ thay vì 7 giờ."
    )
    # The rich text editor writes into its field a moment after the typing.
    desk.wait_for_timeout(500)
    with desk.expect_navigation():
        desk.locator("button[name=action-publish]").first.click()
    page.goto(demo.url("thanhson", "/thong-bao/doi-gio-tiem-chung-thang-nay/"))
    expect(page.locator("h1")).to_have_text("Đổi giờ tiêm chủng tháng này")
    page.goto(demo.url("thanhson", "/thong-bao/"))
    expect(page.locator("main")).to_contain_text("Đổi giờ tiêm chủng tháng này")

    desk.goto(demo.url("", "/admin/"))
    desk.get_by_role("link", name="Câu hỏi đến").first.click()
    desk.locator("tr", has_text=code).get_by_role("link").first.click()
    answer_question(desk)
    page.goto(demo.url("thanhson", "/hoi-dap/"))
    page.locator("details", has_text="cấp lại giấy khai sinh").locator("summary").click()
    expect(page.locator("main")).to_contain_text(ANSWER)
    expect(page.locator("main")).to_contain_text("L.T.H.")
    page.goto(demo.url("thanhson", f"/hoi-dap/tra-cuu/{code}/"))
    expect(page.locator("main")).to_contain_text("Đã trả lời")


def answer_question(desk):
    """Copies the question down, fills the answer, looks at the page and publishes it."""
    form = desk.locator("form", has=desk.locator("button[value=preview]"))
    form.locator("[name=subject]").fill("Cấp lại giấy khai sinh cần giấy tờ gì?")
    form.locator("[contenteditable=true]").fill(f"Bà Lò Thị Hà: {ANSWER}")
    form.locator("[name=answered_post]").fill("Công chức Tư pháp – Hộ tịch")
    # The rich text editor writes into its field a moment after the typing.
    expect(form.locator("[name=answer]")).to_have_value(re.compile(ANSWER))
    with desk.expect_navigation():
        form.locator("button[value=copy]").click()
    expect(form.locator("[name=public_text]")).to_have_value(QUESTION)
    with desk.expect_navigation():
        form.locator("button[value=preview]").click()
    # Who asked is not told.
    expect(form.locator(".error-message mark")).to_have_text("Lò Thị Hà")
    form.locator("[contenteditable=true]").fill(ANSWER)
    expect(form.locator("[name=answer]")).to_have_value(re.compile(f'"{ANSWER}'))
    with desk.expect_navigation():
        form.locator("button[value=preview]").click()
    shown = desk.frame_locator("iframe.page-preview")
    expect(shown.locator("h1")).to_have_text("Cấp lại giấy khai sinh cần giấy tờ gì?")
    expect(shown.locator("main")).to_contain_text(ANSWER)
    with desk.expect_navigation():
        desk.locator("button[value=publish]").click()
    expect(desk.locator(".messages .success")).to_be_visible()


def test_a_buyer_finds_a_product_and_who_makes_it(demo, page):
    page.goto(demo.url())
    page.locator("a", has_text="Tất cả sản phẩm").first.click()
    page.locator(".facet-set > summary").click()
    page.locator("details.facet", has_text="Xã").locator("summary").first.click()
    page.locator(".facet a", has_text="Xã Minh Hợp").click()
    page.locator(".prod h3 a", has_text="Cam Vinh").first.click()
    assert page.url.startswith(demo.url("minhhop"))
    expect(page.locator("main")).to_contain_text("Bạn trả tiền cho người bán")
    expect(page.locator("main a[href^='tel:']").first).to_be_visible()
    page.locator("main a", has_text="Xem cơ sở").first.click()
    expect(page.locator("h1")).to_contain_text("Hợp tác xã Cam Minh Hợp")


def test_a_buyer_types_words_narrows_and_orders_what_was_found(demo, page):
    page.goto(demo.url("", "/san-pham-ocop-va-dac-san/?sort=price"))
    box = page.locator("#q-sp")
    box.press_sequentially("mat ong")
    box.press("Enter")
    heading = page.locator("h2", has_text="khớp với “mat ong”")
    expect(heading).to_be_in_viewport()
    expect(page.locator(".chip[aria-current]")).to_have_text("Giá thấp")
    page.locator(".chip", has_text="Phù hợp nhất").click()
    expect(page.locator(".prod h3 a").first).to_contain_text(re.compile("mật ong", re.IGNORECASE))
    page.locator(".facet-set > summary").click()
    page.locator("details.facet", has_text="Xã").locator("summary").first.click()
    page.locator(".facet", has_text="Xã").locator("a").first.click()
    expect(page.locator("#q-sp")).to_have_value("mat ong")
    expect(page.locator(".chip--on")).to_contain_text("Xã")
    page.locator("a", has_text="Bỏ hết lựa chọn").first.click()
    expect(heading).to_be_attached()
    expect(page.locator(".facet a[aria-current]")).to_have_count(0)
