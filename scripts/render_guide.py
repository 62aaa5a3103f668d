#!/usr/bin/env python3
"""Photographs the screens of the officers' guides, and writes the guides as a document.

Each picture is a screen of the demo in a real browser, with what the steps speak of framed:
portal/static/admin/guide/<name>.webp, named by portal/admin/guide.toml and docs/quan-tri-tinh.md.
The guides become docs/huong-dan-can-bo-xa.md, too. Run this after a screen or a guide has changed:

    python scripts/render_guide.py               # all pictures, and the document
    python scripts/render_guide.py notice week   # only these pictures, and the document
    python scripts/render_guide.py --text        # only the document

Needs Playwright's Python package, Pillow and a Chromium: the environment variable CHROMIUM
names the executable, otherwise one is looked for on PATH.
"""

import io
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
django.setup()

from PIL import Image  # noqa: E402
from playwright.sync_api import Error as PlaywrightError  # noqa: E402
from playwright.sync_api import Locator, Page, sync_playwright  # noqa: E402

from portal.admin.guide import CHAPTERS, PICTURE_SIZE  # noqa: E402
from scripts.render_art import find_chromium  # noqa: E402
from tests.e2e.logging_in import log_in  # noqa: E402
from tests.served_demo import Demo, serve_demo  # noqa: E402

PICTURES = ROOT / "portal" / "static" / "admin" / "guide"
DOCUMENT = ROOT / "docs" / "huong-dan-can-bo-xa.md"
SCREEN = {"width": 1200, "height": 800}
QUALITY = 62
FRAME = "one => { one.style.outline = '4px solid #c62828'; one.style.outlineOffset = '4px'; }"

# What brings a page to the screen of its picture; it returns what is framed.
Way = Callable[[Page, Demo], list[Locator]]
WAYS: dict[str, tuple[str, Way]] = {}


def screen(name: str, officer: str) -> Callable[[Way], Way]:
    """Names the picture that a way leads to, and who is logged in."""

    def register(way: Way) -> Way:
        WAYS[name] = (officer, way)
        return way

    return register


def open_first(page: Page, demo: Demo, path: str) -> None:
    """Opens the first row of a list of the admin."""
    page.goto(demo.url("", path))
    page.locator("td.title a[href*='/admin/']").first.click()


@screen("desk", "thanhson-editor")
def desk(page, demo):
    page.goto(demo.url("", "/admin/"))
    return [page.get_by_role("link", name="Đăng thông báo").first]


@screen("notice", "thanhson-editor")
def notice(page, demo):
    page.goto(demo.url("", "/admin/"))
    page.get_by_role("link", name="Đăng thông báo").first.click()
    page.locator("#id_title").fill("Cắt điện xóm 3 sáng thứ Sáu")
    page.locator("main [contenteditable=true]").first.fill(
        "Điện lực sửa trạm biến áp từ 8 giờ đến 11 giờ. Bà con sạc sẵn điện thoại, đèn pin."
    )
    for label in ("Điện, nước", "Xóm 3", "1 tuần"):
        page.get_by_label(label).first.check()
    page.locator("#id_title").focus()
    page.wait_for_timeout(2500)
    return [page.locator("button[name=action-publish]")]


@screen("urgent", "thanhson-editor")
def urgent(page, demo):
    notice(page, demo)
    page.get_by_label("Thời tiết, thiên tai", exact=True).check()
    page.locator("#id_urgent").check()
    page.wait_for_timeout(800)
    with page.expect_navigation():
        page.locator("button[name=action-publish]").click()
    return [page.locator(".portal-band").first]


@screen("province", "thanhson-editor")
def province(page, demo):
    page.goto(demo.url("", "/admin/"))
    page.locator("main a", has_text="thông báo của tỉnh").first.click()
    page.wait_for_load_state()
    return [page.get_by_role("button", name="Đã đọc").first]


@screen("week", "thanhson-editor")
def week(page, demo):
    open_first(page, demo, "/admin/lich-cong-tac/")
    page.locator(".week-row").first.wait_for()
    return [page.locator(".week-row:not(.deleted)").first]


@screen("question", "thanhson-editor")
def question(page, demo):
    open_first(page, demo, "/admin/questions/")
    page.wait_for_selector("#question-form")
    return [page.locator(".question-steps")]


@screen("product", "thanhson-editor")
def product(page, demo):
    open_first(page, demo, "/admin/products/")
    page.get_by_role("tab", name="Ảnh").click()
    return [page.get_by_role("tab", name="Ảnh")]


@screen("restore", "thanhson-editor")
def restore(page, demo):
    question(page, demo)
    page.locator("[contenteditable=true]").first.fill("Bạn mang giấy chứng sinh tới quầy số 2.")
    page.wait_for_timeout(1500)
    page.on("dialog", lambda dialog: dialog.accept())
    page.reload()
    page.wait_for_selector("#question-form")
    offer = page.get_by_role("button", name="Khôi phục")
    offer.wait_for()
    return [offer]


@screen("pictures", "thanhson-editor")
def pictures(page, demo):
    page.goto(demo.url("", "/admin/images/multiple/add/"))
    return [page.locator(".drop-zone, .w-drop-zone").first]


@screen("translate", "thanhson-editor")
def translate(page, demo):
    open_first(page, demo, "/admin/thong-bao/?locale=en")
    page.wait_for_load_state("networkidle")
    return []


@screen("settings", "thanhson-admin")
def settings(page, demo):
    page.goto(demo.url("", "/admin/settings/core/contactsettings/"))
    page.wait_for_load_state()
    return [page.locator("main form button[type=submit]").first]


@screen("approve", "thanhson-approver")
def approve(page, demo):
    page.goto(demo.url("", "/admin/duyet/"))
    page.get_by_role("link", name="dọn vệ sinh kênh mương").first.click()
    page.frame_locator("iframe.page-preview").locator("h1").wait_for()
    page.wait_for_load_state("networkidle")
    return [page.get_by_role("button", name="Duyệt và đăng")]


@screen("colleagues", "thanhson-admin")
def colleagues(page, demo):
    page.goto(demo.url("", "/admin/can-bo/"))
    return [page.get_by_role("link", name="Mời cán bộ").first]


@screen("glance", "tinh-admin")
def glance(page, demo):
    page.goto(demo.url("", "/admin/reports/tinh-hinh-cac-xa/"))
    return [page.locator("main table thead")]


@screen("opening", "tinh-admin")
def opening(page, demo):
    page.goto(demo.url("", "/admin/mo-xa/"))
    return [page.get_by_role("link", name="Mở trang của một xã").first]


def photograph(page: Page, demo: Demo, name: str) -> None:
    """One picture, at the size that guides show it."""
    _officer, way = WAYS[name]
    framed = way(page, demo)
    for one in framed:
        one.scroll_into_view_if_needed()
        one.evaluate(FRAME)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    target = PICTURES / f"{name}.webp"
    picture.resize(PICTURE_SIZE, Image.Resampling.LANCZOS).save(
        target, "WEBP", quality=QUALITY, method=6
    )
    print(f"{target.relative_to(ROOT)}  {target.stat().st_size / 1024:.1f} KB")


def write_document() -> None:
    """The guides for people who read before they log in."""
    lines = [
        "# Hướng dẫn cho cán bộ xã",
        "",
        "Các bước dưới đây cũng có trong trang quản trị, mục **Trợ giúp**. Viết bởi "
        "`scripts/render_guide.py` từ `portal/admin/guide.toml`; ảnh chụp từ dữ liệu mẫu.",
        "",
    ]
    for chapter, guides in CHAPTERS:
        lines += [f"## {chapter}", ""]
        for guide in guides:
            lines += [f"### {guide.title}", "", f"*{guide.who}*", ""]
            lines += [f"{number}. {step}" for number, step in enumerate(guide.steps, 1)]
            if guide.picture:
                place = f"../portal/static/admin/guide/{guide.picture}.webp"
                lines += ["", f"![{guide.picture_shows}]({place})"]
            lines.append("")
    DOCUMENT.write_text("\n".join(lines), encoding="utf-8")


def main(names: list[str]) -> None:
    write_document()
    if names == ["--text"]:
        return
    asked = names or sorted(WAYS)
    if missing := set(asked) - set(WAYS):
        sys.exit(f"No way to: {', '.join(sorted(missing))}")
    lost: list[str] = []
    PICTURES.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as folder,
        serve_demo(Path(folder)) as demo,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(
            executable_path=find_chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for officer in sorted({WAYS[name][0] for name in asked}):
            context = browser.new_context(viewport=SCREEN, locale="vi-VN", bypass_csp=True)
            page = context.new_page()
            page.set_default_timeout(10_000)
            log_in(page, demo, officer)
            for name in asked:
                if WAYS[name][0] != officer:
                    continue
                try:
                    photograph(page, demo, name)
                except PlaywrightError as error:
                    lost.append(f"{name}: {error}")
            context.close()
        browser.close()
    if lost:
        sys.exit("\n".join(lost))


if __name__ == "__main__":
    main(sys.argv[1:])
