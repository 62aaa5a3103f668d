"""Copies in another language keep what is the same in every language."""

from wagtail_localize.fields import copy_synchronised_fields

from products.models import ProductPage
from tests.products.factories import list_on, make_producer, make_product, with_stars


def test_a_copy_for_translation_takes_pictures_and_listings_along(world):
    product = make_product(world.a, "Cam", images=2, **with_stars())
    list_on(product)
    product = ProductPage.objects.get(pk=product.pk)
    copy = product.copy_for_translation(world.a.homes["en"].locale)
    copy.save_revision().publish()
    copy = ProductPage.objects.get(pk=copy.pk)
    assert copy.images.count() == 2
    assert copy.listings.count() == 1
    assert {image.locale.language_code for image in copy.images.all()} == {"en"}
    assert copy.cover_id == product.cover_id
    assert copy.expires_on == product.expires_on
    assert copy.producer_id == product.producer_id


def test_numbers_codes_and_dates_follow_the_original(world):
    product = make_product(world.a, "Cam", **with_stars())
    copy = product.copy_for_translation(world.a.homes["en"].locale)
    product.price_min, product.price_unit = 90_000, "kg"
    product.contact_phone, product.season_months = "0238 300 0199", 3
    copy.title = "Oranges"
    copy_synchronised_fields(product, copy)
    assert copy.price_min == 90_000
    assert copy.contact_phone == "0238 300 0199"
    assert copy.season_months == 3
    assert copy.title == "Oranges"


def test_an_english_product_may_name_its_communes_producer_in_either_language(world):
    producer = make_producer(world.a, "Hợp tác xã")
    english = producer.copy_for_translation(world.a.homes["en"].locale)
    english.save_revision().publish()
    product = make_product(world.a, "Cam", producer=producer)
    copy = product.copy_for_translation(world.a.homes["en"].locale)
    copy.full_clean()
    copy.producer = english
    copy.full_clean()
    foreign = make_producer(world.b, "Hộ B")
    assert not copy.is_of_this_commune(foreign)


def test_the_cover_follows_the_first_picture(world):
    product = make_product(world.a, "Cam", images=2)
    first, second = product.images.all()
    first.sort_order, second.sort_order = 1, 0
    product.images = [first, second]
    product.save_revision().publish()
    product = ProductPage.objects.get(pk=product.pk)
    assert product.cover_id == second.image_id
    assert product.cover_alt == second.alt
