"""A storm day in a browser: fit for every reader, large in the hall, kept by phones."""

import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import page_checks as checks
from tests.every_page import Place
from tests.served_demo import serve_demo

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

ROOT = Path(__file__).resolve().parents[2]
TITLE = "Bão số 7 đổ bộ rạng sáng mai"
SWITCH = f"""
from datetime import timedelta
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.models import Site
from communes.models import Village
from communes.places.models import PlacePage, ShelterCount
from communes.storms.models import StormRoad
from communes.storms.steps import Told, switch_on
site = Site.objects.get(hostname="thanhson.localhost")
user = get_user_model().objects.create_superuser("bao", "bao@example.vn", "x")
switch_on(site, user, Told(
    "{TITLE}", "storm", "Chằng chống nhà cửa. Ai ở xóm 3, xóm 5 đến nơi sơ tán trước 16 giờ.",
    "Gọi trực ban 0238 300 0115, cứu nạn 112", timezone.now() + timedelta(hours=12), True,
    list(Village.objects.filter(site=site)[:3]), "", []))
places = PlacePage.objects.filter(place_kind="shelter").descendant_of(site.root_page)
for left, place in zip([0, 45, 120], places):
    ShelterCount.objects.update_or_create(
        site=site, place=place, defaults={{"left": left, "counted_at": timezone.now()}})
assert places, "the demo has no shelter"
for name, state in [("Ngầm suối Cạn", "closed"), ("Cầu tràn xóm 3", "flooded"),
                    ("Đường liên xã", "care")]:
    StormRoad.objects.create(site=site, name=name, state=state)
"""
KEPT = """async () => {
  await navigator.serviceWorker.ready;
  const [name] = await caches.keys();
  return (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname);
}"""


@pytest.fixture(scope="module")
def stormy(tmp_path_factory):
    """A demo of its own, with a drill that holds in one commune."""
    with serve_demo(tmp_path_factory.mktemp("storm")) as demo:
        yield demo


@pytest.fixture(scope="module")
def storm(stormy):
    shell = [sys.executable, "manage.py", "shell", "-v0", "-c", SWITCH]
    done = subprocess.run(shell, cwd=ROOT, env=stormy.env, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return stormy


# This one first: the phone knows the site from before the storm.
def test_a_phone_keeps_the_storm_page_it_has_seen_and_says_its_age(browser, stormy, request):
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN")
    page = context.new_page()
    page.goto(stormy.url("thanhson"))
    for _try in range(50):
        if "/ngay-bao/" in page.evaluate(KEPT):
            break
        page.wait_for_timeout(200)
    demo = request.getfixturevalue("storm")
    for path in ("/ngay-bao/", "/"):
        page.goto(demo.url("thanhson", path))
        expect(page.locator("h1")).to_have_text(TITLE)
    page.wait_for_timeout(500)
    context.set_offline(True)
    for path in ("/", "/ngay-bao/"):
        page.goto(demo.url("thanhson", path))
        expect(page.locator("h1")).to_have_text(TITLE)
        expect(page.locator(".saved")).to_contain_text("bản lưu lúc")
        # It looks like itself: its style came along.
        assert page.evaluate("document.styleSheets[0].cssRules.length") > 10
    context.close()


def test_the_tablet_in_the_hall_shows_it_in_large_letters(browser, storm):
    context = browser.new_context(
        viewport={"width": 1280, "height": 800}, locale="vi-VN", service_workers="block"
    )
    page = context.new_page()
    page.goto(storm.url("thanhson", "/kiosk/"))
    site = page.frame_locator("iframe")
    expect(site.locator("h1")).to_have_text(TITLE)
    expect(site.locator("html")).to_have_attribute("data-size", "2")
    size = site.locator("body").evaluate("body => parseFloat(getComputedStyle(body).fontSize)")
    assert size > 23
    site.locator("a[href^='tel:']").first.click()
    expect(page.locator("dialog")).to_contain_text("0238")
    context.close()


@pytest.mark.parametrize(
    ("site", "path"), [("thanhson", "/"), ("thanhson", "/ngay-bao/"), ("khanhhop", "/ngay-bao/")]
)
def test_it_is_fit_for_every_reader(checked_page, storm, site, path):
    sizes = [(width, theme) for width in (360, 1280) for theme in checks.THEMES]
    place = Place("storm", site, "vi", path)
    assert checks.check_everything(checked_page, storm, place, sizes) == []
