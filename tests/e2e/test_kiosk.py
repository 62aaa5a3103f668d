"""The tablet in the hall: it goes home by itself, forgets, and shows no way out."""

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]


@pytest.fixture
def tablet(browser):
    """A tablet, whose clock the test moves; the page may not fail silently."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, locale="vi-VN", service_workers="block"
    )
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.clock.install()
    yield page
    context.close()
    assert problems == []


def site(page):
    return page.frame_locator("iframe")


def opened(page, demo, path="/kiosk/"):
    page.goto(demo.url("thanhson", path))
    expect(site(page).locator("footer").first).to_be_attached()
    return page


def go(page, path: str) -> None:
    page.evaluate(
        "(path) => { document.querySelector('iframe').contentWindow.location = path }", path
    )
    page.frames[-1].wait_for_url(f"**{path}")


def test_nobody_there_for_a_minute_brings_it_home_and_it_forgets(tablet, demo):
    page = opened(tablet, demo)
    expect(site(page).locator("html")).to_have_attribute("data-size", "2")
    go(page, "/thong-bao/")
    expect(page.locator("[data-qr]")).to_have_attribute("src", "/ma-qr.svg?trang=%2Fthong-bao%2F")
    page.evaluate("localStorage.setItem('giay', 'của người trước')")
    page.clock.fast_forward(30_000)
    site(page).locator("body").click(position={"x": 5, "y": 5})
    page.clock.fast_forward(45_000)
    assert page.frames[1].url.endswith("/thong-bao/")
    page.clock.fast_forward(20_000)
    expect(site(page).locator("h1")).not_to_contain_text("Thông báo")
    assert page.evaluate("localStorage.getItem('giay')") is None
    expect(page.locator("[data-back]")).to_be_hidden()


def test_links_lead_on_inside_and_one_page_back(tablet, demo):
    page = opened(tablet, demo)
    go(page, "/thong-bao/")
    page.locator("[data-back]").click()
    expect(site(page).locator("h1")).not_to_contain_text("Thông báo")
    expect(page.locator("[data-back]")).to_be_hidden()
    assert page.url.endswith("/kiosk/")


def test_no_link_leads_out(tablet, demo):
    page = opened(tablet, demo)
    go(page, "/lien-he-duong-day-nong/")
    site(page).locator("main a[href^='tel:']").first.click()
    told = page.locator("dialog")
    expect(told).to_contain_text("0238")
    told.get_by_role("button", name="Đóng").click()
    page.evaluate(
        """() => {
          const page = document.querySelector('iframe').contentDocument;
          page.querySelector('main').insertAdjacentHTML('afterbegin',
            '<p><a id="ngoai" href="https://example.org/">Ngoài</a>'
            + ' <a id="vao" href="/admin/">Vào</a></p>');
        }"""
    )
    for name in ("#ngoai", "#vao"):
        site(page).locator(name).click()
        expect(told).to_contain_text("Quét mã")
        told.get_by_role("button", name="Đóng").click()
    assert page.frames[1].url.endswith("/lien-he-duong-day-nong/")


def test_without_a_line_it_asks_once_a_minute(tablet, demo):
    page, asked = opened(tablet, demo), []

    def refuse(route):
        asked.append(route.request.url)
        route.abort()

    page.route(demo.url("thanhson", "/"), refuse)
    page.locator("[data-home]").click()
    page.wait_for_timeout(1000)
    assert len(asked) == 1
    page.clock.fast_forward(61_000)
    page.wait_for_timeout(1000)
    assert len(asked) == 2
    page.unroute(demo.url("thanhson", "/"))
    page.clock.fast_forward(61_000)
    expect(site(page).locator("footer").first).to_be_attached()


def test_without_a_script_the_frame_and_the_way_home_work(browser, demo):
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(demo.url("thanhson", "/kiosk/"))
    site(page).locator("a[href='/thong-bao/']").first.click()
    expect(site(page).locator("h1")).to_contain_text("Thông báo")
    page.locator("[data-home]").click()
    expect(site(page).locator("h1")).not_to_contain_text("Thông báo")
    context.close()
