"""The admin's short lists find a part of a name however it was typed."""

import unicodedata
from datetime import date

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from communes.questions.models import Topic
from communes.units.models import LegalBasis
from products.models import Marketplace
from tests.products.factories import make_producer, make_product

NAME = "Đặc sản Gò Ổi"


def of_topics(world):
    Topic.objects.create(name=NAME)
    return reverse(Topic.snippet_viewset.get_url_name("list"))


def of_markets(world):
    Marketplace.objects.create(name=NAME, url="https://cho.example/")
    return reverse(Marketplace.snippet_viewset.get_url_name("list"))


def of_legal_bases(world):
    LegalBasis.objects.create(
        number="1/NQ",
        title=NAME,
        issuer="Quốc hội",
        issued_on=date(2025, 6, 12),
        effective_from=date(2025, 6, 12),
    )
    return reverse(LegalBasis.snippet_viewset.get_url_name("list"))


def of_products(world):
    make_product(world.a, producer=make_producer(world.a, "HTX An Bình"), title=NAME)
    return reverse("products:index")


def of_products_by_producer(world):
    make_product(world.a, producer=make_producer(world.a, NAME), title="Cam Vinh")
    return reverse("products:index")


LISTS = [of_topics, of_markets, of_legal_bases, of_products, of_products_by_producer]


@pytest.mark.sampled(6)
@pytest.mark.parametrize("make", LISTS)
@pytest.mark.parametrize(
    "typed", ["go oi", "GÒ ỔI", "dac san", unicodedata.normalize("NFD", "Đặc sản"), "ac sa"]
)
def test_names_are_found_without_marks_in_any_form(world, make, typed):
    url = make(world)
    boss = get_user_model().objects.create_superuser("quantri", "", "x")
    client = world.admin_client(boss)
    shown = "Cam Vinh" if make is of_products_by_producer else NAME
    assert shown in client.get(url, {"q": typed}).content.decode()
    assert shown not in client.get(url, {"q": "chè xanh"}).content.decode()


def test_products_of_another_commune_stay_unseen(world):
    of_products(world)
    client = world.admin_client(world.officer(world.b))
    assert NAME not in client.get(reverse("products:index"), {"q": "go oi"}).content.decode()
