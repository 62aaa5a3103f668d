"""What a preview link shows to somebody without an account, and when it shows nothing."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import Page

from communes.announcements.models import AnnouncementAttachment, AnnouncementPage
from communes.provisioning import CommuneSpec, open_commune
from communes.questions.models import QuestionIndexPage, QuestionPage
from portal.core.models import CustomDocument
from portal.previews import links
from portal.previews.models import PreviewLink
from portal.votes.models import PageVotes
from tests.announcements.factories import announce, section, upcoming
from tests.page_factory import add_page
from tests.previews.conftest import draft_in
from tests.products.factories import make_producer, make_product

ENDED = "Liên kết xem trước không còn dùng được"
BANNER = "Bản xem trước – chưa đăng. Hết hạn lúc"


def told(response, status=200) -> str:
    html = response.content.decode()
    assert response.status_code == status, html[:400]
    return html


def is_over(response, status=410) -> bool:
    return ENDED in told(response, status) and "Họp xóm 3" not in response.content.decode()


def test_the_draft_is_read_as_it_was_last_saved(world, sharing, draft):
    link = sharing.link(draft)
    draft.title = "Họp xóm 3, đổi giờ"
    draft.save_revision()
    response = sharing.open(link)
    html = told(response)
    assert "<h1" in html and "Họp xóm 3, đổi giờ" in html and "Xã An Bình" in html
    assert BANNER in html and "Tệp mở được" not in html and "portal.css" in html
    assert world.get(world.a.site, links_path(draft)).status_code == 404


def links_path(page) -> str:
    return "/" + page.url_path.split("/", 2)[2]


def test_nobody_keeps_it_and_nobody_is_told_where_it_is(readers, sharing, draft):
    response = sharing.open(sharing.link(draft))
    html = told(response)
    assert response.headers["Cache-Control"] == "private, no-store"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert "noindex" in response.headers["X-Robots-Tag"]
    assert '<meta name="robots" content="noindex">' in html
    assert not response.cookies and "ETag" not in response.headers
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    # "Was this useful?" doesn't count what isn't published.
    assert 'name="opinion"' not in html and not PageVotes.objects.exists()
    for path in ("/sitemap.xml", "/tim-kiem/?q=Họp", "/thong-bao/", "/ngoai-tuyen/"):
        listed = Client().get(path, headers={"host": "a.test"}, follow=True)
        assert "Họp xóm 3</" not in listed.content.decode()


def test_what_changes_is_seen_at_once_with_kept_pages(settings, sharing, draft):
    settings.PAGE_CACHE = True
    link = sharing.link(draft)
    assert "Họp xóm 3" in told(sharing.open(link))
    draft.title = "Họp xóm 4"
    draft.save_revision()
    assert "Họp xóm 4" in told(sharing.open(link))
    links.withdraw(link, draft, link.made_by)
    assert is_over(sharing.open(link))


def test_an_officer_who_opens_it_sees_what_a_reader_sees(world, sharing, draft):
    link = sharing.link(draft)
    client = sharing.client()
    html = told(client.get(sharing.path(link), headers={"host": world.a.site.hostname}))
    assert html == told(sharing.open(link))


def test_it_is_counted_how_often_it_was_opened(sharing, draft):
    link = sharing.link(draft)
    for _time in range(2):
        sharing.open(link)
    sharing.open(link, method="head")
    link.refresh_from_db()
    assert link.opened == 2 and link.last_opened_at


def test_no_request_fails(world, sharing, draft):
    link = sharing.link(draft)
    head = sharing.open(link, method="head")
    assert head.status_code == 200 and head.content == b""
    assert head.headers["Cache-Control"] == "private, no-store"
    assert sharing.open(link, method="post").status_code == 405
    same_origin = {"origin": "http://a.test"}
    assert sharing.open(link, method="post", headers=same_origin).status_code == 405
    assert sharing.open(link, method="options").status_code == 200
    assert BANNER in told(sharing.open(link, query_params={"page": "x", "week": "không"}))
    for token in ("x", "-", "1-ồ", "9" * 40 + "-x", "a" * 500, "%FF", "ồ"):
        response = world.get(world.a.site, f"/xem-truoc/{token}/")
        assert is_over(response, 404) and response.headers["Cache-Control"] == "private, no-store"


def test_it_ends_by_itself(sharing, draft):
    link = sharing.link(draft, days=1)
    assert link.expires_at - link.made_at == timedelta(days=1)
    PreviewLink.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert is_over(sharing.open(link))
    link.refresh_from_db()
    assert link.opened == 0


def test_it_ends_with_its_page(sharing, draft):
    link = sharing.link(draft)
    path = sharing.path(link)
    draft.delete()
    assert not PreviewLink.objects.exists()
    assert is_over(Client().get(path, headers={"host": "a.test"}), 404)


@pytest.mark.parametrize("what", ["locked", "out"])
def test_it_ends_with_its_makers_rights(world, sharing, draft, what):
    maker = world.officer(world.a)
    link = sharing.link(draft, maker)
    assert sharing.open(link).status_code == 200
    if what == "locked":
        maker.is_active = False
        maker.save()
    else:
        maker.groups.set([world.b.groups["editor"]])
    assert is_over(sharing.open(link))
    # Also for colleagues: the list has only what works.
    assert "preview-link__address" not in told(sharing.client("admin").get(sharing.screen(draft)))


def test_it_works_on_its_own_host_only(world, sharing, draft):
    link = sharing.link(draft)
    for site in (world.b.site, world.portal.site):
        assert is_over(world.get(site, sharing.path(link)), 404)


def test_a_page_that_moved_to_another_site_is_shown_on_neither(world, sharing, draft):
    maker = world.officer(world.a)
    maker.groups.add(world.b.groups["editor"])  # may edit it there, too
    link = sharing.link(draft, maker)
    path = sharing.path(link)
    Page.objects.get(pk=draft.pk).move(Page.objects.get(pk=section(world.b).pk), "last-child")
    assert is_over(Client().get(path, headers={"host": "a.test"}))
    assert is_over(Client().get(path, headers={"host": "b.test"}), 404)
    # Nor listed where the page stands now.
    html = told(world.admin_client(link.made_by).get(sharing.screen(draft)))
    assert "preview-link__address" not in html


def test_once_all_is_published_it_leads_there(world, sharing, draft):
    link = sharing.link(draft)
    draft.get_latest_revision().publish()
    response = sharing.open(link)
    assert response.status_code == 302
    assert response.url == "http://a.test" + links_path(draft)
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert world.get(world.a.site, response.url.removeprefix("http://a.test")).status_code == 200
    # A newer draft is shown again.
    draft.refresh_from_db()
    draft.title = "Họp xóm 3, lần hai"
    draft.save_revision()
    assert "Họp xóm 3, lần hai" in told(sharing.open(link))


def test_what_is_live_and_has_not_begun_is_shown(world, sharing):
    page = upcoming(world.a, "Họp tuần sau")
    assert world.get(world.a.site, links_path(page)).status_code == 404
    assert "Họp tuần sau" in told(sharing.open(sharing.link(page)))


def test_an_english_page_is_english(world, sharing):
    page = announce(world.a, "Village meeting", language="en", live=False)
    page.save_revision()
    response = sharing.open(sharing.link(page))
    html = told(response)
    assert '<html lang="en"' in html and "Preview – not published yet" in html
    assert response.headers["Content-Language"] == "en"
    link = sharing.link(page)
    assert sharing.path(link).startswith("/xem-truoc/")


def test_pictures_show_and_internal_files_stay_closed(world, sharing):
    page = draft_in(world.a)
    file = CustomDocument.objects.create(
        title="Biên bản", file=ContentFile(b"x", "bien-ban.pdf"), collection=world.a.collection
    )
    page.attachments.add(AnnouncementAttachment(document=file))
    page.save_revision()
    html = told(sharing.open(sharing.link(page)))
    assert file.url in html and "Tệp mở được sau khi đăng." in html
    assert world.get(world.a.site, file.url).status_code == 404
    product = make_product(world.a, live=False, images=1)
    name = product.images.get().image.filename.partition(".")[0]
    assert f"/media/images/{name}." in told(sharing.open(sharing.link(product)))


def test_what_may_tell_of_people_is_not_shown(world, sharing):
    index = QuestionIndexPage.objects.descendant_of(world.a.home).get()
    now = timezone.now()
    answer = add_page(
        index,
        QuestionPage(
            title="Họp xóm 3",
            question_public="?",
            answer="<p>!</p>",
            answered_by="Tư pháp",
            asked_at=now,
            answered_at=now,
        ),
        live=False,
    )
    producer = make_producer(world.a, "Họp xóm 3", live=False, consent_given=False)
    for page in (answer, producer):
        # Also where the page became so after the link was made.
        assert is_over(sharing.open(sharing.link(page)))
        html = told(sharing.client().get(sharing.screen(page)))
        assert "help-warning" in html and "Tạo liên kết</button>" not in html
        before = PreviewLink.objects.count()
        assert "help-warning" in told(sharing.client().post(sharing.screen(page), {"days": "3"}))
        assert PreviewLink.objects.count() == before


def test_a_draft_that_lacks_nearly_all_can_be_shown(world, sharing):
    page = AnnouncementPage(title="Nháp", live=False)
    section(world.a).add_child(instance=page)
    page.save_revision(clean=False)
    assert "Nháp" in told(sharing.open(sharing.link(page)))


def test_a_draft_that_cannot_be_shown_is_no_error(monkeypatch, sharing, draft):
    monkeypatch.setattr(
        AnnouncementPage, "serve_preview", lambda *args: HttpResponse("x", status=500)
    )
    assert is_over(sharing.open(sharing.link(draft)))


def test_the_database_alone_opens_nothing(sharing, draft, settings):
    link = sharing.link(draft)
    path = sharing.path(link)
    other = sharing.link(draft)
    assert link.seed not in path
    for token in (link.seed, link.pk, f"{link.pk}-", f"{link.pk}-{link.seed}"):
        response = Client().get(f"/xem-truoc/{token}/", headers={"host": "a.test"})
        assert is_over(response, 404)
    # One link's secret is worth nothing at another's key.
    swapped = sharing.path(other).replace(f"/{other.pk}-", f"/{link.pk}-")
    assert is_over(Client().get(swapped, headers={"host": "a.test"}), 404)
    settings.SECRET_KEY = "another" * 10
    assert is_over(Client().get(path, headers={"host": "a.test"}), 404)


def test_it_costs_the_same_with_more_communes(world, sharing, draft):
    link = sharing.link(draft)
    sharing.open(link)

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert sharing.open(link).status_code == 200
        return len(captured)

    before = cost()
    for number in range(2):
        open_commune(CommuneSpec(f"Xã Thêm {number}", f"them{number}.test", 80))
    cost()
    assert cost() == before
