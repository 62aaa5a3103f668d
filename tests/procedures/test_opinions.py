"""Opinions on a procedure: counted at the site whose reader gave them, and read there alone."""

from django.urls import reverse

from portal.votes.models import PageVotes
from tests.procedures.factories import make_event, make_procedure, path_of, say


def vote(world, place, page):
    return world.post(place.site, f"/danh-gia/{page.pk}/", {"opinion": "helped"})


def report(world, officer) -> str:
    client = world.admin_client(officer)
    return client.get(reverse("votes_report")).content.decode()


def test_each_site_counts_its_own_readers(world):
    page = make_procedure(world.portal)
    for place in (world.a, world.a, world.b, world.portal):
        response = vote(world, place, page)
        assert (response.status_code, response["Location"]) == (303, f"{path_of(page)}#cam-on")
    found = PageVotes.objects.filter(page=page.pk).values_list("site", "helped")
    sites = (world.a.site.pk, world.b.site.pk, world.portal.site.pk)
    assert dict(found) == dict(zip(sites, (2, 1, 1), strict=True))


def test_the_pages_ask_on_every_site(world):
    page = make_procedure(world.portal)
    event = make_event(world.portal, "Sinh con", ("Làm giấy tờ", "", [page]))
    for place in (world.a, world.portal):
        for one in (page, event):
            html = world.get(place.site, path_of(one)).content.decode()
            assert f'action="/danh-gia/{one.pk}/"' in html
    assert vote(world, world.a, event)["Location"] == f"{path_of(event)}#cam-on"


def test_what_a_commune_does_not_offer_takes_no_opinion(world):
    page, draft = make_procedure(world.portal), make_procedure(world.portal, "Nháp", live=False)
    say(world.a, page, is_offered=False)
    assert vote(world, world.a, page).status_code == 404
    assert vote(world, world.a, draft).status_code == 404
    assert not PageVotes.objects.exists()


def test_officers_read_what_their_own_readers_said(world):
    page, other = make_procedure(world.portal), make_procedure(world.portal, "Đăng ký kết hôn")
    vote(world, world.a, page)
    vote(world, world.b, other)
    told = report(world, world.officer(world.a))
    assert page.title in told
    assert other.title not in told
    assert page.title not in report(world, world.officer(world.b))


def test_who_has_several_sites_reads_one_row_of_a_page(world):
    page = make_procedure(world.portal)
    officer = world.officer(world.a)
    officer.groups.add(world.b.groups["editor"])
    for place in (world.a, world.b):
        vote(world, place, page)
    told = report(world, officer)
    assert told.count(page.title) == 1
    assert "Nhiều trang" in told
