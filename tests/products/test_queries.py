"""What pages cost in SQL once their pictures are made."""

from tests.products.factories import (
    LIST,
    PRODUCERS,
    list_on,
    make_producer,
    make_product,
    with_stars,
)


def test_a_product_page_stays_within_its_budget(world, count_queries):
    product = make_product(world.a, "Cam", images=3, **with_stars())
    list_on(product)
    for number in range(5):
        make_product(world.a, f"Chè {number}", images=1)
    count_queries(world.a.site, LIST + "cam/")


def test_the_list_costs_the_same_for_one_product_or_many(world, count_queries):
    make_product(world.a, "Cam", images=2)
    few = count_queries(world.a.site, LIST)
    for number in range(9):
        product = make_product(world.a, f"Chè {number}", images=2, **with_stars())
    list_on(product)
    assert count_queries(world.a.site, LIST) == few


def test_the_portals_list_costs_the_same_for_one_commune_or_two(world, count_queries):
    make_product(world.a, "Cam", images=1)
    few = count_queries(world.portal.site, LIST)
    make_product(world.b, "Mực", images=1)
    make_product(world.b, "Cá", images=1)
    assert count_queries(world.portal.site, LIST) == few


def test_the_producers_list_costs_the_same_for_one_or_many(world, count_queries):
    make_producer(world.a, "Tổ 0")
    few = count_queries(world.a.site, PRODUCERS)
    for number in range(1, 6):
        make_producer(world.a, f"Tổ {number}")
    assert count_queries(world.a.site, PRODUCERS) == few


def test_a_producers_page_costs_the_same_for_one_product_or_many(world, count_queries):
    producer = make_producer(world.a, "Tổ ong")
    make_product(world.a, "Mật 0", producer=producer, images=1)
    few = count_queries(world.a.site, PRODUCERS + "to-ong/")
    for number in range(1, 5):
        make_product(world.a, f"Mật {number}", producer=producer, images=1)
    assert count_queries(world.a.site, PRODUCERS + "to-ong/") == few
