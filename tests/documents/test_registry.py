"""Documents: names, addresses, lists, pages."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from communes.documents.models import DocumentRelation, OfficialDocumentPage
from communes.documents.naming import clean_number, number_slug
from communes.documents.tasks import read_file
from portal.core.addresses import find_page, page_path
from portal.sites.frame import Frame
from tests.documents.factories import issue, kind, make_file, replacing, section


def texts(response) -> str:
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def shown(world, place, query="", prefix=""):
    response = world.get(place.site, f"{prefix}/van-ban/{query}")
    assert response.status_code == 200
    return [item.abstract for item in response.context["listing"].page_obj]


@pytest.mark.parametrize(
    ("typed", "number", "slug"),
    [
        ("12/KH-UBND", "12/KH-UBND", "12-kh-ubnd"),
        (" Số: 12 / kh – ubnd ", "12/KH-UBND", "12-kh-ubnd"),
        ("855/KH-STT&TT", "855/KH-STT&TT", "855-kh-stt-tt"),
        ("819/THH-CPĐT", "819/THH-CPĐT", "819-thh-cpdt"),
        ("01-NQ/TU", "01-NQ/TU", "01-nq-tu"),
        ("5_6/QĐ", "5_6/QĐ", "5-6-qd"),
        ("///", "///", ""),
    ],
)
def test_numbers_are_read_as_they_are_meant(typed, number, slug):
    assert clean_number(typed) == number
    assert number_slug(number) == slug


def test_title_and_address_follow_from_the_facts(world):
    page = issue(world.a, "Ứng phó mưa lũ", issued_on=date(2026, 3, 5))
    assert page.title == "Kế hoạch 12/KH-UBND: Ứng phó mưa lũ"
    assert page_path(page) == "/van-ban/2026/ke-hoach/12-kh-ubnd/"
    html = texts(world.get(world.a.site, page_path(page)))
    assert "Kế hoạch 12/KH-UBND" in html
    assert page.reading.sha256 in html
    found = find_page(Frame(world.a.site), page_path(page))
    assert found is not None and found.pk == page.pk


def test_a_document_stands_at_one_address_only(world):
    page = issue(world.a, issued_on=date(2026, 3, 5))
    for path in (
        f"/van-ban/{page.slug}/",
        "/van-ban/2026/",
        "/van-ban/2026/ke-hoach/",
        "/van-ban/2026/ke-hoach/12-kh-ubnd/mot/",
        "/van-ban/2025/ke-hoach/12-kh-ubnd/",
    ):
        assert world.get(world.a.site, path).status_code == 404, path
    assert world.get(world.b.site, page_path(page)).status_code == 404


@pytest.mark.django_db
def test_a_new_number_leaves_the_old_address_leading_on(world, django_capture_on_commit_callbacks):
    page = issue(world.a, issued_on=date(2026, 3, 5))
    with django_capture_on_commit_callbacks(execute=True):
        page.number = "21/KH-UBND"
        page.save_revision().publish()
    page.refresh_from_db()
    assert page_path(page) == "/van-ban/2026/ke-hoach/21-kh-ubnd/"
    old = world.get(world.a.site, "/van-ban/2026/ke-hoach/12-kh-ubnd/")
    assert old.status_code == 301
    assert old["Location"] == "/van-ban/2026/ke-hoach/21-kh-ubnd/"


def test_addresses_survive_a_new_name_of_the_section_and_a_move(
    world, django_capture_on_commit_callbacks
):
    page = issue(world.a, issued_on=date(2026, 3, 5))
    with django_capture_on_commit_callbacks(execute=True):
        index = section(world.a)
        index.slug = "van-ban-moi"
        index.save_revision().publish()
    page.refresh_from_db()
    assert page_path(page) == "/van-ban-moi/2026/ke-hoach/12-kh-ubnd/"
    old = world.get(world.a.site, "/van-ban/2026/ke-hoach/12-kh-ubnd/")
    assert old.status_code == 301 and old["Location"] == page_path(page)
    with django_capture_on_commit_callbacks(execute=True):
        page.move(section(world.b), pos="last-child")
    page.refresh_from_db()
    assert page_path(page) == "/van-ban/2026/ke-hoach/12-kh-ubnd/"
    assert world.get(world.b.site, page_path(page)).status_code == 200


def test_the_same_document_twice_is_told(world):
    first = issue(world.a, issued_on=date(2026, 3, 5))
    second = issue(world.a, "Khác", issued_on=date(2026, 9, 1), number="12/kh-ubnd", live=False)
    assert "đã có" in str(second.publishing_errors()["number"])
    assert first.slug != second.slug
    # Another body's has the same number, another year or type too.
    for fields in ({"issuer": "UBND tỉnh"}, {"issued_on": date(2025, 9, 1)}):
        third = issue(world.a, "Ba", live=False, **({"issued_on": date(2026, 9, 1)} | fields))
        assert "number" not in third.publishing_errors()


def test_a_draft_lacks_what_it_likes_and_publishing_says_what(world):
    page = OfficialDocumentPage()
    page.locale = section(world.a).locale
    page.live = False
    section(world.a).add_child(instance=page)
    assert page.title == "Văn bản chưa có số"
    assert set(page.publishing_errors()) == {
        "number",
        "document_type",
        "issued_on",
        "abstract",
        "file",
    }


def test_days_must_make_sense(world):
    today = timezone.localdate()
    page = issue(world.a, days=1, live=False)
    assert "issued_on" in page.publishing_errors()
    page = issue(world.a, days=-5, number="13/KH-UBND", live=False)
    page.effective_to = today - timedelta(days=9)
    assert "effective_to" in page.publishing_errors()


def test_whether_it_is_in_force_is_asked_of_days_and_other_documents(world):
    today = timezone.localdate()
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
    old = issue(world.a, "Cũ", number="1/KH-UBND", days=-40)
    amended = issue(world.a, "Sửa", number="2/KH-UBND", days=-40)
    issue(world.a, "Sắp", number="3/KH-UBND", effective_from=tomorrow)
    issue(world.a, "Hết", number="4/KH-UBND", effective_to=yesterday, days=-40)
    issue(world.a, "Mới", number="5/KH-UBND", relations=[replacing(old)])
    issue(world.a, "Bổ sung", number="6/KH-UBND", relations=[replacing(amended, "amends")])
    issue(world.a, "Nháp", number="7/KH-UBND", relations=[replacing(amended)], live=False)
    pages = OfficialDocumentPage.objects.live().with_force()
    assert {page.abstract: page.force_code for page in pages} == {
        "Cũ": "replaced",
        "Sửa": "amended",
        "Sắp": "to_come",
        "Hết": "ended",
        "Mới": "in_force",
        "Bổ sung": "in_force",
    }
    assert set(shown(world, world.a, "?force=in_force")) == {"Sửa", "Mới", "Bổ sung"}
    assert shown(world, world.a, "?force=replaced") == ["Cũ"]
    # Before the newer one was in force, the old one held.
    then = OfficialDocumentPage.objects.with_force(today - timedelta(days=30)).get(pk=old.pk)
    assert then.force_code == "in_force"


def test_the_next_change_is_the_first_day_that_tells_otherwise(world):
    today = timezone.localdate()
    frame = Frame(world.a.site)
    assert OfficialDocumentPage.objects.next_change(frame) is None
    issue(world.a, number="1/KH-UBND", effective_to=today + timedelta(days=3))
    issue(world.a, number="2/KH-UBND", effective_from=today + timedelta(days=9))
    issue(world.b, number="3/KH-UBND", effective_from=today + timedelta(days=1))
    change = OfficialDocumentPage.objects.next_change(frame)
    assert timezone.localtime(change).date() == today + timedelta(days=4)


def test_relations_show_both_ways_and_link_what_readers_may_open(world):
    province = issue(world.portal, "Của tỉnh", number="30/QĐ-UBND", type="quyet-dinh", days=-90)
    old = issue(world.a, "Cũ", number="1/KH-UBND", days=-40)
    new = issue(
        world.a,
        "Mới",
        number="5/KH-UBND",
        relations=[
            replacing(old),
            {"kind": "based_on", "number": "30/QĐ-UBND"},
            {"kind": "based_on", "number": "9/NQ-HĐND", "title": "Nghị quyết ở nơi khác"},
        ],
    )
    html = texts(world.get(world.a.site, page_path(new)))
    assert f'href="{page_path(old)}"' in html
    assert f'href="{world.portal.site.root_url}{page_path(province)}"' in html
    assert "Nghị quyết ở nơi khác" in html
    html = texts(world.get(world.a.site, page_path(old)))
    assert "Bị thay thế bởi" in html and f'href="{page_path(new)}"' in html
    assert "Văn bản này đã bị thay thế" in html
    new.unpublish()
    html = texts(world.get(world.a.site, page_path(old)))
    assert page_path(new) not in html and "Bị thay thế" not in html


def test_a_document_of_another_commune_is_never_a_relation(world):
    other = issue(world.b, "Của xã khác", days=-40)
    with pytest.raises(ValidationError, match="trang của mình"):
        issue(world.a, "Của xã", number="5/KH-UBND", relations=[replacing(other)])
    mine = issue(world.a, "Của xã", number="6/KH-UBND")
    DocumentRelation.objects.create(
        page=mine, kind="replaces", target=other, target_key=other.translation_key
    )
    assert mine.errors_of_parts()
    assert OfficialDocumentPage.objects.with_force().get(pk=other.pk).force_code == "in_force"
    assert "Của xã khác" not in texts(world.get(world.a.site, page_path(mine)))
    assert "6/KH-UBND" not in texts(world.get(world.b.site, page_path(other)))


def test_lists_keep_to_their_site_and_the_portal_gathers(world):
    issue(world.a, "Của A")
    issue(world.b, "Của B")
    issue(world.portal, "Của tỉnh", days=-9)
    assert shown(world, world.a) == ["Của A"]
    assert shown(world, world.b) == ["Của B"]
    assert set(shown(world, world.portal)) == {"Của A", "Của B", "Của tỉnh"}
    assert shown(world, world.portal, f"?commune={world.b.site.pk}") == ["Của B"]
    assert shown(world, world.portal, f"?commune={world.portal.site.pk}") == ["Của tỉnh"]


def test_facets_narrow_and_nonsense_shows_the_list(world):
    issue(world.a, "Kế hoạch", domain="disaster", issued_on=date(2026, 3, 5))
    issue(world.a, "Quyết định", number="2/QĐ-UBND", type="quyet-dinh", issued_on=date(2024, 3, 5))
    assert shown(world, world.a, "?type=quyet-dinh") == ["Quyết định"]
    assert shown(world, world.a, "?year=2026") == ["Kế hoạch"]
    assert shown(world, world.a, "?domain=disaster") == ["Kế hoạch"]
    for query in ("?year=99999999", "?type=%00", "?force=x", "?page=-3", "?q=%FF", "?domain=1"):
        assert shown(world, world.a, query), query
    html = texts(world.get(world.a.site, "/van-ban/?type=quyet-dinh&year=2026"))
    assert "Không có văn bản nào khớp lựa chọn này." in html
    assert "Ở đây chưa có văn bản nào." in texts(world.get(world.b.site, "/van-ban/"))


def test_english_readers_are_offered_the_vietnamese_document(world):
    issue(world.a, "Ứng phó mưa lũ")
    html = texts(world.get(world.a.site, f"/en/{section(world.a, 'en').slug}/"))
    assert "Ứng phó mưa lũ" in html and 'lang="vi"' in html


def test_a_move_leaves_relations_behind(world):
    old = issue(world.a, "Cũ", number="1/KH-UBND", days=-40)
    new = issue(world.a, "Mới", number="5/KH-UBND", relations=[replacing(old)])
    new.move(section(world.b), pos="last-child")
    assert not DocumentRelation.objects.exists()
    assert OfficialDocumentPage.objects.with_force().get(pk=old.pk).force_code == "in_force"


def test_cost_does_not_grow_with_documents_and_sites(world, django_assert_max_num_queries):
    for number in range(1, 4):
        issue(world.a, number=f"{number}/KH-UBND")
    with django_assert_max_num_queries(16):
        world.get(world.a.site, "/van-ban/")
    page = issue(world.a, number="9/KH-UBND")
    with django_assert_max_num_queries(18):
        world.get(world.a.site, page_path(page))


def test_the_type_s_address_stays_when_it_is_called_otherwise(world):
    page = issue(world.a, issued_on=date(2026, 3, 5))
    one = kind()
    one.name = "Kế hoạch công tác"
    one.save()
    page.save()
    assert page_path(page) == "/van-ban/2026/ke-hoach/12-kh-ubnd/"


def test_a_copy_is_another_document(world):
    page = issue(world.a)
    copy = page.copy(update_attrs={"slug": "ban-sao"}, keep_live=False)
    copy.start_afresh()
    assert (copy.number, copy.file, copy.issued_on, copy.posted_on) == ("", None, None, None)


def test_a_file_is_kept_and_known_by_its_bytes(world):
    data = b"%PDF-1.7 \x00\xff not quite a file"
    page = issue(world.a, file=make_file(world.a, data=data))
    answer = world.get(world.a.site, page.file.url)
    assert b"".join(answer.streaming_content) == data
    assert len(page.reading.sha256) == 64
    assert world.get(world.b.site, page.file.url).status_code == 404


def test_a_draft_that_lacks_everything_can_be_looked_at(world):
    page = OfficialDocumentPage(title="x", live=False, locale=section(world.a).locale)
    section(world.a).add_child(instance=page)
    answer = page.make_preview_request()
    assert answer.status_code == 200
    assert "Văn bản chưa có số" in answer.content.decode()


def test_kept_pages_follow_documents_and_what_was_read_of_their_files(world, readers):
    old = issue(world.a, "Cũ", number="1/KH-UBND", days=-40)
    other = issue(world.b, "Của B", number="1/KH-UBND", days=-40)
    readers.open(world.a.site, "/van-ban/", page_path(old))
    readers.open(world.b.site, "/van-ban/", page_path(other))
    with readers.commit():
        read_file.func(old.file_id)
    assert "Tệp không có chữ ký số" in texts(readers.get(world.a.site, page_path(old)))
    assert readers.is_kept(world.b.site, page_path(other))
    readers.open(world.a.site, "/van-ban/", page_path(old))
    with readers.commit():
        issue(world.a, "Mới", number="5/KH-UBND", relations=[replacing(old)])
    assert "Văn bản này đã bị thay thế" in texts(readers.get(world.a.site, page_path(old)))
    assert "Mới" in texts(readers.get(world.a.site, "/van-ban/"))
    assert readers.is_kept(world.b.site, "/van-ban/")
