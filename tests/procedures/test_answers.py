"""A query that names a procedure is answered above the results."""

import pytest

from portal.sites.frame import Frame
from search import updating
from search.answers import answers_for
from search.models import CuratedAnswer
from tests.procedures.factories import make_event, make_procedure, path_of, say, section

CARD = 'aria-labelledby="h-ans-tt"'


@pytest.fixture
def birth(world):
    """Registering a birth, which most people ask for, and two that are named alike."""
    make_procedure(world.portal, "Đăng ký lại khai sinh")
    make_procedure(world.portal, "Đăng ký kết hôn", is_popular=True)
    page = make_procedure(
        world.portal,
        "Đăng ký khai sinh",
        everyday_name="Làm giấy khai sinh cho con",
        keywords="giấy chứng sinh",
        is_popular=True,
        papers=[{"name": "Giấy chứng sinh bản chính"}],
        ways=[{"kind": "direct", "days": 1, "fee": 5000}],
    )
    updating.catch_up()
    return page


def search(world, place, query):
    return world.get(place.site, f"/tim-kiem/?q={query}").content.decode()


@pytest.mark.parametrize(
    "query",
    ["khai sinh", "giấy khai sinh cần gì", "lam giay khai sinh", "khai sinh xã An Bình"],
)
def test_what_to_bring_how_long_how_much_and_where(world, birth, query):
    say(world.a, birth, counter="Quầy số 2")
    html = search(world, world.a, query)
    card = html.split(CARD)[1].split("</section>")[0]
    for told in ("Làm giấy khai sinh cho con", "Giấy chứng sinh bản chính", "5.000", "Quầy số 2"):
        assert told in card
    assert path_of(birth) in card
    # It isn't told a second time below.
    assert path_of(birth) not in html.split(CARD)[1].split("</section>", 1)[1].split("<footer")[0]


def test_another_commune_says_nothing_of_that_counter(world, birth):
    say(world.a, birth, counter="Quầy số 2")
    assert CARD in search(world, world.b, "khai sinh")
    assert "Quầy số 2" not in search(world, world.b, "khai sinh")


@pytest.mark.parametrize("query", ["đăng ký", "khai sinh kết hôn", "khai sinh bò", "gì"])
def test_a_query_that_names_none_or_several_has_no_card(world, birth, query):
    assert CARD not in search(world, world.a, query)


def test_what_a_commune_does_not_offer_answers_nothing(world, birth):
    say(world.a, birth, is_offered=False)
    assert path_of(birth) not in search(world, world.a, "làm giấy khai sinh cho con")


def test_a_narrowed_search_and_the_second_page_have_none(world, birth):
    assert CARD not in search(world, world.a, "khai sinh&kind=procedure")
    assert CARD not in search(world, world.a, "khai sinh&page=2")


# What the province answers by hand


def quick(page, query="ghi tên con") -> None:
    answer = CuratedAnswer(page=page, queries=query)
    answer.full_clean(exclude=["keys"])
    answer.save()


def hand_picked(world, place, query="ghi tên con") -> list[str]:
    """The addresses that quick answers lead to on a site."""
    frame = Frame(place.site)
    return [answer.page.get_url(None) for answer in answers_for(frame, query)]


def test_the_provinces_answer_leads_to_the_communes_own_address(world, birth):
    quick(birth)
    assert path_of(birth) in hand_picked(world, world.portal)[0]
    html = search(world, world.a, "ghi tên con")
    assert f'href="{path_of(birth)}"' in html
    assert f"{world.portal.site.hostname}{path_of(birth)}" not in html


def test_a_life_event_leads_to_the_commune_too(world, birth):
    event = make_event(world.portal, "Sinh con", ("Làm giấy khai sinh", "", [birth]))
    quick(event)
    html = search(world, world.b, "ghi tên con")
    assert f'href="{path_of(event)}"' in html
    assert f"{world.portal.site.hostname}{path_of(event)}" not in html


def test_a_commune_that_does_not_offer_it_has_no_such_answer(world, birth):
    quick(birth)
    say(world.a, birth, is_offered=False)
    assert hand_picked(world, world.a) == []
    assert len(hand_picked(world, world.b)) == 1
    assert path_of(birth) not in search(world, world.a, "ghi tên con")


def test_a_commune_without_the_section_has_no_such_answer(world, birth):
    quick(birth)
    section(world.a).unpublish()
    assert hand_picked(world, world.a) == []
