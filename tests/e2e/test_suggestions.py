"""Suggestions in a real browser: with keys, with a finger, on a slow line, and without a script."""

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.page_checks import check_axe

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

OPEN = re.compile("/tim-kiem/goi-y/")
# Milliseconds after the last letter.
WAIT = 200


@pytest.fixture
def box(page, demo):
    """The search box of a commune's home on a phone."""
    page.goto(demo.url("thanhson"))
    return page.locator("#q-hero")


@pytest.fixture
def still_box(page, demo):
    """The same box, ready, where time passes only as it is told (`page.clock`)."""
    page.clock.install()
    page.goto(demo.url("thanhson"))
    box = page.locator("#q-hero")
    box.click()
    # Not wait_for_function: the page forbids what that needs.
    box.evaluate("b => new Promise(go => setInterval(() => b.oninput && go(), 20))")
    page.clock.pause_at(datetime.now() + timedelta(hours=1))
    return box


def options(page):
    return page.locator("#q-hero-hints [role=option]")


def type_slowly(box, text):
    box.click()
    box.press_sequentially(text, delay=30)


def test_keys_choose_a_suggestion_and_enter_opens_it(page, box):
    type_slowly(box, "thong ba")
    expect(options(page).first).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#q-hero-hints + [role=status]")).to_have_text(re.compile(r"^\d gợi ý$"))
    first, last = options(page).first, options(page).last
    box.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "hint-1")
    expect(box).to_be_focused()
    box.press("ArrowUp")
    expect(box).to_have_attribute("aria-activedescendant", "")
    box.press("ArrowUp")
    expect(last).to_have_attribute("aria-selected", "true")
    expect(last).to_be_in_viewport()
    box.press("ArrowDown")
    box.press("ArrowDown")
    title = first.locator("span").inner_text()
    box.press("Enter")
    expect(page.locator("h1")).to_contain_text(title)


def test_escape_closes_and_keeps_the_words_and_enter_then_searches(page, box):
    type_slowly(box, "khai sinh")
    expect(options(page).first).to_be_visible()
    box.press("Escape")
    expect(options(page)).to_have_count(0)
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("khai sinh")
    box.press("Enter")
    page.wait_for_url("**/tim-kiem/?q=khai+sinh")


def test_a_finger_opens_a_suggestion_and_leaving_the_box_closes_the_list(page, box):
    type_slowly(box, "thong ba")
    expect(options(page).first).to_be_visible()
    heights = options(page).evaluate_all("all => all.map(o => o.getBoundingClientRect().height)")
    assert min(heights) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("h1").click()
    expect(options(page)).to_have_count(0)
    box.press("End")
    box.press_sequentially("o")
    address = options(page).first.get_attribute("href")
    options(page).first.click()
    page.wait_for_url(f"**{address}")


def test_what_was_typed_before_the_script_came_is_asked(page, box):
    held = []
    page.route(re.compile("/suggest[^/]*js"), lambda route: held.append(route))
    with page.expect_request(re.compile("/suggest[^/]*js")):
        box.click()
    box.press_sequentially("thong bao")
    held.pop().continue_()
    expect(options(page).first).to_be_visible()


def test_a_box_that_is_only_visited_asks_nothing(page, demo):
    page.goto(demo.url("thanhson", "/tim-kiem/?q=thong+bao"))
    asked = []
    page.on("request", lambda request: OPEN.search(request.url) and asked.append(request.url))
    box = page.locator("#q")
    box.click()
    box.evaluate("b => new Promise(go => setInterval(() => b.oninput && go(), 20))")
    page.wait_for_timeout(2 * WAIT)
    assert asked == []


def test_a_word_typed_at_once_asks_once(page, still_box):
    asked = []
    page.on("request", lambda request: OPEN.search(request.url) and asked.append(request.url))
    still_box.press_sequentially("thong bao")
    page.clock.run_for(WAIT - 1)
    assert asked == []
    page.clock.run_for(1)
    expect(options(page).first).to_be_visible()
    assert len(asked) == 1


def test_what_was_asked_before_is_not_fetched_again(page, box):
    wanted = re.compile("q=thong%20bao$")
    with page.expect_response(wanted) as asked:
        type_slowly(box, "thong bao")
    # An answer that is still on its way when the next key is pressed is given up, and not kept.
    asked.value.finished()
    with page.expect_response(re.compile("q=thong%20ba$")) as asked:
        box.press("Backspace")
    asked.value.finished()
    with page.expect_response(wanted) as again:
        box.press_sequentially("o")
    again.value.finished()
    first, second = page.evaluate(
        "performance.getEntriesByType('resource').filter(e => e.name.endsWith('thong%20bao'))"
        ".map(e => e.transferSize)"
    )
    assert first > 0
    assert second == 0


def test_an_answer_that_comes_too_late_is_not_shown(page, still_box):
    held = []
    page.route(OPEN, lambda route: held.append(route))
    still_box.press_sequentially("thong")
    with page.expect_request(OPEN):
        page.clock.run_for(WAIT)
    still_box.press("Escape")
    [late] = held
    late.fulfill(body="<a role=option>Quá muộn</a>")
    # By the time another answer is here, that one would be, too.
    page.unroute(OPEN)
    page.evaluate("fetch('/tim-kiem/goi-y/?q=thong').then(answer => answer.text())")
    expect(options(page)).to_have_count(0)


def test_the_script_comes_only_to_who_searches(page, demo):
    page.goto(demo.url("thanhson"))
    script = page.locator("script[src*=suggest]")
    expect(script).to_have_count(0)
    page.locator("#q-hero").focus()
    expect(script).to_have_count(1)
    page.locator("h1").click()
    page.locator("#q-hero").focus()
    expect(script).to_have_count(1)


def test_without_a_script_the_box_searches(demo, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo.url("thanhson"))
    type_slowly(page.locator("#q-hero"), "khai sinh")
    expect(options(page)).to_have_count(0)
    page.locator("#q-hero").press("Enter")
    assert "q=khai+sinh" in page.url
    context.close()


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_an_open_list_is_fit_for_every_reader(demo, checked_page, width, scheme):
    page = checked_page
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    for key, path, name in (
        ("thanhson", "/", "q-hero"),
        ("", "/", "q-hero"),
        ("", "/tim-kiem/", "q"),
    ):
        page.goto(demo.url(key, path))
        type_slowly(page.locator(f"#{name}"), "thong ba")
        option = page.locator(f"#{name}-hints [role=option]")
        expect(option.first).to_be_visible()
        page.locator(f"#{name}").press("ArrowDown")
        # Nothing lies over it, nor does anything cut it off.
        for one in (option.first, option.last):
            one.scroll_into_view_if_needed()
            one.click(trial=True)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert check_axe(page) == []
