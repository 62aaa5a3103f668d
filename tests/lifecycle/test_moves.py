"""A page that moves to another commune leaves there what is the old one's."""

import pytest
from django.db.models import Field
from wagtail.models import get_page_models

from communes.models import Village
from portal.core.protection import Refused
from portal.lifecycle.moves import relations_of
from products.models import ProducerIndexPage, ProductIndexPage
from tests.lifecycle.pages import add_notice, section_of
from tests.products.factories import make_producer, make_product


def test_every_relation_to_what_belongs_to_a_commune_is_known():
    found = {
        f"{model._meta.label}.{field.name}"
        for model in get_page_models()
        for field in relations_of(model)
    }
    assert {"announcements.AnnouncementPage.villages", "products.ProductPage.producer"} <= found
    assert all(isinstance(field, Field) for m in get_page_models() for field in relations_of(m))


def test_villages_stay_behind_in_the_page_and_in_its_draft(world):
    village = Village.objects.create(site=world.a.site, name="3")
    notice = add_notice(world.a.home)
    notice.villages.set([village])
    notice.save()
    notice.title = "Bản nháp"
    notice.save_revision()
    assert notice.villages_label == "Xóm 3"
    notice.move(section_of(world.b.home), pos="last-child")
    notice = type(notice).objects.get(pk=notice.pk)
    assert not notice.villages.exists() and notice.villages_label == ""
    notice.latest_revision.publish()
    notice = type(notice).objects.get(pk=notice.pk)
    assert notice.title == "Bản nháp" and not notice.villages.exists()
    assert "Xóm 3" not in world.get(world.b.site, "/thong-bao/hop-xom/").content.decode()


def test_no_older_version_brings_them_back(world):
    notice = add_notice(world.a.home)
    notice.villages.set([Village.objects.create(site=world.a.site, name="3")])
    first = notice.save_revision()
    first.publish()
    notice.villages.set([])
    notice.save_revision().publish()
    notice.move(section_of(world.b.home), pos="last-child")
    first.refresh_from_db()
    first.publish()
    assert not type(notice).objects.get(pk=notice.pk).villages.exists()


def test_a_move_within_the_commune_keeps_them(world):
    notice, other = add_notice(world.a.home), add_notice(world.a.home, "khac")
    notice.villages.set([Village.objects.create(site=world.a.site, name="3")])
    notice.save()
    notice.move(other, pos="right")
    assert type(notice).objects.get(pk=notice.pk).villages.count() == 1


def test_a_product_is_not_torn_from_its_producer(world):
    producer = make_producer(world.a)
    product = make_product(world.a, producer=producer)
    target = ProductIndexPage.objects.descendant_of(world.b.home).get()
    with pytest.raises(Refused):
        product.move(target, pos="last-child")
    with pytest.raises(Refused):
        producer.move(ProducerIndexPage.objects.descendant_of(world.b.home).get(), "last-child")
    product.refresh_from_db()
    assert product.path.startswith(world.a.home.path)
