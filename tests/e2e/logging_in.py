"""Officers of the demo, logged in: by the form once, then by the session that it made."""

from playwright.sync_api import Page

from home.management.commands.load_demo import DEMO_PASSWORD
from tests.served_demo import Demo

# By server and account: the cookies of a log-in that may still hold.
_cookies: dict[tuple[int, str], list] = {}


def log_in(page: Page, demo: Demo, username: str) -> None:
    """Brings a browser, which nobody is logged in with, to an officer's desk."""
    known = (demo.port, username)
    page.context.add_cookies(_cookies.get(known, []))
    page.goto(demo.url("", "/admin/"))
    if page.locator("#id_username").count():  # the first time, or another test logged out
        page.locator("#id_username").fill(username)
        page.locator("#id_password").fill(DEMO_PASSWORD)
        page.locator("form button[type=submit]").first.click()
        page.wait_for_url("**/admin/")
        _cookies[known] = page.context.cookies()
