"""A week pasted from Word and edited line by line, on a computer and on a phone."""

import pytest
from playwright.sync_api import expect

from portal.core.weeks import Week
from tests.e2e.logging_in import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e"), pytest.mark.sampled(1)]

SIZES = {"computer": (1366, 768), "phone": (390, 844)}
# Far enough from the weeks of the demo, and one for each size.
WEEKS = {"computer": 20, "phone": 21}
PASTE = """(box, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "");
  const all = { clipboardData: data, bubbles: true, cancelable: true };
  box.dispatchEvent(new ClipboardEvent("paste", all));
}"""


def word_table(week: Week) -> str:
    days = [f"Thứ {number + 2} ({day:%-d/%-m/%Y})" for number, day in enumerate(week.days[:6])]
    rows = "".join(
        f"<tr><td rowspan=3><p class=MsoNormal>{day}</p></td><td>7h30</td><td>Giao ban</td>"
        "<td>P1</td></tr><tr><td>14 giờ</td><td>Họp <del>kín</del></td><td>P2</td></tr>"
        "<tr><td>9h</td><td>Tiếp dân</td><td>P3</td></tr>"
        for day in days
    )
    heads = "<tr><td>Ngày</td><td>Thời gian</td><td>Nội dung</td><td>Địa điểm</td></tr>"
    return f"<html><style>p{{}}</style><body><table>{heads}{rows}</table></body></html>"


@pytest.mark.parametrize("size", SIZES)
def test_a_pasted_week_is_edited_in_the_grid(desk, demo, size):
    width, height = SIZES[size]
    week = Week.this() + WEEKS[size]
    problems = []
    desk.on("pageerror", lambda error: problems.append(str(error)))
    desk.set_viewport_size({"width": width, "height": height})
    log_in(desk, demo, "thanhson-editor")
    desk.goto(demo.url("", "/admin/lich-cong-tac/"))
    desk.get_by_role("link", name="Nhập từ Word/Excel").first.click()
    desk.locator("[contenteditable]").evaluate(PASTE, word_table(week))
    desk.get_by_role("button", name="Đọc bảng").click()
    assert desk.locator("[name=role-2]").input_value() == "content"
    assert not is_wide(desk)
    desk.get_by_role("button", name="Xem các việc").click()
    desk.locator(".week-import-row").nth(17).wait_for()
    assert desk.locator(".week-import-row").count() == 18
    assert not is_wide(desk)
    desk.get_by_role("button", name="Đưa vào bản nháp").click()
    desk.wait_for_url("**/edit/")

    rows = desk.locator("#id_entries-FORMS > .week-row:not(.deleted)")
    times = [text.strip() for text in rows.locator('[data-cell="time"]').all_text_contents()]
    assert times == ["7:30", "9:00", "14:00"] * 6
    shown = desk.locator("input:visible, select:visible, textarea:visible").count()
    assert shown <= 40
    if size == "computer":
        assert desk.locator("main").evaluate("main => main.scrollHeight") <= 3 * height
    assert not is_wide(desk)

    first = rows.nth(0)
    line = first.locator("> details > summary")
    line.focus()
    desk.keyboard.press("Enter")
    hour = first.locator("[name$=-start_time]")
    hour.fill("10h15")
    assert first.locator('[data-cell="time"]').text_content() == "10:15"
    line.focus()
    desk.keyboard.press("Enter")
    expect(rows.nth(0).locator('[data-cell="time"]')).to_have_text("9:00")
    rows.nth(0).get_by_role("button", name="Nội bộ").click()
    rows.nth(1).get_by_role("button", name="Huỷ").click()
    rows.nth(2).get_by_role("button", name="Nhân đôi").click()
    assert rows.count() == 19
    assert not is_wide(desk)
    states = rows.locator('[data-cell="state"]').all_text_contents()
    assert states[:2] == ["Nội bộ", "Đã huỷ"]
    rows.nth(18).get_by_role("button", name="Xoá").click()
    expect(rows).to_have_count(18)

    with desk.expect_navigation():
        desk.get_by_role("button", name="Lưu bản nháp").click()
    desk.reload()
    assert rows.locator('[data-cell="state"]').all_text_contents()[:2] == ["Nội bộ", "Đã huỷ"]
    assert rows.count() == 18
    assert problems == []


def is_wide(page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")
