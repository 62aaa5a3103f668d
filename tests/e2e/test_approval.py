"""A draft comes to its approver's phone, and is out in three taps."""

import os
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.e2e.logging_in import log_in
from tests.kept_demo import run

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e"), pytest.mark.sampled(1)]

# What a contributor wrote and sent.
SEND = """
from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from portal.users.models import User
from wagtail.models import Site
home = Site.objects.get(hostname="thanhson.localhost").root_page
writer = User.objects.get(username="thanhson-contributor")
page = AnnouncementPage(title="{title}", summary="Sáng thứ Bảy, tại nhà văn hoá.", live=False)
AnnouncementIndexPage.objects.child_of(home).get().add_child(instance=page)
page.save_revision(user=writer)
page.get_workflow().start(page, writer)
"""


def shown(page, name) -> None:
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


@pytest.fixture(params=[390, 1366])
def officer(request, browser):
    size = {"width": request.param, "height": 800}
    context = browser.new_context(viewport=size, locale="vi-VN", has_touch=request.param < 600)
    page, problems = context.new_page(), []
    page.on("pageerror", lambda error: problems.append(str(error)))
    yield page
    context.close()
    assert problems == []


def test_a_draft_is_looked_at_and_published(demo, officer):
    width = officer.viewport_size["width"]
    title = f"Tiêm phòng dại đợt {width}"
    code = SEND.replace("{title}", title)
    run([sys.executable, "manage.py", "shell", "-v0", "-c", code], demo.env)
    log_in(officer, demo, "thanhson-approver")
    officer.goto(demo.url("", "/admin/duyet/"))
    shown(officer, f"waiting-{width}")
    officer.get_by_role("link", name=title).click()
    draft = officer.frame_locator("iframe.page-preview")
    expect(draft.locator("h1")).to_contain_text(title)
    assert officer.evaluate("document.documentElement.scrollWidth") <= width
    shown(officer, f"review-{width}")
    # Nothing goes back without a reason, and what was typed stays.
    officer.get_by_text("Trả lại", exact=True).first.click()
    officer.locator("button[value=send_back]").click()
    expect(officer.locator("form.approval-decision")).to_contain_text("Hãy ghi cần sửa gì.")
    officer.get_by_role("button", name="Duyệt và đăng").click()
    expect(officer.locator(".messages")).to_contain_text("Đã đăng", timeout=15_000)
    officer.goto(demo.url("thanhson", "/thong-bao/"))
    expect(officer.locator("main")).to_contain_text(title)
