"""Who may write, publish and change an announcement, and what the form refuses."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from communes.announcements.models import AnnouncementPage
from communes.models import Village
from tests.announcements.factories import announce, section


@pytest.fixture
def villages(world):
    return [
        Village.objects.create(site=world.a.site, name="1"),
        Village.objects.create(site=world.b.site, name="Bên kia"),
    ]


def form(title="Họp xóm", villages=(), **fields):
    """What the editing form sends."""
    now = timezone.localtime()
    data = {
        "title": title,
        "slug": "hop-xom",
        "summary": "Mời bà con đến họp.",
        "category": "meeting",
        "urgency": "1",
        "starts_at": f"{now:%Y-%m-%d %H:%M}",
        "valid_until": f"{now + timedelta(days=3):%Y-%m-%d %H:%M}",
        "event_at": "",
        "event_place": "",
        "action_heading": "",
        "action_text": "",
        "body": streamfield([]),
        "attachments": inline_formset([]),
        "issuer": "",
        "source_name": "",
        "source_url": "",
        "correction": "",
        "comments": inline_formset([]),
        "seo_title": "",
        "search_description": "",
        **fields,
    }
    return {**nested_form_data(data), "villages": [village.pk for village in villages]}


def add_url(commune):
    return f"/admin/pages/add/announcements/announcementpage/{section(commune).pk}/"


def create(world, role, data, commune=None):
    client = world.admin_client(world.officer(world.a, role))
    return client.post(add_url(commune or world.a), data)


def only_page():
    return AnnouncementPage.objects.get()


def test_a_number_that_is_no_key_is_no_village_and_no_error(world, villages):
    data = form(**{"action-publish": "1"}) | {"villages": ["99999999999999999999"]}
    assert create(world, "editor", data).status_code == 200
    assert not AnnouncementPage.objects.exists()


def test_an_editor_publishes_in_the_own_commune(world, villages):
    response = create(world, "editor", form(villages=villages[:1], **{"action-publish": "1"}))
    assert response.status_code == 302
    page = only_page()
    assert page.live
    assert page.villages_label == "Xóm 1"
    assert world.get(world.a.site, "/thong-bao/hop-xom/").status_code == 200


def test_a_contributor_drafts_but_cannot_publish(world):
    create(world, "contributor", form(**{"action-publish": "1"}))
    assert not only_page().live
    assert world.get(world.a.site, "/thong-bao/hop-xom/").status_code == 404


def test_an_editor_reaches_no_other_commune(world):
    page = announce(world.b, "Của B")
    client = world.admin_client(world.officer(world.a))
    assert client.get(add_url(world.b)).status_code in (302, 403)
    response = client.post(add_url(world.b), form(**{"action-publish": "1"}))
    assert response.status_code in (302, 403)
    assert list(AnnouncementPage.objects.all()) == [page]
    assert client.get(f"/admin/pages/{page.pk}/edit/").status_code in (302, 403)
    assert "Của B" not in client.get("/admin/pages/").content.decode()


def test_the_form_offers_the_villages_of_the_own_commune_only(world, villages):
    html = world.admin_client(world.officer(world.a)).get(add_url(world.a)).content.decode()
    assert "Xóm 1" in html
    assert "Bên kia" not in html


def test_a_village_of_another_commune_is_refused(world, villages):
    response = create(world, "editor", form(villages=villages[1:], **{"action-publish": "1"}))
    assert "Chỉ chọn thôn, xóm của xã mình." in response.content.decode()
    assert not AnnouncementPage.objects.exists()


def test_the_english_page_offers_the_same_villages(world, villages):
    page = announce(world.a, language="en", title="Meeting")
    client = world.admin_client(world.officer(world.a))
    html = client.get(f"/admin/pages/{page.pk}/edit/").content.decode()
    assert "Xóm 1" in html
    assert "Bên kia" not in html


def test_the_portal_has_no_villages_to_choose(world, villages):
    client = world.admin_client(world.officer(world.portal))
    html = client.get(add_url(world.portal)).content.decode()
    assert 'name="villages"' not in html
    assert client.post(add_url(world.portal), form(**{"action-publish": "1"})).status_code == 302


def test_the_form_speaks_vietnamese_and_has_no_schedule_of_wagtails_own(world):
    html = world.admin_client(world.officer(world.a)).get(add_url(world.a)).content.decode()
    for label in (
        "Việc gì, khi nào?",
        "Hiện đến khi nào",
        "Việc cần làm ngay (ô đỏ)",
        "Tối đa 200 ký tự",
    ):
        assert label in html, label
    assert 'name="expire_at"' not in html
    assert 'name="go_live_at"' not in html


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": "Dài " * 30}, "Rút tiêu đề còn tối đa 90 ký tự."),
        ({"summary": ""}, "Viết một, hai câu tóm tắt"),
        ({"category": ""}, "Mục này bắt buộc."),
        ({"until": "other", "valid_until": ""}, "Chọn ngày."),
        ({"valid_until": "2020-01-02 10:00", "starts_at": "2020-01-01 10:00"}, "đã qua"),
        ({"valid_until": "2020-01-01 10:00"}, "Chọn thời điểm sau lúc bắt đầu hiện."),
        ({"event_place": "Nhà văn hoá"}, "Ghi giờ diễn ra, hoặc bỏ địa điểm."),
        ({"event_at": "2099-01-01 10:00"}, "Để thông báo còn hạn cho đến khi"),
        ({"action_heading": "Làm ngay"}, "Ghi việc cần làm, hoặc bỏ tiêu đề ô đỏ."),
        ({"action_text": "Ra khỏi nhà"}, "Ghi tiêu đề cho ô đỏ"),
        ({"source_url": "https://a.example/"}, "Ghi tên nguồn tin của địa chỉ này."),
    ],
)
def test_the_form_says_what_to_change(world, fields, message):
    response = create(world, "editor", form(**fields, **{"action-publish": "1"}))
    assert response.status_code == 200
    assert message in response.content.decode()


def test_a_renamed_village_is_renamed_in_its_announcements(world, villages):
    page = announce(world.a, villages=[villages[0]])
    villages[0].name = "Minh Hoà"
    villages[0].save()
    page.refresh_from_db()
    assert page.villages_label == "Xóm Minh Hoà"


def test_a_translation_has_the_villages_of_its_original(world, villages):
    page = announce(world.a, villages=villages[:1])
    english = page.copy_for_translation(world.a.homes["en"].locale)
    client = world.admin_client(world.officer(world.a))
    html = client.get(f"/admin/pages/{english.pk}/edit/").content.decode()
    assert 'name="villages"' not in html


def test_a_removed_village_leaves_its_announcements(world, villages):
    other = Village.objects.create(site=world.a.site, name="Xiềng", kind="ban")
    page = announce(world.a, villages=[villages[0], other])
    assert page.villages_label == "Bản Xiềng, xóm 1"
    other.delete()
    page.refresh_from_db()
    assert page.villages_label == "Xóm 1"
    assert page.live
