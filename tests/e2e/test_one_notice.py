"""One urgent notice, entered once: every channel has it, and hears that it was taken back."""

import json
import re
from email import message_from_bytes, policy
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest
from aiosmtpd.controller import Controller
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.e2e.logging_in import log_in
from tests.served_demo import free_port, serve_demo
from tests.warnings.cap import read, text

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

TITLE = "Nước sông Hiếu lên nhanh đêm nay"
TEXT = "Bà con ven sông dời lên nhà văn hoá trước 20 giờ."
READER = "chi.lan@example.vn"


class Mailbox:
    """What a mail server took, the oldest first."""

    def __init__(self):
        self.mails = []

    async def handle_DATA(self, server, session, envelope):
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def wait_for(self, words: str, seconds: int = 20):
        """The first mail whose subject has these words."""
        ends = monotonic() + seconds
        while monotonic() < ends:
            found = [mail for mail in self.mails if words in mail["Subject"]]
            if found:
                return found[0]
            sleep(0.2)
        raise AssertionError([mail["Subject"] for mail in self.mails])


@pytest.fixture(scope="module")
def mailbox():
    box = Mailbox()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    box.port = server.port
    yield box
    server.stop()


@pytest.fixture(scope="module")
def program():
    """Three programs of others: what each was sent, by its path, the oldest first."""
    told: dict[str, list[dict]] = {"/tin": [], "/sms": [], "/ban-tin": []}

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told[self.path].append(json.loads(body))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1], told
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def portal(tmp_path_factory, mailbox, program):
    """A demo of its own, that sends mails over a line and may ask the programs."""
    folder = tmp_path_factory.mktemp("channels")
    others = f"http://127.0.0.1:{program[0]}"
    line = {
        "EMAIL_URL": f"smtp://127.0.0.1:{mailbox.port}",
        "TEST_PROGRAM_PORT": str(program[0]),
        "SMS_GATEWAY_URL": f"{others}/sms",
        "SOURCE_SYSTEM_URL": f"{others}/ban-tin",
        "SOURCE_SYSTEM_KEY": "khoa-cua-phep-thu",
    }
    with serve_demo(folder, **line) as demo:
        yield demo


@pytest.fixture
def officer(browser, portal):
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    page, problems = context.new_page(), []
    page.on("pageerror", lambda error: problems.append(str(error)))
    log_in(page, portal, "thanhson-admin")
    yield page
    context.close()
    assert problems == []


def subscribe(page, portal, mailbox) -> None:
    """A reader leaves an address and follows the link of the mail."""
    page.goto(portal.url("thanhson", "/dang-ky-nhan-tin/"))
    page.locator("input[name=email]").fill(READER)
    page.locator("input[name=consent]").check()
    page.wait_for_timeout(1200)  # faster than that is no person
    page.get_by_role("button", name="Gửi thông báo cho tôi").click()
    expect(page.locator(".alert--ok")).to_be_visible()
    mail = mailbox.wait_for("Xác nhận").get_content()
    page.goto(re.search(r"http://\S+", mail)[0])
    page.locator("main form button").click()
    page.wait_for_url("**xong=1**")


def add_program(officer, portal, port: int) -> None:
    """An administrator has a program told."""
    officer.goto(portal.url("", "/admin/chuong-trinh-nhan-tin/new/"))
    officer.locator("#id_name").fill("Cổng SMS")
    officer.locator("#id_url").fill(f"http://127.0.0.1:{port}/tin")
    with officer.expect_navigation():
        officer.locator("main form [type=submit]").first.click()


def name_group(officer, portal) -> None:
    """An administrator says which numbers of the province's gateway are the commune's."""
    officer.goto(portal.url("", "/admin/settings/channels/channelsettings/"))
    officer.locator("#id_sms_group").fill("xa-thanh-son")
    with officer.expect_navigation():
        officer.locator("main form [type=submit]").first.click()


def publish(officer, portal) -> int:
    """Writes it on one screen, looks at the band, publishes; gives its number."""
    officer.goto(portal.url("", "/admin/"))
    officer.get_by_role("link", name="Đăng thông báo").first.click()
    expect(officer.locator("#id_title")).to_be_focused()
    officer.keyboard.type(TITLE)
    officer.get_by_label("Thời tiết, thiên tai").check()
    officer.locator("main [contenteditable=true]").first.fill(TEXT)
    officer.locator("#id_urgent").check()
    officer.wait_for_timeout(1000)
    with officer.expect_navigation():
        officer.locator("button[name=action-publish]").click()
    expect(officer.locator(".portal-band").first).to_be_visible()
    with officer.expect_navigation():
        officer.get_by_role("button", name=re.compile("Đăng")).first.click()
    officer.goto(portal.url("", "/admin/thong-bao/"))
    with officer.expect_navigation():
        officer.get_by_role("link", name=TITLE).first.click()
    return int(re.search(r"/pages/(\d+)/", officer.url)[1])


def bands(portal) -> list[str]:
    """What stands in red on some pages of the commune, and on the other's home nothing of it."""
    found = []
    for path in ("/", "/thong-bao/", "/hoi-dap/", "/lich-cong-tac/", "/en/"):
        shown = re.search(
            r'<section class="sos.*?</section>', portal.fetch("thanhson", path).text, re.S
        )
        found.append(shown[0] if shown else "")
    return found


def cap(portal, kind: str) -> str:
    """The newest message of the site's feed, which must be valid and of this kind."""
    feed = portal.fetch("thanhson", "/nguon-tin/canh-bao.atom").text
    path = re.search(r"/nguon-tin/canh-bao/[\w-]+\.xml", feed)[0]
    message = portal.fetch("thanhson", path).text
    assert text(read(message), "msgType") == kind
    return message


def wait_for_two(told: list[dict], seconds: int = 20) -> list[dict]:
    """What a program was sent, once it is two messages; one that was sent more has failed."""
    ends = monotonic() + seconds
    while len(told) < 2 and monotonic() < ends:
        sleep(0.2)
    return told


def test_one_notice_goes_out_by_every_channel_and_is_taken_back(
    officer, page, portal, mailbox, program, tmp_path
):
    port, told = program
    subscribe(page, portal, mailbox)
    add_program(officer, portal, port)
    name_group(officer, portal)
    before = bands(portal)
    number = publish(officer, portal)
    screen = portal.url("", f"/admin/thong-bao/{number}/cac-kenh/")

    # The web: a red band on each page, which counts where there are several.
    assert all(old != new for old, new in zip(before, bands(portal), strict=True))
    assert TITLE in portal.fetch("thanhson").text
    assert TITLE not in portal.fetch("minhhop").text
    # Mail, once.
    mail = mailbox.wait_for(TITLE)
    assert "KHẨN" in mail["Subject"] and mail["To"] == READER
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "nhà văn hoá" in mail.get_content()
    # A program of others, which gets the texts as well.
    assert [(one["event"], one["title"]) for one in told["/tin"]] == [("new", TITLE)]
    assert "NUOC SONG" in told["/tin"][0]["texts"]["smsPlain"].upper()
    # The province's gateway for SMS.
    assert [one["group"] for one in told["/sms"]] == ["xa-thanh-son"]
    assert "NUOC SONG" in told["/sms"][0]["text"].upper()
    # Public warning.
    assert TITLE in cap(portal, "Alert")
    # Texts, on the one screen that tells of all.
    officer.goto(screen)
    assert TITLE in officer.locator("#sms textarea").input_value()
    expect(officer.locator("#mail")).to_contain_text("Đã gửi 1/1")
    expect(officer.locator("#webhook")).to_contain_text("Đã gửi 1/1")
    expect(officer.locator("#texts")).to_contain_text("Đã gửi 1/1")
    # The loudspeaker: it drafted itself; read by the voice, approved.
    with officer.expect_navigation():
        officer.locator("#loudspeaker").get_by_role("link", name=TITLE).click()
    bulletin = officer.url
    with officer.expect_navigation():
        officer.locator("#nghe").get_by_role("button", name="Đọc thử").click()
    expect(officer.locator("#nghe audio")).to_have_attribute("preload", "none")
    with officer.expect_navigation():
        officer.locator("button[value=release]").click()
    # The province's source-information system has it, with its audio.
    expect(officer.locator("main")).to_contain_text("Đã gửi 1/1")
    pushed = told["/ban-tin"][0]
    assert pushed["event"] == "new" and "sông Hiếu" in pushed["spoken"]
    assert {one["type"] for one in pushed["audio"]} == {"audio/ogg", "audio/mpeg"}
    notice = portal.url("thanhson", f"/tb/{number}")
    page.goto(notice)
    sound = page.locator("audio source").last.get_attribute("src")
    heard = portal.fetch("thanhson", sound)
    assert (heard.status, heard.headers["Content-Type"]) == (200, "audio/mpeg")
    # The poster, on one A4.
    page.get_by_role("link", name="Tờ áp phích").click()
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, path=tmp_path / "poster.pdf")))
    assert len(printed.pages) == 1
    assert "sông Hiếu" in " ".join(printed.pages[0].extract_text().split())
    poster = urlsplit(page.url).path

    # Taken back: all say so.
    officer.goto(portal.url("", f"/admin/pages/{number}/unpublish/"))
    with officer.expect_navigation():
        officer.locator("main form [type=submit]").first.click()
    assert bands(portal) == before
    assert TITLE not in portal.fetch("thanhson").text
    assert TITLE in mailbox.wait_for("Đã rút:")["Subject"]
    assert len([mail for mail in mailbox.mails if TITLE in mail["Subject"]]) == 2
    assert TITLE in cap(portal, "Cancel")
    for path in told:
        first, second = wait_for_two(told[path])
        if path == "/sms":
            assert "da rut" in second["text"]
        else:
            assert (first["event"], second["event"]) == ("new", "withdrawn")
    assert portal.fetch("thanhson", sound).status == 404
    assert portal.fetch("thanhson", poster).status == 404
    officer.goto(screen)
    expect(officer.locator("main")).to_contain_text("Thông báo đã gỡ")
    officer.goto(bulletin)
    expect(officer.locator("main")).to_contain_text("không phát nữa")
    assert Path(tmp_path, "poster.pdf").stat().st_size > 1000
