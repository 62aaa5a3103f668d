"""Subscribing without an account: nobody is subscribed by others, and nobody learns who is."""

import hashlib
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from communes.closing import close_commune
from communes.models import Village
from communes.subscriptions import links
from communes.subscriptions.choices import CONSENTS
from communes.subscriptions.models import Subscription
from portal.privacy.consents import consent_texts
from portal.privacy.models import PersonalDataPage
from portal.privacy.providers import find
from portal.privacy.retention import purge
from tests.privacy.test_erasing import places_of
from tests.subscriptions.conftest import FORM, path_in, subscriber

# Of each text that was released: what was agreed to must be shown as it was.
RELEASED = {("news", "2026-12"): "accf4d03e09773c3"}


def test_released_texts_never_change_and_never_go():
    found = {
        (one.purpose, one.version): hashlib.sha256(f"{one.vi}\n{one.en}".encode()).hexdigest()[:16]
        for one in consent_texts(CONSENTS)
    }
    assert found == RELEASED, "write a new version below the old one, and note its digest here"


def test_from_the_form_to_the_last_mail(world, ask):
    village = Village.objects.create(site=world.a.site, name="3")
    Village.objects.create(site=world.b.site, name="9")
    html = world.get(world.a.site, FORM).content.decode()
    assert "Xóm 3" in html and "Xóm 9" not in html and "RSS/Atom" in html
    answer = ask("An@Vidu.vn", villages=[village.pk], kinds=["health"], urgency="2")
    assert answer.status_code == 302 and not answer.cookies
    assert "mở hộp thư" in world.get(world.a.site, answer.url).content.decode()
    row = Subscription.objects.get()
    assert (row.email, row.confirmed_at, row.site) == ("an@vidu.vn", None, world.a.site)
    (first,) = mail.outbox
    assert first.to == ["an@vidu.vn"] and "Xã An Bình" in first.subject
    assert "Xóm 3" in first.body or "xóm 3" in first.body
    # Programs that look through mails follow links: that begins nothing.
    path = path_in(first, "xac-nhan")
    html = world.get(world.a.site, path).content.decode()
    assert "Đúng, gửi thông báo cho tôi" in html
    assert not Subscription.objects.confirmed()
    answer = world.post(world.a.site, path, {})
    assert answer.status_code == 302
    row = Subscription.objects.confirmed().get()
    assert row.kind_list == ["health"] and row.least_urgency == 2
    html = world.get(world.a.site, answer.url.removeprefix("http://a.test")).content.decode()
    assert "Xong" in html and "checked" in html
    change = answer.url.removeprefix("http://a.test").partition("?")[0]
    world.post(world.a.site, change, {"kinds": ["meeting", "health"], "urgency": "1"})
    row.refresh_from_db()
    assert row.kind_list == ["health", "meeting"] and not row.villages.exists()
    html = world.post(world.a.site, change, {"kinds": ["x"], "urgency": "9"}).content.decode()
    assert "Chọn loại tin trong danh sách." in html and "Chọn một trong ba mức." in html
    world.post(world.a.site, links.address(row, "leave").removeprefix("http://a.test"), {})
    assert not Subscription.objects.exists() and not places_of(["an@vidu"])
    assert world.get(world.a.site, change).status_code == 404


def test_english_readers_get_english_mails(world, ask):
    assert ask(prefix="/en/").url.startswith("/en/")
    (first,) = mail.outbox
    assert first.subject.startswith("Confirm") and path_in(first, "xac-nhan").startswith("/en/")
    assert world.get(world.a.site, path_in(first, "xac-nhan")).status_code == 200


def test_whether_an_address_is_known_shows_nowhere_and_changes_nothing(world, ask):
    subscriber(world.a, "biet@vidu.vn", kinds=["health"])
    known, new = ask("biet@vidu.vn", kinds=["meeting"]), ask("moi@vidu.vn", kinds=["meeting"])
    assert (known.status_code, known.url, known.content) == (new.status_code, new.url, new.content)
    assert dict(known.headers) == dict(new.headers)
    told = {one.to[0]: one for one in mail.outbox}
    assert "đang nhận" in told["biet@vidu.vn"].subject
    assert "cua-toi" in told["biet@vidu.vn"].body
    assert Subscription.objects.confirmed().get().kind_list == ["health"]


def test_one_address_is_not_flooded(world, ask):
    for _turn in range(6):
        assert ask("nan@vidu.vn").status_code == 302
    assert len(mail.outbox) == 3


def test_one_network_is_not_free_to_flood(world, ask, monkeypatch):
    monkeypatch.setattr("communes.subscriptions.views.public.TRIES_PER_HOUR", 2)
    assert [ask(f"{n}@vidu.vn").status_code for n in range(3)] == [302, 302, 429]
    assert len(mail.outbox) == 2


def test_one_site_is_not_free_to_flood(world, ask, monkeypatch):
    monkeypatch.setattr("communes.subscriptions.subscribing.MAILS_OF_SITE", 2)
    assert {ask(f"{n}@vidu.vn").status_code for n in range(4)} == {302}
    assert len(mail.outbox) == 2


@pytest.mark.parametrize(
    "email",
    ["an@vidu.vn\nBcc: x@vidu.vn", "an@vidu.vn\r\n\r\nXin chào", "an@vidu.vn, x@vidu.vn", "an", ""],
)
def test_what_is_no_address_gets_a_clear_word_and_stays(world, ask, email):
    answer = ask(email, kinds=["health"])
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "địa chỉ thư điện tử" in html and 'value="health" id="id_kinds_2" checked' in html
    assert not mail.outbox and not Subscription.objects.exists()


def test_machines_and_whoever_does_not_agree_are_not_subscribed(world, ask):
    assert "Đánh dấu là bạn đồng ý" in ask(consent="").content.decode()
    Village.objects.create(site=world.a.site, name="3")
    foreign = Village.objects.create(site=world.b.site, name="9")
    wrong = [["x"], ["99999999999999999999"], [foreign.pk]]
    for values in ({"website": "x"}, {"stamp": ""}, *({"villages": one} for one in wrong)):
        assert ask(**values).status_code == 200
    assert not mail.outbox


def test_links_work_on_their_own_site_in_their_time_and_whole(world, ask, monkeypatch):
    ask()
    path = path_in(mail.outbox[0], "xac-nhan")
    row = subscriber(world.a, "khac@vidu.vn")
    held = links.address(row, "change").removeprefix("http://a.test")
    leave = links.address(row, "leave").removeprefix("http://a.test")
    for one in (path, held, leave):
        assert world.get(world.b.site, one).status_code == 404
        assert world.get(world.a.site, f"{one[:-3]}xx/").status_code == 404
        answer = world.get(world.a.site, one)
        assert answer.status_code == 200 and "no-store" in answer.headers["Cache-Control"]
        assert answer.headers["Referrer-Policy"] == "same-origin" and not answer.cookies
    world.post(world.b.site, leave, {})
    assert Subscription.objects.confirmed().count() == 1
    # A link of one kind is none of another.
    assert world.get(world.a.site, held.replace("cua-toi", "xac-nhan")).status_code == 404
    monkeypatch.setattr("time.time", lambda: timezone.now().timestamp() + 49 * 3600)
    assert world.get(world.a.site, path).status_code == 404


def test_one_click_of_a_mail_program_leaves_without_cookie_or_origin(world):
    row = subscriber(world.a)
    path = links.address(row, "leave").removeprefix("http://a.test")
    client = Client(enforce_csrf_checks=True)
    host = {"host": "a.test"}
    assert client.get(path, headers=host).status_code == 200
    assert Subscription.objects.exists()
    for _turn in range(2):  # mail programs may press twice
        answer = client.post(path, {"List-Unsubscribe": "One-Click"}, headers=host)
        assert answer.status_code == 200 and not answer.cookies
    assert not Subscription.objects.exists()


def test_what_nobody_confirms_goes_after_two_days(world, ask):
    ask()
    purge(timezone.localdate() + timedelta(days=1))
    assert Subscription.objects.exists()
    purge(timezone.localdate() + timedelta(days=4), dry_run=True)
    assert Subscription.objects.exists()
    purge(timezone.localdate() + timedelta(days=4))
    assert not Subscription.objects.exists()


def test_the_last_of_two_confirmations_counts(world, ask):
    for kind in ("health", "meeting"):
        ask(kinds=[kind])
    paths = [path_in(one, "xac-nhan") for one in mail.outbox]
    world.post(world.a.site, paths[1], {})
    world.post(world.a.site, paths[1], {})
    assert Subscription.objects.get().kind_list == ["meeting"]
    # What went with it works no more.
    assert world.post(world.a.site, paths[0], {}).status_code == 404


def test_a_closed_commune_takes_none(world, ask):
    close_commune(world.a.site)
    assert world.get(world.a.site, FORM).status_code == 403
    assert ask().status_code == 403 and not mail.outbox


def test_people_find_correct_and_erase_it_by_its_code(world):
    row = subscriber(world.a, villages=[Village.objects.create(site=world.a.site, name="3")])
    assert find(row.code, world.b.site) is None
    found = find(row.code, world.a.site)
    held = [value for _label, value in found.provider.held(found.row)]
    assert "an@vidu.vn" in held and any("3" in one for one in held)
    form = found.provider.form(found.row, {"email": "Moi@vidu.vn"})
    assert form.is_valid()
    found.provider.correct(found.row, form.cleaned_data)
    assert Subscription.objects.get().email == "moi@vidu.vn"
    (agreement,) = found.provider.agreements(found.row)
    assert agreement.is_needed
    found.provider.erase(found.row)
    assert not places_of(["moi@vidu"])


def test_what_the_commune_keeps_tells_of_it(world):
    subscriber(world.a)
    page = PersonalDataPage.objects.descendant_of(world.a.home).get()
    assert "muốn nhận thông báo" in world.get(world.a.site, page.url).content.decode()


def test_the_list_of_notices_leads_to_the_form(world):
    assert f'href="{FORM}"' in world.get(world.a.site, "/thong-bao/").content.decode()


def test_the_form_costs_little(world, count_queries):
    for name in "123456":
        Village.objects.create(site=world.a.site, name=name)
    count_queries(world.a.site, FORM, most=12)
