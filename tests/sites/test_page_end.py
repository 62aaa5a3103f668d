"""Each page ends with who answers for it and since when it stands so."""

import re
from datetime import datetime, timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page

from tests.announcements.factories import announce

OLD = timezone.make_aware(datetime(2026, 3, 2, 8, 15))


def dated(page, moment=OLD):
    Page.objects.filter(pk=page.pk).update(last_published_at=moment)


def end_of(world, place, path) -> str:
    html = world.get(place.site, path).content.decode()
    assert html.count('class="wrap page-end') == 1
    return html.split('class="wrap page-end')[1].split("</main>")[0]


@pytest.fixture
def body(world):
    identity = world.a.site.identitysettings
    identity.organisation = "Uỷ ban nhân dân xã An Bình"
    identity.organisation_en = "People's Committee of An Binh"
    identity.save()


def test_a_page_tells_its_day_and_its_body(world, body):
    dated(announce(world.a, "Cắt điện"))
    end = end_of(world, world.a, "/thong-bao/cat-dien/")
    assert "8:15, thứ Hai, 02/03/2026" in end or "8:15, thứ Hai, 2/3/2026" in end
    assert "Uỷ ban nhân dân xã An Bình" in end
    assert 'datetime="2026-03-02T08:15:00+07:00"' in end


def test_in_english_too(world, body):
    dated(announce(world.a, "Power cut", language="en"))
    end = end_of(world, world.a, "/en/announcements/power-cut/")
    assert "Monday" in end and "People&#x27;s Committee of An Binh" in end


@pytest.mark.parametrize("path", ["/", "/thong-bao/"])
def test_what_lists_things_is_as_new_as_the_newest(world, body, path):
    notice = announce(world.a, "Cắt điện")
    dated(announce(world.a, "Họp xóm"), OLD)
    for page in Page.objects.filter(path__startswith=world.a.home.path).exclude(pk=notice.pk):
        dated(page)
    newest = OLD + timedelta(days=3)
    dated(notice, newest)
    assert f'datetime="{timezone.localtime(newest).isoformat()}"' in end_of(world, world.a, path)


def test_a_page_that_lists_nothing_is_dated_by_itself(world, body):
    announce(world.a, "Cắt điện")
    dated(Page.objects.get(slug="gioi-thieu", path__startswith=world.a.home.path))
    assert 'datetime="2026-03-02' in end_of(world, world.a, "/gioi-thieu/")


def test_views_that_are_no_page_have_no_day(world, body):
    for path in ("/hoi-dap/gui-cau-hoi/", "/tim-kiem/", "/khong-co/"):
        assert "<time" not in end_of(world, world.a, path), path


def test_the_day_stands_once(world, body):
    announce(world.a, "Cắt điện")
    html = world.get(world.a.site, "/thong-bao/").content.decode()
    assert len(re.findall(r"Cập nhật\s", html)) == 1


def test_paper_has_the_full_address(world, body):
    end = end_of(world, world.a, "/gioi-thieu/")
    assert 'class="print-only"' in end and "http://a.test/gioi-thieu/" in end
    assert "http://a.test/thong-bao/?time=expired" in end_of(
        world, world.a, "/thong-bao/?time=expired"
    )


@pytest.mark.parametrize(
    ("path", "has_code"),
    [
        ("/", True),
        ("/thong-bao/", True),
        ("/thong-bao/?time=expired", False),
        ("/hoi-dap/gui-cau-hoi/", True),
        ("/hoi-dap/tra-cuu/", True),
        ("/lich-cong-tac/cac-tuan/", True),
        ("/khong-co/", False),
    ],
)
def test_paper_has_a_code_where_there_is_one(world, body, path, has_code):
    code = re.search(r'<img class="qr[^>]* src="([^"]+)"', end_of(world, world.a, path))
    assert bool(code) == has_code
    if code:
        assert world.get(world.a.site, code[1]).status_code == 200


def test_a_shared_address_carries_no_campaign(world, body):
    html = world.get(world.a.site, "/gioi-thieu/?fbclid=abc").content.decode()
    shared = html.split("zalo.me/share?u=")[1].split('"')[0]
    assert shared == "http%3A%2F%2Fa.test%2Fgioi-thieu%2F"
