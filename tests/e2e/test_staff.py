"""A commune's administrator invites a colleague, changes the role, locks the account."""

import re
import sys

import pytest
from playwright.sync_api import expect

from tests.e2e.logging_in import log_in
from tests.kept_demo import run

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e"), pytest.mark.sampled(1)]

PASSWORD = "nui-xanh-trau-cham-7"
LIST = "/admin/can-bo/"
# The address that the mail would bring.
LINK = """
from portal.staff.invitations import invitation_url
from portal.users.models import User
print(invitation_url(User.objects.get(email="{email}")))
"""


@pytest.fixture
def colleague(browser):
    """The phone of who is invited."""
    size = {"width": 390, "height": 800}
    context = browser.new_context(viewport=size, locale="vi-VN", has_touch=True)
    yield context.new_page()
    context.close()


def press(page, label: str) -> None:
    with page.expect_navigation():
        page.get_by_role("button", name=label, exact=True).click()


@pytest.mark.parametrize("width", [390, 1366])
def test_a_colleague_is_invited_works_gets_another_role_and_is_locked(demo, desk, colleague, width):
    name, email = f"Vi Thị Xao {width}", f"xao{width}@example.vn"
    desk.set_viewport_size({"width": width, "height": 800})
    log_in(desk, demo, "thanhson-admin")
    desk.goto(demo.url("", LIST))
    with desk.expect_navigation():
        desk.get_by_role("link", name="Mời cán bộ").click()
    desk.get_by_label("Họ và tên").fill(name)
    desk.get_by_label("E-mail").fill(email)
    desk.get_by_label("Biên tập", exact=False).first.check()
    press(desk, "Gửi lời mời")
    desk.goto(demo.url("", LIST))
    row = desk.locator("tr", has_text=name)
    expect(row).to_contain_text("Đã mời")
    assert desk.evaluate("document.documentElement.scrollWidth") <= width

    code = LINK.replace("{email}", email)
    shown = run([sys.executable, "manage.py", "shell", "-v0", "-c", code], demo.env).stdout
    path = re.search(r"(/admin/\S+)", shown)[1]
    colleague.goto(demo.url("", path))
    colleague.fill("[name=new_password1]", PASSWORD)
    colleague.fill("[name=new_password2]", PASSWORD)
    press(colleague, "Đặt mật khẩu")
    colleague.goto(demo.url("", "/admin/login/"))
    # As a phone writes the beginning of a line.
    colleague.fill("#id_username", email.capitalize())
    colleague.fill("#id_password", PASSWORD)
    with colleague.expect_navigation():
        colleague.locator("form button[type=submit]").first.click()
    colleague.goto(demo.url("", "/admin/"))
    expect(colleague.locator("main")).to_contain_text("Xã Thành Sơn")
    assert colleague.goto(demo.url("", "/admin/villages/")).url.endswith("/admin/villages/")

    with desk.expect_navigation():
        row.get_by_role("link", name=name).click()
    account = desk.url
    with desk.expect_navigation():
        desk.get_by_role("link", name="Đổi vai trò").click()
    desk.get_by_label("Viết nháp", exact=False).first.check()
    press(desk, "Lưu")
    # The new role holds in the open session.
    assert colleague.goto(demo.url("", "/admin/villages/")).url.endswith("/admin/")

    desk.goto(account)
    with desk.expect_navigation():
        desk.get_by_role("link", name="Khoá tài khoản").click()
    press(desk, "Khoá tài khoản")
    expect(desk.locator("main")).to_contain_text("Đã khoá")
    assert "/admin/login/" in colleague.goto(demo.url("", "/admin/")).url
