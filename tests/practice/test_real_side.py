"""On the real portal: the entry of the menu, and the page that sends officers to practise."""

import re

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.users.models import UserProfile

from portal.practice.tickets import take_ticket, write_ticket
from portal.practice.views import own_role
from tests.practice.conftest import ENTER, KEY, PRACTICE_URL, ROLES, token_in

CHOOSE = "/admin/tap-lam/"


@pytest.mark.parametrize(
    ("level", "role"), [*(("a", role) for role in ROLES), ("portal", "editor"), ("portal", "admin")]
)
def test_every_officer_has_it_in_the_menu_and_it_opens(real, level, role):
    client = real.admin_client(real.officer(getattr(real, level), role))
    assert f'"url": "{CHOOSE}"' in client.get("/admin/").text
    told = client.get(CHOOSE)
    assert told.status_code == 200
    assert "no-store" in told.headers["Cache-Control"]
    for label in ("Cộng tác viên", "Biên tập viên", "Lãnh đạo duyệt", "Quản trị xã"):
        assert label in told.text


@pytest.mark.parametrize(("url", "key"), [("", KEY), (PRACTICE_URL, "short"), (PRACTICE_URL, "")])
def test_without_a_practice_area_there_is_neither_entry_nor_page(settings, world, url, key):
    settings.PRACTICE_URL, settings.PRACTICE_KEY = url, key
    client = world.admin_client(world.officer(world.a))
    assert CHOOSE not in client.get("/admin/").text
    assert client.get(CHOOSE).status_code == 404
    assert client.post(CHOOSE, {"role": "editor"}).status_code == 404


def test_nobody_is_sent_who_is_not_logged_in(real):
    answer = Client(headers={"host": real.portal.site.hostname}).post(CHOOSE, {"role": "editor"})
    assert answer.status_code == 302
    assert answer.url.startswith(reverse("wagtailadmin_login"))


@pytest.mark.parametrize("role", ROLES)
def test_a_button_leads_there_in_its_role_and_tells_nothing_else(real, role):
    client = real.admin_client(real.officer(real.b, "contributor"))
    answer = client.post(CHOOSE, {"role": role})
    assert answer.status_code == 302
    assert answer.url.startswith(f"{PRACTICE_URL}{ENTER}?t=")
    ticket = take_ticket(token_in(answer.url))
    assert vars(ticket) == {"role": role, "language": "vi"}


def test_the_officers_language_goes_along(real):
    user = real.officer(real.a)
    UserProfile.objects.create(user=user, preferred_language="en")
    answer = real.admin_client(user).post(CHOOSE, {"role": "editor"})
    assert take_ticket(token_in(answer.url)).language == "en"


@pytest.mark.parametrize("data", [{}, {"role": ""}, {"role": "superuser"}, {"role": "editor\0"}])
def test_another_role_is_refused_in_words(real, data):
    answer = real.admin_client(real.officer(real.a)).post(CHOOSE, data)
    assert answer.status_code == 200
    assert "Chọn một vai trò" in answer.text


def test_the_own_role_is_the_button_that_stands_out(real, django_assert_num_queries):
    officer = real.officer(real.a, "approver")
    html = real.admin_client(officer).get(CHOOSE).text
    buttons = re.findall(r'<button[^>]*name="role"[^>]*>', html)
    assert len(buttons) == 4
    assert ['value="approver"' in one for one in buttons if "button-secondary" not in one] == [True]
    officer.groups.add(*(group for place in (real.a, real.b) for group in place.groups.values()))
    with django_assert_num_queries(1):
        assert own_role(officer) == "admin"
    officer.groups.clear()
    assert own_role(officer) == "contributor"


def test_the_policy_of_the_admin_lets_the_form_lead_there_and_nowhere_else(real, settings):
    client = real.admin_client(real.officer(real.a))
    policy = client.get(CHOOSE).headers["Content-Security-Policy"]
    assert f"form-action 'self' {PRACTICE_URL};" in f"{policy};"
    settings.PRACTICE_URL = ""
    policy = client.get("/admin/").headers["Content-Security-Policy"]
    assert "form-action 'self';" in f"{policy};"


def test_a_real_portal_has_no_way_in_and_no_band(real):
    client = real.admin_client(real.officer(real.a))
    answer = client.get(ENTER, {"t": write_ticket("admin", "vi")})
    assert answer.status_code == 404
    assert "practice-band" not in client.get("/admin/").text
    assert "practice-band" not in real.get(real.a.site).text
    assert "X-Robots-Tag" not in real.get(real.a.site).headers
