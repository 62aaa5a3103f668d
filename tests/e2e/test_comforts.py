"""Comforts in a real browser: opinions, paper, and reading without a line."""

import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import expect

from tests.served_demo import Demo, free_port, serve

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

READY = """async () => {
  await navigator.serviceWorker.ready;
  const names = await caches.keys();
  const cache = await caches.open(names[0]);
  return (await cache.keys()).map((request) => new URL(request.url).pathname);
}"""
# Makes the copy of the home that of a day in November 2026, at 9:05.
SAVED_ON = """async (day) => {
  const [name] = await caches.keys();
  const cache = await caches.open(name);
  const copy = await cache.match("/");
  const headers = new Headers(copy.headers);
  headers.set("X-Saved-At", new Date(2026, 10, day, 9, 5).getTime());
  await cache.put("/", new Response(await copy.blob(), { headers }));
}"""
WEEKDAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
CONTACT = "/lien-he-duong-day-nong/"


@contextmanager
def reader(browser, **options):
    """A phone whose console may complain: without a line it says so of each request."""
    options = {"viewport": {"width": 360, "height": 740}, "locale": "vi-VN"} | options
    context = browser.new_context(timezone_id="Asia/Ho_Chi_Minh", **options)
    try:
        yield context.new_page()
    finally:
        context.close()


def kept_paths(page) -> list[str]:
    """What the phone holds, once the worker has fetched its last page."""
    for _try in range(50):
        paths = page.evaluate(READY)
        if CONTACT in paths or f"/en{CONTACT}" in paths:
            return paths
        page.wait_for_timeout(200)
    raise AssertionError(f"The worker kept only {paths}")


def first_notice(page, demo) -> str:
    page.goto(demo.url("thanhson", "/thong-bao/"))
    return page.locator(".ann h3 a").first.get_attribute("href")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_reader_says_whether_a_page_helped(demo, browser, scripts):
    with reader(browser, java_script_enabled=scripts, service_workers="block") as page:
        page.goto(demo.url("thanhson", first_notice(page, demo)))
        expect(page.locator("#cam-on")).to_be_hidden()
        page.locator(".rate label", has_text="Tạm được").click()
        page.locator(".rating button").click()
        page.wait_for_url("**/#cam-on")
        expect(page.locator("#cam-on")).to_contain_text("Cảm ơn bạn")
        expect(page.locator(".rating form")).to_be_hidden()
        assert page.context.cookies() == []


def test_paper_has_the_name_and_the_address_and_no_menu(demo, browser):
    with reader(browser, service_workers="block", viewport={"width": 680, "height": 1000}) as page:
        for key, path in (
            ("thanhson", "/"),
            ("thanhson", "/lich-cong-tac/"),
            ("thanhson", CONTACT),
            ("thanhson", first_notice(page, demo)),
            ("thanhson", "/en/"),
            ("", "/lich-cong-tac/"),
        ):
            page.goto(demo.url(key, path))
            expect(page.locator("span.print-only")).to_be_hidden()
            page.emulate_media(media="print")
            expect(page.locator(".brand .name")).to_be_visible()
            expect(page.locator("span.print-only")).to_contain_text(demo.url(key, path))
            for gone in (".nav", ".foot", ".rating", ".all-index", "main form"):
                assert not any(item.is_visible() for item in page.locator(gone).all()), gone
            assert page.evaluate("document.documentElement.scrollWidth") <= 680
            page.emulate_media(media="screen")


def test_a_week_is_one_sheet_of_a4(demo, browser):
    with reader(browser, service_workers="block") as page:
        page.goto(demo.url("thanhson", "/lich-cong-tac/"))
        sheets = re.search(rb"/Type /Pages\s*/Count (\d+)", page.pdf(prefer_css_page_size=True))
        assert sheets.group(1) == b"1"


def test_without_a_line_kept_pages_say_their_age_and_forms_give_way(demo, browser):
    with reader(browser) as page:
        page.goto(demo.url("thanhson"))
        paths = kept_paths(page)
        urgent = [path for path in paths if path.startswith("/thong-bao/")]
        assert "/lich-cong-tac/" in paths and urgent
        assert not [path for path in paths if "hoi-dap" in path or "admin" in path]

        page.context.set_offline(True)
        # Each weekday in its own words, whatever today is; Monday, 23 November, comes first.
        for number, day in enumerate(WEEKDAYS):
            page.evaluate(SAVED_ON, 23 + number)
            page.reload()
            expect(page.locator(".saved")).to_contain_text(
                f"bản lưu lúc 9:05, {day} {23 + number}/11."
            )
        # A browser keeps the place on a reload: the bar must not stand above it.
        expect(page.locator(".saved")).to_be_in_viewport(ratio=1)
        expect(page.locator("h1")).to_be_visible()
        for path in ("/lich-cong-tac/", urgent[0], CONTACT):
            page.goto(demo.url("thanhson", path))
            expect(page.locator(".saved")).to_be_visible()
            assert not any(form.is_visible() for form in page.locator("form").all())
        # The style sheet came along: the red strip of the design is red without a line too.
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 100

        for path in ("/hoi-dap/gui-cau-hoi/", "/tim-kiem/?q=thu", "/san-pham-ocop-va-dac-san/"):
            page.goto(demo.url("thanhson", path))
            expect(page.locator("h1")).to_have_text("Không có mạng")
            expect(page.locator("main a[href='tel:+842383000101']")).to_be_visible()
            expect(page.locator("main a[href='/lich-cong-tac/']")).to_be_visible()

        page.context.set_offline(False)
        page.locator("main a", has_text="Thử lại").click()
        expect(page.locator("h1")).not_to_have_text("Không có mạng")
        expect(page.locator(".saved")).to_have_count(0)


def test_a_form_sent_without_a_line_is_not_lost_silently(demo, browser):
    with reader(browser) as page:
        page.goto(demo.url("thanhson"))
        kept_paths(page)
        page.goto(demo.url("thanhson", first_notice(page, demo)))
        page.context.set_offline(True)
        page.locator(".rate label").first.click()
        page.locator(".rating button").click()
        expect(page.locator("h1")).to_have_text("Không có mạng")


def test_english_readers_get_english_copies(demo, browser):
    with reader(browser) as page:
        page.goto(demo.url("thanhson", "/en/"))
        page.evaluate("async () => { await navigator.serviceWorker.ready; }")
        for _try in range(50):
            if "/en/" in page.evaluate(READY):
                break
            page.wait_for_timeout(200)
        page.context.set_offline(True)
        page.reload()
        expect(page.locator(".saved")).to_contain_text("You are reading a copy saved at")
        page.goto(demo.url("thanhson", "/en/khong-co/"))
        expect(page.locator("h1")).to_have_text("No line")


def test_a_server_that_is_down_leaves_the_copies_and_switching_off_removes_them(demo, browser):
    port = free_port()
    own = Demo(port, demo.env | {"PORTAL_PORT": str(port)})
    with reader(browser) as page:
        with serve(own):
            page.goto(own.url("thanhson"))
            kept_paths(page)
        page.goto(own.url("thanhson"))
        expect(page.locator(".saved")).to_be_visible()
        with serve(own, OFFLINE_READING="0"):
            page.goto(own.url("thanhson"))
            expect(page.locator(".saved")).to_have_count(0)
            for _try in range(50):
                left = page.evaluate(
                    "navigator.serviceWorker.getRegistrations().then(r => r.length)"
                )
                if not left:
                    break
                page.wait_for_timeout(200)
            assert left == 0
            assert page.evaluate("caches.keys()") == []
