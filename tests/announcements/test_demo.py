"""The sample content: complete, idempotent, marked as such."""

import pytest
from django.utils.translation import gettext

from communes.announcements.demo import load, notices_of
from communes.announcements.models import AnnouncementPage, NoticeReceipt
from communes.demo import COMMUNES
from communes.models import Village
from portal.core.demo import DemoWorld
from tests.announcements.factories import texts


@pytest.fixture(scope="module")
def small_demo(module_world):
    a, b = module_world.a, module_world.b
    for number in range(1, 10):
        Village.objects.create(site=a.site, name=str(number))
    demo = DemoWorld(module_world.portal, {"thanhson": a, "khanhhop": b}, lambda line: None)
    load(demo)
    return demo


def test_each_commune_shows_every_kind_of_case(small_demo, world):
    load(small_demo)
    for commune, key in ((world.a, "thanhson"), (world.b, "khanhhop")):
        notices = notices_of(key)
        pages = AnnouncementPage.objects.descendant_of(commune.home)
        assert pages.count() == len(notices) >= 10
        current = pages.current()
        assert current.urgent().count() == 1
        assert current.filter(pinned=True).count() == 1
        assert pages.expired().exists()
        assert current.filter(event_at__isnull=False).exists()
        assert current.filter(attachments__isnull=False).exists()
        assert current.exclude(correction="").exists()
        assert len(notices) > current.count() + pages.expired().count()  # one to come
        assert not pages.filter(is_sample=False).exists()
    assert AnnouncementPage.objects.descendant_of(world.portal.home).count() == len(
        notices_of("portal")
    )


def test_villages_and_files_come_along(small_demo, world):
    page = AnnouncementPage.objects.descendant_of(world.a.home).get(slug="mua-lon-xom-3-xom-5")
    assert page.villages_label == "Xóm 3, 5"
    document = page.attachments.get().document
    assert document.collection == world.a.collection
    assert document.get_file_size() > 1000
    page.full_clean()


def test_the_pages_open(small_demo, world):
    for site in (world.a.site, world.b.site, world.portal.site):
        assert "thông báo còn hiệu lực" in texts(world.get(site, "/thong-bao/"))
    for page in AnnouncementPage.objects.descendant_of(world.a.home).current():
        html = texts(world.get(world.a.site, f"/thong-bao/{page.slug}/"))
        assert gettext("Sample data") in html
        assert "{d" not in html
        assert "{w" not in html


@pytest.mark.parametrize("key", [*COMMUNES, "portal"])
def test_texts_fit_their_fields(key, db):
    from communes.announcements.demo.notice import page_of

    assert notices_of(key)
    for notice in notices_of(key):
        page = page_of(notice)
        assert len(page.title) <= 90, notice.key
        assert len(page.summary) <= 200, notice.key


def test_two_notices_of_the_province_reach_communes(small_demo, world):
    storm, rain = "Chủ động ứng phó bão", "Các xã miền tây trực"
    for site, rains in ((world.a.site, True), (world.b.site, False)):
        html = texts(world.get(site, "/thong-bao/"))
        assert storm in html
        assert (rain in html) == rains
    assert [one.site for one in NoticeReceipt.objects.all()] == [world.a.site]
