"""What readers get of news and events."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from communes.news.models import NewsPage, NewsPicture
from tests.news.factories import at, hold_event, make_recording, write_news
from tests.products.factories import make_image

LIST = "/tin-tuc-su-kien/"


def html_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def main_of(response) -> str:
    return html_of(response).split("<main", 1)[1].split("</main", 1)[0]


def things(html: str) -> list[dict]:
    data = re.search(r'<script type="application/ld\+json"[^>]*>(.*?)</script>', html, re.S)
    return json.loads(data[1])["@graph"]


def test_news_tell_lead_author_source_and_whose_pictures_they_are(world):
    page = write_news(
        world.a,
        author="Ban biên tập",
        source_name="Báo Nghệ An",
        source_url="https://bao.example/tin",
        photo=make_image(world.a.collection),
        photo_alt="Con đường mới",
        photo_credit="Ảnh: Đoàn xã",
        body=[("text", "<p>Từ hôm qua xe đi lại được.</p>")],
    )
    page.pictures = [
        NewsPicture(image=make_image(world.a.collection), alt="Máy san đất", credit="Ảnh: UBND")
    ]
    page.save()
    html = html_of(world.get(world.a.site, f"{LIST}{page.slug}/"))
    for text in (
        "Lời dẫn của Đường đã sửa xong",
        "Ban biên tập",
        "Từ hôm qua xe đi lại được.",
        'alt="Con đường mới"',
        "(Ảnh: Đoàn xã)",
        'alt="Máy san đất"',
        "(Ảnh: UBND)",
        'href="https://bao.example/tin"',
    ):
        assert text in html, text
    article = next(one for one in things(html) if one["@type"] == "NewsArticle")
    assert article["headline"] == "Đường đã sửa xong"
    assert article["author"] == {"@type": "Person", "name": "Ban biên tập"}
    assert article["creditText"] == "Báo Nghệ An"


def test_a_recording_is_heard_and_read(world):
    recording = make_recording(world.a)
    page = write_news(world.a, audio=recording, transcript="Kính thưa bà con.")
    html = main_of(world.get(world.a.site, f"{LIST}{page.slug}/"))
    assert f'src="{recording.url}"' in html
    assert 'preload="none"' in html
    assert "Kính thưa bà con." in html
    heard = world.get(world.a.site, recording.url)
    assert (heard.status_code, heard["Content-Type"]) == (200, "audio/mpeg")
    assert world.get(world.b.site, recording.url).status_code == 404


def test_readers_get_no_news_without_a_lead_nor_a_recording_without_words(world):
    page = NewsPage(
        title="Tin", slug="tin", audio=make_recording(world.a), source_url="https://a.example"
    )
    with pytest.raises(ValidationError) as error:
        page.clean()
    assert {"summary", "transcript", "source_name"} <= set(error.value.message_dict)


def test_the_name_of_a_recording_may_end_in_capitals(world):
    recording = make_recording(world.a, "BAN-TIN.MP3")
    NewsPage(title="Tin", summary="Lời dẫn", audio=recording, transcript="Kính thưa.").clean()


def test_a_recording_is_no_other_file(world):
    from tests.consultations.factories import make_file

    page = NewsPage(title="Tin", slug="tin", summary="Lời dẫn", audio=make_file(world.a))
    with pytest.raises(ValidationError) as error:
        page.clean()
    assert set(error.value.message_dict) == {"audio"}


def test_an_event_tells_when_where_and_who_holds_it(world):
    page = hold_event(
        world.a,
        begins_at=at("2031-05-02 07:30"),
        ends_at=at("2031-05-03 11:00"),
        organiser="Hội Nông dân xã",
    )
    html = html_of(world.get(world.a.site, f"{LIST}{page.slug}/"))
    main = html.split("<main", 1)[1]
    assert "7:30" in main
    assert "11:00" in main
    assert "3/5/2031" in main
    assert "Sân vận động xã" in main
    assert "Hội Nông dân xã" in main
    assert f"/nguon-tin/tin-tuc/{page.uid}.ics" in main
    event = next(one for one in things(html) if one["@type"] == "Event")
    assert event["startDate"] == "2031-05-02T07:30:00+07:00"
    assert event["endDate"] == "2031-05-03T11:00:00+07:00"
    assert event["eventStatus"] == "https://schema.org/EventScheduled"


def test_an_event_that_was_called_off_says_so(world):
    page = hold_event(world.a, is_cancelled=True)
    html = html_of(world.get(world.a.site, f"{LIST}{page.slug}/"))
    assert "Sự kiện này đã huỷ" in html
    event = next(one for one in things(html) if one["@type"] == "Event")
    assert event["eventStatus"] == "https://schema.org/EventCancelled"


def test_an_event_does_not_end_before_it_begins(world):
    page = hold_event(world.a)
    page.ends_at = page.begins_at
    with pytest.raises(ValidationError) as error:
        page.clean()
    assert set(error.value.message_dict) == {"ends_at"}


def test_a_draft_may_not_know_its_day_yet_what_is_published_does(world):
    draft = hold_event(world.a, "Hội làng", live=False, begins_at=None)
    client = world.admin_client(world.officer(world.a, "admin"))
    for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:view_draft"):
        assert client.get(reverse(name, args=[draft.pk])).status_code == 200
    assert "Hội làng" in html_of(client.get(reverse("events:index")))
    url = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    form = querydict_from_html(html_of(client.get(url)), form_id="page-edit-form")
    form["action-publish"] = "1"
    form["body-count"] = "0"
    assert "begins_at" in client.post(url, form).context["form"].errors
    with pytest.raises(ValidationError, match="begins_at"):
        draft.full_clean()


def test_an_event_to_come_stands_in_the_sitemap(world):
    page = hold_event(world.a)
    assert f"/{page.slug}/" in html_of(world.get(world.a.site, "/sitemap-vi.xml"))


def test_the_home_shows_the_newest_news_and_what_is_to_come(world):
    assert "Tin tức – Sự kiện</h2>" not in main_of(world.get(world.a.site))
    write_news(world.a, "Tin của An Bình")
    hold_event(world.a, "Hội của An Bình")
    hold_event(world.a, "Hội đã qua", hours=-72)
    html = main_of(world.get(world.a.site))
    assert "Tin của An Bình" in html
    assert "Hội của An Bình" in html
    assert "Hội đã qua" not in html
    assert "Tin của An Bình" not in main_of(world.get(world.b.site))


def test_the_portal_gathers_the_news_of_its_communes(world):
    write_news(world.a, "Tin của An Bình")
    write_news(world.b, "Tin của Bình Minh")
    html = main_of(world.get(world.portal.site))
    assert "Tin từ các xã" in html
    for text in ("Tin của An Bình", "Tin của Bình Minh", "Xã Bình Minh"):
        assert text in html


def test_beside_news_stand_other_news_on_the_portal_each_with_its_commune(world):
    page = write_news(world.portal, "Tin của tỉnh")
    write_news(world.a, "Tin của An Bình")
    html = main_of(world.get(world.portal.site, f"{LIST}{page.slug}/"))
    assert "Tin khác</h2>" in html
    assert html.index("Tin của An Bình") < html.index("Xã An Bình")


def test_english_readers_are_offered_what_is_not_translated(world):
    write_news(world.a, "Tin chưa dịch")
    html = html_of(world.get(world.a.site, "/en/news-and-events/"))
    assert re.search(r'lang="vi"[^>]*>Tin chưa dịch', html)
