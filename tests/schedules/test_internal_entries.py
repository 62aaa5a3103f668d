"""Internal entries are shown to no reader, anywhere."""

from io import StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.template import Context, Template
from django.test import RequestFactory
from wagtail.documents import get_document_model

from communes.schedules.models import WorkSchedulePage
from portal.core.weeks import Week
from portal.sites.frame import Frame
from tests.schedules.conftest import entry, make_week

SECRET = "Họp-kín-nội-bộ"


@pytest.fixture
def page(world, today):
    return make_week(
        world.a.home,
        entry(
            today,
            SECRET,
            is_public=False,
            place=f"{SECRET} nơi",
            chair=f"{SECRET} chủ trì",
            participants=f"{SECRET} thành phần",
            host_unit=f"{SECRET} đơn vị",
        ),
        entry(today, "Việc công khai"),
    )


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/lich-cong-tac/",
        "/lich-cong-tac/{slug}/",
        "/lich-cong-tac/cac-tuan/",
        "/lich-cong-tac/lich.ics",
        "/en/",
        "/en/work-schedule/",
        "/en/work-schedule/lich.ics",
        "/lich-cong-tac/?week={code}",
    ],
)
def test_no_page_of_the_commune_holds_them(world, page, path):
    week = Week.this()
    response = world.get(world.a.site, path.format(slug=page.slug, code=week.code))
    assert response.status_code == 200
    assert SECRET not in response.content.decode()


@pytest.mark.parametrize("path", ["/", "/lich-cong-tac/", "/lich-cong-tac/?week={code}", "/en/"])
def test_no_page_of_the_portal_holds_them(world, page, path):
    response = world.get(world.portal.site, path.format(code=Week.this().code))
    assert response.status_code == 200
    assert SECRET not in response.content.decode()


def test_a_week_with_nothing_but_internal_entries_reads_as_empty(world, today):
    make_week(world.a.home, entry(today, SECRET, is_public=False))
    html = world.get(world.a.site, "/lich-cong-tac/").content.decode()
    assert SECRET not in html
    assert "<tbody" not in html
    archive = world.get(world.a.site, "/lich-cong-tac/cac-tuan/").content.decode()
    assert "Không có việc công khai" in archive


def test_the_card_of_home_pages_leaves_them_out(world, page):
    request = RequestFactory().get("/")
    request.frame = Frame(world.a.site, "/")
    html = Template("{% load schedules_tags %}{% today_schedule %}").render(
        Context({"frame": request.frame, "request": request})
    )
    assert "Việc công khai" in html
    assert SECRET not in html


def test_the_search_index_holds_no_word_of_them(page):
    assert SECRET not in page.public_text()
    assert "Việc công khai" in page.public_text()
    call_command("wagtail_update_index", verbosity=0, stdout=StringIO())
    assert not WorkSchedulePage.objects.search(SECRET).get_queryset().exists()
    fields = {field.field_name for field in WorkSchedulePage.get_search_fields()}
    assert not fields & {"entries", "content"}


def test_saving_alone_indexes_only_public_words(page, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        draft = page.get_latest_revision_as_object()
        draft.note = "Lưu ý mới"
        draft.save_revision().publish()
    found = WorkSchedulePage.objects.search("Lưu ý mới").get_queryset()
    assert found.filter(pk=page.pk).exists()
    assert not WorkSchedulePage.objects.search("kín").get_queryset().exists()


def test_the_preview_of_a_draft_leaves_them_out(world, page):
    draft = page.get_latest_revision_as_object()
    contents = [item.content for item in draft.public_entries]
    assert contents == ["Việc công khai"]


def test_what_lists_and_feeds_say_of_the_week_names_no_entry(page):
    assert SECRET not in page.summary_text
    assert "Các việc công khai của xã" in page.summary_text


@pytest.mark.parametrize("is_public", [True, False])
def test_an_internal_original_file_is_for_officers_only(world, today, is_public):
    file = get_document_model().objects.create(
        title="Lịch gốc", file=ContentFile(b"noi bo", "lich.txt"), collection=world.a.collection
    )
    make_week(world.a.home, entry(today), attachment=file, attachment_is_public=is_public)
    assert world.get(world.a.site, file.url).status_code == (200 if is_public else 404)
    assert world.get(world.a.site, f"/media/{file.file.name}").status_code == 404
    officer = world.admin_client(world.officer(world.a))
    assert officer.get(file.url).status_code == 200
