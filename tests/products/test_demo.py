"""The demo fills each commune's showcase, twice with the same result."""

from collections import Counter

import pytest

from communes.demo import COMMUNES
from communes.provisioning import CommuneSpec, open_commune
from portal.core.demo import DemoWorld
from products import demo
from products.models import (
    CertificateState,
    GiftSetPage,
    Marketplace,
    OpenPeriod,
    ProducerPage,
    ProductPage,
)
from tests.products.factories import LIST


@pytest.fixture(scope="module")
def demo_world(module_world):
    communes = {
        key: open_commune(CommuneSpec(f"Xã {key}", f"{key}.test", 80, theme="cam"))
        for key in COMMUNES
    }
    said = []
    demo.load(DemoWorld(module_world.portal, communes, said.append))
    return DemoWorld(module_world.portal, communes, said.append)


def test_every_picture_of_the_demo_is_there():
    named = {picture for key in COMMUNES for picture in _pictures(demo.showcase_of(key))}
    assert named <= demo.pictures().keys()
    for name in named:
        assert (demo.PICTURES / f"{name}.webp").is_file(), f"draw {name}.webp first"


def _pictures(showcase):
    for product in showcase.product:
        yield from product.pictures
    for producer in showcase.producer:
        yield producer.picture
        yield from producer.pictures
    for gift_set in showcase.gift_set:
        yield gift_set.picture


def test_loading_twice_changes_nothing(demo_world, world):
    def shape():
        return (
            ProductPage.objects.count(),
            ProducerPage.objects.count(),
            Marketplace.objects.count(),
            GiftSetPage.objects.count(),
            OpenPeriod.objects.count(),
            ProductPage.objects.filter(images__isnull=False).count(),
        )

    first = shape()
    demo.load(demo_world)
    assert shape() == first
    for key, commune in demo_world.communes.items():
        products = ProductPage.objects.descendant_of(commune.home)
        assert products.count() >= 6
        assert ProducerPage.objects.descendant_of(commune.home).count() == 3
        states = Counter(product.certificate_state for product in products)
        assert states["expired"] == 1, key
        assert states["none"] >= 1, key
        assert all(product.is_sample and product.live and product.cover for product in products)
        for product in products:
            product.full_clean()
        response = world.get(commune.site, LIST)
        assert response.context["listing"].count == products.count()
    found = {product.certificate_state for product in ProductPage.objects.all()}
    assert found == set(CertificateState)
    assert any(p.certificate_state == "expiring" for p in ProductPage.objects.all())


def test_the_portal_gathers_the_demo(demo_world, world):
    response = world.get(world.portal.site, LIST)
    assert response.context["listing"].count == ProductPage.objects.live().count()
    assert ProductPage.objects.descendant_of(world.portal.home).count() == 0
