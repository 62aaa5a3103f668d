"""Life events: steps in order, joined by words, each leading to what this site offers."""

import re

from tests.procedures.factories import make_event, make_procedure, path_of, say


def text(world, site, path) -> str:
    response = world.get(site, path)
    assert response.status_code == 200
    return response.content.decode()


def make(world):
    birth = make_procedure(world.portal, everyday_name="Làm giấy khai sinh")
    health = make_procedure(world.portal, "Cấp thẻ bảo hiểm")
    event = make_event(
        world.portal,
        "Sinh con",
        ("Khai sinh", "", [birth]),
        ("Bảo hiểm", "and", [health]),
        ("Làm cùng lúc", "or", [birth, health]),
    )
    return birth, health, event


def test_every_site_shows_the_steps_in_order_with_headings(world):
    birth, health, event = make(world)
    for site in (world.a.site, world.portal.site):
        main = text(world, site, path_of(event)).partition("<main")[2].partition("</main>")[0]
        assert re.findall(r"<h(\d)", main)[:4] == ["1", "2", "2", "2"]
        headings = [" ".join(one.split()) for one in re.findall(r"<h2>(.*?)</h2>", main, re.S)]
        assert headings == ["Khai sinh", "Rồi: Bảo hiểm", "Hoặc: Làm cùng lúc"]
        assert main.count(f'href="{path_of(birth)}"') == 2


def test_a_step_leads_to_nothing_that_the_commune_does_not_offer(world):
    birth, health, event = make(world)
    say(world.a, health, is_offered=False)
    here = text(world, world.a.site, path_of(event))
    assert path_of(health) not in here
    assert "Bảo hiểm" in here
    assert path_of(health) in text(world, world.b.site, path_of(event))


def test_life_events_and_popular_procedures_stand_on_the_homes(world):
    birth, _health, event = make(world)
    copies = make_procedure(world.portal, "Chứng thực bản sao", is_popular=True)
    for site in (world.a.site, world.portal.site):
        home = text(world, site, "/")
        for page in (event, copies):
            assert f'href="{path_of(page)}"' in home
        assert f'href="{path_of(birth)}"' not in home


def test_the_pages_cost_the_same_however_many_steps(world, count_queries):
    birth, health, event = make(world)
    few = count_queries(world.a.site, path_of(event))
    longer = make_event(
        world.portal, "Kết hôn", *((f"Bước {at}", "and", [birth, health]) for at in range(9))
    )
    assert count_queries(world.a.site, path_of(longer)) == few
