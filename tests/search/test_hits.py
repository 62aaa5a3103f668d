"""What results show and what they are found by."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from communes.announcements.models.choices import Category
from communes.questions.models import Topic
from portal.core.demo import ensure_page, section_of
from portal.core.weeks import Week
from portal.pages.models import StandardPage
from search import updating
from search.analysis import VERSION
from search.models import Generation
from tests.announcements.factories import announce
from tests.products.factories import make_product
from tests.schedules.conftest import entry, make_week
from tests.search.test_cost import answered


def results(world, query, site=None):
    """The hits of a page of results, as soups."""
    updating.catch_up()
    response = world.get(site or world.a.site, "/tim-kiem/", data={"q": query})
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").select("main li.hit")


def titles(world, query, site=None):
    return [hit.h3.get_text() for hit in results(world, query, site)]


def test_weeks_that_are_alike_stand_behind_the_best_of_their_site(world):
    for number in range(4):
        week = Week.of(Week.this().monday - timedelta(weeks=number))
        make_week(world.a.home, entry(week.monday, "Hội nghị lúa giống"), week=week)
    ensure_page(world.a.home, StandardPage(title="Giữ giống lúa", summary="Lúa giống của xã."))
    shown = titles(world, "lúa giống")
    weeks = [place for place, title in enumerate(shown) if title.startswith("Tuần")]
    assert "Giữ giống lúa" in shown[:2]
    assert len([place for place in weeks if place < 2]) == 1


def test_an_announcement_is_found_by_its_category(world):
    category = Category.values[0]
    page = AnnouncementPage(
        title="Xóm Đồng", summary="Cả ngày.", category=category, starts_at="2026-01-05T08:00+07:00"
    )
    ensure_page(section_of(world.a.home, AnnouncementIndexPage), page)
    assert "Xóm Đồng" in titles(world, str(Category(category).label))


def test_a_drill_is_told_as_one_among_results(world):
    announce(world.a, "Bão giả định", is_drill=True)
    announce(world.a, "Bão giả thật")
    shown = [hit.get_text() for hit in results(world, "bão giả")]
    assert [("định" in text, "Diễn tập" in text) for text in shown if "Bão giả" in text] in (
        [(True, True), (False, False)],
        [(False, False), (True, True)],
    )


def test_a_product_is_shown_with_picture_price_and_phone(world):
    make_product(world.a, "Bưởi hồng", images=1, price_min=45_000, price_unit="kg")
    for site in (world.a.site, world.portal.site):
        hit = results(world, "bưởi hồng", site)[0]
        assert hit.find("img")
        assert "45.000" in hit.select_one(".price").get_text()
        assert hit.find("a", href="tel:+842383000102") or hit.select_one('a[href^="tel:"]')


def test_an_answer_is_found_by_its_topic(world):
    topic = Topic.objects.get(name="Giấy tờ, hộ tịch")
    answered(world.a, "Con mới sinh", topic)
    assert "Con mới sinh" in titles(world, topic.name)


@pytest.mark.parametrize("number", ["111", "112", "113", "114", "115"])
def test_a_number_for_need_is_found(world, number):
    ensure_page(world.a.home, StandardPage(title="Khi cần gấp", summary=f"Gọi {number} ngay."))
    assert "Khi cần gấp" in titles(world, number)


@pytest.mark.parametrize("typed", ["HD-7K3M-92QX", "hd7k3m92qx"])
@pytest.mark.parametrize("place", ["a", "portal"])
def test_a_code_that_no_question_has_is_told_and_can_be_looked_up_again(world, typed, place):
    site = getattr(world, place).site
    response = world.get(site, "/tim-kiem/", data={"q": typed})
    assert response.status_code == 200
    link = BeautifulSoup(response.content, "html.parser").select_one('main a[href$="/tra-cuu/"]')
    assert link is not None
    assert world.get(site, link["href"]).status_code == 200


@pytest.mark.parametrize("typed", ["CMND CCCD", "Thịnh Trường", "2955/QĐ-BTP", "23456789"])
def test_a_name_with_the_shape_of_a_code_is_searched_and_nothing_else(world, typed):
    response = world.get(world.a.site, "/tim-kiem/", data={"q": typed})
    soup = BeautifulSoup(response.content, "html.parser")
    assert response.status_code == 200
    assert not soup.select('main a[href$="/tra-cuu/"]')


def test_what_a_closed_commune_told_is_marked(world):
    for commune in (world.a, world.b):
        ensure_page(commune.home, StandardPage(title="Hội làng lúa"))
    call_command("close_commune", world.a.site.hostname)
    marked = {
        hit.h3.a["href"].split("/")[2]: "xã cũ" in hit.select_one(".src").get_text()
        for hit in results(world, "hội làng lúa", world.portal.site)
    }
    assert marked == {"a.test": True, "b.test": False}


def test_an_index_of_another_version_is_made_anew(world):
    assert VERSION >= 2
    Generation.objects.filter(is_current=True).update(analyser=1)
    call_command("rebuild_search", "--if-needed", verbosity=0)
    assert Generation.objects.get(is_current=True).analyser == VERSION
