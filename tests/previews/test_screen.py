"""The screen of a page's links: who makes, copies and withdraws them."""

from datetime import datetime, time, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry

from communes.provisioning import CommuneSpec, open_commune
from portal.previews.links import MOST
from portal.previews.models import PreviewLink
from tests.announcements.factories import announce
from tests.previews.conftest import draft_in


def withdraw(sharing, link, client):
    return client.post(f"{sharing.screen(link.page)}{link.pk}/thu-hoi/")


def html_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


def test_the_editor_of_a_page_leads_to_it(sharing, draft):
    edit = html_of(sharing.client().get(f"/admin/pages/{draft.pk}/edit/"))
    assert sharing.screen(draft) in edit and "Gửi liên kết xem trước" in edit
    # Translations are edited on a screen without this menu.
    assert sharing.screen(draft) in html_of(sharing.client().get(f"/admin/pages/{draft.pk}/"))


def test_a_link_is_made_copied_and_withdrawn(sharing, draft):
    client = sharing.client()
    html = html_of(client.get(sharing.screen(draft)))
    assert 'value="3"' in html and html.count("checked") == 1 and "đang dùng được" not in html
    answer = client.post(sharing.screen(draft), {"days": "7", "note": "Bác trưởng xóm 3"})
    assert answer.url == sharing.screen(draft)
    link = PreviewLink.objects.get()
    assert link.expires_at - link.made_at == timedelta(days=7)
    address = "http://a.test" + sharing.path(link)
    html = html_of(client.get(sharing.screen(draft)))
    assert f'value="{address}"' in html and "readonly" in html and "w-clipboard#copy" in html
    assert "Bác trưởng xóm 3" in html and "Chưa ai mở." in html
    sharing.open(link)
    assert "Đã mở 1 lần" in html_of(client.get(sharing.screen(draft)))
    # A colleague sees it and may end it.
    colleague = sharing.client("approver")
    assert address in html_of(colleague.get(sharing.screen(draft)))
    assert withdraw(sharing, link, colleague).url == sharing.screen(draft)
    assert address not in html_of(client.get(sharing.screen(draft)))
    assert sharing.open(link).status_code == 410
    assert "hết từ trước" in html_of(
        client.post(f"{sharing.screen(draft)}{link.pk}/thu-hoi/", follow=True)
    )


def test_the_history_of_the_page_tells_it_but_not_for_whom(world, sharing, draft):
    client = sharing.client()
    client.post(sharing.screen(draft), {"days": "1", "note": "Bác trưởng xóm 3"})
    withdraw(sharing, PreviewLink.objects.get(), client)
    html = html_of(client.get(f"/admin/pages/{draft.pk}/history/"))
    assert "Tạo liên kết xem trước" in html and "Thu hồi liên kết xem trước" in html
    entries = PageLogEntry.objects.filter(page=draft.pk, action__startswith="previews.")
    assert {entry.user for entry in entries} == {world.officer(world.a)} and len(entries) == 2
    assert all("trưởng xóm" not in str(entry.data) for entry in entries)


@pytest.mark.parametrize(
    "data", [{}, {"days": "30"}, {"days": "x"}, {"days": "3", "note": "x" * 81}]
)
def test_wrong_forms_make_nothing_and_keep_what_was_typed(sharing, draft, data):
    html = html_of(sharing.client().post(sharing.screen(draft), data))
    assert "error-message" in html and data.get("note", "") in html
    assert not PreviewLink.objects.exists()


def test_a_page_has_so_many_links_and_no_more(sharing, draft):
    for _number in range(MOST):
        sharing.link(draft)
    html = html_of(sharing.client().post(sharing.screen(draft), {"days": "3"}))
    assert "Trang này đã có 20 liên kết" in html and PreviewLink.objects.count() == MOST
    PreviewLink.objects.update(expires_at=timezone.now())
    assert sharing.client().post(sharing.screen(draft), {"days": "3"}).status_code == 302


@pytest.mark.parametrize("role", ["contributor", "editor", "approver", "admin"])
def test_no_other_commune_sees_makes_or_withdraws(world, sharing, draft, role):
    link = sharing.link(draft)
    foreign = sharing.client(role, world.b)
    own = draft_in(world.b, "Việc của Bình Minh")
    for response in (
        foreign.get(sharing.screen(draft)),
        foreign.post(sharing.screen(draft), {"days": "3"}),
        withdraw(sharing, link, foreign),
        foreign.post(f"{sharing.screen(own)}{link.pk}/thu-hoi/"),
    ):
        assert response.status_code in (302, 404)
        assert "Họp xóm 3" not in response.content.decode()
    assert PreviewLink.objects.get().withdrawn_at is None


def test_a_contributor_shares_own_drafts_only(world, sharing, draft):
    writer = world.officer(world.a, "contributor")
    client = world.admin_client(writer)
    assert client.get(sharing.screen(draft)).status_code == 302
    edit = client.get(f"/admin/pages/{draft.pk}/")
    assert sharing.screen(draft) not in edit.content.decode()
    own = announce(world.a, "Tin của tôi", live=False, owner=writer)
    assert client.post(sharing.screen(own), {"days": "1"}).url == sharing.screen(own)
    assert "Tin của tôi" in html_of(sharing.open(PreviewLink.objects.get()))


def test_who_is_not_logged_in_comes_to_the_log_in(world, sharing, draft):
    for path in (sharing.screen(draft), f"{sharing.screen(draft)}1/thu-hoi/"):
        response = world.get(world.portal.site, path)
        assert response.status_code == 302 and "/login/" in response.url


def test_the_translation_has_links_of_its_own(world, sharing):
    page = announce(world.a, "Họp xóm", live=True)
    english = page.copy_for_translation(world.a.homes["en"].locale, copy_parents=True)
    html = html_of(sharing.client().get(sharing.screen(page)))
    assert sharing.screen(english) in html


def test_what_ended_is_forgotten_after_thirty_days(sharing, draft):
    kept, old, withdrawn = (sharing.link(draft) for _number in range(3))
    start = timezone.make_aware(datetime.combine(timezone.localdate(), time.min))
    before = start - timedelta(days=30, seconds=1)
    PreviewLink.objects.filter(pk=old.pk).update(expires_at=before)
    PreviewLink.objects.filter(pk=withdrawn.pk).update(withdrawn_at=before)
    told = StringIO()
    call_command("purge_personal_data", "--dry-run", stdout=told)
    assert "Liên kết xem trước đã hết hạn lâu: 2" in told.getvalue()
    assert PreviewLink.objects.count() == 3
    call_command("purge_personal_data", stdout=StringIO())
    assert PreviewLink.objects.get() == kept


def test_it_costs_the_same_with_more_links_and_communes(world, sharing, draft):
    sharing.link(draft)
    client = sharing.client()

    def cost() -> int:
        with CaptureQueriesContext(connection) as captured:
            html_of(client.get(sharing.screen(draft)))
        return len(captured)

    cost()
    before = cost()
    for _number in range(3):
        sharing.link(draft)
    open_commune(CommuneSpec("Xã Thêm", "them.test", 80))
    cost()
    assert cost() == before
