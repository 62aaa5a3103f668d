"""What communes do with the province's notices: confirm, pin; what the province sees of it."""

import pytest

from communes.announcements.models import NoticeReceipt
from communes.closing import close_commune
from tests.announcements.factories import announce, expired, texts
from tests.announcements.test_reach import STORM, others, reach


def confirm(client, page, site, do="read"):
    return client.post(f"/admin/thong-bao/cua-tinh/{page.pk}/", {"site": site.pk, "do": do})


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def test_a_commune_pins_it_on_its_own_home(world, readers, editor):
    page = reach(world, days=-5)
    for commune in (world.a, world.b):
        announce(commune, "Mới hơn")
    for site in others(world):
        html = texts(readers.get(site))
        assert html.index("Mới hơn") < html.index(STORM)
    with readers.commit():
        assert confirm(editor, page, world.a.site, "pin").status_code == 302
    html = texts(readers.get(world.a.site))
    assert html.index(STORM) < html.index("Mới hơn") and "Ghim" in html
    html = texts(readers.get(world.b.site))
    assert html.index("Mới hơn") < html.index(STORM) and "Ghim" not in html
    with readers.commit():
        confirm(editor, page, world.a.site, "unpin")
    html = texts(readers.get(world.a.site))
    assert html.index("Mới hơn") < html.index(STORM)
    assert NoticeReceipt.objects.get().read_at  # who pins it has read it


def test_what_the_province_pinned_for_its_portal_is_not_pinned_in_communes(world):
    reach(world, days=-5, pinned=True)
    announce(world.a, "Mới hơn")
    html = texts(world.get(world.a.site))
    assert html.index("Mới hơn") < html.index(STORM)


def test_a_commune_cannot_alter_it(world, editor):
    page = reach(world)
    for path in ("", "edit/", "delete/", "unpublish/"):
        assert editor.get(f"/admin/pages/{page.pk}/{path}").status_code in (302, 403, 404)
    assert editor.get(f"/admin/thong-bao/{page.pk}/xa-da-doc/").status_code in (302, 403, 404)


def test_the_desk_says_what_is_not_read_until_it_is(world, editor):
    page = reach(world)
    reach(world, world.b.site, title="Chỉ cho xã kia")
    desk = editor.get("/admin/").content.decode()
    assert "1 thông báo của tỉnh chưa đọc" in desk
    html = texts(editor.get("/admin/thong-bao/cua-tinh/"))
    assert STORM in html and "Chỉ cho xã kia" not in html
    answer = editor.post(
        f"/admin/thong-bao/cua-tinh/{page.pk}/", {"site": world.a.site.pk}, follow=True
    )
    assert "Đã xác nhận" in texts(answer)
    receipt = NoticeReceipt.objects.get()
    assert (receipt.site, receipt.notice, receipt.role) == (world.a.site, page, "editor")
    assert "chưa đọc" not in editor.get("/admin/").content.decode()
    confirm(world.admin_client(world.officer(world.a, "admin")), page, world.a.site)
    assert NoticeReceipt.objects.get().role == "editor"  # the first reading stays


def test_only_those_who_publish_for_a_commune_confirm(world):
    page = reach(world)
    for opened, role in ((world.a, "contributor"), (world.portal, "admin"), (world.b, "editor")):
        client = world.admin_client(world.officer(opened, role))
        assert confirm(client, page, world.a.site).status_code == 404
    assert not NoticeReceipt.objects.exists()
    for site, other in ((world.a, world.b), (world.b, world.a)):
        client = world.admin_client(world.officer(site))
        assert confirm(client, page, site.site).status_code == 302
        html = texts(client.get("/admin/thong-bao/cua-tinh/"))
        assert other.site.site_name not in html
    contributor = world.admin_client(world.officer(world.a, "contributor"))
    assert contributor.get("/admin/thong-bao/cua-tinh/").status_code in (302, 403)


@pytest.mark.parametrize("site", ["", "x", "9" * 30])
def test_an_odd_site_is_not_found(world, editor, site):
    page = reach(world)
    assert editor.post(f"/admin/thong-bao/cua-tinh/{page.pk}/", {"site": site}).status_code == 404
    assert confirm(editor, page, world.a.site, "eat").status_code == 404


def test_what_has_ended_or_is_not_meant_is_not_confirmed(world, editor):
    for page in (reach(world, make=expired), reach(world, world.b.site), announce(world.a, "Xã")):
        assert confirm(editor, page, world.a.site).status_code == 302
    assert not NoticeReceipt.objects.exists()


def test_the_province_sees_which_communes_have_read_it(world, editor):
    page = reach(world)
    confirm(editor, page, world.a.site)
    client = world.admin_client(world.officer(world.portal))
    url = f"/admin/thong-bao/{page.pk}/xa-da-doc/"
    html = texts(client.get(url))
    assert "1/2 xã đã đọc, 1 xã chưa đọc" in html
    assert "Xã An Bình" in html and "Xã Bình Minh" in html and "Biên tập viên" in html
    assert world.officer(world.a).username not in html.replace("a.test", "")
    sites = [world.a.site.site_name, world.b.site.site_name]
    for order, first in (("site_name", 0), ("-site_name", 1), ("-read_at", 0), ("read_at", 1)):
        rows = client.get(url, {"ordering": order}).context["object_list"]
        assert [row.site_name for row in rows] == (sites if first == 0 else sites[::-1]), order
    assert "1/2 xã" in texts(client.get(f"/admin/pages/{page.pk}/edit/"))
    # Who is not reached, or is closed, owes no receipt.
    close_commune(world.b.site)
    assert "1/1 xã đã đọc" in texts(client.get(url))
    assert client.get(f"/admin/thong-bao/{announce(world.portal).pk}/xa-da-doc/").status_code == 404


def test_the_desk_counts_for_each_of_its_sites(world):
    reach(world)
    reach(world, world.a.site, lasts=1.5)
    both = world.officer(world.a)
    both.groups.add(world.b.groups["editor"])
    html = texts(world.admin_client(both).get("/admin/"))
    assert "2 thông báo của tỉnh chưa đọc" in html
    assert "1 thông báo của tỉnh chưa đọc" in html
    rows = texts(world.admin_client(both).get("/admin/thong-bao/cua-tinh/"))
    assert rows.count('name="do"') == 6  # three to read, each can be pinned
    assert "chưa đọc" not in texts(world.admin_client(world.officer(world.portal)).get("/admin/"))
