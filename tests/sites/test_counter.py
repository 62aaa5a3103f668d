"""The one-stop counter: when it is open, when again, and where papers go online."""

from datetime import date, datetime, time

import pytest
from django.utils import timezone, translation

from communes.closing import close_commune
from portal.core.models import ContactSettings, DayChange
from portal.sites.services import NATIONAL, OnlineServices
from portal.sites.templatetags.frame_tags import opening_day

CONTACT = {"vi": "/lien-he-duong-day-nong/", "en": "/en/contact-hotline/"}
HOME = {"vi": "/", "en": "/en/"}


def at(monkeypatch, *moment):
    found = datetime(*moment, tzinfo=timezone.get_default_timezone())
    monkeypatch.setattr(timezone, "now", lambda: found)


def text_of(response):
    return " ".join(response.content.decode().split())


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ((2026, 11, 25, 9, 0), "Đang mở cửa"),
        ((2026, 11, 25, 12, 0), "Mở lại 13:30 hôm nay"),
        ((2026, 11, 25, 6, 59), "Mở lại 7:30 hôm nay"),
        ((2026, 11, 25, 17, 0), "Mở lại 7:30 thứ Năm"),
        ((2026, 11, 27, 18, 0), "Mở lại 7:30 thứ Hai"),
        ((2026, 11, 28, 9, 0), "Mở lại 7:30 thứ Hai"),
        # New Year's Day is off, and so is the Friday after it.
        ((2026, 12, 31, 18, 0), "Mở lại 7:30 thứ Hai"),
        # Tết: a weekday alone could be read as the one before.
        ((2026, 2, 13, 18, 0), "Mở lại 7:30 thứ Hai, 23/2/2026"),
    ],
)
def test_a_closed_counter_says_when_it_opens_again(world, monkeypatch, now, says):
    at(monkeypatch, *now)
    for path in (HOME["vi"], CONTACT["vi"]):
        assert says in text_of(world.get(world.a.site, path)), path


@pytest.mark.parametrize(
    ("now", "says"),
    [
        ((2026, 11, 25, 12, 0), "Opens again at 13:30, today"),
        ((2026, 11, 28, 9, 0), "Opens again at 7:30, Monday"),
        ((2026, 2, 13, 18, 0), "Opens again at 7:30, Monday, 23 February 2026"),
    ],
)
def test_it_says_so_in_english(world, monkeypatch, now, says):
    at(monkeypatch, *now)
    assert says in text_of(world.get(world.a.site, HOME["en"]))


def test_days_that_the_province_changed_count(world, monkeypatch):
    DayChange.objects.create(day=date(2026, 11, 28), is_worked=True)
    DayChange.objects.create(day=date(2026, 11, 30), is_worked=False)
    at(monkeypatch, 2026, 11, 27, 18, 0)
    assert "Mở lại 7:30 thứ Bảy" in text_of(world.get(world.a.site))
    at(monkeypatch, 2026, 11, 28, 17, 0)
    assert "Mở lại 7:30 thứ Ba" in text_of(world.get(world.a.site))


def test_a_saturday_morning_is_told_with_its_hours(world, monkeypatch):
    ContactSettings.objects.filter(site=world.a.site).update(
        open_saturday_morning=True, afternoon_closes=time(16, 30)
    )
    at(monkeypatch, 2026, 11, 27, 18, 0)
    page = text_of(world.get(world.a.site)).replace("\u2060", "").replace("&#8288;", "")
    assert "Mở lại 7:30 thứ Bảy" in page
    assert "Thứ Hai đến thứ Sáu: 7:30–11:30 và 13:30–16:30<br>Sáng thứ Bảy: 7:30–11:30" in page


def test_a_day_is_named_by_its_weekday_for_six_days(monkeypatch):
    at(monkeypatch, 2026, 11, 25, 12, 0)
    days = [
        opening_day(datetime(2026, 11, day, 0, 30, tzinfo=timezone.get_default_timezone()))
        for day in (25, 26, 30)
    ]
    assert days == ["hôm nay", "thứ Năm", "thứ Hai"]
    with translation.override("en"):
        far = datetime(2026, 12, 2, 7, 30, tzinfo=timezone.get_default_timezone())
        assert opening_day(far) == "Wednesday, 2 December 2026"


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_counter_leads_to_the_portal_of_public_services(world, language):
    link = f'href="{NATIONAL}" hreflang="vi" rel="noopener"'
    name = {"vi": "Cổng Dịch vụ công quốc gia", "en": "National Public Service Portal"}[language]
    for path in (HOME[language], CONTACT[language]):
        page = text_of(world.get(world.a.site, path))
        assert page.count(link) == 1 and f"{name} · dichvucong.gov.vn" in page, path
    if language == "vi":
        assert link in text_of(world.get(world.portal.site, CONTACT["vi"]))


def test_a_commune_has_its_own_address_or_the_provinces(world, readers):
    readers.open(world.a.site)
    readers.open(world.b.site)
    province = ContactSettings.objects.get(site=world.portal.site)
    province.services_url = "https://www.tinh.example/dich-vu-cong/"
    own = ContactSettings.objects.get(site=world.b.site)
    own.services_url = "https://xa.example/"
    with readers.commit():
        province.save()
        own.save()
    a, b = (text_of(readers.get(site)) for site in (world.a.site, world.b.site))
    assert "Cổng dịch vụ công · tinh.example" in a and "xa.example" not in a
    assert "Cổng dịch vụ công · xa.example" in b and "tinh.example" not in b


def test_only_the_nations_portal_bears_its_name():
    assert OnlineServices("https://dichvucong.gov.vn/p/home/dvc-trang-chu.html").is_national
    assert not OnlineServices("https://dichvucong.nghean.gov.vn/").is_national


def test_a_closed_communes_counter_is_not_open(world, monkeypatch):
    at(monkeypatch, 2026, 11, 25, 9, 0)
    close_commune(world.a.site)
    for path in (HOME["vi"], CONTACT["vi"]):
        page = text_of(world.get(world.a.site, path))
        assert "Đang mở cửa" not in page and "Thứ Hai đến thứ Sáu" not in page, path
        assert "openingHoursSpecification" not in page, path
    assert "Đang mở cửa" in text_of(world.get(world.b.site))
    items = world.get(world.portal.site, "/api/v1/communes/").json()["results"]
    hours = {item["identifier"]: item["openingHours"] for item in items}
    assert hours["xa-an-binh"] == [] and hours["xa-binh-minh"] != []
