"""An officer puts a product with three photographs on the portal, at the desk and on a phone."""

from io import BytesIO

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.test_notice import DESK, PHONE, Hand
from tests.e2e.test_notice import officer as officer  # a fixture

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e"), pytest.mark.sampled(1)]

MOST_CLICKS = 20


def picture(name: str, size=(1200, 900), colour="#b06a20") -> dict:
    out = BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


def put_in(hand: Hand, files: list[dict]) -> None:
    with hand.page.expect_file_chooser() as choosing:
        hand.click(hand.page.get_by_role("button", name="Tải ảnh lên"))
    hand.clicks += 2  # marking them in the phone's or computer's own window, and “Mở”
    choosing.value.set_files(files)


def test_a_product_with_three_photographs(officer, demo, page):
    kind = "Desk" if officer.viewport_size == DESK else "Phone"
    assert officer.viewport_size in (DESK, PHONE)
    hand, shade = Hand(officer), 40 if kind == "Desk" else 80
    hand.click(officer.get_by_role("link", name="Thêm sản phẩm").first)
    hand.click(officer.locator("#id_title"))
    hand.write(f"Cam {kind}")
    hand.clicks += 2
    officer.locator("#id_producer").select_option(index=1)
    hand.click(officer.get_by_role("tab", name="Hình ảnh"))
    put_in(
        hand,
        [
            picture("Rổ cam mới hái.jpg", colour=(176, 106, shade)),
            picture("Vườn cam xóm 3.jpg", (900, 1200), (96, 156, shade)),
            picture("IMG_2034.jpg", (640, 480), (12, 12, shade // 4)),
            {"name": "hoa-don.jpg", "mimeType": "image/jpeg", "buffer": b"khong phai anh"},
        ],
    )
    told = officer.locator(".pictures-told")
    expect(told).to_contain_text("Đã thêm 3 ảnh.", timeout=20_000)
    expect(told).to_contain_text("hoa-don.jpg: ")
    rows = officer.locator("#id_images-FORMS > [data-inline-panel-child]")
    expect(rows).to_have_count(3)
    expect(officer.locator("#id_images-0-alt")).to_have_value("Rổ cam mới hái")
    for number in range(3):
        credit = officer.locator(f"#id_images-{number}-credit")
        expect(credit).to_have_value("Ảnh: UBND xã Thành Sơn")
    expect(rows.nth(0).locator(".picture-advices")).to_be_hidden()
    expect(rows.nth(1)).to_contain_text("Ảnh đứng")
    expect(rows.nth(2)).to_contain_text("Ảnh nhỏ (640 × 480)")
    expect(rows.nth(2)).to_contain_text("Ảnh tối")
    assert officer.evaluate("document.documentElement.scrollWidth <= innerWidth")
    hand.click(officer.locator("#id_images-2-alt"))
    hand.write("Cam xếp thùng")
    hand.click(officer.get_by_role("tab", name="Giá và nơi bán"))
    hand.click(officer.locator("#id_contact_phone"))
    hand.write("0912 345 678")
    hand.click(officer.locator("footer .w-dropdown__toggle"))
    with officer.expect_navigation(timeout=60_000):  # sizes of three pictures are made
        hand.click(officer.locator("button[name=action-publish]"))
    expect(officer.locator(".messages .success")).to_be_visible(timeout=30_000)
    assert hand.clicks <= MOST_CLICKS
    page.goto(demo.url("thanhson", f"/san-pham-ocop-va-dac-san/cam-{kind.lower()}/"))
    figures = page.locator(".gal figure")
    expect(figures).to_have_count(3)
    expect(figures.nth(2)).to_contain_text("Cam xếp thùng (Ảnh: UBND xã Thành Sơn)")


def test_the_ninth_is_left_out_in_words_and_another_choice_brings_other_words(officer):
    hand = Hand(officer)
    hand.click(officer.get_by_role("link", name="Thêm sản phẩm").first)
    hand.click(officer.get_by_role("tab", name="Hình ảnh"))
    put_in(hand, [picture(f"Trái cam {n}.jpg", (90, 60), (200, 20 * n, 9)) for n in range(9)])
    rows = officer.locator("#id_images-FORMS > [data-inline-panel-child]")
    told = officer.locator(".pictures-told")
    expect(told).to_contain_text("Đã đủ 8 ảnh: chưa lấy “Trái cam 8.jpg”.", timeout=20_000)
    expect(rows).to_have_count(8)
    expect(officer.get_by_role("button", name="Chọn ảnh đã có")).to_be_disabled()
    officer.locator("#id_images-0-credit").fill("Ảnh: chị Hạnh")
    row = rows.first
    row.get_by_role("button", name="Thao tác").first.click()
    row.get_by_role("button", name="Đổi ảnh").click()
    officer.locator(".modal a", has_text="Trái cam 5").first.click()
    expect(officer.locator("#id_images-0-alt")).to_have_value("Trái cam 5")
    expect(officer.locator("#id_images-0-credit")).to_have_value("Ảnh: chị Hạnh")
