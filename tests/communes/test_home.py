"""The home of a commune: full, empty, in both languages, and cheap."""

import json
from html import unescape

import pytest
from wagtail.models import Page

from communes.announcements.models import AnnouncementPage
from home.demo import load as load_home
from portal.core.demo import DemoWorld, section_of
from portal.pages.demo import load as load_pages


@pytest.fixture(scope="module")
def loaded(module_world):
    communes = {"thanhson": module_world.a, "minhhop": module_world.b}
    demo = DemoWorld(module_world.portal, communes, lambda _text: None)
    load_pages(demo)
    load_home(demo)


@pytest.fixture
def demo_world(loaded, world):
    return world


def html_of(world, site, path="/"):
    response = world.get(site, path)
    assert response.status_code == 200
    return unescape(response.content.decode())


def test_a_new_commune_greets_and_offers_its_sections(world):
    html = html_of(world, world.b.site)
    assert "<h1>Chào bà con xã Bình Minh</h1>" in html
    assert "Bạn cần làm gì?" in html
    assert 'class="tile" href="/thong-bao/"' in html
    assert "Bộ phận Một cửa" in html
    assert "Xã đang làm tới đâu" not in html


def test_the_home_shows_the_editors_tasks_and_figures(demo_world):
    html = html_of(demo_world, demo_world.a.site)
    assert "9 xóm · Người Kinh, Thái, Thổ" in html
    assert "Gặp cán bộ<small>Lịch tiếp dân</small>" in html
    assert '<rect width="98%" height="100%" />' in html
    assert "Dữ liệu mẫu: số liệu minh hoạ" in html


def test_the_english_home_speaks_english(demo_world):
    html = html_of(demo_world, demo_world.a.site, "/en/")
    assert "<h1>Welcome to An Binh Commune</h1>" in html
    assert 'action="/en/tim-kiem/"' in html


def test_a_task_without_a_target_that_can_be_read_is_left_out(world):
    draft = section_of(world.a.home, type(_about(world)))
    gone = {"icon": "doc", "label": "Trang đã xoá", "hint": "", "page": 999999, "url": ""}
    hidden = {"icon": "doc", "label": "Trang nháp", "hint": "", "page": draft.pk, "url": ""}
    web = {"icon": "doc", "label": "Trang ngoài", "hint": "", "url": "https://vidu.vn/"}
    world.a.home.tasks = json.dumps([{"type": "task", "value": v} for v in (gone, hidden, web)])
    world.a.home.save()
    Page.objects.filter(pk=draft.pk).update(live=False)
    html = html_of(world, world.a.site)
    assert 'href="https://vidu.vn/"' in html
    assert "Trang đã xoá" not in html
    assert "Trang nháp" not in html


def _about(world):
    from portal.pages.models import ContactPage

    return ContactPage.objects.child_of(world.a.home).get()


def test_what_another_commune_announces_is_not_shown(world):
    from communes.announcements.models import AnnouncementIndexPage

    index = section_of(world.b.home, AnnouncementIndexPage)
    index.add_child(instance=AnnouncementPage(title="Chỉ cho Bình Minh", summary="x"))
    assert "Chỉ cho Bình Minh" not in html_of(world, world.a.site)
    assert "Chỉ cho Bình Minh" in html_of(world, world.portal.site)


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_the_home_costs_few_queries(demo_world, path, count_queries):
    count_queries(demo_world.a.site, path)


def test_loading_the_demo_again_changes_nothing(demo_world):
    demo = DemoWorld(demo_world.portal, {"thanhson": demo_world.a}, lambda _text: None)
    demo_world.a.home.refresh_from_db()
    demo_world.a.home.welcome = "Lời của xã"
    demo_world.a.home.save()
    before = Page.objects.count()
    load_pages(demo)
    load_home(demo)
    assert Page.objects.count() == before
    demo_world.a.home.refresh_from_db()
    assert demo_world.a.home.welcome == "Lời của xã"


def test_the_demo_tells_of_the_commune_and_marks_what_is_made_up(demo_world):
    html = html_of(demo_world, demo_world.a.site, "/gioi-thieu/tong-quan-xa/")
    assert "Dữ liệu mẫu" in html
    assert "Thành Sơn" in html
    story = html_of(demo_world, demo_world.portal.site, "/gioi-thieu/gioi-thieu-thi-diem/")
    for fact in ("475/450", "855/KH-STT&TT", "819/THH-CPĐT", "161"):
        assert fact in story
    assert 'class="tag tag--n">Dữ liệu mẫu' not in story
