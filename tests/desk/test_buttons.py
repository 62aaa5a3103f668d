"""The large buttons: what the officer's role may do, straight to the form."""

import re

import pytest
from django.urls import reverse

from communes.schedules.models import WorkSchedulePage
from portal.core.weeks import Week
from tests.schedules.conftest import entry, make_week

BUTTONS = {
    "notice": "Đăng thông báo",
    "news": "Viết tin",
    "week": "Lịch tuần tới",
    "question": "Trả lời câu hỏi",
    "product": "Thêm sản phẩm",
}
EVERY = set(BUTTONS)


def shown(html: str) -> set[str]:
    labels = re.findall(r'class="desk-button"[^>]*>.*?<span>(.*?)</span>', html, re.S)
    return {name for name, label in BUTTONS.items() if label in labels}


@pytest.mark.parametrize(
    ("level", "role", "expected"),
    [
        ("a", "contributor", {"notice", "news"}),
        ("a", "editor", EVERY),
        ("a", "approver", EVERY),
        ("a", "admin", EVERY),
        ("portal", "editor", {"notice", "news", "question"}),
        ("portal", "admin", {"notice", "news", "question"}),
    ],
)
def test_each_role_is_offered_what_it_may_do(world, desk_of, level, role, expected):
    assert shown(desk_of(world.officer(getattr(world, level), role))) == expected


@pytest.mark.parametrize("role", ["contributor", "editor", "admin"])
def test_every_button_opens_its_form(world, desk_of, role):
    user = world.officer(world.a, role)
    client = world.admin_client(user)
    addresses = re.findall(r'class="desk-button" href="([^"]+)"', desk_of(user))
    assert addresses
    for address in addresses:
        assert client.get(address.replace("&amp;", "&")).status_code == 200, address


def test_the_name_the_colour_and_the_way_to_the_site_stand_on_top(world, desk_of):
    html = desk_of(world.officer(world.a))
    assert "Xã An Bình" in html
    assert "desk-che" in html
    assert f'href="{world.a.site.root_url}/"' in html
    assert "Bình Minh" not in html


def test_who_works_on_two_sites_sees_which_is_which(world, desk_of):
    user = world.officer(world.a, "editor")
    user.groups.add(world.b.groups["contributor"])
    html = desk_of(user)
    first, second = html.split("Xã Bình Minh")
    assert "Xã An Bình" in first
    assert shown(first) == EVERY
    assert shown(second) == {"notice", "news"}


def test_who_looks_after_all_sites_has_the_portals_desk(world, desk_of, admin_user):
    html = desk_of(admin_user)
    assert html.count('class="desk ') == 1
    assert "An Bình" not in html


def test_an_account_without_a_role_is_told_so(world, django_user_model):
    from django.contrib.auth.models import Permission

    user = django_user_model.objects.create(username="moi")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert "chưa có vai trò" in world.admin_client(user).get("/admin/").content.decode()


def test_next_weeks_button_copies_the_newest_week_and_opens_the_draft(world, desk_of):
    next_week = Week.this() + 1
    make_week(world.a.home, entry(Week.this().monday), week=Week.this())
    user = world.officer(world.a)
    (address,) = re.findall(r'<form action="(/admin/lich-cong-tac/[^"]+)"', desk_of(user))
    response = world.admin_client(user).post(address)
    page = WorkSchedulePage.objects.get(starts_on=next_week.monday)
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live
    assert page.entries.get().date == next_week.monday


def test_next_weeks_button_opens_the_draft_that_there_is(world, desk_of):
    page = make_week(world.a.home, week=Week.this() + 1, live=False)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f'class="desk-button" href="{address}"' in desk_of(world.officer(world.a))
