"""A browser is told by one press, and is no more by another; it is known to nobody else."""

import hashlib
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from communes.closing import close_commune
from communes.pushes import checks
from communes.pushes.choices import CONSENTS
from communes.pushes.encryption import read_key
from communes.pushes.models import Browser
from portal.core.form_stamps import new_stamp
from portal.privacy.consents import consent_texts
from portal.privacy.models import PersonalDataPage
from portal.privacy.providers import find
from portal.privacy.retention import purge
from tests.privacy.test_erasing import places_of
from tests.pushes.conftest import ADDRESS, ENDPOINT

FORM = "/dang-ky-nhan-tin/"
# Of each text that was released: what was agreed to must be shown as it was.
RELEASED = {("news", "2026-12"): "1ade64381a359da2"}


def form_of(world, prefix="/") -> str:
    return world.get(world.a.site, prefix[:-1] + FORM).content.decode()


def test_released_texts_never_change_and_never_go():
    found = {
        (one.purpose, one.version): hashlib.sha256(f"{one.vi}\n{one.en}".encode()).hexdigest()[:16]
        for one in consent_texts(CONSENTS)
    }
    assert found == RELEASED, "write a new version below the old one, and note its digest here"


def test_begin_ask_and_leave(world, send):
    assert send("ask") == (200, {"code": ""})
    status, answer = send()
    row = Browser.objects.get()
    assert status == 200 and answer == {"code": row.code} and row.code.startswith("MN-")
    assert (row.site, row.endpoint, row.language) == (world.a.site, ENDPOINT, "vi")
    assert send("ask") == (200, {"code": row.code})
    # Of this site only.
    assert send("ask", world.b) == send("leave", world.b) == (200, {"code": ""})
    assert Browser.objects.count() == 1
    assert send("leave") == send("leave") == (200, {"code": ""})
    assert not Browser.objects.exists() and not places_of(["may-cua-an"])


def test_the_same_browser_is_the_same_row_with_what_it_has_now(send):
    first, second = send()[1], send(prefix="/en/")[1]
    assert first == second
    assert Browser.objects.get().language == "en"


@pytest.mark.parametrize(
    ("endpoint", "words"),
    [
        ("", "chưa cấp địa chỉ"),
        ("https://fcm.googleapis.com/" + "a" * 500, "chưa cấp địa chỉ"),
        ("http://fcm.googleapis.com/a", "chưa được biết"),
        ("https://fcm.googleapis.com:22/a", "chưa được biết"),
        ("https://fcm.googleapis.com@10.0.0.5/a", "chưa được biết"),
        ("https://fcm.googleapis.com.vidu.vn/a", "chưa được biết"),
        ("https://10.0.0.5/a", "chưa được biết"),
        ("https://[::1/a", "chưa được biết"),
        ("https://vidu.vn/a", "chưa được biết"),
        ("\0", "chưa cấp địa chỉ"),
        ("<b>", "chưa được biết"),
    ],
)
def test_what_is_no_push_service_is_refused_with_a_clear_word(send, endpoint, words):
    status, answer = send(endpoint=endpoint)
    assert status == 400 and words in answer["error"]
    assert send("ask", endpoint=endpoint) == send("leave", endpoint=endpoint) == (200, {"code": ""})
    assert not Browser.objects.exists()


def test_services_below_a_host_are_taken(send):
    assert send(endpoint="https://updates.push.services.mozilla.com/wpush/v2/a")[0] == 200


@pytest.mark.parametrize(
    "values",
    [
        {"p256dh": "AAAA"},
        {"auth": "AAAA"},
        {"p256dh": ""},
        {"auth": "ư" * 30},
        {"version": "2020-01"},
        {"version": ""},
        {"stamp": ""},
        {"website": "x"},
    ],
)
def test_keys_that_are_none_and_machines_are_refused(send, values):
    status, answer = send(**values)
    assert status == 400 and answer["error"].endswith(".")
    assert not Browser.objects.exists()


def test_a_page_that_was_open_all_day_works_with_the_second_press(world, send):
    status, answer = send(stamp=new_stamp(world.a.site, 13 * 60 * 60))
    assert status == 400 and "bấm lại" in answer["error"]
    assert send(stamp=answer["stamp"])[0] == 200


def test_one_network_and_one_site_are_not_free_to_flood(send, monkeypatch):
    monkeypatch.setattr("communes.pushes.subscribing.BROWSERS_OF_SITE", 2)
    told = [send(endpoint=f"{ENDPOINT}{n}")[0] for n in range(3)]
    assert told == [200, 200, 429]
    monkeypatch.setattr("communes.pushes.views.public.TRIES_PER_HOUR", 3)
    assert send()[0] == 429 and Browser.objects.count() == 2
    # Who leaves always may.
    assert send("leave", endpoint=f"{ENDPOINT}0") == (200, {"code": ""})


def test_other_sites_send_nothing_for_a_reader(world, client):
    answer = client.post(
        ADDRESS, {"act": "leave"}, headers={"host": "a.test", "origin": "http://vidu.vn"}
    )
    assert answer.status_code == 403


def test_opening_the_address_leads_to_the_form(world):
    answer = world.get(world.a.site, ADDRESS)
    assert answer.status_code == 302 and answer.url == FORM


def test_the_form_offers_it_only_where_it_works(world, settings):
    html = form_of(world)
    assert "Nhận báo trên máy này" in html and "this-browser" in html and "được mã hoá" in html
    assert "Get news on this device" in form_of(world, "/en/")
    assert "showNotification" in world.get(world.a.site, "/sw.js").content.decode()
    for name, value in (
        ("WEB_PUSH_CONTACT", ""),
        ("OFFLINE_READING", False),
        ("WEB_PUSH_KEY", ""),
        ("WEB_PUSH_KEY", "khoá"),
    ):
        setattr(settings, name, value)
        html = form_of(world)
        assert "data-push" not in html and "this-browser" not in html
        assert "showNotification" not in world.get(world.a.site, "/sw.js").content.decode()
        assert world.get(world.a.site, ADDRESS).status_code == 404


def test_a_closed_commune_takes_none(world):
    close_commune(world.a.site)
    assert world.post(world.a.site, ADDRESS, {"act": "begin"}).status_code == 403


def test_people_find_and_erase_it_by_its_code(world, send):
    code = send()[1]["code"]
    assert find(code, world.b.site) is None
    found = find(code, world.a.site)
    held = [str(value) for _label, value in found.provider.held(found.row)]
    assert "fcm.googleapis.com" in held and not any("may-cua-an" in one for one in held)
    (agreement,) = found.provider.agreements(found.row)
    assert agreement.is_needed
    found.provider.erase(found.row)
    assert not places_of(["may-cua-an"])


def test_what_the_commune_keeps_tells_of_it(world, send, settings):
    page = PersonalDataPage.objects.descendant_of(world.a.home).get()
    assert "Địa chỉ mà trình duyệt" in world.get(world.a.site, page.url).content.decode()
    settings.WEB_PUSH_KEY = ""
    assert "Địa chỉ mà trình duyệt" not in world.get(world.a.site, page.url).content.decode()


def test_what_nothing_reached_for_a_week_goes(send):
    send()
    Browser.objects.update(failing_since=timezone.now())
    purge(timezone.localdate() + timedelta(days=6))
    assert Browser.objects.exists()
    purge(timezone.localdate() + timedelta(days=9), dry_run=True)
    assert Browser.objects.exists()
    purge(timezone.localdate() + timedelta(days=9))
    assert not Browser.objects.exists()


def test_the_form_costs_no_query_more(world, count_queries, settings):
    count_queries(world.a.site, FORM, most=12)


def test_a_key_is_made_by_a_command_and_looked_at_by_the_checks(settings):
    out = StringIO()
    call_command("make_push_key", stdout=out)
    name, _equals, value = out.getvalue().strip().partition("=")
    assert name == "WEB_PUSH_KEY" and read_key(value)

    def told() -> list[str]:
        return [one.id for one in checks.check_web_push(None)]

    assert told() == []
    settings.WEB_PUSH_CONTACT, settings.OFFLINE_READING = "x", False
    assert told() == ["pushes.E002", "pushes.W001"]
    settings.WEB_PUSH_KEY = "khoá"
    assert "pushes.E001" in told()
    settings.WEB_PUSH_KEY = ""
    assert told() == []
