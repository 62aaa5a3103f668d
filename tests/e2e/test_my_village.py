"""A reader's own village in a real browser: chosen once, kept on the device, leads the home."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

VILLAGE = "/thon-xom/xom-1/"


def test_the_home_leads_with_the_village_that_was_chosen(page, demo):
    home = page.locator("[data-village-home]")
    page.goto(demo.url("thanhson"))
    expect(home).to_be_hidden()
    page.goto(demo.url("thanhson", VILLAGE))
    button = page.locator("[data-my-village]")
    expect(button).to_have_text("Chọn làm thôn của tôi")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    page.goto(demo.url("thanhson"))
    expect(home).to_be_visible()
    expect(home.get_by_role("link", name="Xóm 1", exact=True)).to_be_visible()
    expect(home.get_by_text("Thông báo cho thôn, xóm này")).to_be_visible()
    expect(home.locator("a[href^='tel:']")).to_be_visible()
    # On its page it is taken back.
    page.goto(demo.url("thanhson", VILLAGE))
    button.click()
    page.goto(demo.url("thanhson"))
    expect(home).to_be_hidden()


def test_a_village_that_is_gone_is_forgotten(browser, demo):
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(demo.url("thanhson"))
    page.evaluate("localStorage.setItem('thon-cua-toi', '/thon-xom/khong-con/')")
    page.goto(demo.url("thanhson"))
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-village-home]")).to_be_hidden()
    assert page.evaluate("localStorage.getItem('thon-cua-toi')") is None
    context.close()


def test_without_a_script_the_way_to_the_villages_is_there(browser, demo):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(demo.url("thanhson"))
    expect(page.locator("[data-village-home]")).to_be_hidden()
    page.get_by_role("link", name="Xem tin riêng của thôn, xóm mình").click()
    page.locator("main").get_by_role("link", name="Xóm 1", exact=True).first.click()
    expect(page.get_by_text("Thông báo cho thôn, xóm này")).to_be_visible()
    expect(page.locator("[data-my-village]")).to_be_hidden()
    context.close()


def test_the_clinic_is_called_in_two_taps(page, demo):
    page.goto(demo.url("thanhson"))
    page.locator(".nav").get_by_role("link", name="Gọi").click()
    expect(page.locator("main a[href='tel:115']")).to_be_visible()
    expect(page.locator("main a[href='tel:+842383010185']")).to_be_visible()
