"""What stands below a page that is down is offered nowhere, and comes back with it."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.core.management import call_command
from django.utils import timezone

from communes.announcements.models import AnnouncementPage
from portal.lifecycle.models import HiddenPage
from tests.lifecycle.pages import add_notice, section_of

PLACES = ("/", "/nguon-tin/thong-bao.atom", "/sitemap-vi.xml", "/tim-kiem/?q=hop-xom")


REASONS = (
    "bà con mất hết các trang bên trong",
    "là trang chủ của cả trang web nên phải giữ",
    "Hãy gỡ mục này ở màn hình riêng của nó",
)


def told(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.fixture
def notice(world):
    return add_notice(world.a.home, urgency=AnnouncementPage.Urgency.URGENT)


def shown_at(world, notice) -> list[str]:
    """Where readers of the commune and of the portal still meet a notice."""
    found = []
    for site in (world.a.site, world.portal.site):
        for path in (*PLACES, "/thong-bao/", "/api/v1/announcements/"):
            response = world.get(site, path)
            if response.status_code == 200 and notice.title in response.content.decode():
                found.append(f"{site.hostname}{path}")
    return found


def by_shell(page):
    page.unpublish()


def by_schedule(page):
    type(page).objects.filter(pk=page.pk).update(expire_at=timezone.now())
    call_command("publish_scheduled")


@pytest.mark.parametrize("take_down", [by_shell, by_schedule])
@pytest.mark.parametrize("what", ["section", "home"])
def test_nothing_offers_what_can_no_longer_be_read(world, notice, take_down, what):
    before = shown_at(world, notice)
    assert len(before) >= 6
    page = section_of(world.a.home) if what == "section" else world.a.home
    take_down(type(page).objects.get(pk=page.pk))
    assert shown_at(world, notice) == []
    page = type(page).objects.get(pk=page.pk)
    page.save_revision().publish()
    assert shown_at(world, notice) == before
    notice.refresh_from_db()
    assert notice.live and not notice.has_unpublished_changes


def test_what_was_down_before_stays_down(world, notice):
    other = add_notice(world.a.home, "khac")
    other.unpublish()
    section = section_of(world.a.home)
    section.unpublish()
    section.save_revision().publish()
    other.refresh_from_db()
    assert not other.live


def test_publishing_below_a_section_that_is_down_waits_for_it(world, notice):
    section = section_of(world.a.home)
    section.unpublish()
    late = add_notice(world.a.home, "moi-them")
    late.refresh_from_db()
    assert not late.live
    late.save_revision().publish()
    late.refresh_from_db()
    assert not late.live and not shown_at(world, late)
    section.refresh_from_db()
    section.save_revision().publish()
    late.refresh_from_db()
    assert late.live


def test_moving_out_of_a_section_that_is_down_shows_nothing_by_itself(world, notice):
    section_of(world.a.home).unpublish()
    notice.refresh_from_db()
    notice.move(section_of(world.b.home), pos="last-child")
    notice.refresh_from_db()
    assert not notice.live


# An administrator may, who is told first what readers lose: tests/lifecycle/test_losses.py.
NEVER = [
    (role, what, bulk)
    for role in ("editor", "approver", "admin")
    for what in ("home", "section")
    for bulk in (False, True)
    if (role, what, bulk) != ("admin", "section", False)
]


@pytest.mark.sampled(6)
@pytest.mark.parametrize(("role", "what", "bulk"), NEVER)
@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_officers_cannot_take_sections_and_homes_away(world, notice, role, what, action, bulk):
    page = world.a.home if what == "home" else section_of(world.a.home)
    page_before = page
    page = type(page).objects.get(pk=page.pk)
    client = world.admin_client(world.officer(world.a, role))
    if bulk:
        url = f"/admin/bulk/wagtailcore/page/{action}/?id={page.pk}&next=/admin/"
    elif action == "move":
        url = f"/admin/pages/{page.pk}/move/{world.b.home.pk}/confirm/"
    else:
        url = f"/admin/pages/{page.pk}/{action}/"
    data = {"chooser": world.a.home.pk} if action == "move" else {}
    response = client.post(url, data)
    assert response.status_code < 500
    reasons = REASONS
    if not bulk and action == "delete" and role != "admin":
        reasons = ("không có quyền",)
    elif not bulk and action == "move":
        reasons = (*REASONS, "không có quyền", "đã được dùng dưới trang cha")
    if response.status_code == 200:  # a home can't be moved into itself: the form says so
        assert (bulk, action, what) == (True, "move", "home")
    else:
        assert any(reason in told(response) for reason in reasons), told(response)
    page.refresh_from_db()
    assert page.live
    assert page.path == page_before.path


def post_action(client, page, action):
    """What programs do through Wagtail's own API; no screen of the admin uses it."""
    data = {"destination_page_id": page.get_parent().pk}
    return client.post(f"/admin/api/main/pages/{page.pk}/action/{action}/", data)


@pytest.mark.sampled(6)
@pytest.mark.parametrize("role", ["editor", "admin"])
@pytest.mark.parametrize("what", ["home", "section"])
@pytest.mark.parametrize("action", ["unpublish", "delete", "move", "copy", "create_alias"])
def test_nor_can_a_program_in_their_name(world, notice, role, what, action):
    page = world.a.home if what == "home" else section_of(world.a.home)
    client = world.admin_client(world.officer(world.a, role))
    response = post_action(client, page, action)
    if action in {"copy", "create_alias"}:
        assert response.status_code == 404
    else:
        assert response.status_code == 403
        assert any(reason in response.json()["detail"] for reason in REASONS)
    assert section_of(world.a.home).live
    assert type(page).objects.get(pk=page.pk).path == page.path


def test_a_program_takes_a_page_down_as_an_officer_does(world, notice):
    client = world.admin_client(world.officer(world.a, "editor"))
    assert post_action(client, notice, "unpublish").status_code == 200
    assert shown_at(world, notice) == []
    other = world.admin_client(world.officer(world.b, "admin"))
    assert post_action(other, notice, "delete").status_code == 404


@pytest.mark.parametrize("action", ["unpublish", "delete", "move"])
def test_choosing_all_takes_no_section_along(world, notice, action):
    client = world.admin_client(world.officer(world.a, "admin"))
    url = f"/admin/bulk/wagtailcore/page/{action}/?id=all&childOf={world.a.home.pk}&next=/admin/"
    response = client.post(url, {"chooser": world.a.home.pk})
    if action != "move":  # its form finds them already there
        assert any(reason in told(response) for reason in REASONS), told(response)
    assert section_of(world.a.home).live


def by_code(page):
    page.live = False
    page.save()


def by_going_live_later(page):
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()


@pytest.mark.parametrize("take_down", [by_code, by_going_live_later])
@pytest.mark.parametrize("what", ["section", "home"])
def test_nor_what_is_down_without_a_word(
    world, notice, what, take_down, settings, django_capture_on_commit_callbacks
):
    settings.PAGE_CACHE = True
    assert shown_at(world, notice)  # kept from now on
    page = section_of(world.a.home) if what == "section" else world.a.home
    with django_capture_on_commit_callbacks(execute=True):
        take_down(type(page).objects.get(pk=page.pk))
    assert shown_at(world, notice) == []


def test_deleting_a_section_that_is_down_leaves_nothing(world, notice):
    section = section_of(world.a.home)
    section.unpublish()
    assert HiddenPage.objects.exists()
    section_of(world.a.home).delete()
    assert not HiddenPage.objects.exists()
    assert shown_at(world, notice) == []


def test_the_reason_is_in_vietnamese(world, notice):
    client = world.admin_client(world.officer(world.a, "editor"))
    page = section_of(world.a.home)
    response = client.post(f"/admin/pages/{page.pk}/unpublish/")
    assert page.title in told(response) and "các trang bên trong" in told(response)
    assert client.post(f"/admin/pages/{notice.pk}/unpublish/").status_code == 302
    notice.refresh_from_db()
    assert not notice.live


def errors_of(page, user, field="expire_at", **data) -> list[str]:
    """What the page's form says of the day on which it goes or comes."""
    form_class = page.get_edit_handler().get_form_class()
    parent = page.get_parent()
    data = {**data, "tasks-count": 0, "figures-count": 0}
    form = form_class(data, instance=page, parent_page=parent, for_user=user)
    form.full_clean()
    assert field in form.fields
    return list(form.errors.get(field, []))


LAST_DAY = {"expire_at": "2099-12-24 10:00"}


@pytest.mark.parametrize("what", ["home", "section"])
@pytest.mark.parametrize("role", ["approver", "admin"])
def test_officers_set_no_last_day_of_sections_and_homes(world, notice, role, what):
    page = (world.a.home if what == "home" else section_of(world.a.home)).specific
    errors = errors_of(page, world.officer(world.a, role), **LAST_DAY)
    assert len(errors) == 1 and any(reason in errors[0] for reason in REASONS)
    boss = get_user_model().objects.create_superuser("quantri", "", "x")
    assert errors_of(page, boss, **LAST_DAY) == []
    # What another set doesn't stop officers, and they may take it back.
    page.expire_at = timezone.now() + timedelta(days=9)
    page.save()
    assert errors_of(page, world.officer(world.a, role)) == []


@pytest.mark.parametrize("what", ["home", "section"])
def test_officers_set_no_first_day_that_takes_them_down_until_then(world, what):
    page = (world.a.home if what == "home" else section_of(world.a.home)).specific
    officer = world.officer(world.a, "admin")
    later = {"field": "go_live_at", "go_live_at": "2099-12-24 10:00"}
    assert any(reason in errors_of(page, officer, **later)[0] for reason in REASONS)
    page.save_revision().publish()  # what stands stays until then
    assert errors_of(type(page).objects.get(pk=page.pk), officer, **later) == []
