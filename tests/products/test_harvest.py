"""The harvest calendar: a table of months and products, and a calendar for phones."""

from datetime import date, timedelta

from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from products.fields import ALL_YEAR, mask_of
from products.formatting import when_there
from products.harvest import spans_from
from products.models import OpenPeriod, ProductPage
from tests.products.factories import LIST, make_product

TABLE = LIST + "mua-vu/"
FEED = "/nguon-tin/mua-vu.ics"


def month(ahead: int) -> int:
    return (timezone.localdate().month - 1 + ahead) % 12 + 1


def titles(world, site, query=""):
    response = world.get(site, TABLE + query)
    assert response.status_code == 200
    return [page.title for page in response.context["listing"].page_obj]


def fill(commune):
    make_product(commune, "Quanh năm")
    make_product(commune, "Xa", season_months=mask_of([month(5)]))
    make_product(commune, "Sắp", season_months=mask_of([month(1)]))
    make_product(commune, "Đang", season_months=mask_of([month(0)]))
    make_product(commune, "Không rõ", season_months=0)


def test_what_is_there_now_comes_first_then_next_month(world):
    fill(world.a)
    assert titles(world, world.a.site) == ["Đang", "Sắp", "Xa", "Quanh năm"]
    assert titles(world, world.a.site, "?when=now") == ["Đang"]
    assert titles(world, world.a.site, "?when=soon") == ["Sắp"]
    assert len(titles(world, world.a.site, "?when=x&group=y&page=z")) == 4


def test_the_state_stands_in_words_not_in_colour_alone(world):
    fill(world.a)
    html = world.get(world.a.site, TABLE).text
    assert "Đang vụ" in html and "Sắp vụ (tháng sau)" in html
    assert html.count('<td class="on"><span class="vh">có</span>') == 3 + 12
    assert html.count('aria-current="date"') == 1


def test_a_commune_shows_its_own_and_the_portal_gathers(world):
    make_product(world.a, "Của A")
    make_product(world.b, "Của B")
    assert titles(world, world.a.site) == ["Của A"]
    assert titles(world, world.portal.site) == ["Của A", "Của B"]
    choice = f"?commune={world.b.site.pk}"
    assert titles(world, world.portal.site, choice) == ["Của B"]


def test_it_costs_the_same_for_one_product_or_many(world, count_queries):
    make_product(world.a, "A")
    for path in (TABLE, FEED):
        few = count_queries(world.portal.site, path)
        for number in range(3):
            make_product(world.b, f"B{number}{path[-1]}", season_months=mask_of([month(1)]))
        assert count_queries(world.portal.site, path) == few


def test_a_harvest_over_the_new_year_is_one_event():
    mask = mask_of([11, 12, 1])
    assert list(spans_from(mask, date(2026, 1, 15))) == [
        (date(2025, 11, 1), date(2026, 2, 1)),
        (date(2026, 11, 1), date(2027, 2, 1)),
    ]
    assert list(spans_from(mask_of([2]), date(2027, 12, 1))) == [
        (date(2028, 2, 1), date(2028, 3, 1))
    ]
    assert list(spans_from(ALL_YEAR, date(2026, 1, 15))) == []
    assert list(spans_from(0, date(2026, 1, 15))) == []


def events(world, site):
    response = world.get(site, FEED)
    assert response.status_code == 200
    return Calendar.from_ical(response.content).walk("VEVENT")


def test_phones_get_the_harvests_of_a_site(world):
    page = make_product(world.a, "Cam", season_months=mask_of([month(1)]))
    make_product(world.a, "Chè")
    make_product(world.b, "Bưởi", season_months=mask_of([month(1)]))
    (event,) = events(world, world.a.site)
    assert event["summary"] == "Vào vụ: Cam"
    assert event["dtstart"].dt.day == event["dtend"].dt.day == 1
    assert event["dtstart"].dt.month == month(1)
    assert event["url"] == f"http://a.test{LIST}{page.slug}/"
    assert len(events(world, world.b.site)) == 1
    urls = {str(event["url"]).split("/")[2] for event in events(world, world.portal.site)}
    assert urls == {"a.test", "b.test"}


def test_a_sample_says_so_in_the_table_and_on_the_phone(world):
    months = mask_of([month(1)])
    make_product(world.a, "Cam", season_months=months, is_sample=True)
    make_product(world.a, "Chè", season_months=months)
    assert world.get(world.a.site, TABLE).text.count("Dữ liệu mẫu") == 1
    told = {str(event["summary"]) for event in events(world, world.a.site)}
    assert told == {"Vào vụ: [Dữ liệu mẫu] Cam", "Vào vụ: Chè"}


def open_all_year(commune):
    """A garden that takes guests on the days of two periods, in every month of the year."""
    page, today = make_product(commune, "Vườn cam", ocop_group="tourism"), timezone.localdate()
    for first, last in ((0, 190), (191, 370)):
        days = (today + timedelta(days=ahead) for ahead in (first, last))
        page.periods.add(OpenPeriod(**dict(zip(("starts_on", "ends_on"), days, strict=True))))
    page.save_revision().publish()
    return ProductPage.objects.get(pk=page.pk)


def test_tourism_open_in_every_month_has_the_days_that_it_tells(world):
    page = open_all_year(world.a)
    make_product(world.a, "Homestay", ocop_group="tourism")
    assert page.is_all_year
    told = events(world, world.a.site)
    assert [str(event["summary"]) for event in told] == ["Đón khách: Vườn cam"] * 2
    assert told[0]["dtstart"].dt == timezone.localdate()
    days, table = when_there(page), world.get(world.a.site, TABLE).text
    assert days in table
    assert days in world.get(world.a.site, f"{LIST}so-sanh/?sp={page.pk}").text
    assert days in world.get(world.a.site, reverse("product_feed")).text
