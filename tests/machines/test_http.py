"""HEAD as GET, ranges of files, and an `Allow` that is true, at every public address."""

from uuid import uuid4

import pytest
from django.conf import settings as project
from django.core.files.base import ContentFile
from django.core.signals import request_finished
from django.test import Client
from django.urls import URLPattern, get_resolver, reverse
from wagtail.documents import get_document_model

from communes.announcements.models import AnnouncementAttachment
from portal.sites.http import in_range
from tests.announcements.factories import announce
from tests.every_page import feed_names
from tests.producer_links.factories import make_link
from tests.products.factories import LIST, make_image, make_product
from tests.schedules.conftest import entry, make_week
from tests.traceability.factories import GTIN, make_code

CONTENT = bytes(range(256)) * 64
ALL = ("DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT")


@pytest.fixture(params=[True, False], ids=["kept", "made"])
def kept(request, settings):
    settings.PAGE_CACHE = request.param


@pytest.fixture
def document(world):
    file = get_document_model().objects.create(
        title="Tệp", file=ContentFile(CONTENT, "Lịch tuần.pdf"), collection=world.a.collection
    )
    page = announce(world.a, "Họp xóm", event_at=None)
    page.attachments = [AnnouncementAttachment(document=file)]
    page.save_revision().publish()
    return file


@pytest.fixture
def addresses(world, document):
    """An example of every public address, by the name of its pattern."""
    product = make_product(world.a, "Cam", zalo="0912 345 678")
    make_code(world.a, product=product)
    make_week(world.a.home, entry(world_monday()))
    picture = make_image(world.a.collection).get_rendition("width-40")
    return {
        "page": "/thong-bao/hop-xom/",
        "home": "/",
        "english": "/en/",
        "list": "/thong-bao/?category=health",
        "product": f"{LIST}cam/",
        "archive": "/lich-cong-tac/cac-tuan/",
        "ask": "/hoi-dap/gui-cau-hoi/",
        "look_up": "/hoi-dap/tra-cuu/",
        "status": "/hoi-dap/tra-cuu/HD-2222-2222/",
        "no page": "/khong-co/",
        "page_preview": "/xem-truoc/khong-co/",
        "no slash": "/thong-bao",
        "picture": picture.url,
        "health": "/khoe/",
        "service_worker": "/sw.js",
        "wagtaildocs_serve": document.url,
        "favicon": "/favicon.ico",
        "robots": "/robots.txt",
        "sitemap_index": "/sitemap.xml",
        "sitemap": "/sitemap-vi.xml",
        "page_qr": "/ma-qr.svg?trang=/thong-bao/",
        "security_txt": "/.well-known/security.txt",
        "change_password": "/.well-known/change-password",
        "search": "/tim-kiem/?q=cam",
        "search_suggestions": "/tim-kiem/goi-y/?q=ca",
        "search_description": "/tim-kiem/opensearch.xml",
        "vote": "/danh-gia/1/",
        "shop_out": f"/di/{product.pk}/zalo/",
        "shop_phone": f"/di/{product.pk}/goi/",
        "harvest_feed": "/nguon-tin/mua-vu.ics",
        "product_market_csv": "/nguon-tin/san-pham.csv",
        "product_market_list": "/nguon-tin/san-pham.jsonld",
        "producer_link": make_link(world, product)[1],
        "digital_link": f"/01/{GTIN}",
        "linked data": f"/01/{GTIN}?format=jsonld",
        "no such lot": f"/01/{GTIN}/10/KHONG-CO",
        "head_link": "/truong-thon/khong-co/",
        "open311_services": "/open311/v2/services.json",
        "open311_requests": "/open311/v2/requests.xml",
        "open311_request": "/open311/v2/requests/1.json",
        "kiosk": "/kiosk/",
        "offline": "/ngoai-tuyen/",
        "kept_list": "/ban-luu.json",
        "manifest": "/ung-dung.webmanifest",
        "event_feed": "/nguon-tin/su-kien.ics",
        "announcement_event": f"/nguon-tin/su-kien/{uuid4()}.ics",
        "news_event": f"/nguon-tin/tin-tuc/{uuid4()}.ics",
        "schedule_feed": "/lich-cong-tac/lich.ics",
        "start": "/api/v1/",
        "openapi": "/api/v1/openapi.json",
        "announcement-list": "/api/v1/announcements/",
        "announcements csv": "/api/v1/announcements.csv",
        "api nothing": "/api/v2/",
        "notice_short": "/tb/1/",
        "notice_poster": "/tb/1/to-ap-phich/",
        "warning_feed": "/nguon-tin/canh-bao.atom",
        "warning_rss": "/nguon-tin/canh-bao.rss",
        "warning_message": f"/nguon-tin/canh-bao/{uuid4()}.xml",
        "bulletin_feed": "/nguon-tin/ban-tin.rss",
        "bulletin_calendar": "/nguon-tin/ban-tin.ics",
        "bulletin_sound": "/nguon-tin/ban-tin/1/khong-co.mp3",
        "page_sound": "/nghe/1/khong-co.mp3",
        "storm_day": "/ngay-bao/",
        "subscribe": "/dang-ky-nhan-tin/",
        "subscription_confirm": "/dang-ky-nhan-tin/xac-nhan/khong-co/",
        "subscription_change": "/dang-ky-nhan-tin/cua-toi/khong-co/",
        "subscription_leave": "/dang-ky-nhan-tin/thoi/khong-co/",
        "push_browser": "/dang-ky-nhan-tin/may-nay/",
        "register_feed": "/nguon-tin/so-dang-ky.atom",
        "register_heads": "/so-dang-ky/dau-so.json",
        "register_entries": "/so-dang-ky/so.json",
        "static": "/static/css/khong-co.css",
    } | {name: reverse(name) for name in feed_names()}


def world_monday():
    from datetime import date, timedelta

    today = date.today()
    return today - timedelta(days=today.weekday())


def ask(method, path, host="a.test", **headers):
    return Client(raise_request_exception=True).generic(
        method, path, headers={"host": host, "origin": f"http://{host}", **headers}
    )


def public_names(patterns=None) -> set[str]:
    """The names of all public URL patterns; the admin's and a list's own addresses left out."""
    names = set()
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if str(pattern.pattern).startswith(("admin", "_util", "api")):
            continue
        if not isinstance(pattern, URLPattern):
            names |= public_names(pattern.url_patterns)
        elif pattern.name:
            names.add(pattern.name)
    return names


def test_every_public_pattern_is_tried(addresses):
    others = {name for name in public_names() if name.startswith(("wagtail", "api", "open_data"))}
    assert public_names() - others - set(addresses) <= {"password_reset", "dossier_look_up"}


VARY_BY_REQUEST = {"Date"}


def test_head_is_get_without_its_body(addresses, kept, portion):
    for name in portion(addresses, 5):
        path = addresses[name]
        for _again in range(2):  # made, then kept
            whole, head = ask("GET", path), ask("HEAD", path)
            assert head.status_code == whole.status_code < 500, name
            assert head.headers == whole.headers, name
            body = b"".join(head.streaming_content) if head.streaming else head.content
            assert body == b"", name


def test_head_sends_no_body_by_itself(rf, world, document):
    """Not only because the server, or the test's client, leaves it out."""
    from django.core.handlers.wsgi import WSGIHandler

    handler = WSGIHandler()
    for path in ("/", "/khong-co/", document.url, "/sitemap.xml"):
        response = handler.get_response(rf.head(path, headers={"host": "a.test"}))
        assert not response.streaming
        assert response.content == b"", path
        assert int(response.headers["Content-Length"]) > 0, path


@pytest.mark.parametrize(
    ("method", "headers", "status"),
    [("HEAD", {}, 200), ("GET", {"range": "bytes=999999-"}, 416)],
)
def test_a_file_that_is_not_sent_leaves_the_end_of_its_request_to_the_server(
    rf, document, method, headers, status
):
    """Ended before, it closed the database under the middleware around."""
    from django.core.handlers.wsgi import WSGIHandler

    ended = []

    def told(**_kwargs):
        ended.append(1)

    request_finished.connect(told)
    try:
        request = rf.generic(method, document.url, headers={"host": "a.test", **headers})
        response = WSGIHandler().get_response(request)
        assert (response.status_code, ended) == (status, [])
        # What the server calls at the end; it closes the file.
        assert response._resource_closers
        for close in response._resource_closers:
            close()
    finally:
        request_finished.disconnect(told)


def test_allow_is_what_an_address_takes(addresses, kept):
    for name, path in addresses.items():
        told = ask("OPTIONS", path)
        if told.status_code in {404, 301, 302}:
            continue
        allowed = [part.strip() for part in told.headers["Allow"].split(",")]
        forms = {"ask", "head_link", "producer_link", "shop_phone", "vote", "subscribe"}
        forms.add("push_browser")
        takes_forms = name in forms or name.startswith("subscription_")
        assert set(allowed) == {"GET", "HEAD", "OPTIONS"} | ({"POST"} if takes_forms else set())
        assert told.status_code in {200, 204}, name
        for method in set(ALL) - set(allowed):
            refused = ask(method, path)
            assert refused.status_code == 405, (name, method)
            assert set(refused.headers["Allow"].replace(" ", "").split(",")) == set(allowed), name


@pytest.mark.parametrize(
    ("asked", "part"),
    [
        ("bytes=0-99", CONTENT[:100]),
        ("bytes=16000-", CONTENT[16000:]),
        ("bytes=-100", CONTENT[-100:]),
        ("bytes=0-999999", CONTENT),
        ("bytes=-999999", CONTENT),
        ("bytes=5-5", CONTENT[5:6]),
        ("bytes = 0-9", CONTENT[:10]),
    ],
)
def test_a_part_of_a_file(document, asked, part, kept):
    answer = ask("GET", document.url, range=asked)
    assert answer.status_code == 206
    assert b"".join(answer.streaming_content) == part
    assert answer.headers["Content-Length"] == str(len(part))
    start = CONTENT.index(part) if asked.startswith("bytes=0") else len(CONTENT) - len(part)
    if asked.endswith(("-", "00")):
        assert answer.headers["Content-Range"].startswith(f"bytes {start}-")
    assert answer.headers["Content-Range"].endswith(f"/{len(CONTENT)}")
    assert answer.headers["Content-Type"] == "application/pdf"


@pytest.mark.parametrize("asked", ["bytes=16384-", "bytes=99999-100000", "bytes=-0"])
def test_past_the_end_of_a_file(document, asked):
    answer = ask("GET", document.url, range=asked)
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{len(CONTENT)}"


@pytest.mark.parametrize(
    "asked", ["bytes=9-3", "bytes=-", "items=0-9", "bytes=0-1,5-9", "bytes=a-b", "bytes=٣-٤", ""]
)
def test_what_is_no_single_range_gets_the_whole(document, asked):
    answer = ask("GET", document.url, range=asked)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == CONTENT
    assert answer.headers["Accept-Ranges"] == "bytes"


def test_a_part_only_of_the_very_same_file(document):
    whole = ask("GET", document.url)
    etag, changed = whole.headers["ETag"], whole.headers["Last-Modified"]
    for same in (etag, changed):
        assert ask("GET", document.url, range="bytes=0-9", if_range=same).status_code == 206
    for other in ('"khac"', f"W/{etag}", "Mon, 01 Jan 2001 00:00:00 GMT", "hôm qua".encode().hex()):
        assert ask("GET", document.url, range="bytes=0-9", if_range=other).status_code == 200
    assert ask("GET", document.url, if_none_match=etag).status_code == 304
    assert ask("HEAD", document.url, if_none_match=etag).status_code == 304
    assert ask("GET", document.url, if_modified_since=changed).status_code == 304


def test_pictures_come_in_parts_too(addresses):
    answer = ask("GET", addresses["picture"], range="bytes=0-9")
    assert (answer.status_code, answer.headers["Content-Length"]) == (206, "10")


def test_pages_are_whole(world):
    assert ask("GET", "/", range="bytes=0-9").status_code == 200
    assert in_range.__module__ in project.MIDDLEWARE[0]
