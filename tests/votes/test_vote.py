"""Readers' opinions: counted a page and day, without cookies, from this site's own pages only."""

import pytest
from django.test import Client

from portal.votes.models import PageVotes
from portal.votes.views import public
from tests.announcements.factories import announce, upcoming


def address(page, prefix="") -> str:
    return f"{prefix}/danh-gia/{page.pk}/"


def vote(world, commune, page, opinion="helped", prefix=""):
    return world.post(commune.site, address(page, prefix), {"opinion": opinion})


@pytest.fixture
def notice(world):
    return announce(world.a, "Cắt điện")


def test_an_opinion_is_counted_and_leads_back_to_the_thanks(world, notice):
    response = vote(world, world.a, notice)
    assert response.status_code == 303
    assert response["Location"] == "/thong-bao/cat-dien/#cam-on"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    for opinion in ("helped", "partly", "not_helped"):
        vote(world, world.a, notice, opinion)
    row = PageVotes.objects.get()
    assert (row.site, row.page_id) == (world.a.site, notice.pk)
    assert (row.helped, row.partly, row.not_helped) == (2, 1, 1)


def test_nothing_but_sums_is_stored():
    stored = {field.name for field in PageVotes._meta.get_fields()}
    assert stored == {
        "id", "site", "page", "day", "helped", "partly", "not_helped", "is_sample",
    }  # fmt: skip


def test_the_page_asks_and_holds_its_thanks_for_everyone(world, notice):
    html = world.get(world.a.site, "/thong-bao/cat-dien/").content.decode()
    assert f'action="{address(notice)}"' in html
    assert html.count('name="opinion"') == 3
    assert 'class="alert alert--ok thanks" id="cam-on"' in html
    # No token and no stamp: the same bytes for every reader.
    assert 'type="hidden"' not in html.split('class="card rating"')[1].split("</section>")[0]


def test_an_english_page_asks_in_english(world):
    notice = announce(world.a, "Power cut", language="en")
    html = world.get(world.a.site, "/en/announcements/power-cut/").content.decode()
    assert f'action="{address(notice, "/en")}"' in html
    assert "Did this page help you?" in html
    response = vote(world, world.a, notice, prefix="/en")
    assert response["Location"] == "/en/announcements/power-cut/#cam-on"


@pytest.mark.parametrize("opinion", ["", "5", "helped'--", "is_sample"])
def test_a_wrong_opinion_is_told_and_not_counted(world, notice, opinion):
    response = vote(world, world.a, notice, opinion)
    html = response.content.decode()
    assert response.status_code == 400
    assert "Bạn chọn một trong ba mặt" in html
    assert 'href="/thong-bao/cat-dien/#danh-gia"' in html
    assert not PageVotes.objects.exists()


def test_a_page_of_another_site_can_not_be_voted_on(world):
    foreign = announce(world.b, "Họp xóm")
    assert vote(world, world.a, foreign).status_code == 404
    assert vote(world, world.portal, foreign).status_code == 404
    assert not PageVotes.objects.exists()


def test_what_readers_can_not_see_or_what_does_not_ask_is_not_found(world, notice):
    hidden = [upcoming(world.a), world.a.homes["vi"]]
    notice.unpublish()
    for page in (*hidden, notice):
        assert vote(world, world.a, page).status_code == 404
    assert world.post(world.a.site, "/danh-gia/999999/", {"opinion": "helped"}).status_code == 404
    assert not PageVotes.objects.exists()


def test_another_origin_is_refused(world, notice):
    headers = {"host": world.a.site.hostname, "origin": "http://xau.test"}
    for extra in (headers, {"host": world.a.site.hostname}):
        response = Client().post(address(notice), {"opinion": "helped"}, headers=extra)
        assert response.status_code == 403
    assert not PageVotes.objects.exists()


def test_a_flood_from_one_address_is_stopped_and_others_still_count(world, notice, monkeypatch):
    monkeypatch.setattr(public, "VOTES_PER_PAGE_AND_HOUR", 3)
    answers = [vote(world, world.a, notice).status_code for _ in range(5)]
    assert answers == [303, 303, 303, 429, 429]
    headers = {"host": world.a.site.hostname, "origin": f"http://{world.a.site.hostname}"}
    other = Client(REMOTE_ADDR="10.9.8.7").post(
        address(notice), {"opinion": "partly"}, headers=headers
    )
    assert other.status_code == 303
    row = PageVotes.objects.get()
    assert (row.helped, row.partly) == (3, 1)


def test_all_pages_together_have_a_limit_too(world, notice, monkeypatch):
    monkeypatch.setattr(public, "VOTES_PER_HOUR", 2)
    pages = [notice, announce(world.a, "Một"), announce(world.a, "Hai")]
    assert [vote(world, world.a, page).status_code for page in pages] == [303, 303, 429]


def test_reading_the_address_leads_to_the_page_and_other_methods_nowhere(world, notice):
    response = world.get(world.a.site, address(notice))
    assert (response.status_code, response["Location"]) == (303, "/thong-bao/cat-dien/#danh-gia")
    put = Client().put(address(notice), headers={"host": "a.test", "origin": "http://a.test"})
    assert put.status_code == 405
    assert not PageVotes.objects.exists()


def test_counts_go_with_their_page(world, notice):
    vote(world, world.a, notice)
    notice.delete()
    assert not PageVotes.objects.exists()


def test_lists_and_homes_do_not_ask(world, notice):
    for path in ("/", "/thong-bao/", "/hoi-dap/gui-cau-hoi/", "/tim-kiem/", "/khong-co/"):
        assert 'name="opinion"' not in world.get(world.a.site, path).content.decode()
    for path in ("/lien-he-duong-day-nong/", "/lich-cong-tac/", "/gioi-thieu/"):
        assert 'name="opinion"' in world.get(world.a.site, path).content.decode(), path


def test_a_vote_costs_few_queries(world, notice, django_assert_max_num_queries):
    vote(world, world.a, notice)
    with django_assert_max_num_queries(9):
        vote(world, world.a, notice)
