"""What weeks, producers and products tell is the same in English at once."""

import pytest

from communes.schedules.models import ScheduleEntry, WorkScheduleIndexPage, WorkSchedulePage
from portal.core.demo import section_of
from portal.core.weeks import Week
from tests.announcements.factories import announce, section
from tests.products.factories import make_producer, make_product, with_stars
from tests.translations.factories import (
    NOTE,
    fresh,
    in_english,
    path_of,
    publish,
    republish,
    send,
    translate,
)


@pytest.fixture
def week(world):
    index = section_of(world.a.home, WorkScheduleIndexPage)
    this = Week.this()
    page = WorkSchedulePage(starts_on=this.monday, locale=index.locale, title="x", slug="x")
    page.entries = [
        ScheduleEntry(date=this.monday, content=name, place="Hội trường", locale=index.locale)
        for name in ("Giao ban", "Tiếp dân", "Họp xóm")
    ]
    index.add_child(instance=page)
    page.save_revision().publish()
    return fresh(page)


def test_a_week_follows_entry_by_entry(world, week):
    english = in_english(week)
    assert english.live
    assert english.title == week.week.title_in("en")
    assert english.slug == week.week.slug_in("en")
    first, second, _third = week.entries.order_by("pk")
    first.is_cancelled = True
    second.place = "Nhà văn hoá"
    added = ScheduleEntry(
        date=week.starts_on, content="Tiêm phòng", place="Trạm", locale=week.locale
    )
    republish(week, entries=[first, second, added])
    rows = {row.translation_key: row for row in fresh(english).entries.all()}
    assert rows.keys() == {first.translation_key, second.translation_key, added.translation_key}
    assert rows[first.translation_key].is_cancelled
    assert rows[first.translation_key].content == "EN Giao ban"
    assert rows[second.translation_key].place == "Nhà văn hoá"  # new, not translated yet
    assert rows[second.translation_key].content.startswith("EN")
    assert {row.locale.language_code for row in rows.values()} == {"en"}
    answer = world.get(world.a.site, path_of(world, english)).content.decode()
    assert '<span lang="vi">Nhà văn hoá</span>' in answer


def test_an_entry_that_is_saved_or_deleted_alone_is_followed(world, week):
    english = in_english(week)
    path = path_of(world, english)
    first, second, third = week.entries.order_by("pk")
    first = ScheduleEntry.objects.get(pk=first.pk)
    first.is_cancelled, first.place = True, "Nhà văn hoá"
    first.save()
    row = english.entries.get(translation_key=first.translation_key)
    assert (row.is_cancelled, row.place) == (True, "Nhà văn hoá")
    assert row.content == "EN Giao ban"
    assert NOTE in world.get(world.a.site, path).content.decode()
    ScheduleEntry.objects.get(pk=second.pk).delete()
    assert {one.translation_key for one in fresh(english).entries.all()} == {
        first.translation_key,
        third.translation_key,
    }


def test_consent_taken_back_hides_the_producer_in_english(world):
    producer = make_producer(world.a, "Tổ chè", phone="0238 300 0177")
    english = in_english(producer)
    path = path_of(world, english)
    assert b"0238 300 0177" in world.get(world.a.site, path).content.replace(b"\xc2\xa0", b" ")
    producer.unpublish()
    assert world.get(world.a.site, path).status_code == 404
    answer = world.get(world.a.site, "/en/api/v1/producers/")
    assert "0238 300 0177" not in answer.content.decode()


def test_prices_stars_and_listings_follow(world):
    product = make_product(world.a, "Cam", price_min=45_000, price_unit="kg", **with_stars())
    english = in_english(product, kg="kilo")
    assert english.price_unit == "kilo"
    republish(product, price_min=65_000, price_unit="100 g", star_rating=None, evidence_level="")
    english = fresh(english)
    assert (english.price_min, english.price_unit, english.star_rating) == (65_000, "100 g", None)


def test_an_english_product_names_its_english_producer(world, count_queries):
    producer = make_producer(world.a, "Tổ hợp tác chè")
    product = make_product(world.a, "Chè xanh", producer=producer)
    english = in_english(product)
    assert english.producer == producer
    co_operative = in_english(producer)
    assert fresh(english).producer == co_operative
    count_queries(world.a.site, path_of(world, english))
    html = world.get(world.a.site, path_of(world, english)).content.decode()
    assert co_operative.title in html
    assert producer.title not in html
    co_operative.unpublish()
    assert fresh(english).producer == producer


def test_a_page_sent_to_translation_is_a_draft(world):
    page = announce(world.a, "Họp xóm")
    record = send(page)
    english = fresh(record.get_target_instance())
    assert not english.live
    assert world.get(world.a.site, path_of(world, english)).status_code == 404
    translate(record)
    assert publish(record).live
    assert section(world.a, "en").get_children().live().count() == 1
