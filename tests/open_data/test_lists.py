"""What each list holds, and what it leaves out."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from portal.core.models import ContactSettings
from portal.core.weeks import Week
from products.models import ProducerPage
from tests.announcements.factories import URGENT, announce, expired, upcoming
from tests.open_data.datasets import make_answer
from tests.products.factories import list_on, make_producer, make_product, with_stars
from tests.schedules.conftest import entry, make_week


def get(world, path, site=None, **params):
    answer = world.get(site or world.a.site, f"/api/v1/{path}", query_params=params)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()


def names(data) -> list[str]:
    return [item["name"] for item in data["results"]]


def test_announcements_are_those_in_force_unless_others_are_asked_for(world):
    announce(world.a, "Đang có")
    old = expired(world.a, "Đã hết")
    upcoming(world.a, "Sắp tới")
    assert names(get(world, "announcements/")) == ["Đang có"]
    assert names(get(world, "announcements/", status="expired")) == ["Đã hết"]
    assert names(get(world, "announcements/", status="all")) == ["Đang có", "Đã hết"]
    assert get(world, f"announcements/{old.pk}/")["name"] == "Đã hết"


def test_an_announcement_before_its_time_has_no_address(world):
    page = upcoming(world.a)
    assert world.get(world.a.site, f"/api/v1/announcements/{page.pk}/").status_code == 404


def test_announcements_by_kind_urgency_and_day(world):
    announce(world.a, "Bão", category="disaster", urgency=URGENT)
    announce(world.a, "Tiêm", category="vaccination", days=-5, lasts=30)
    today = timezone.localdate()
    assert names(get(world, "announcements/", category="disaster")) == ["Bão"]
    assert names(get(world, "announcements/", urgency="urgent")) == ["Bão"]
    since = (today - timedelta(days=2)).isoformat()
    assert names(get(world, "announcements/", published_from=since)) == ["Bão"]
    assert names(get(world, "announcements/", published_to=since)) == ["Tiêm"]
    assert len(names(get(world, "announcements/", modified_from=today.isoformat()))) == 2
    tomorrow = (today + timedelta(days=1)).isoformat()
    assert names(get(world, "announcements/", modified_from=tomorrow)) == []


def test_an_announcement_says_what_its_page_says(world):
    announce(world.a, "Cắt điện", issuer="Điện lực", action_heading="Làm ngay", action_text="Tắt")
    item = get(world, "announcements/")["results"][0]
    assert item["url"] == "http://a.test/thong-bao/cat-dien/"
    assert item["description"] == "Tóm tắt của Cắt điện"
    assert (item["publisher"], item["areaServed"]) == ("Điện lực", "Xã An Bình")
    assert item["datePublished"].endswith("+07:00") and item["expires"] > item["datePublished"]


def test_english_offers_what_is_not_translated_in_vietnamese(world):
    announce(world.a, "Chỉ tiếng Việt")
    answer = world.get(world.a.site, "/en/api/v1/announcements/").json()
    item = answer["results"][0]
    assert (item["inLanguage"], item["url"]) == ("vi", "http://a.test/thong-bao/chi-tieng-viet/")
    assert item["commune"]["name"] == "An Binh Commune"
    announce(world.a, "Only English", language="en")
    results = world.get(world.a.site, "/en/api/v1/announcements/").json()["results"]
    assert "http://a.test/en/announcements/only-english/" in [item["url"] for item in results]


def test_internal_entries_stand_in_no_list(world):
    monday = Week.this().monday
    week = make_week(
        world.a.home,
        entry(monday, "Họp kín", is_public=False),
        entry(monday, "Tiếp dân", entry_type="reception", start_time=None, session="morning"),
        entry(monday + timedelta(days=1), "Họp huỷ", is_cancelled=True),
    )
    make_week(world.a.home, entry(monday + timedelta(7), "Nháp"), week=Week.this() + 1, live=False)
    items = get(world, "schedule-entries/")["results"]
    assert [item["name"] for item in items] == ["Tiếp dân", "Họp huỷ"]
    assert items[0]["startDate"] == monday.isoformat()
    assert items[1]["startDate"] == f"{monday + timedelta(days=1)}T08:00:00+07:00"
    assert [item["eventStatus"] for item in items] == ["EventScheduled", "EventCancelled"]
    hidden = week.entries.get(content="Họp kín")
    assert world.get(world.a.site, f"/api/v1/schedule-entries/{hidden.pk}/").status_code == 404
    assert names(get(world, "schedule-entries/", status="cancelled")) == ["Họp huỷ"]
    assert names(get(world, "schedule-entries/", category="reception")) == ["Tiếp dân"]
    assert len(names(get(world, "schedule-entries/", week=Week.this().code))) == 2
    assert names(get(world, "schedule-entries/", week=(Week.this() + 1).code)) == []
    assert names(get(world, "schedule-entries/", start_from=f"{monday + timedelta(1)}")) == [
        "Họp huỷ"
    ]
    assert names(get(world, "schedule-entries/", start_to=f"{monday}")) == ["Tiếp dân"]


def test_stars_and_offers_stand_only_where_they_are_true(world):
    list_on(make_product(world.a, "Có sao", price_min=10, price_max=20, price_unit="kg",
                         season_months=0b11, **with_stars(4)))  # fmt: skip
    make_product(world.a, "Hết hạn", is_available=False, **with_stars(4, days_left=-1))
    make_product(world.a, "Không sao")
    items = {item["name"]: item for item in get(world, "products/")["results"]}
    assert {name: item["ocopStars"] for name, item in items.items()} == {
        "Có sao": 4,
        "Hết hạn": None,
        "Không sao": None,
    }
    assert items["Có sao"]["hasCertification"]["certificationStatus"] == "valid"
    assert items["Hết hạn"]["hasCertification"]["certificationStatus"] == "expired"
    assert items["Không sao"]["hasCertification"] is None
    offer = items["Có sao"]["offers"]
    assert (offer["lowPrice"], offer["highPrice"], offer["priceCurrency"]) == (10, 20, "VND")
    assert items["Không sao"]["offers"] is None
    assert items["Có sao"]["seasonMonths"] == [1, 2]
    assert items["Có sao"]["soldOn"] == [{"name": "Voso", "url": "https://voso.example/sp"}]
    assert names(get(world, "products/", stars=4)) == ["Có sao"]
    assert names(get(world, "products/", available="false")) == ["Hết hạn"]
    assert "Có sao" not in names(get(world, "products/", month=3))


def test_a_product_in_full_has_pictures_and_text(world):
    page = make_product(world.a, "Cam", images=2, description="<p>Ngọt &amp; thơm</p>")
    item = get(world, f"products/{page.pk}/")
    assert item["text"] == "Ngọt & thơm"
    assert [picture["creditText"] for picture in item["image"]] == ["Ảnh: xã", "Ảnh: xã"]
    assert item["image"][0]["contentUrl"].startswith("http://a.test/media/")


def test_producers_without_consent_are_named_nowhere(world):
    producer = make_producer(world.a, "Cơ sở kín")
    make_product(world.a, "Mật ong", producer=producer)
    item = get(world, "products/", producer=producer.pk)["results"][0]
    assert item["producer"]["name"] == "Cơ sở kín"
    ProducerPage.objects.filter(pk=producer.pk).update(consent_given=False)
    assert names(get(world, "producers/")) == []
    assert get(world, "products/")["results"][0]["producer"] is None


def test_phones_and_tax_codes_stay_on_the_pages(world):
    # Longer than any part of a moment with its millionths, which the answers hold.
    said = {"phone": "0238 300 0777", "zalo": "0238 300 0888", "tax_code": "2900123456"}
    producer = make_producer(world.a, **said)
    product = make_product(world.a, producer=producer, contact_name="chị Hạnh")
    for path in ("products/", "producers/", f"products/{product.pk}/", f"producers/{producer.pk}/"):
        text = re.sub(r"(?<=\d)[ .](?=\d)", "", str(get(world, path)))
        for kept in ("3000777", "3000888", "2900123456", "3000102", "chị Hạnh"):
            assert kept not in text


def test_answers_come_as_plain_text_without_the_asker(world):
    page = make_answer(world.a, "Khai sinh cần gì?")
    item = get(world, "questions/")["results"][0]
    assert item["text"] == "Cần mang giấy tờ gì?"
    assert "giấy chứng sinh" in item["acceptedAnswer"]["text"]
    assert "<" not in item["acceptedAnswer"]["text"]
    assert page.asker_display == "T.T.B." and "T.T.B." not in str(item)
    assert names(get(world, "questions/", topic=999)) == []
    today = timezone.localdate().isoformat()
    assert len(names(get(world, "questions/", answered_from=today, answered_to=today))) == 1


def test_communes_say_how_to_reach_them(world):
    ContactSettings.objects.filter(site=world.a.site).update(
        hotline="02383000101", open_saturday_morning=True, zalo_url="https://zalo.me/an"
    )
    items = get(world, "communes/", world.portal.site)["results"]
    assert [item["identifier"] for item in items] == ["xa-an-binh", "xa-binh-minh"]
    assert items[0]["inLanguage"] == ["vi", "en"] and items[1]["inLanguage"] == ["vi"]
    assert items[0]["openingHours"] == ["Mo-Fr 07:30-11:30", "Mo-Fr 13:30-17:00", "Sa 07:30-11:30"]
    assert (items[0]["telephone"], items[0]["sameAs"]) == ("02383000101", ["https://zalo.me/an"])
    found = get(world, "communes/", world.portal.site, name="binh min")
    assert names(found) == ["Xã Bình Minh"]
    assert names(get(world, "communes/", world.portal.site, unit_code="17335")) == []


def test_a_list_goes_on_from_page_to_page(world):
    for number in range(3):
        announce(world.a, f"Tin {number}", days=-number - 1)
    first = get(world, "announcements/", page_size=2)
    assert (first["count"], first["previous"], len(first["results"])) == (3, None, 2)
    assert first["next"] == "http://a.test/api/v1/announcements/?page_size=2&page=2"
    second = world.get(world.a.site, first["next"].removeprefix("http://a.test")).json()
    assert (names(second), second["next"]) == (["Tin 2"], None)
    assert second["previous"].endswith("page=1")


@pytest.mark.parametrize("site", ["a", "b", "portal"])
def test_an_empty_list_is_an_answer(world, site):
    data = get(world, "products/", getattr(world, site).site)
    assert data == {"count": 0, "next": None, "previous": None, "results": []}


def test_a_commune_tells_its_address_in_the_language_asked_for(world):
    ContactSettings.objects.filter(site=world.a.site).update(address="Xóm 1", address_en="Hamlet 1")
    for prefix, address in (("", "Xóm 1"), ("/en", "Hamlet 1")):
        rows = world.get(world.a.site, f"{prefix}/api/v1/communes/").json()["results"]
        assert [row["address"] for row in rows] == [address]
