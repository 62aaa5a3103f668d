"""Which announcements a list shows: by time, kind, weight, village, commune."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communes.announcements.models import AnnouncementPage
from communes.models import Village
from tests.announcements.factories import (
    IMPORTANT,
    URGENT,
    announce,
    expired,
    section,
    texts,
    upcoming,
)


def shown(world, commune, query="", language="vi"):
    """The titles of a list in their order."""
    prefix = "" if language == "vi" else f"/{language}"
    path = f"{prefix}/{section(commune, language).slug}/{query}"
    response = world.get(commune.site, path)
    assert response.status_code == 200
    return [item.title for item in response.context["listing"].page_obj]


def test_the_list_holds_what_is_in_force(world):
    announce(world.a, "Còn hạn")
    expired(world.a, "Hết hạn")
    upcoming(world.a, "Sắp tới")
    announce(world.a, "Bản nháp", live=False)
    assert shown(world, world.a) == ["Còn hạn"]


def test_what_is_urgent_or_pinned_stands_first(world):
    announce(world.a, "Cũ", days=-5)
    announce(world.a, "Mới", days=-1)
    announce(world.a, "Ghim", days=-4, pinned=True)
    announce(world.a, "Khẩn", days=-3, urgency=URGENT)
    announce(world.a, "Quan trọng", days=-2, urgency=IMPORTANT)
    assert shown(world, world.a) == ["Khẩn", "Ghim", "Mới", "Quan trọng", "Cũ"]


def test_an_empty_list_says_so(world):
    html = texts(world.get(world.a.site, "/thong-bao/"))
    assert "Hiện chưa có thông báo nào còn hiệu lực." in html
    assert "Xem thông báo đã hết hạn" in html


def test_a_list_that_nothing_fits_offers_to_clear_the_choices(world):
    announce(world.a)
    html = texts(world.get(world.a.site, "/thong-bao/?category=health"))
    assert "Không có thông báo nào khớp." in html
    assert '<ul class="list big">' not in html


def test_kind_and_weight_narrow_the_list(world):
    announce(world.a, "Cắt điện", category="utilities")
    announce(world.a, "Bão", category="disaster", urgency=URGENT)
    assert shown(world, world.a, "?category=utilities") == ["Cắt điện"]
    assert shown(world, world.a, "?urgency=3") == ["Bão"]
    assert shown(world, world.a, "?urgency=3&category=utilities") == []


def test_the_archive_holds_the_expired(world):
    announce(world.a, "Còn hạn")
    expired(world.a, "Hết hạn")
    upcoming(world.a, "Sắp tới")
    assert shown(world, world.a, "?time=expired") == ["Hết hạn"]
    html = texts(world.get(world.a.site, "/thong-bao/?time=expired"))
    assert "1 thông báo đã hết hạn" in html
    assert "Về thông báo còn hiệu lực" in html


def test_time_narrows_the_list(world):
    today = timezone.localtime().replace(hour=0, minute=0, second=1)
    until = timezone.now() + timedelta(days=5)
    announce(world.a, "Hôm nay", starts_at=today, valid_until=until)
    announce(world.a, "Tuần trước", starts_at=today - timedelta(days=9), valid_until=until)
    announce(world.a, "Năm trước", starts_at=today - timedelta(days=400), valid_until=until)
    assert shown(world, world.a, "?time=week") == ["Hôm nay"]
    assert "Hôm nay" in shown(world, world.a, "?time=month")
    assert "Năm trước" not in shown(world, world.a, "?time=year")


def test_a_village_sees_its_own_and_what_is_for_all(world):
    one = Village.objects.create(site=world.a.site, name="1")
    two = Village.objects.create(site=world.a.site, name="2")
    announce(world.a, "Xóm một", villages=[one])
    announce(world.a, "Cả hai", villages=[one, two])
    announce(world.a, "Toàn xã")
    assert sorted(shown(world, world.a, f"?village={two.pk}")) == ["Cả hai", "Toàn xã"]
    assert "Xóm 1, 2" in texts(world.get(world.a.site, "/thong-bao/"))


def test_a_village_of_another_commune_is_no_choice(world):
    theirs = Village.objects.create(site=world.b.site, name="Bên kia")
    announce(world.a, "Một")
    assert shown(world, world.a, f"?village={theirs.pk}") == ["Một"]
    assert "Bên kia" not in texts(world.get(world.a.site, "/thong-bao/"))


@pytest.mark.parametrize(
    "query",
    [
        "?category=x&urgency=99&time=never&village=abc&commune='",
        "?page=abc",
        "?page=-3",
        "?page=9999",
        "?village=" + "9" * 60,
        "?urgency=%00",
        "?category=utilities&category=health",
    ],
)
def test_a_wrong_query_string_shows_a_list(world, query):
    announce(world.a, "Một", category="health")
    assert shown(world, world.a, query) == ["Một"]
    announce(world.portal, "Tỉnh", category="health")
    assert len(shown(world, world.portal, query)) == 2


def test_a_long_list_comes_in_pages(world):
    for number in range(14):
        announce(world.a, f"Tin {number}", category="health")
    assert len(shown(world, world.a, "?category=health")) == 12
    assert len(shown(world, world.a, "?category=health&page=2")) == 2
    html = texts(world.get(world.a.site, "/thong-bao/?category=health"))
    assert "category=health&amp;page=2" in html


def test_communes_never_see_each_other(world):
    announce(world.a, "Của A")
    announce(world.b, "Của B")
    announce(world.portal, "Của tỉnh")
    assert shown(world, world.a) == ["Của A"]
    assert shown(world, world.b) == ["Của B"]


def test_the_portal_gathers_all_and_names_each_commune(world):
    announce(world.a, "Của A")
    announce(world.b, "Của B")
    announce(world.portal, "Của tỉnh")
    assert sorted(shown(world, world.portal)) == ["Của A", "Của B", "Của tỉnh"]
    html = texts(world.get(world.portal.site, "/thong-bao/"))
    for piece in ("Xã An Bình", "Xã Bình Minh", "Toàn tỉnh", 'data-theme="bien"', "http://b.test"):
        assert piece in html


def test_a_commune_pins_for_itself_only(world):
    announce(world.a, "Ghim ở A", days=-5, pinned=True)
    announce(world.portal, "Ghim của tỉnh", days=-4, pinned=True)
    announce(world.b, "Mới")
    assert shown(world, world.portal) == ["Ghim của tỉnh", "Mới", "Ghim ở A"]


def test_the_portal_narrows_to_one_commune(world):
    announce(world.a, "Của A")
    announce(world.b, "Của B")
    announce(world.portal, "Của tỉnh")
    assert shown(world, world.portal, f"?commune={world.a.site.pk}") == ["Của A"]
    assert shown(world, world.portal, f"?commune={world.portal.site.pk}") == ["Của tỉnh"]


def test_a_translation_takes_the_place_of_its_original(world):
    announce(world.a, "Chưa dịch")
    page = announce(world.a, "Đã dịch")
    english = page.copy_for_translation(world.a.homes["en"].locale)
    english.title = "Translated"
    english.save_revision().publish()
    assert sorted(shown(world, world.a, language="en")) == ["Chưa dịch", "Translated"]
    assert shown(world, world.a) == ["Đã dịch", "Chưa dịch"]
    html = texts(world.get(world.a.site, f"/en/{section(world.a, 'en').slug}/"))
    assert 'lang="vi" hreflang="vi">Chưa dịch' in html
    assert sorted(shown(world, world.portal, language="en")) == ["Chưa dịch", "Translated"]
    portal = world.get(world.portal.site, f"/en/{section(world.portal, 'en').slug}/")
    assert "An Binh Commune" in texts(portal)


def test_lists_cost_few_queries(world, count_queries):
    village = Village.objects.create(site=world.a.site, name="1")
    for number in range(6):
        announce(world.a, f"A {number}", villages=[village], urgency=URGENT)
        announce(world.b, f"B {number}")
    count_queries(world.a.site, "/thong-bao/")
    count_queries(world.portal.site, "/thong-bao/")


def test_the_queryset_tells_current_from_expired_at_any_moment(world):
    page = announce(world.a)
    items = AnnouncementPage.objects.all()
    assert page in items.current()
    assert page not in items.expired()
    later = page.valid_until
    assert page in items.expired(later)
    assert page not in items.current(later)
    assert page not in items.current(page.starts_at - timedelta(seconds=1))
    assert page not in items.urgent()
