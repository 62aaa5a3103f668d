"""News on a device in a real browser: begun and ended by one button, shown by the worker."""

import os
import re
import shutil
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from playwright.sync_api import expect

from communes.outbox.models import Act, Mailing
from communes.pushes.encryption import CURVE, encode, point_of, written
from communes.pushes.messages import message
from tests.e2e.conftest import FLAGS
from tests.served_demo import serve_demo

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

FORM = "/dang-ky-nhan-tin/"
# Chromium asks a service of its maker for an address, which no test reaches: this stands for it.
SERVICE = """(() => {
  const KEY = "test-push";
  const made = (key) => ({
    endpoint: "%(endpoint)s",
    options: { applicationServerKey: Uint8Array.from(key).buffer },
    toJSON: () => ({ endpoint: "%(endpoint)s", keys: { p256dh: "%(p256dh)s", auth: "%(auth)s" } }),
    unsubscribe: async () => (localStorage.removeItem(KEY), true),
  });
  PushManager.prototype.subscribe = async ({ userVisibleOnly, applicationServerKey }) => {
    if (!userVisibleOnly || applicationServerKey.length !== 65) throw new Error("key");
    localStorage.setItem(KEY, JSON.stringify(Array.from(applicationServerKey)));
    return made(applicationServerKey);
  };
  PushManager.prototype.getSubscription = async () => {
    const key = localStorage.getItem(KEY);
    return key && made(JSON.parse(key));
  };
})()"""
SHOWN = """async () => {
  const worker = await navigator.serviceWorker.ready;
  const shown = await worker.getNotifications();
  return shown.map(({ title, body, tag, lang, data }) => ({ title, body, tag, lang, ...data }));
}"""


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    """A demo of its own that has a key."""
    key = written(ec.generate_private_key(CURVE))
    told = {"WEB_PUSH_KEY": key, "WEB_PUSH_CONTACT": "cntt@tinh.vn"}
    with serve_demo(tmp_path_factory.mktemp("pushes"), **told) as demo:
        yield demo


def told_of(url: str, tag, act: str) -> str:
    """What a device is sent of a notice."""
    names = ("when", "where", "correction", "summary")
    facts = dict.fromkeys(names, "") | {"name": "Xã Thành Sơn", "what": "Nước lên", "address": url}
    facts |= {"urgency": "Khẩn cấp", "to_do": "Dời lên cao."}
    return message(Mailing(act=act, subject=tag, told={"vi": facts}), "vi").decode()


@pytest.fixture
def phone(browser, portal):
    """A reader whose browser shows notifications: the one without windows blocks them all."""
    found = filter(shutil.which, ("chromium", "chromium-browser", "google-chrome"))
    executable = shutil.which(next(found, ""))
    if executable is None:
        pytest.skip("News on devices were not shown to a browser: apt install chromium")
    own = browser.browser_type.launch(executable_path=executable, args=FLAGS)
    context = own.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    page, problems = context.new_page(), []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    own.close()
    assert problems == []


def test_a_device_is_told_by_one_press_and_shows_what_comes(phone, portal):
    page = phone
    origin = portal.url("thanhson", "").rstrip("/")
    keys = {
        "p256dh": encode(point_of(ec.generate_private_key(CURVE).public_key())),
        "auth": encode(os.urandom(16)),
    }
    endpoint = f"https://fcm.googleapis.com/fcm/send/{uuid4()}"
    page.add_init_script(SERVICE % {"endpoint": endpoint, **keys})
    page.context.grant_permissions(["notifications"], origin=origin)
    talk = page.context.new_cdp_session(page)
    registrations = []
    talk.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registrations.extend(told["registrations"]),
    )
    talk.send("ServiceWorker.enable")

    page.goto(origin + FORM)
    box = page.locator("[data-push]")
    button = box.get_by_role("button")
    expect(button).to_have_text("Nhận báo trên máy này", use_inner_text=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.wait_for_timeout(3200)  # faster than that is no person
    button.focus()
    page.keyboard.press("Enter")
    expect(box.get_by_role("status")).to_contain_text("Xong")
    expect(button).to_have_text("Thôi nhận báo trên máy này", use_inner_text=True)
    code = re.search(r"MN-[\d-]+", box.inner_text())[0]
    # The portal knows the device again.
    page.reload()
    expect(button).to_have_text("Thôi nhận báo trên máy này", use_inner_text=True)
    expect(box).to_contain_text(code)

    # What comes is shown, and what comes later about the same notice takes its place.
    notice, tag = f"{origin}/thong-bao/", uuid4()
    number = registrations[-1]["registrationId"]
    for act in (Act.NEW, Act.UPDATED):
        told = {"origin": origin, "registrationId": number, "data": told_of(notice, tag, act)}
        talk.send("ServiceWorker.deliverPushMessage", told)
    for _try in range(50):
        shown = page.evaluate(SHOWN)
        if shown and shown[0]["title"].startswith("Có thay đổi"):
            break
        page.wait_for_timeout(100)
    assert shown == [
        {
            "title": "Có thay đổi: Nước lên",
            "body": "Dời lên cao.\nXã Thành Sơn",
            "tag": str(tag),
            "lang": "vi",
            "url": notice,
        }
    ]

    button.click()
    expect(box.get_by_role("status")).to_contain_text("không nhận báo nữa")
    page.reload()
    expect(button).to_have_text("Nhận báo trên máy này", use_inner_text=True)
    expect(box).not_to_contain_text("MN-")
    assert page.context.cookies() == []


def test_where_the_browser_blocks_them_it_says_what_to_do(browser, portal):
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    page = context.new_page()
    page.add_init_script("Object.defineProperty(Notification, 'permission', { value: 'denied' })")
    page.goto(portal.url("thanhson", FORM))
    box = page.locator("[data-push]")
    expect(box).to_contain_text("đang chặn")
    expect(box.get_by_role("button")).to_be_hidden()
    context.close()


def test_without_scripts_the_page_is_as_it_is(browser, portal):
    context = browser.new_context(java_script_enabled=False, locale="vi-VN")
    page = context.new_page()
    page.goto(portal.url("thanhson", FORM))
    expect(page.locator("[data-push]")).to_be_hidden()
    expect(page.get_by_role("button", name="Gửi thông báo cho tôi")).to_be_visible()
    context.close()
