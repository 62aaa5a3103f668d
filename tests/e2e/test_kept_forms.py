"""Nothing that is typed in the admin is lost: not by a reload, a log-out, an ended session."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import expect

from home.management.commands.load_demo import DEMO_PASSWORD
from tests.e2e.logging_in import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

BAR = ".kept-bar"
DIALOG = "dialog.kept-dialog[open]"
# Of yesterday, an hour more than a day ago.
OLD = "localStorage.setItem('kept:1:/admin/', JSON.stringify({ at: Date.now() - 25 * 3600e3 }))"
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('kept:'))"
PICTURE = Path(__file__).parents[2] / "docs" / "portal.png"
TITLE = "Bản sửa chưa kịp lưu"
TEXT = "Chữ mới ở đầu bài"
PLACE = "Nhà văn hoá xóm 2, sau cây đa"
ANSWER = "Bà con mang căn cước đến Bộ phận Một cửa."


@pytest.fixture
def officer(request, browser):
    """An officer's browser; `left` has a line for each time it asked whether to leave."""
    size = {"width": getattr(request, "param", 1366), "height": 800}
    context = browser.new_context(viewport=size, locale="vi-VN")
    page, problems, left = context.new_page(), [], []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("dialog", lambda dialog: (left.append(dialog.type), dialog.accept()))
    page.left = left
    yield page
    context.close()
    assert problems == []


def shown(page, name) -> None:
    if folder := os.environ.get("SHOTS"):
        width = page.viewport_size["width"]
        page.screenshot(path=Path(folder) / f"kept-{name}-{width}.png")


def first_link(page, demo, path, selector) -> str:
    page.goto(demo.url("", path))
    return demo.url("", page.locator(selector).first.get_attribute("href"))


def notice(page, demo) -> str:
    return first_link(page, demo, "/admin/thong-bao/", "td.title a[href*='/edit/']")


def open_question(page, demo) -> str:
    """A question whose answer may be published: requests for information stand there, too."""
    page.goto(demo.url("", "/admin/questions/"))
    rows = page.locator("td.title a[href*='/admin/questions/']")
    for address in rows.evaluate_all("all => all.map((one) => one.href)"):
        page.goto(address)
        if page.locator("textarea[name=public_text]").count():
            return address
    raise AssertionError("no question waits")


def kept_by(page, count) -> bool:
    """Whether so many texts are kept in this browser, soon."""
    for _try in range(50):
        if len(page.evaluate(KEPT)) == count:
            return True
        page.wait_for_timeout(100)
    return False


def type_into(field, text) -> None:
    """As a person does: a browser asks whether to leave only who has touched the page."""
    field.click()
    field.fill(text)
    # Wagtail looks at a form two seconds after it was opened.
    expect(field.page.locator("form[data-w-unsaved-has-edits-value=true]")).to_have_count(1)


def bring_back(page) -> None:
    bar = page.locator(BAR)
    expect(bar).to_contain_text("Có bản chưa lưu lúc")
    bar.get_by_role("button", name="Khôi phục").click()
    expect(bar).to_have_count(0)


def log_in_beside(page, username):
    """Logs in by the dialog, in the tab that it opens."""
    with page.context.expect_page() as opened:
        page.locator(DIALOG).get_by_role("link", name="Đăng nhập lại").click()
    tab = opened.value
    fill_log_in(tab, username)
    return tab


def fill_log_in(tab, username) -> None:
    tab.locator("#id_username").fill(username)
    tab.locator("#id_password").fill(DEMO_PASSWORD)
    tab.locator("form.login-form button[type=submit]").click()


@pytest.mark.parametrize("officer", [390], indirect=True)
def test_a_notice_comes_back_and_is_saved_after_a_new_log_in(demo, officer):
    page = officer
    log_in(page, demo, "thanhson-editor")
    address = notice(page, demo)
    page.goto(address)
    # As if the line were gone: nothing reaches the server.
    page.route(address, lose_posts)
    page.locator(".public-DraftEditor-content").first.click()
    page.keyboard.press("Control+Home")
    page.keyboard.type(TEXT)
    page.locator("#id_title").fill(TITLE)
    assert kept_by(page, 1)
    page.reload()
    page.unroute(address)
    shown(page, "bar")
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    page.context.clear_cookies(name="sessionid")
    bring_back(page)
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(page.locator(".public-DraftEditor-content").first).to_contain_text(TEXT)
    # Wagtail saves by itself, and can't: the session is over.
    expect(page.locator(DIALOG)).to_contain_text("Bạn đã thoát", timeout=10_000)
    shown(page, "dialog")
    log_in_beside(page, "thanhson-editor")
    expect(page.locator(DIALOG)).to_have_count(0, timeout=10_000)
    assert kept_by(page, 0)  # saved
    page.goto(address)
    expect(page.locator("#id_title")).to_have_value(TITLE)
    expect(page.locator(BAR)).to_have_count(0)


def lose_posts(route) -> None:
    if route.request.method == "POST":
        route.abort()
    else:
        route.continue_()


def test_settings_warn_come_back_and_go_with_the_log_out(demo, officer):
    page = officer
    log_in(page, demo, "thanhson-admin")
    page.goto(demo.url("", "/admin/settings/core/contactsettings/"))
    field = page.locator("#id_address")
    before = field.input_value()
    type_into(field, PLACE)
    assert kept_by(page, 1)
    page.reload()
    assert page.left == ["beforeunload"]
    bring_back(page)
    expect(field).to_have_value(PLACE)
    for text in (PLACE, before):
        type_into(field, text)
        with page.expect_navigation():
            page.get_by_role("button", name="Lưu").first.click()
        expect(page.locator(".messages")).to_contain_text("Đã")
        assert kept_by(page, 0)
        expect(field).to_have_value(text)

    type_into(field, PLACE)
    assert kept_by(page, 1)
    other = page.context.new_page()
    other.goto(demo.url("", "/admin/"))
    # The button in the menu, without the menu's own opening.
    other.evaluate("document.querySelector('form[action=\"/admin/logout/\"]').requestSubmit()")
    other.wait_for_url("**/admin/login/**")
    assert other.evaluate(KEPT) == []
    field.fill("Chữ gõ sau khi thoát")
    page.wait_for_timeout(1000)
    assert page.evaluate(KEPT) == []


def test_the_desk_warns_and_another_account_neither_saves_nor_sees_it(demo, officer):
    page = officer
    log_in(page, demo, "thanhson-editor")
    page.evaluate(OLD)
    address = open_question(page, demo)
    page.goto(address)
    field = page.locator("textarea[name=public_text]")
    type_into(field, ANSWER)
    assert kept_by(page, 1)
    page.goto(demo.url("", "/admin/questions/"))
    assert page.left == ["beforeunload"]
    page.goto(address)
    bring_back(page)
    expect(field).to_have_value(ANSWER)

    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Lưu bản nháp").click()
    expect(page.locator(DIALOG)).to_be_visible()
    tab = log_in_beside(page, "tinh-admin")
    expect(tab.locator("main")).to_contain_text("Đây là tài khoản khác")
    expect(page.locator("[data-other]:visible")).to_contain_text("tài khoản khác")
    assert field.input_value() == ANSWER
    again = page.context.new_page()
    again.goto(address)
    expect(again.locator(BAR)).to_have_count(0)
    again.close()

    tab.get_by_role("button", name="Đăng nhập bằng tài khoản kia").click()
    tab.wait_for_url("**/admin/login/?next=**")
    fill_log_in(tab, "thanhson-editor")
    expect(page.locator(".messages")).to_contain_text("Đã lưu bản nháp", timeout=10_000)
    expect(field).to_have_value(ANSWER)
    assert page.evaluate(KEPT) == []


def test_a_chosen_picture_stays_while_its_title_is_missing(demo, officer):
    page = officer
    log_in(page, demo, "thanhson-editor")
    page.goto(first_link(page, demo, "/admin/images/", "a[href*='?next=/admin/images/']"))
    page.locator("#id_file").set_input_files(PICTURE)
    page.wait_for_timeout(500)  # Wagtail may propose the file's name
    page.locator("#id_title").fill("")
    page.get_by_role("button", name="Lưu").first.click()
    expect(page.locator("#id_title")).to_be_focused()
    assert page.locator("#id_file").evaluate("field => field.files.length") == 1
    expect(page.get_by_role("button", name="Lưu").first).to_be_enabled()
