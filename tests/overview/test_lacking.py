"""What a commune's site should have: each item tests data, and leads to where it is mended."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.sites import copy_site
from communes.closing import close_commune
from communes.models import CommuneHomePage, Village
from home.overview.completeness import completeness_items, lacking, there
from portal.core.models import ContactSettings, IdentitySettings
from portal.core.overview import Homes
from portal.core.weeks import Week
from portal.pages.models import ContactPage, SitemapPage, StandardPage
from tests.announcements.factories import announce, upcoming
from tests.consultations.factories import put_up
from tests.documents.factories import issue
from tests.organisation.factories import make_official
from tests.overview.conftest import text_of
from tests.procedures.factories import make_procedure, say
from tests.products.factories import make_image, make_product
from tests.schedules.conftest import make_week
from tests.works.factories import account


def contacts(world, **values):
    ContactSettings.objects.filter(site=world.a.site).update(**values)


def identity(world, **values):
    IdentitySettings.objects.filter(site=world.a.site).update(**values)


def section(world, model, language="vi"):
    return model.objects.descendant_of(world.a.homes[language])


def write_about(world):
    page = section(world, StandardPage).filter(show_in_menus=True).get()
    page.summary = "Xã ở phía tây."
    page.save_revision().publish()


def count_people(world):
    home = CommuneHomePage.objects.get(pk=world.a.home.pk)
    home.figures = [("number", {"value": "1.204", "label": "hộ"})]
    home.save()


def speak(world, commune):
    """A commune's own words to a procedure; what it doesn't do at all says nothing."""
    pages = [make_procedure(world.portal, f"{name} {commune.site.pk}") for name in ("Một", "Hai")]
    say(commune, pages[0], counter="Quầy số 2")
    say(world.a, pages[1], is_offered=False, notes="Làm ở tỉnh")


HOURS = ("morning_opens", "morning_closes", "afternoon_opens", "afternoon_closes")
# What takes an item away, and what brings it.
ITEMS = {
    "notice": (lambda w: upcoming(w.a), lambda w: announce(w.a)),
    "week": (
        lambda w: make_week(w.a.home, week=Week.this() + 1),
        lambda w: make_week(w.a.home),
    ),
    "document": (lambda w: issue(w.b), lambda w: issue(w.a)),
    "procedures": (lambda w: speak(w, w.b), lambda w: speak(w, w.a)),
    "about": (lambda w: None, write_about),
    "hotline": (lambda w: contacts(w, hotline=""), lambda w: contacts(w, hotline="02383000101")),
    "email": (lambda w: contacts(w, email=""), lambda w: contacts(w, email="a@xa.example")),
    "address": (lambda w: contacts(w, address=""), lambda w: contacts(w, address="Xóm 1")),
    "hours": (
        lambda w: contacts(w, **dict.fromkeys(HOURS)),
        lambda w: contacts(w, morning_opens="07:30", morning_closes="11:30"),
    ),
    "contact": (
        lambda w: section(w, ContactPage).update(live=False),
        lambda w: section(w, ContactPage).update(live=True),
    ),
    "editor": (
        lambda w: identity(w, responsible_editor=""),
        lambda w: identity(w, responsible_editor="Chủ tịch"),
    ),
    "logo": (
        lambda w: identity(w, logo=None),
        lambda w: identity(w, logo=make_image(w.a.collection)),
    ),
    "villages": (
        lambda w: Village.objects.create(site=w.b.site, name="9"),
        lambda w: Village.objects.create(site=w.a.site, name="1"),
    ),
    "figures": (lambda w: None, count_people),
    "english": (
        lambda w: section(w, ContactPage, "en").update(live=False),
        lambda w: section(w, ContactPage, "en").update(live=True),
    ),
    "consultation": (
        lambda w: put_up(w.a, days=2),
        lambda w: put_up(w.a),
    ),
    "officials": (
        lambda w: make_official(w.b),
        lambda w: make_official(w.a),
    ),
    "money": (
        lambda w: account(w.b),
        lambda w: account(w.a),
    ),
    "product": (
        lambda w: make_product(w.a, live=False),
        lambda w: make_product(w.a),
    ),
    "sitemap": (
        lambda w: section(w, SitemapPage).update(live=False),
        lambda w: section(w, SitemapPage).update(live=True),
    ),
}


def has(world, name: str, homes: Homes) -> bool:
    return name in there(homes, completeness_items()).get(world.a.home.path, set())


@pytest.mark.parametrize("name", ITEMS)
def test_each_item_is_there_or_lacks(world, name):
    take, bring = ITEMS[name]
    one = Homes((world.a.home.path,))
    take(world)
    assert not has(world, name, one) and not has(world, name, Homes())
    bring(world)
    assert has(world, name, one) and has(world, name, Homes())


def test_a_published_answer_is_an_item(world, published):
    one = Homes((world.a.home.path,))
    published(world.b)
    assert not has(world, "answer", one) and not has(world, "answer", Homes())
    published(world.a)
    assert has(world, "answer", one) and has(world, "answer", Homes())


def test_every_item_is_tried_here():
    assert {item.name for item in completeness_items()} == {*ITEMS, "answer"}


def test_all_items_of_all_homes_are_one_query(world, django_assert_num_queries):
    items = completeness_items()
    for homes in (Homes(), Homes((world.a.home.path, world.b.home.path))):
        with django_assert_num_queries(1):
            assert there(homes, items).keys() >= {world.a.home.path, world.b.home.path}


def page_of(world, user, site=None):
    site = site or world.a.site
    return world.admin_client(user).get(f"/admin/trang-con-thieu/{site.pk}/")


def mends(html: str) -> list[str]:
    found = re.findall(r'class="button button-secondary"\s+href="([^"]+)"', html)
    return [one.replace("&amp;", "&") for one in found]


def take_everything(world):
    for name in ("hotline", "email", "address", "hours", "contact", "english", "sitemap"):
        ITEMS[name][0](world)


def test_who_may_mends_each_of_them_from_there(world):
    take_everything(world)
    user = world.officer(world.a, "admin")
    html = page_of(world, user).content.decode()
    found = there(Homes((world.a.home.path,)), completeness_items())
    missing = lacking(completeness_items(), found.get(world.a.home.path))
    assert len(missing) == len(ITEMS) + 1
    assert len(mends(html)) == len(missing)
    client = world.admin_client(user)
    for address in mends(html):
        assert client.get(address).status_code == 200, address
    assert "Nhờ quản trị" not in html


def test_who_may_not_change_settings_is_told_who_does(world):
    html = page_of(world, world.officer(world.a)).content.decode()
    logo = html.split("<strong>Logo</strong>")[1].split("</li>")[0]
    assert "Nhờ quản trị của xã bổ sung." in logo and "href" not in logo
    client = world.admin_client(world.officer(world.a))
    assert mends(html)
    for address in mends(html):
        assert client.get(address).status_code == 200, address


def test_a_contributor_sees_the_list_and_drafts_what_is_theirs(world):
    html = page_of(world, world.officer(world.a, "contributor")).content.decode()
    assert [address for address in mends(html) if "announcementpage" not in address] == []


def test_the_province_sees_it_and_is_offered_nothing(world):
    for role in ("editor", "admin"):
        html = page_of(world, world.officer(world.portal, role)).content.decode()
        assert "Còn thiếu" in html
        assert not mends(html) and "Nhờ quản trị" not in html


def test_another_communes_is_not_there(world):
    assert page_of(world, world.officer(world.b, "admin")).status_code == 404
    user = world.officer(world.portal, "admin")
    assert page_of(world, user, world.portal.site).status_code == 404
    close_commune(world.a.site)
    assert page_of(world, user).status_code == 404
    assert page_of(world, world.officer(world.a, "admin")).status_code == 404
    assert world.admin_client(user).get("/admin/trang-con-thieu/999999/").status_code == 404


def desk_of(world, user) -> str:
    return world.admin_client(user).get("/admin/").content.decode()


def test_the_desk_names_some_and_leads_to_all(world):
    html = desk_of(world, world.officer(world.a))
    remark = html.split('class="desk-remark"')[1].split("</p>")[0]
    text = text_of(f"<p {remark}")
    named = "thông báo trong 30 ngày qua, lịch công tác tuần này, hỏi đáp đã đăng"
    assert re.fullmatch(rf"Trang của xã còn thiếu: {named} và \d+ mục nữa. Xem và bổ sung", text)
    assert f'href="/admin/trang-con-thieu/{world.a.site.pk}/"' in remark


def test_the_desk_says_nothing_where_nothing_lacks_or_nobody_could_mend(world, published):
    assert "desk-remark" not in desk_of(world, world.officer(world.a, "contributor"))
    assert "desk-remark" not in desk_of(world, world.officer(world.portal, "editor"))
    for _take, bring in ITEMS.values():
        bring(world)
    published(world.a)
    assert "desk-remark" not in desk_of(world, world.officer(world.a))
    page = page_of(world, world.officer(world.a)).content.decode()
    assert "Không thiếu mục nào. Tốt lắm!" in page


def test_the_page_costs_the_same_among_many(world, settings):
    settings.SESSION_TOUCH_SECONDS = 24 * 60 * 60
    client = world.admin_client(world.officer(world.a, "admin"))
    path = f"/admin/trang-con-thieu/{world.a.site.pk}/"

    def cost() -> int:
        client.get(path)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        return len(captured)

    few = cost()
    copy_site(world.b.site, range(3, 31))
    assert cost() == few
