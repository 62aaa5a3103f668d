"""A mother finds what to bring for a birth certificate, and takes the list along on paper."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

PHONE = {"width": 360, "height": 740}
NAME = "Làm giấy khai sinh cho con"


class Thumb:
    """Taps, counted."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def tap(self, locator):
        self.taps += 1
        locator.first.click()


@pytest.fixture
def home(demo, page):
    page.set_viewport_size(PHONE)
    page.goto(demo.url("thanhson"))
    return Thumb(page)


def check_papers(page):
    expect(page.locator("h1")).to_contain_text(NAME)
    papers = page.locator("[data-ticks]")
    expect(papers).to_contain_text("Giấy chứng sinh")
    expect(papers.locator("li").first).to_be_visible()


def test_by_the_tiles_of_the_home_in_one_tap(home):
    home.tap(home.page.locator("main").get_by_role("link", name=NAME))
    check_papers(home.page)
    assert home.taps == 1


def test_by_what_has_happened_in_two_taps(home):
    home.tap(home.page.locator("main").get_by_role("link", name="Sinh con"))
    home.tap(home.page.locator("main").get_by_role("link", name=NAME))
    check_papers(home.page)
    assert home.taps <= 3


def test_by_the_search_the_answer_stands_above_the_results(home, demo):
    page = home.page
    page.goto(demo.url("thanhson", "/tim-kiem/?q=giay+khai+sinh+can+gi"))
    card = page.locator("section", has=page.locator("#h-ans-tt"))
    expect(card).to_contain_text(NAME)
    expect(card).to_contain_text("Giấy chứng sinh")
    home.tap(card.get_by_role("link", name=NAME))
    check_papers(page)


def test_ticks_stay_on_the_phone_and_the_list_is_one_sheet(home):
    page = home.page
    home.tap(page.locator("main").get_by_role("link", name=NAME))
    box = page.locator("[data-ticks] input[type=checkbox]").first
    box.check()
    page.reload()
    expect(page.locator("[data-ticks] input[type=checkbox]").first).to_be_checked()
    assert page.context.cookies() == []
    page.emulate_media(media="print")
    expect(page.locator("[data-ticks]")).to_be_visible()
    expect(page.locator("#h-buoc")).to_be_hidden()
    sheets = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert len(sheets) == 1
    assert "Giấy chứng sinh" in sheets[0].extract_text()


def test_the_sheet_of_codes_for_the_counter_has_a_code_for_each_procedure(home, demo):
    page = home.page
    page.goto(demo.url("thanhson", "/thu-tuc-hanh-chinh/ma-qr/"))
    codes = page.locator(".codes li")
    assert codes.count() >= 8
    page.set_viewport_size({"width": 794, "height": 1123})  # A4
    page.emulate_media(media="print")
    expect(page.locator("main nav.no-print")).to_be_hidden()
    widths = codes.locator("svg").evaluate_all("all => all.map((one) => one.clientWidth)")
    # Three centimetres on paper: read from an arm's length.
    assert min(widths) >= 105
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
