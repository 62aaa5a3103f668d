"""A real browser before the served demo (`tests.served_demo`)."""

import os
import shutil

import pytest

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find_chromium() -> str | None:
    """The browser without its windows, if it is there: it takes a third of the work."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    chosen = (os.environ.get("CHROMIUM", ""), *names)
    return next((path for name in chosen if name and (path := shutil.which(name))), None)


@pytest.fixture(scope="session")
def browser():
    """Debian's Chromium. Without one the browser tests are skipped, or fail if required."""
    executable = find_chromium()
    if executable is None:
        reason = "Browser tests did not run: apt install chromium-headless-shell"
        if os.environ.get("E2E") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def checked_page(browser):
    """A page for the checks of `tests.page_checks`, whose scripts the CSP would stop."""
    context = browser.new_context(bypass_csp=True, locale="vi-VN")
    yield context.new_page()
    context.close()


@pytest.fixture
def page(browser):
    """A new reader on a phone, in Vietnamese, whose page may not fail silently."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    page = context.new_page()
    problems = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on(
        "console",
        lambda message: problems.append(message.text) if message.type == "error" else None,
    )
    yield page
    context.close()
    assert problems == []


@pytest.fixture
def desk(browser):
    """An officer's computer: the admin is theirs alone, so its console is not judged."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    yield context.new_page()
    context.close()
