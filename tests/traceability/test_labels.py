"""Labels are large enough to scan, and their codes say where they lead."""

import re
from pathlib import Path

import pytest
import zxingcpp
from django.urls import reverse
from PIL import Image, ImageDraw

from products.traceability.labels import SHEETS, SMALLEST_MODULE, label_code
from tests.traceability.factories import GTIN, make_batch, make_code

LONGEST = f"https://ocop.mot-ten-mien-kha-dai.gov.vn/01/{GTIN}/10/" + "X" * 20
STYLE = Path(__file__).parents[2] / "products/traceability/static/traceability/labels.css"


def decode(code) -> str:
    picture = Image.new("L", (code.side * 6, code.side * 6), 255)
    draw = ImageDraw.Draw(picture)
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", code.path):
        x, y = (int(x) + 4) * 6, (int(y) + 4) * 6
        draw.rectangle([x, y, x + int(length) * 6 - 1, y + 5], fill=0)
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_longest_address_is_scannable_on_every_sheet(sheet):
    code = label_code(LONGEST, sheet.qr_side)
    assert code.is_scannable and code.module >= SMALLEST_MODULE
    assert decode(code) == LONGEST


def test_an_address_that_needs_smaller_squares_gives_up_safety_first_and_then_says_so():
    levels = [label_code("https://x.test/" + "X" * length, 25).level for length in (40, 150, 230)]
    assert levels == ["q", "m", "l"] or levels == sorted(levels, key="qml".index)
    assert levels[0] == "q" and levels[-1] == "l"
    assert not label_code("https://x.test/" + "X" * 400, 25).is_scannable


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_style_prints_codes_as_large_as_was_counted(sheet):
    style = STYLE.read_text()
    side = re.search(rf"\.sheet-{sheet.name} svg {{\s*width: (\d+)mm;\s*height: (\d+)mm", style)
    assert side.groups() == (str(sheet.qr_side),) * 2


def test_a_sheet_says_product_lot_and_the_digits_without_a_style_of_its_own(world):
    batch = make_batch(make_code(world.a))
    client = world.admin_client(world.officer(world.a))
    html = client.get(reverse("batches:labels", args=[batch.pk, "a4"])).text
    assert html.count('class="label"') == 24
    assert f"(01) {GTIN}" in html and "(10) L2611-01" in html
    assert "<style" not in html and " style=" not in html and "<script" not in html
    assert f'aria-label="http://tinh.test/01/{GTIN}/10/L2611-01"' in html
