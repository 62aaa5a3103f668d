"""An officer writes a notice on one screen, at the desk and on a phone."""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.logging_in import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e"), pytest.mark.sampled(1)]

DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
TEXT = "Điện lực sửa trạm biến áp từ 8 giờ. Bà con tắt máy bơm."


class Hand:
    """What an officer does, counted: clicks (taps), and fields that are given a value."""

    def __init__(self, page):
        self.page, self.clicks, self.fields = page, 0, 0

    def click(self, locator):
        self.clicks += 1
        locator.click()

    def write(self, text):
        self.fields += 1
        self.page.keyboard.type(text)

    def choose(self, label):
        self.fields += 1
        self.click(self.page.locator("main label", has_text=label).first)


@pytest.fixture(params=[DESK, PHONE], ids=["desk", "phone"])
def officer(request, browser, demo):
    """An editor before the desk of Thành Sơn, whose pages may not fail silently."""
    context = browser.new_context(viewport=request.param, locale="vi-VN")
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("response", lambda one: problems.append(one.url) if one.status >= 400 else None)
    log_in(page, demo, "thanhson-editor")
    yield page
    context.close()
    assert problems == []


def begin(officer) -> Hand:
    hand = Hand(officer)
    hand.click(officer.get_by_role("link", name="Đăng thông báo").first)
    expect(officer.locator("#id_title")).to_be_focused()
    return hand


def test_a_notice_for_one_village_takes_five_clicks_and_four_fields(officer, demo, page):
    hand = begin(officer)
    hand.write("Cắt điện xóm 3 sáng thứ Sáu")
    hand.click(officer.locator("main [contenteditable=true]").first)
    hand.write(TEXT)
    # Its words told the kind.
    expect(officer.get_by_label("Điện, nước")).to_be_checked()
    hand.choose("Xóm 3")
    hand.choose("Thứ Sáu")
    expect(officer.locator("[name=villages][value='']")).not_to_be_checked()
    # Meanwhile it was kept as a draft, without a word of refusal.
    expect(officer).to_have_url(re.compile("/edit/$"))
    with officer.expect_navigation():
        hand.click(officer.locator("button[name=action-publish]"))
    expect(officer.locator(".messages .success")).to_be_visible()
    assert (hand.clicks, hand.fields) == (5, 4)
    page.goto(demo.url("thanhson", "/thong-bao/"))
    expect(page.locator("main")).to_contain_text("Cắt điện xóm 3 sáng thứ Sáu")
    expect(page.locator("main")).to_contain_text("Điện lực sửa trạm biến áp từ 8 giờ.")


def test_the_kind_follows_the_title_until_the_officer_chooses(officer):
    begin(officer)
    title = officer.locator("#id_title")
    for words, kind in (
        ("Hop dan xom 3", "Họp dân"),
        ("Hợp đồng thuê chợ", None),
        ("Tiêm phòng cho đàn bò", "Mùa vụ, chăn nuôi"),
    ):
        title.fill(words)
        chosen = officer.locator("[name=category]:checked")
        if kind is None:
            expect(chosen).to_have_count(0)
        else:
            expect(officer.get_by_label(kind, exact=True)).to_be_checked()
    officer.get_by_label("Y tế", exact=True).check()
    title.fill("Mưa rất to")
    expect(officer.get_by_label("Y tế", exact=True)).to_be_checked()


def test_the_screen_is_one(officer):
    begin(officer)
    if officer.viewport_size == DESK:
        bar = officer.locator(".portal-bar").bounding_box()["y"]
        for name in ("#id_title", "#id_category", "#id_villages", "#id_until", "#id_urgent"):
            box = officer.locator(name).bounding_box()
            assert box["y"] >= 0 and box["y"] + box["height"] <= bar, name
    assert officer.evaluate("document.documentElement.scrollWidth <= innerWidth")
    # Another day is asked by the phone itself: Wagtail's picker is cut off there.
    expect(officer.locator("#id_valid_until")).to_be_hidden()
    officer.get_by_label("Ngày khác").check()
    expect(officer.locator("#id_valid_until")).to_be_visible()
    kind = "datetime-local" if officer.viewport_size == PHONE else "text"
    assert officer.locator("#id_valid_until").get_attribute("type") == kind


def test_saving_goes_on_after_a_refusal_and_the_list_leads_to_the_field(officer):
    begin(officer)
    with officer.expect_navigation():
        officer.locator("button[name=action-publish]").click()
    expect(officer.locator("#form-errors")).to_be_focused()
    expect(officer.locator("#form-errors")).to_contain_text("Loại thông báo")
    officer.locator("#form-errors a", has_text="Việc gì, khi nào?").click()
    expect(officer.locator("#id_title")).to_be_focused()
    officer.keyboard.type("Tiêm chủng")
    expect(officer).to_have_url(re.compile("/edit/$"))
    first = officer.url
    officer.wait_for_timeout(3500)
    officer.get_by_label("Tiêm chủng", exact=True).check()
    officer.wait_for_timeout(3000)
    officer.goto(first)
    expect(officer.get_by_label("Tiêm chủng", exact=True)).to_be_checked()


def test_urgent_words_are_seen_as_a_red_band_before_they_go_out(officer):
    begin(officer)
    officer.keyboard.type("Mưa rất to đêm nay")
    officer.get_by_label("Thời tiết, thiên tai").check()
    officer.locator("main [contenteditable=true]").first.fill("Bà con dời lên nhà văn hoá.")
    officer.locator("#id_urgent").check()
    expect(officer.get_by_label("18:00 ngày mai")).to_be_checked()
    officer.wait_for_timeout(1000)
    with officer.expect_navigation():
        officer.locator("button[name=action-publish]").click()
    band = officer.locator(".portal-band")
    expect(band.first).to_contain_text("Bà con dời lên nhà văn hoá.")
    expect(band.last).to_contain_text("Mưa rất to đêm nay")
    with officer.expect_navigation():
        officer.get_by_role("button", name="Lưu nháp và sửa tiếp").click()
    expect(officer.locator("#id_title")).to_have_value("Mưa rất to đêm nay")
    expect(officer.locator("#id_urgent")).to_be_checked()
