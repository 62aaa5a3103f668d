"""Standard, contact and sitemap pages, and every block of the palette."""

import json

import pytest
from wagtail.documents import get_document_model

from portal.core.demo import ensure_page
from portal.pages.models import ContactPage, SitemapPage, StandardPage, sitemap_entries
from tests.pages.builders import all_blocks, make_image


@pytest.fixture
def about(world):
    return StandardPage.objects.child_of(world.a.home).get(slug="gioi-thieu")


def html_of(world, path, site=None):
    response = world.get(site or world.a.site, path)
    assert response.status_code == 200
    return response.content.decode()


def test_a_page_with_every_block_shows_them_all(world, about):
    image = make_image(world.a.collection)
    document = get_document_model().objects.create(
        title="Biểu mẫu", file="documents/mau.pdf", collection=world.a.collection, file_size=3000
    )
    body = json.dumps(all_blocks(image.pk, document.pk))
    ensure_page(about, StandardPage(title="Mọi khối", body=body, is_sample=True))
    html = html_of(world, "/gioi-thieu/moi-khoi/")
    for expected in (
        '<table class="tbl rs"><caption>Các xóm</caption>',
        '<td class="t">Xóm 1</td><td data-l="Số hộ">120</td>',
        '<ol class="steps"><li><p class="q"><b>Nộp hồ sơ</b></p>',
        '<dl class="nums"><div><dt>lớp</dt><dd>15/15</dd></div></dl>',
        '<details class="card qa">',
        'class="alert alert--bad"',
        'alt="Một bức tranh"',
        "Biểu mẫu",
        "Dữ liệu mẫu",
    ):
        assert expected in html, expected


def test_a_header_column_becomes_row_headings(world, about):
    value = {
        "first_row_is_table_header": False,
        "first_col_is_header": True,
        "table_header_choice": "column",
        "table_caption": "",
        "data": [["Xóm 1", None], ["Xóm 2", "96"]],
    }
    body = json.dumps([{"type": "table", "value": value}])
    ensure_page(about, StandardPage(title="Cột đầu", body=body))
    html = html_of(world, "/gioi-thieu/cot-dau/")
    assert '<th class="t" scope="row">Xóm 1</th><td></td>' in html
    assert "<thead>" not in html


def test_pages_of_a_section_lead_to_each_other(world, about):
    for title in ("Tổng quan xã", "Thôn, xóm"):
        ensure_page(about, StandardPage(title=title, show_in_menus=True))
    html = html_of(world, "/gioi-thieu/tong-quan-xa/")
    assert 'href="/gioi-thieu/thon-xom/"' in html
    assert "Trong mục này" in html
    assert 'href="/gioi-thieu/thon-xom/"' in html_of(world, "/gioi-thieu/")


def test_a_draft_is_in_no_list(world, about):
    draft = StandardPage(title="Bản thảo", slug="ban-thao", show_in_menus=True, live=False)
    about.add_child(instance=draft)
    assert world.get(world.a.site, "/gioi-thieu/ban-thao/").status_code == 404
    assert "Bản thảo" not in html_of(world, "/gioi-thieu/")
    assert "Bản thảo" not in html_of(world, "/so-do-trang/")


def test_the_contact_page_tells_hours_numbers_and_what_it_does_not_take(world):
    contact = world.a.site.contactsettings
    contact.hotline, contact.email = "0238 300 0101", "xa@vidu.vn"
    contact.zalo_url = "https://zalo.me/vidu"
    contact.extra_numbers = json.dumps(
        [{"type": "phone", "value": {"label": "Trạm y tế", "phone": "0238 300 0115"}}]
    )
    contact.save()
    page = ContactPage.objects.child_of(world.a.home).get()
    html = html_of(world, f"/{page.slug}/")
    assert 'href="tel:+842383000101"' in html
    assert "Trạm y tế" in html
    assert "https://zalo.me/vidu" in html
    assert "khiếu nại, tố cáo" in html


def test_a_contact_page_without_hours_says_so(world):
    contact = world.b.site.contactsettings
    for name in ("morning_opens", "morning_closes", "afternoon_opens", "afternoon_closes"):
        setattr(contact, name, None)
    contact.save()
    page = ContactPage.objects.child_of(world.b.home).get()
    assert "Xã chưa ghi giờ mở cửa" in html_of(world, f"/{page.slug}/", world.b.site)


def test_the_sitemap_names_every_section_but_not_the_items_of_lists(world, about):
    ensure_page(about, StandardPage(title="Tổng quan xã", show_in_menus=True))
    ensure_page(about, StandardPage(title="Bài lẻ", show_in_menus=False))
    page = SitemapPage.objects.child_of(world.a.home).get()
    html = html_of(world, f"/{page.slug}/")
    for title in ("Giới thiệu", "Tổng quan xã", "Khả năng tiếp cận"):
        assert title in html
    assert "Bài lẻ" not in html


def test_the_sitemap_costs_one_query(world, rf, django_assert_num_queries):
    from portal.sites.frame import Frame

    frame = Frame(world.a.site)
    sitemap_entries(Frame(world.a.site))  # the first answer reads content types, once
    with django_assert_num_queries(1):
        entries = sitemap_entries(frame)
    assert {entry.url for entry in entries} >= {"/gioi-thieu/"}
    assert all(not entry.url.startswith(f"/{world.a.home.slug}") for entry in entries)


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/kha-nang-tiep-can/", "WCAG"),
        ("/bao-ve-du-lieu-ca-nhan/", "cookie"),
        ("/en/accessibility/", "keyboard alone"),
        ("/en/personal-data-protection/", "no cookies"),
    ],
)
def test_the_statements_are_there_in_both_languages(world, path, words):
    assert words in html_of(world, path)
