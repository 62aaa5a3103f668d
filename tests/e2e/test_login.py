"""Logging in through a browser: app, passkey, lock, mail, the account of the province."""

import os
import re
import sys
from base64 import b32decode
from email import message_from_string, policy
from pathlib import Path

import pytest
from django_otp.oath import totp

from home.management.commands.load_demo import DEMO_PASSWORD
from tests.kept_demo import run
from tests.served_demo import serve_demo

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e"), pytest.mark.sampled(1)]

# Accounts of the demo have no address: these get one.
ADDRESSES = """
from portal.users.models import User
User.objects.filter(username="thanhson-editor").update(email="chu@nghean.example.vn")
User.objects.filter(username="minhhop-editor").update(email="hoa@nghean.example.vn")
User.objects.filter(username="thanhson-admin").update(email="thanhson-admin@nghean.example.vn")
"""
KEYCLOAK = "KEYCLOAK_URL"
PROVIDER_BUTTON = "Đăng nhập bằng tài khoản của tỉnh"


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """A demo of its own, as production logs in."""
    folder = tmp_path_factory.mktemp("login")
    with serve_demo(folder, settings="tests.login.served_settings") as demo:
        run([sys.executable, "manage.py", "shell", "-v0", "-c", ADDRESSES], demo.env)
        yield demo


@pytest.fixture(params=[360, 1280])
def officer(request, browser):
    """An officer on a phone or before a desk, whose page may not fail silently."""
    context = browser.new_context(viewport={"width": request.param, "height": 800}, locale="vi-VN")
    page, problems = context.new_page(), []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []


def log_in(page, portal, username, password=DEMO_PASSWORD):
    page.goto(portal.url("", "/admin/login/"))
    page.fill("#id_username", username)
    page.fill("#id_password", password)
    with page.expect_navigation():
        page.click("form.login-form button[type=submit]")


def log_out(page, portal):
    page.context.clear_cookies(name="sessionid")
    page.goto(portal.url("", "/admin/login/"))


def is_in(page, portal) -> bool:
    page.goto(portal.url("", "/admin/"))
    return page.locator("#wagtail-sidebar").count() == 1


def fits(page) -> None:
    """Nothing stands out of the screen sideways; photographed where SHOTS names a folder."""
    page.wait_for_load_state()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= page.viewport_size["width"], page.url
    column = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll(".login main *")].map(
          (one) => one.getBoundingClientRect().right
        ), 0)"""
    )
    frame = page.evaluate("document.querySelector('.login main')?.getBoundingClientRect().right")
    assert column <= (frame or column), page.url
    if folder := os.environ.get("SHOTS"):
        name = re.sub(r"\W+", "-", page.url.partition("/admin/")[2].partition("?")[0]) or "admin"
        shown = page.viewport_size["width"]
        count = len(list(Path(folder).glob(f"{name}-{shown}*")))
        page.screenshot(path=f"{folder}/{name}-{shown}-{count}.png", full_page=True)


def last_mail(portal) -> str:
    files = Path(portal.env["DATA_DIR"], "mails").iterdir()
    newest = max(files, key=lambda one: one.stat().st_mtime)
    return message_from_string(newest.read_text(), policy=policy.default).get_content()


def test_an_administrator_sets_up_an_app_and_comes_in_with_it(officer, portal):
    account = "tinh-admin" if officer.viewport_size["width"] == 360 else "thanhson-admin"
    log_in(officer, portal, account)
    fits(officer)
    assert not is_in(officer, portal)
    officer.get_by_role("link", name="Ứng dụng trên điện thoại").click()
    fits(officer)
    key = officer.locator("code").inner_text().replace(" ", "")
    officer.fill("#id_code", f"{totp(b32decode(key)):06d}")
    officer.get_by_role("button", name="Tiếp tục").click()
    fits(officer)
    officer.get_by_role("button", name="Hiện mã khôi phục").click()
    fits(officer)
    codes = officer.locator(".login-codes code").all_inner_texts()
    assert len(codes) == 10
    officer.get_by_role("link", name="Tôi đã cất kỹ").click()
    assert is_in(officer, portal)
    officer.goto(portal.url("", "/admin/account/hai-buoc/"))
    fits(officer)
    log_out(officer, portal)
    log_in(officer, portal, account)
    fits(officer)
    assert not is_in(officer, portal)
    officer.fill("#id_code", "000000")
    officer.get_by_role("button", name="Tiếp tục").click()
    officer.get_by_text("Mã này không đúng").wait_for()
    officer.fill("#id_code", codes[0])
    with officer.expect_navigation():
        officer.get_by_role("button", name="Tiếp tục").click()
    assert is_in(officer, portal)


def test_a_passkey_is_a_second_step_and_a_log_in_of_its_own(officer, portal):
    account = "tinh-editor" if officer.viewport_size["width"] == 360 else "minhhop-admin"
    cdp = officer.context.new_cdp_session(officer)
    cdp.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True,
        "hasUserVerification": True, "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }  # fmt: skip
    cdp.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    log_in(officer, portal, account)
    officer.goto(portal.url("", "/admin/login/thiet-lap/"))
    officer.get_by_role("link", name="passkey").click()
    fits(officer)
    officer.fill("#id_passkey_name", "Máy ở cơ quan")
    officer.get_by_role("button", name="Tạo passkey").click()
    officer.wait_for_url("**/account/hai-buoc/ma/")
    officer.goto(portal.url("", "/admin/account/hai-buoc/"))
    assert "Máy ở cơ quan" in officer.content()

    log_out(officer, portal)
    log_in(officer, portal, account)
    fits(officer)
    officer.get_by_role("button", name="Đăng nhập bằng passkey").click()
    officer.wait_for_url("**/admin/")
    assert is_in(officer, portal)

    log_out(officer, portal)
    fits(officer)
    officer.get_by_role("button", name="Đăng nhập bằng passkey").click()
    officer.wait_for_url("**/admin/")
    assert is_in(officer, portal)


def test_a_passkey_of_nobody_is_told_so(page, portal):
    page.goto(portal.url("", "/admin/login/"))
    button = page.get_by_role("button", name="Đăng nhập bằng passkey")
    page.evaluate("() => { navigator.credentials.get = () => Promise.reject(new Error()); }")
    button.click()
    page.locator(".passkey-told:not([hidden])").wait_for()
    assert "thử lại" in page.locator(".passkey-told").inner_text()


@pytest.mark.parametrize("officer", [1280], indirect=True)
def test_a_hundred_wrong_passwords_are_stopped_and_the_owner_comes_in_by_mail(
    officer, desk, portal
):
    for at in range(100):
        log_in(officer, portal, "thanhson-editor", f"sai-{at}")
        if "Sai mật khẩu quá nhiều lần" in officer.content():
            break
    assert at == 7
    fits(officer)
    assert attack(officer, portal, 92) == {429}
    log_in(desk, portal, "thanhson-editor")
    desk.get_by_role("link", name="Đặt lại mật khẩu qua thư").click()
    desk.fill("#id_email", "chu@nghean.example.vn")
    with desk.expect_navigation():
        desk.locator("button[type=submit]").click()
    link = re.search(r"http\S+/password_reset/confirm/\S+", last_mail(portal))[0]
    attack(officer, portal, 1)
    desk.goto(link)
    desk.fill("#id_new_password1", "nui-xanh-trau-cham-7")
    desk.fill("#id_new_password2", "nui-xanh-trau-cham-7")
    with desk.expect_navigation():
        desk.locator("button[type=submit]").click()
    attack(officer, portal, 10)
    log_in(desk, portal, "thanhson-editor", "nui-xanh-trau-cham-7")
    assert is_in(desk, portal)


def attack(page, portal, times) -> set[int]:
    """More wrong passwords, as a program sends them; the answers' states."""
    asked, url = page.context.request, portal.url("", "/admin/login/")
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', asked.get(url).text())[1]
    form = {"username": "thanhson-editor", "password": "sai", "csrfmiddlewaretoken": token}
    return {asked.post(url, form=form, max_redirects=0).status for _at in range(times)}


class TestTheProvincesAccount:
    """Before a real Keycloak, which `make test-login` starts."""

    @pytest.fixture(autouse=True)
    def _provider(self):
        if not os.environ.get(KEYCLOAK):
            pytest.skip("no Keycloak: the province's account was not tried (make test-login)")

    def go(self, page, portal, username, password):
        page.goto(portal.url("", "/admin/login/?next=/admin/account/"))
        page.get_by_role("link", name=PROVIDER_BUTTON).click()
        page.fill("#username", username)
        page.fill("#password", password)
        page.click("#kc-login")

    def test_it_opens_the_account_with_that_address_and_ends_there_too(self, desk, portal):
        self.go(desk, portal, "hoa", "hoa-o-tinh-9")
        desk.wait_for_url("**/admin/account/")
        assert "hoa@nghean.example.vn" in desk.content()
        desk.evaluate("""() => {
          const form = document.createElement("form");
          form.method = "post"; form.action = "/admin/logout/";
          form.append(document.querySelector("[name=csrfmiddlewaretoken]").cloneNode());
          document.body.append(form); form.submit();
        }""")
        desk.wait_for_url("**/admin/login/")
        desk.get_by_role("link", name=PROVIDER_BUTTON).click()
        desk.locator("#kc-login").wait_for()  # asked anew: the log-in there is over

    def test_an_address_that_is_not_verified_there_opens_nothing(self, desk, portal):
        self.go(desk, portal, "la", "la-o-tinh-9")
        desk.wait_for_url("**/admin/login/")
        assert "không có tài khoản nào" in desk.content()
        assert not is_in(desk, portal)
