"""The admin says what readers get of a notice, and a copy is a notice of its own."""

import re
from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from communes.announcements.models import AnnouncementPage
from tests.lifecycle.pages import add_notice, section_of

NOW = timezone.now


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a, "editor"))


def told(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def messages_html(response) -> str:
    return " ".join(message.message for message in get_messages(response.wsgi_request))


def page_data(notice) -> dict:
    data = {
        "title": notice.title,
        "slug": notice.slug,
        "summary": "Đã sửa.",
        "category": notice.category,
        "urgency": notice.urgency,
        "starts_at": timezone.localtime(notice.starts_at).strftime("%Y-%m-%d %H:%M"),
        "valid_until": timezone.localtime(notice.valid_until).strftime("%Y-%m-%d %H:%M"),
        "body": streamfield([]),
        "attachments": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(data)


def times(starts, ends) -> dict:
    return {
        "starts_at": NOW() + timedelta(days=starts),
        "valid_until": NOW() + timedelta(days=ends),
    }


@pytest.mark.parametrize(
    ("starts", "ends", "state", "leads"),
    [(-1, 3, "đang đăng", True), (5, 9, "Hiện từ", False), (-9, -2, "Hết hạn", True)],
)
def test_lists_and_the_editor_tell_the_state(world, editor, starts, ends, state, leads):
    notice = add_notice(world.a.home, **times(starts, ends))
    assert state in str(notice.status_string)
    live = "http://a.test/thong-bao/hop-xom/"
    listing = editor.get(f"/admin/pages/{section_of(world.a.home).pk}/").content.decode()
    edit = editor.get(f"/admin/pages/{notice.pk}/edit/").content.decode()
    assert state in listing
    for page in (listing, edit):
        assert (f'href="{live}"' in page) is leads


@pytest.mark.parametrize(("starts", "ends", "text"), [(5, 9, "Hiện từ"), (-9, -2, "hết hạn")])
def test_publishing_says_when_it_is_shown(world, editor, starts, ends, text):
    notice = add_notice(world.a.home, **times(starts, ends))
    data = page_data(notice)
    response = editor.post(f"/admin/pages/{notice.pk}/edit/", data | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    notice.refresh_from_db()
    assert notice.live and notice.summary == "Đã sửa."
    assert text in told(response)
    # Nothing leads where readers get a 404.
    leads = "http://a.test/thong-bao/hop-xom/" in messages_html(response)
    assert leads is (starts < 0)


@pytest.mark.parametrize(("starts", "ends", "text"), [(5, 9, "Hiện từ"), (-9, -2, "hết hạn")])
def test_publishing_many_says_so_too(world, editor, starts, ends, text):
    notice = add_notice(world.a.home, **times(starts, ends))
    response = editor.post(f"/admin/bulk/wagtailcore/page/publish/?id={notice.pk}&next=/admin/")
    assert response.status_code == 302
    assert text in told(response) and notice.title in told(response)


@pytest.mark.parametrize("starts", [5, -1])
def test_no_list_of_the_admin_leads_to_what_is_yet_to_come(world, starts):
    notice = add_notice(world.a.home, **times(starts, 9))
    notice.save_revision().publish()
    client = world.admin_client(world.officer(world.a, "approver"))
    for path in (
        f"/admin/pages/{section_of(world.a.home).pk}/",
        "/admin/pages/search/?q=hop",
        "/admin/reports/aging-pages/",
        "/admin/",
        f"/admin/pages/{notice.pk}/history/",
        f"/admin/pages/{notice.pk}/edit/",
    ):
        response = client.get(path)
        assert response.status_code == 200, path
        html = response.content.decode()
        if starts > 0:
            assert "a.test/thong-bao/hop-xom/" not in html, path
    if starts < 0:
        assert "a.test/thong-bao/hop-xom/" in html


def test_the_report_of_old_pages_names_the_system(world):
    client = world.admin_client(world.officer(world.a, "approver"))
    html = client.get("/admin/reports/aging-pages/").content.decode()
    assert html.count("Hệ thống") >= 5
    assert not re.search(r">\s*None\s*<", html)


def test_a_copy_has_its_own_address_and_no_old_times(world, editor):
    old = add_notice(
        world.a.home,
        is_sample=True,
        event_at=NOW() - timedelta(days=3),
        event_place="Nhà văn hoá",
        **times(-9, -2),
    )
    old.save_revision()
    form = editor.get(f"/admin/pages/{old.pk}/copy/").context["form"]
    assert "alias" not in form.fields
    slug = form.fields["new_slug"].initial
    data = {"new_title": old.title, "new_slug": slug, "new_parent_page": old.get_parent().pk}
    response = editor.post(f"/admin/pages/{old.pk}/copy/", data)
    assert response.status_code == 302, response.context["form"].errors
    assert "hai tuần" in told(response)
    copy = AnnouncementPage.objects.get(slug="hop-xom-2")
    for version in (copy, copy.get_latest_revision_as_object()):
        assert not version.is_sample and version.event_at is None and not version.event_place
        assert version.has_started and not version.is_expired
    assert editor.get(f"/admin/pages/{old.pk}/copy/").context["form"].fields[
        "new_slug"
    ].initial == ("hop-xom-3")
