"""A paper is checked, and a dossier looked up, in a real browser."""

import hashlib
import re

import pytest
from playwright.sync_api import expect

from tests.page_checks import check_axe, check_overflow

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

CHECK, DOSSIER = "/kiem-tra-van-ban/", "/tra-cuu-ho-so/"
PAPER = {"name": "giay.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 thu" * 9000}


def test_a_file_is_hashed_in_the_browser_and_never_sent(demo, page):
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    page.goto(demo.url("thanhson", CHECK))
    form = page.locator("form[data-check]")
    expect(form.get_by_text("Tệp ở lại trên máy bạn")).to_be_visible()
    form.locator("input[type=file]").set_input_files(PAPER)
    form.locator("button").click()
    page.wait_for_url(re.compile(r"\?ma="))
    assert page.url.endswith(hashlib.sha256(PAPER["buffer"]).hexdigest())
    expect(page.get_by_text("Không thấy tệp này trong sổ")).to_be_visible()
    assert sent == []


def test_without_a_script_the_file_is_sent_and_the_answer_is_the_same(demo, browser):
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(demo.url("thanhson", CHECK))
    form = page.locator("form[data-check]")
    expect(form.get_by_text("rồi bỏ ngay")).to_be_visible()
    form.locator("input[type=file]").set_input_files(PAPER)
    form.locator("button").click()
    page.wait_for_url(re.compile(r"\?ma="))
    assert page.url.endswith(hashlib.sha256(PAPER["buffer"]).hexdigest())
    assert context.cookies() == []
    context.close()


@pytest.mark.sampled(3)
@pytest.mark.parametrize("digit", ["1", "2", "4", "6", "8", "9"])
def test_an_answer_on_a_dossier_is_fit_for_every_reader(demo, checked_page, digit):
    page = checked_page
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(demo.url("thanhson", DOSSIER))
    page.get_by_label("Mã trên giấy hẹn").fill(f"h41 12 34 260105 000{digit}")
    with page.expect_navigation():
        page.get_by_role("button", name="Tra cứu", exact=True).last.click()
    expect(page.get_by_text(f"H41.12.34-260105-000{digit}").first).to_be_visible()
    assert "260105" not in page.url
    assert check_axe(page) + check_overflow(page) == []


def test_a_code_typed_in_the_search_comes_to_the_box_by_one_tap(demo, page):
    page.goto(demo.url("thanhson", "/tim-kiem/?q=000.00.12.H41-261124-0012"))
    page.get_by_role("button", name="Tra cứu 000.00.12.H41-261124-0012").click()
    expect(page.get_by_role("link", name="Xem trên Cổng Dịch vụ công quốc gia")).to_be_visible()
    page.go_back()
    page.goto(demo.url("thanhson", "/hoi-dap/tra-cuu/?ma=000.00.12.H41-261124-0012"))
    page.get_by_role("button", name="Tra cứu 000.00.12.H41-261124-0012").click()
    expect(page.get_by_text("Đang", exact=False).first).to_be_visible()
