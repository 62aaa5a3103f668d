"""An officer prints labels, and a buyer scans one: in a real browser, with a decoder."""

from io import BytesIO

import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e.logging_in import log_in
from tests.page_checks import check_axe, check_overflow

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

MM = 72 / 25.4  # points of a PDF
SIZES = {"Tem trên giấy A4": (210, 297, 24), "Tem 50 × 30 mm": (50, 30, 1)}


@pytest.mark.parametrize("name", SIZES)
def test_a_printed_label_is_scanned_and_leads_to_its_lot(demo, browser, page, name):
    width, height, labels = SIZES[name]
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="vi-VN", device_scale_factor=2
    )
    desk = context.new_page()
    log_in(desk, demo, "minhhop-editor")
    desk.goto(demo.url("", "/admin/lo-hang/"))
    row = desk.get_by_role("row").filter(has_text="MO-01")
    row.get_by_role("button", name="Thao tác khác").click()
    desk.get_by_role("link", name=name).click()
    expect(desk.get_by_role("heading", name="Tem của lô MO-01")).to_be_visible()
    assert check_overflow(desk) == []
    paper = PdfReader(BytesIO(desk.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) == 1
    box = paper.pages[0].mediabox
    assert (float(box.width) / MM, float(box.height) / MM) == pytest.approx((width, height), abs=1)
    desk.emulate_media(media="print")
    picture = Image.open(BytesIO(desk.screenshot(full_page=True)))
    found = zxingcpp.read_barcodes(picture)
    assert len(found) == labels and len({code.text for code in found}) == 1
    context.close()
    page.goto(found[0].text)
    expect(page.get_by_role("heading", name="Mật ong hoa cam")).to_be_visible()
    expect(page.get_by_text("MO-01").first).to_be_visible()
    assert check_overflow(page) == []
    assert page.context.cookies() == []


@pytest.mark.sampled(4)
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("tail", ["", "/10/MO-01", "/10/KHONG-CO", "/21/1/10/2"])
def test_what_a_scan_opens_is_fit_for_every_reader(demo, checked_page, tail, width):
    checked_page.set_viewport_size({"width": width, "height": 740})
    checked_page.goto(demo.url("", f"/01/09520001000010{tail}"))
    assert check_axe(checked_page) + check_overflow(checked_page) == []
