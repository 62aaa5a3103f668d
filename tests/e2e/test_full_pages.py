"""Pages that hold the most, or nothing at all: the longest names, 40 files, 500 announcements."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import connection, connections, models
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.models import Page

from communes.announcements.models import AnnouncementAttachment, AnnouncementPage
from communes.provisioning import CommuneSpec, open_commune
from portal.core.models import BasePage, ContactSettings, IdentitySettings
from tests import page_checks as checks
from tests.announcements.factories import announce
from tests.products.factories import make_producer, make_product

# Real ones: a township, a village, a body, a person, and a file as offices name it.
TOWNSHIP = "Thị trấn Nông trường Nghĩa Lộ"
FILE = "Quyet_dinh_phe_duyet_ket_qua_lua_chon_nha_thau_goi_thau_so_03_ban_chinh_da_ky_so.pdf"
LONG = (
    f"{TOWNSHIP}, Ban Chỉ huy Phòng thủ dân sự và Tìm kiếm cứu nạn phối hợp Trung tâm Cung ứng "
    f"dịch vụ sự nghiệp công, bà Công Tằng Tôn Nữ Nguyễn Phước Ngọc Phương Thảo, {FILE}, "
    "nghiêng nghiêng, khúc khuỷu, ngoằn ngoèo "
) * 3


def stretch(instance) -> None:
    """Fills every text of an object to its brim; choices, codes and addresses stay."""
    for field in instance._meta.get_fields():
        is_text = isinstance(field, models.CharField | models.TextField)
        if not is_text or field.choices or field.validators[1:] or field.unique:
            continue
        if isinstance(field, models.URLField | models.EmailField | models.SlugField):
            continue
        if field.name in KEPT or not field.editable or type(field).__name__ == "BodyField":
            continue
        # A title has a rule of its own: 90 letters.
        length = 90 if field.name == "title" else field.max_length or 600
        setattr(instance, field.name, LONG[:length].strip())
    if hasattr(instance, "event_at"):
        instance.event_at = timezone.now()
    instance.save()


KEPT = {"url_path", "draft_title", "slug", "theme", "hotline", "phone", "zalo", "contact_phone"}
# Nobody writes it without the day.
KEPT.add("revocation_decision")


@pytest.fixture
def full(world):
    """Commune A with everything as long as it can be."""
    announcement = announce(world.a, "Đầy")
    for number in range(40):
        name = f"{number:02d}_{FILE}"
        document = get_document_model()(title=LONG[:200], collection=world.a.collection)
        document.file.save(name, ContentFile(b"x"))
        announcement.attachments.add(AnnouncementAttachment(document=document, sort_order=number))
    announcement.save()
    make_product(world.a, "Cam", producer=make_producer(world.a))
    for settings in (IdentitySettings, ContactSettings):
        stretch(settings.objects.get(site=world.a.site))
    for page in Page.objects.descendant_of(world.a.home, inclusive=True).specific():
        if isinstance(page, BasePage):
            stretch(page)
    return world


@pytest.fixture
def reader(browser):
    """Opens addresses of the tests' own database in a browser: `reader(site, path)`."""
    context = browser.new_context(bypass_csp=True, locale="vi-VN")
    page = context.new_page()
    ours = connections["default"]

    def answer(route):
        # Called outside the test's own context, where Django would open another connection.
        connections["default"] = ours
        address = route.request.url.split("/", 3)
        response = Client().get("/" + address[3], headers={"host": address[2]})
        body = b"".join(response.streaming_content) if response.streaming else response.content
        headers = {"Content-Type": response.headers.get("Content-Type", "")}
        route.fulfill(status=response.status_code, headers=headers, body=body)

    page.route("**/*", answer)

    def open_page(site, path):
        response = page.goto(f"http://{site.hostname}{path}")
        assert response.status == 200, path
        return page

    yield open_page
    context.close()


@pytest.mark.e2e
@pytest.mark.xdist_group("e2e")
def test_the_longest_texts_fit_the_narrowest_phone(full, reader):
    pages = Page.objects.descendant_of(full.a.home, inclusive=True).live().order_by("path")
    problems = {}
    for page in pages:
        shown = reader(full.a.site, "/" + page.url_path[len(full.a.home.url_path) :])
        found = checks.check_overflow(shown) + checks.check_spacing(shown)
        if page.specific_class is AnnouncementPage:
            assert shown.locator("main a.file").count() == 40
            found += checks.check_axe(shown)
        if found:
            problems[page.url_path] = found
    for path in ("/", "/thong-bao/", "/san-pham-ocop-va-dac-san/", "/tim-kiem/?q=thi+tran"):
        if found := checks.check_overflow(reader(full.portal.site, path)):
            problems[f"portal {path}"] = found
    assert problems == {}


@pytest.mark.e2e
@pytest.mark.xdist_group("e2e")
def test_a_commune_that_just_opened_says_what_is_missing(world, reader):
    new = open_commune(CommuneSpec("Xã Mới", "moi.test", 80, languages=("en",)))
    IdentitySettings.objects.filter(site=new.site).delete()
    ContactSettings.objects.filter(site=new.site).delete()
    problems = {}
    for prefix, home in (("/", new.homes["vi"]), ("/en/", new.homes["en"])):
        # axe takes most of the time: it looks at each page in one of the languages.
        for number, page in enumerate(home.get_descendants(inclusive=True).live()):
            path = prefix + page.url_path[len(home.url_path) :]
            shown = reader(new.site, path)
            assert shown.locator("main h1").inner_text().strip(), path
            is_looked_at = (number % 2 == 0) == (prefix == "/")
            found = checks.check_axe(shown) if is_looked_at else []
            if found := found + checks.check_overflow(shown):
                problems[path] = found
    assert problems == {}


def add_announcements(commune, count: int) -> None:
    """Live announcements in bulk: rows as `add_child` makes them, without its queries."""
    model = announce(commune, "Mẫu")
    parent = Page.objects.get(pk=model.get_parent().pk)
    first, now = parent.numchild + 1, timezone.now()
    rows = [
        Page(
            title=f"Cắt điện lần {number}",
            draft_title=f"Cắt điện lần {number}",
            slug=f"cat-dien-{number}",
            path=Page._get_path(parent.path, parent.depth + 1, number),
            depth=parent.depth + 1,
            url_path=f"{parent.url_path}cat-dien-{number}/",
            content_type=model.content_type,
            locale=model.locale,
            translation_key=uuid4(),
            first_published_at=now,
            last_published_at=now,
        )
        for number in range(first, first + count)
    ]
    for row in Page.objects.bulk_create(rows):
        child = AnnouncementPage(
            page_ptr_id=row.pk,
            summary="Bà con bơm nước từ hôm trước.",
            starts_at=now - timedelta(days=1),
            valid_until=now + timedelta(days=9),
        )
        child.save_base(raw=True)  # its row alone: that of the page stands
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild + count)


class TestManyAnnouncements:
    PATHS = ["/", "/thong-bao/", "/thong-bao/?page=3", "/thong-bao/cat-dien-3/", "/so-do-trang/"]

    def count(self, world, site, path):
        world.get(site, path)  # fills the caches that every process has
        with CaptureQueriesContext(connection) as queries:
            answer = world.get(site, path)
        assert answer.status_code == 200, path
        return len(queries), len(answer.content)

    @pytest.mark.parametrize("path", PATHS)
    def test_neither_sql_nor_page_grows_with_them(self, world, path):
        add_announcements(world.a, 30)
        sites = [world.a.site]
        if "cat-dien" not in path:
            sites.append(world.portal.site)
        before = [self.count(world, site, path) for site in sites]
        add_announcements(world.a, 500)
        after = [self.count(world, site, path) for site in sites]
        for (few_queries, few_bytes), (many_queries, many_bytes) in zip(before, after, strict=True):
            assert many_queries <= few_queries
            assert many_bytes < few_bytes * 1.3

    def test_every_one_is_on_a_page_of_the_list(self, world):
        add_announcements(world.a, 500)

        def shown_on(number):
            html = world.get(world.a.site, f"/thong-bao/?page={number}").content.decode()
            return re.findall(r'href="/thong-bao/(cat-dien-\d+)/', html), 'rel="next"' in html

        found, number, has_next = [], 0, True
        while has_next:
            number += 1
            slugs, has_next = shown_on(number)
            found += slugs
        assert len(found) == len(set(found)) == 500
        assert number >= 40
        assert shown_on(99999) == shown_on(number)
