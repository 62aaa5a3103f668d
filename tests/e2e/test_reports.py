"""A broken bridge on phones: reported, seen, mended, confirmed behind a link, opened again."""

import re
import sqlite3
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.e2e.logging_in import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e"), pytest.mark.sampled(1)]


def picture(colour: str) -> dict:
    out = BytesIO()
    Image.new("RGB", (1600, 1200), colour).save(out, "JPEG")
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


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


def send(page, demo, text: str) -> str:
    """Reports as somebody does on the way: a picture, a kind, a sentence; the code's page."""
    page.goto(demo.url("thanhson", "/phan-anh/gui/"))
    page.set_input_files("[name=photos]", picture("brown"))
    page.locator("input[name=kind]").first.check()
    page.fill("[name=text]", text)
    page.fill("[name=place]", "Cầu Khe Cạn")
    page.select_option("select[name=village]", index=1)
    page.wait_for_timeout(1200)  # faster than that is no person
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()
    if "/theo-doi/" not in page.url:  # something of the site may answer it
        page.locator("main form button[type=submit]").first.click()
    page.wait_for_url("**/theo-doi/PA-*/")
    return page.url


def let_days_pass(demo, code: str, days: int) -> None:
    """As if the report had been closed so long ago."""
    with closing(
        sqlite3.connect(Path(demo.env["DATA_DIR"]) / "portal.sqlite3", timeout=20)
    ) as base:
        base.execute(
            "UPDATE feedback_feedbackreport SET closed_at = datetime(closed_at, ?) WHERE code = ?",
            (f"-{days} days", code),
        )
        base.commit()


def cover_with_the_mouse(desk) -> str:
    """Draws a box on the first picture, and another by a click that goes again; the numbers."""
    frame = desk.locator("[data-picture]").first
    frame.scroll_into_view_if_needed()
    area = frame.bounding_box()

    def to(x: float, y: float) -> None:
        desk.mouse.move(area["x"] + area["width"] * x, area["y"] + area["height"] * y, steps=4)

    to(0.1, 0.2)
    desk.mouse.down()
    to(0.4, 0.6)
    desk.mouse.up()
    boxes = frame.locator(".feedback-box")
    expect(boxes).to_have_count(1)
    field = desk.locator("[name^=boxes]").first
    left, top, width, height = map(float, field.input_value().split())
    assert abs(left - 10) < 1 and abs(top - 20) < 1 and abs(width - 30) < 1 and abs(height - 40) < 1
    to(0.8, 0.8)
    desk.mouse.down()
    desk.mouse.up()
    expect(boxes).to_have_count(2)
    desk.mouse.down()
    desk.mouse.up()
    expect(boxes).to_have_count(1)
    return field.input_value()


def press(page, do: str) -> None:
    with page.expect_navigation():
        page.locator(f"button[name=do][value={do}]:visible").first.click()


def test_a_broken_bridge_is_reported_seen_mended_confirmed_and_opened_again(
    phone, desk, demo, request
):
    text = f"Lan can cầu bị gãy, trẻ đi học dễ ngã. {request.node.name}"
    followed = send(phone, demo, text)
    expect(phone.locator(".keep-code__code")).to_contain_text("PA-")
    expect(phone.locator("main figure img")).to_have_count(1)
    code = re.search(r"PA-[\d-]+", followed)[0]

    log_in(desk, demo, "thanhson-editor")
    desk.goto(demo.url("", f"/admin/phan-anh/?q={code}"))
    desk.locator("td.title a").first.click()
    desk.fill("[name=title]", f"Lan can cầu Khe Cạn gãy {request.node.name}")
    desk.fill("[name=public_text]", "Lan can cầu Khe Cạn gãy một đoạn, đi lại cần chú ý.")
    covered = cover_with_the_mouse(desk)
    press(desk, "publish")
    expect(desk.locator("[name^=boxes]").first).to_have_value(covered)
    expect(desk.locator(".feedback-box")).to_have_count(1)
    report = desk.url
    desk.goto(demo.url("", "/admin/phan-anh/truong-thon/"))
    desk.select_option("[name=village]", index=1)
    desk.click("button:has-text('Tạo liên kết')")
    message = desk.input_value("#loi-nhan")
    link = re.search(r"https?://\S+/truong-thon/\S+", message)[0]

    phone.goto(link)
    item = phone.locator("section.card", has_text=request.node.name)
    item.locator("input[type=file]").set_input_files(picture("green"))
    item.locator("textarea, input[name$=note]").first.fill("Tổ công trình thôn đã hàn lại lan can.")
    item.locator("button[value=done]").click()
    phone.wait_for_url("**?xong=1")
    expect(phone.locator(".alert--ok")).to_be_visible()
    expect(phone.locator("main")).not_to_contain_text(request.node.name)

    desk.goto(report)
    desk.fill("[name=note]", "Tổ công trình thôn đã hàn lại lan can ngày hôm nay.")
    press(desk, "done")
    phone.goto(followed)
    expect(phone.locator("main")).to_contain_text("đã hàn lại lan can")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360
    # After two weeks its sender is asked, and “not yet” opens it again.
    assert phone.locator("button[value=not_mended]").count() == 0
    let_days_pass(demo, code, 15)
    phone.reload()
    with phone.expect_navigation():
        phone.locator("button[value=not_mended]").click()
    expect(phone.locator("main")).to_contain_text("Đang làm")
    expect(phone.locator("button[value=not_mended]")).to_have_count(0)
    desk.goto(report)
    expect(desk.locator(".w-status").first).to_contain_text("Đang làm")
