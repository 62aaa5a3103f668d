"""What a reader sees on the page of one announcement."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from communes.announcements.models import AnnouncementAttachment
from communes.models import Village
from tests.announcements.factories import URGENT, announce, expired, section, texts, upcoming


@pytest.fixture
def village(world):
    return Village.objects.create(site=world.a.site, name="3")


def attach(page, commune, name="danh-sach.csv"):
    document = get_document_model().objects.create(
        title="Danh sách", file=ContentFile(b"a,b\n", name=name), collection=commune.collection
    )
    AnnouncementAttachment.objects.create(page=page, document=document)
    return document


def test_everything_an_announcement_says_is_on_its_page(world, village):
    page = announce(
        world.a,
        "Mưa lớn từ chiều nay",
        urgency=URGENT,
        category="disaster",
        villages=[village],
        action_heading="Làm ngay trước 15 giờ",
        action_text="Đưa người già đến nơi tránh trú.",
        event_at=timezone.now() + timedelta(days=1),
        event_place="Nhà văn hoá xóm 3",
        source_name="Đài Khí tượng",
        source_url="https://kttv.example/",
        correction="Giờ di dời là 15 giờ.",
        body=[("text", "<p>Nước suối lên nhanh.</p>")],
    )
    attach(page, world.a)
    html = texts(world.get(world.a.site, f"/thong-bao/{page.slug}/"))
    for shown in (
        "Khẩn cấp",
        "Thời tiết, thiên tai",
        "Xóm 3",
        "Làm ngay trước 15 giờ",
        "Đưa người già đến nơi tránh trú.",
        "Nhà văn hoá xóm 3",
        "Đài Khí tượng",
        "Đính chính",
        "Giờ di dời là 15 giờ.",
        "Nước suối lên nhanh.",
        "Danh sách",
        "CSV",
        "Uỷ ban nhân dân xã An Bình",
        "Đọc mất 1 phút",
    ):
        assert shown in html, shown


def test_a_bare_announcement_is_for_the_whole_commune(world):
    page = announce(world.a)
    html = texts(world.get(world.a.site, f"/thong-bao/{page.slug}/"))
    assert "Toàn xã" in html
    assert "Tệp kèm theo" not in html
    assert "Hiện không có thông báo nào khác." in html


def test_the_issuer_can_be_another_body(world):
    page = announce(world.a, issuer="Trạm Y tế xã An Bình")
    assert "Trạm Y tế xã An Bình" in texts(world.get(world.a.site, f"/thong-bao/{page.slug}/"))


def test_an_expired_announcement_stays_and_says_so(world):
    page = expired(world.a, action_heading="Làm ngay", action_text="Ra khỏi nhà")
    html = texts(world.get(world.a.site, f"/thong-bao/{page.slug}/"))
    assert "Thông báo này đã hết hạn ngày" in html
    assert "Ra khỏi nhà" not in html
    page.refresh_from_db()
    assert page.live


def test_before_its_time_it_cannot_be_reached(world):
    page = upcoming(world.a)
    assert world.get(world.a.site, f"/thong-bao/{page.slug}/").status_code == 404


def test_an_editor_previews_it_before_its_time(world):
    page = upcoming(world.a)
    client = world.admin_client(world.officer(world.a))
    response = client.get(f"/admin/pages/{page.pk}/view_draft/")
    assert response.status_code == 200
    assert page.title in response.content.decode()


def test_a_draft_cannot_be_reached(world):
    page = announce(world.a, live=False)
    assert world.get(world.a.site, f"/thong-bao/{page.slug}/").status_code == 404


def test_other_announcements_are_the_current_ones(world):
    page = announce(world.a, "Một")
    announce(world.a, "Hai")
    expired(world.a, "Ba")
    upcoming(world.a, "Bốn")
    announce(world.b, "Năm")
    html = texts(world.get(world.a.site, f"/thong-bao/{page.slug}/"))
    assert "Hai" in html
    for hidden in (">Ba<", ">Bốn<", ">Năm<"):
        assert hidden not in html


def test_a_page_costs_few_queries(world, village, count_queries):
    page = announce(world.a, villages=[village], body=[("text", "<p>Nội dung</p>")])
    attach(page, world.a)
    for title in ("Hai", "Ba", "Bốn"):
        announce(world.a, title, villages=[village], urgency=URGENT)
    path = f"/thong-bao/{page.slug}/"
    assert texts(world.get(world.a.site, path)).count("Khẩn cấp") > 2
    count_queries(world.a.site, path)


def test_an_unknown_address_is_not_found(world):
    assert world.get(world.a.site, "/thong-bao/khong-co/").status_code == 404
    assert world.get(world.a.site, "/thong-bao/khong-co/nua/").status_code == 404


def test_reading_time_grows_with_the_text(world):
    page = announce(world.a, body=[("text", f"<p>{'chữ ' * 500}</p>")])
    assert page.reading_minutes == 3


def test_it_reads_in_english(world):
    page = announce(world.a, "Họp dân", category="meeting")
    english = page.copy_for_translation(world.a.homes["en"].locale)
    english.title, english.slug, english.summary = "Village meeting", "meeting", "Come all"
    english.save_revision().publish()
    html = texts(world.get(world.a.site, f"/en/{section(world.a, 'en').slug}/meeting/"))
    assert "Village meetings" in html
    assert "Whole commune" in html
    assert "minute to read" in html


def test_the_numbers_of_a_notice_can_be_tapped_and_come_before_the_communes(world):
    contact = world.a.site.contactsettings
    contact.hotline = "0238 300 0101"
    contact.save()
    table = {
        "data": [["Xóm", "Người phụ trách"], ["3", "Bà Mai, 0238 300 0113"]],
        "first_row_is_table_header": True,
        "table_header_choice": "row",
    }
    page = announce(
        world.a,
        "Di dời",
        action_heading="Làm ngay",
        action_text="Có người bị thương, gọi 115. Mang 112 kg gạo.",
        body=[("table", table), ("text", "<p>Hỏi thêm: 0238.300.0114</p>")],
    )
    main = texts(world.get(world.a.site, f"/thong-bao/{page.slug}/")).split("<main", 1)[1]
    main = main.split("</main>")[0]
    assert 'gọi <a href="tel:115">115</a>. Mang 112 kg' in main
    assert 'Bà Mai, <a href="tel:+842383000113">0238 300 0113</a>' in main
    assert '<a href="tel:+842383000114">0238.300.0114</a>' in main
    box = main.split('id="h-goi"')[1].split("</section>")[0]
    order = [box.index(f'href="tel:{number}"') for number in ("115", "+842383000113")]
    order += [box.index('href="tel:+842383000114"'), box.index('href="tel:+842383000101"')]
    assert order == sorted(order)
