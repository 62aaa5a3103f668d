"""Lists of procedures on both levels, and what the search finds of them."""

from urllib.parse import quote

import pytest
from django.http import QueryDict

from communes.procedures.forms import ProcedureListForm
from communes.procedures.models import ProcedurePage
from portal.sites.frame import Frame
from search import updating
from tests.procedures.factories import make_event, make_field, make_procedure, path_of, say

LIST = "/thu-tuc-hanh-chinh/"


def text(world, site, path=LIST) -> str:
    response = world.get(site, path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def three(world):
    """A birth, a marriage and a certified copy."""
    copies = make_field("chung-thuc", "Chứng thực")
    return (
        make_procedure(world.portal, everyday_name="Làm giấy khai sinh cho con", level="full"),
        make_procedure(world.portal, "Đăng ký kết hôn", level="partial"),
        make_procedure(world.portal, "Chứng thực bản sao từ bản chính", field=copies),
    )


def test_both_levels_list_what_they_show_with_addresses_of_their_own(world, three):
    say(world.a, three[1], is_offered=False)
    here, there = text(world, world.a.site), text(world, world.portal.site)
    for page in (three[0], three[2]):
        assert f'href="{path_of(page)}"' in here
        assert f'href="{path_of(page)}"' in there
    assert three[1].title not in here
    assert three[1].title in there
    assert three[1].title in text(world, world.b.site)
    assert world.portal.site.hostname not in here.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("?field=chung-thuc", {2}),
        ("?level=full", {0}),
        ("?event=sinh-con", {0, 2}),
        ("?event=sinh-con&field=ho-tich", {0}),
        ("?field=khong-co&level=7&event=x&page=999", {0, 1, 2}),
    ],
)
def test_choices_narrow_the_list(world, three, query, places):
    make_event(world.portal, "Sinh con", ("Khai sinh", "", [three[0], three[2]]))
    for site in (world.a.site, world.portal.site):
        here = text(world, site, LIST + query)
        assert {at for at, page in enumerate(three) if f'href="{path_of(page)}"' in here} == places


def test_a_commune_offers_no_choice_that_shows_nothing(world, three):
    say(world.a, three[2], is_offered=False)
    assert "field=chung-thuc" not in text(world, world.a.site)
    assert "field=chung-thuc" in text(world, world.b.site)


def test_an_empty_list_leads_on(world):
    assert 'class="more"' in text(world, world.a.site) or "tel:" in text(world, world.a.site)
    make_procedure(world.portal)
    nothing = text(world, world.a.site, f"{LIST}?q=zzzzqq")
    assert "Không có thủ tục nào khớp các từ này." in nothing


@pytest.mark.parametrize("words", ["khai sinh", "lam giay khai sinh cho con", "1.001193"])
def test_both_names_and_the_code_find_a_procedure_in_its_list(world, words):
    page = make_procedure(
        world.portal, everyday_name="Làm giấy khai sinh cho con", national_code="1.001193"
    )
    make_procedure(world.portal, "Đăng ký kết hôn")
    updating.catch_up()
    for site in (world.a.site, world.portal.site):
        found = text(world, site, f"{LIST}?q={quote(words)}")
        assert f'href="{path_of(page)}"' in found
        assert "Đăng ký kết hôn" not in found


def test_the_search_of_a_commune_finds_what_it_offers_at_its_own_address(world, three):
    updating.catch_up()
    found = text(world, world.a.site, "/tim-kiem/?q=khai+sinh")
    assert f'href="{path_of(three[0])}"' in found
    assert "Làm giấy khai sinh cho con" in found
    portal = text(world, world.portal.site, "/tim-kiem/?q=khai+sinh")
    # Once: as the answer on top, with its heading and its last line.
    assert portal.count(f'{path_of(three[0])}"') == 2
    say(world.a, three[0], is_offered=False)
    assert path_of(three[0]) not in text(world, world.a.site, "/tim-kiem/?q=khai+sinh")
    assert path_of(three[0]) in text(world, world.b.site, "/tim-kiem/?q=khai+sinh")


def test_the_search_counts_what_a_commune_offers(world, three):
    updating.catch_up()
    assert "Thủ tục 2" in text(world, world.a.site, "/tim-kiem/?q=dang+ky")
    say(world.a, three[1], is_offered=False)
    assert "Thủ tục 1" in text(world, world.a.site, "/tim-kiem/?q=dang+ky")


def test_titles_are_offered_while_typing(world, three):
    updating.catch_up()
    told = text(world, world.a.site, "/tim-kiem/goi-y/?q=ket+h")
    assert f'href="{path_of(three[1])}"' in told
    say(world.a, three[1], is_offered=False)
    assert path_of(three[1]) not in text(world, world.a.site, "/tim-kiem/goi-y/?q=ket+h")


def test_lists_cost_the_same_however_many_there_are(world, count_queries):
    make_procedure(world.portal)
    few = {site: count_queries(site, LIST) for site in (world.a.site, world.portal.site)}
    for number in range(10):
        page = make_procedure(world.portal, f"Thủ tục {number}")
        say(world.a, page, counter="Quầy")
    for site, number in few.items():
        assert count_queries(site, LIST) == number


def test_choices_say_how_many_they_show_here(world):
    land = make_field("dat-dai", "Đất đai")
    pages = [make_procedure(world.portal, f"Khai sinh {number}") for number in range(3)]
    house = make_procedure(world.portal, "Sổ đỏ", field=land, level="full")
    make_event(world.portal, "Sinh con", ("Làm giấy tờ", "", pages[:2]))
    say(world.a, pages[0], is_offered=False)

    def counts(place, query="") -> dict[tuple[str, str], int]:
        frame = Frame(place.site)
        items = ProcedurePage.objects.in_frame(frame)
        form = ProcedureListForm(QueryDict(query), frame=frame, items=items)
        return {(one.name, o.value): o.count for one in form.facets for o in one.options}

    assert counts(world.b) == {
        ("event", "sinh-con"): 2,
        ("field", "ho-tich"): 3,
        ("field", "dat-dai"): 1,
        ("level", "information"): 3,
        ("level", "full"): 1,
    }
    assert counts(world.a)["event", "sinh-con"] == 1
    assert counts(world.a)["field", "ho-tich"] == 2
    # What shows nothing beside the other choices isn't offered.
    assert ("event", "sinh-con") not in counts(world.b, "field=dat-dai")
    html = world.get(world.b.site, "/thu-tuc-hanh-chinh/").content.decode()
    assert "<span>3</span>" in html
    assert house.shown_name in html
