"""Who is on duty, and which clinic is open, found on a phone in two taps."""

import re

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def phone(browser, request):
    context = browser.new_context(
        viewport={"width": 360, "height": 740},
        locale="vi-VN",
        java_script_enabled=request.param,
        service_workers="block",
    )
    yield context.new_page()
    context.close()


def test_who_is_on_duty_is_called_in_two_taps(phone, demo):
    phone.goto(demo.url("thanhson", "/"))
    card = phone.locator("section", has=phone.get_by_role("heading", name="Hôm nay ai trực"))
    expect(card.locator("a[href^='tel:']").first).to_be_visible()


def test_every_number_is_a_tap_from_the_bottom_bar(phone, demo):
    phone.goto(demo.url("thanhson", "/thong-bao/"))
    phone.locator("nav a", has_text="Gọi").locator("visible=true").first.click()
    expect(phone.locator("h1")).to_contain_text("Danh bạ")
    expect(phone.locator("main a[href='tel:113']").first).to_be_visible()
    phone.locator("main input[name=q]").fill("tram y te")
    phone.locator("main form[role=search] button, main form.find button").first.click()
    expect(phone.locator("main")).to_contain_text("Trạm y tế")
    expect(phone.locator("main a[href='tel:113']")).to_have_count(0)


def test_the_clinic_near_a_village_says_whether_it_is_open(phone, demo):
    phone.goto(demo.url("thanhson", "/dia-diem-cong-cong/"))
    phone.goto(phone.url + "?kind=clinic")
    row = phone.locator("main article", has_text="Trạm y tế").first
    expect(row).to_contain_text(re.compile("Đang (mở|đóng) cửa"))
    row.locator("h3 a").click()
    expect(phone.locator("main a[href^='geo:']")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
