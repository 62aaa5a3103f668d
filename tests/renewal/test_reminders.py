"""Each step before the end is told once: to officers in their morning's mail, to producers who
agreed in a mail of their own; the address is theirs to take back."""

import hashlib
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from portal.desk.desk import Desk
from portal.privacy.consents import ConsentText, consent_texts, newest_text
from portal.privacy.models import PersonalDataPage
from portal.privacy.providers import find
from portal.privacy.retention import purge
from products.renewal.addresses import remember
from products.renewal.choices import CONSENTS, Purpose
from products.renewal.forms import AddressForm
from products.renewal.models import Reminder, ReminderAddress
from tests.privacy.test_erasing import places_of
from tests.products.factories import make_product, with_stars
from tests.renewal.conftest import screen

EMAIL = "htx.zqxmau@vidu.vn"
# Of each text that was released: what was agreed to must be shown as it was.
RELEASED = {("remind", "2026-12"): "f0a5eac2f0fa32be"}


def remind(on=None, monkeypatch=None) -> str:
    if on is not None:
        now = timezone.now() + timedelta(days=on)
        monkeypatch.setattr(timezone, "now", lambda: now)
    out = StringIO()
    call_command("remind_renewals", stdout=out)
    return out.getvalue()


@pytest.fixture
def agree(world):
    def give(product, role="editor", **values):
        client = world.admin_client(world.officer(world.a, role))
        form = {"mail-email": EMAIL, "mail-agrees": "2026-12", "remind": "1", **values}
        return client.post(screen(product), form)

    return give


def test_released_texts_never_change_and_never_go():
    found = {
        (one.purpose, one.version): hashlib.sha256(f"{one.vi}\n{one.en}".encode()).hexdigest()[:16]
        for one in consent_texts(CONSENTS)
    }
    assert found == RELEASED, "write a new version below the old one, and note its digest here"


def test_each_step_is_noted_once(world, monkeypatch):
    for days in (181, 180, 91, 30, 3, 0, -1):
        make_product(world.a, f"Cam {days}", **with_stars(days_left=days))
    handed_in = with_stars(days_left=20) | {"reassessing_since": timezone.localdate()}
    make_product(world.a, "Đã nộp", **handed_in)
    make_product(world.a, "Nháp", live=False, **with_stars(days_left=20))
    assert remind() == "Certificates: 5\nMails: 0\n"
    assert remind() == "Certificates: 0\nMails: 0\n"
    steps = set(Reminder.objects.values_list("title", "step"))
    assert steps == {
        ("Cam 180", 180),
        ("Cam 91", 180),
        ("Cam 30", 30),
        ("Cam 3", 30),
        ("Cam 0", 30),
    }
    # The next day one more has come within 180 days, and one within 90.
    assert remind(1, monkeypatch) == "Certificates: 2\nMails: 0\n"


def test_officers_are_told_in_the_mail_of_that_morning(world, cam, mailoutbox, monkeypatch):
    officer = world.officer(world.a)
    officer.email, officer.mailed_each_morning = "canbo@vidu.vn", True
    officer.save()
    remind()
    call_command("mail_officers", stdout=StringIO())
    (mail,) = mailoutbox
    assert "1 chứng nhận OCOP vừa đến mốc" in mail.body and reverse("renewal_board") in mail.body
    assert "hết hạn trong 180 ngày tới" not in mail.body
    remind(1, monkeypatch)
    call_command("mail_officers", stdout=StringIO())
    assert not [one for one in mailoutbox[1:] if "OCOP" in one.body]


def test_the_desk_leads_to_the_product_or_to_the_board(world, cam):
    def address():
        desk = Desk(world.officer(world.a))
        rows = [row for place in desk.places for row in desk.waiting(place)]
        return [row.url for row in rows if "180 ngày" in row.text]

    assert address() == [screen(cam)]
    make_product(world.a, "Chè", **with_stars(days_left=120))
    assert address() == [reverse("renewal_board") + "?certificate=180"]


def test_a_producer_who_agreed_gets_one_mail_a_step(world, cam, agree, mailoutbox, monkeypatch):
    assert agree(cam).status_code == 302
    assert remind() == "Certificates: 1\nMails: 1\n"
    assert remind() == "Certificates: 0\nMails: 0\n"
    (mail,) = mailoutbox
    address = ReminderAddress.objects.get()
    assert mail.to == [EMAIL] and "“Cam mẫu”" in mail.subject
    for told in ("HTX Mẫu", "còn 100 ngày", address.code, "Xã An Bình", cam.full_url):
        assert told in mail.body
    assert remind(10, monkeypatch) == "Certificates: 1\nMails: 1\n"
    assert "còn 90 ngày" in mailoutbox[1].body


def test_without_consent_there_is_no_mail_and_no_address(world, cam, agree, mailoutbox):
    html = agree(cam, **{"mail-agrees": ""}).content.decode()
    assert "đánh dấu là họ đồng ý" in html and EMAIL in html
    assert not ReminderAddress.objects.exists()
    make_product(world.b, "Mực", **with_stars(days_left=10))
    remind()
    assert not mailoutbox


def test_a_mail_that_fails_is_tried_again(cam, agree, mailoutbox, monkeypatch):
    agree(cam)

    def fail(*args, **kwargs):
        raise OSError("no mail server")

    with monkeypatch.context() as patched:
        patched.setattr("products.renewal.reminding.send_mail", fail)
        assert remind() == "Certificates: 1\nMails: 0\n"
    assert remind() == "Certificates: 0\nMails: 1\n" and len(mailoutbox) == 1


def test_the_version_that_was_read_is_kept(world, cam, agree, monkeypatch):
    client = world.admin_client(world.officer(world.a))
    assert 'name="mail-agrees" value="2026-12"' in client.get(screen(cam)).text
    # Another version comes while the form is open.
    newer = ConsentText(Purpose.REMIND, "2027-01", "Lời mới", "New words")
    texts = (*consent_texts(CONSENTS), newer)
    monkeypatch.setattr("portal.privacy.consents.consent_texts", lambda path: texts)
    monkeypatch.setattr("portal.privacy.consent_fields.consent_texts", lambda path: texts)
    monkeypatch.setattr(AddressForm.base_fields["agrees"], "asked", newer)
    for sent, kept in (("2026-12", "2026-12"), ("2027-01", "2027-01"), ("on", "2027-01")):
        assert agree(cam, **{"mail-agrees": sent}).status_code == 302
        assert ReminderAddress.objects.holding().get().version == kept
    assert "Chủ thể nói: “Lời mới.”" in client.get(screen(cam)).text


@pytest.mark.parametrize("role", ["approver", "contributor"])
def test_who_has_no_right_keeps_no_address(cam, agree, role):
    agree(cam, role)
    assert not ReminderAddress.objects.exists()


def test_the_address_is_never_shown_and_goes_when_it_is_taken_back(world, cam, agree, mailoutbox):
    agree(cam)
    client = world.admin_client(world.officer(world.a))
    html = client.get(screen(cam)).content.decode()
    address = ReminderAddress.objects.get()
    assert EMAIL not in html and address.code in html
    client.post(screen(cam), {"forget": "1"})
    address.refresh_from_db()
    assert address.email == "" and address.withdrawn_at and not places_of(["zqxmau"])
    remind()
    assert not mailoutbox
    # Agreed anew it is another consent.
    agree(cam)
    assert ReminderAddress.objects.count() == 2 and ReminderAddress.objects.holding().count() == 1


def test_two_who_keep_an_address_at_once_wait_for_each_other(world, cam):
    producer, version = cam.producer, newest_text(CONSENTS, Purpose.REMIND).version
    with CaptureQueriesContext(connection) as captured:
        remember(producer, world.a.site, EMAIL, version)
    read = [one["sql"] for one in captured if one["sql"].startswith("SELECT")]
    site, address = Site._meta.db_table, ReminderAddress._meta.db_table
    assert f'FROM "{site}"' in read[0] and f'FROM "{address}"' in read[1]
    assert connection.vendor == "sqlite" or "FOR NO KEY UPDATE" in read[0]


def test_people_find_and_erase_it_by_its_code(world, cam, agree):
    agree(cam)
    code = ReminderAddress.objects.get().code
    assert find(code, world.b.site) is None
    found = find(code, world.a.site)
    provider = found.provider
    assert provider.url(found.row) == screen(cam)
    assert EMAIL in [value for _label, value in provider.held(found.row)]
    form = provider.form(found.row, {"email": "moi@vidu.vn"})
    assert form.is_valid()
    provider.correct(found.row, form.cleaned_data)
    assert ReminderAddress.objects.get().email == "moi@vidu.vn"
    (agreement,) = provider.agreements(found.row)
    assert agreement.is_needed and "rút lại" in str(agreement.text)
    provider.withdraw(found.row, ["remind"])
    assert find(code, world.a.site) is None and ReminderAddress.objects.get().email == ""


def test_what_the_commune_keeps_tells_of_it(world, cam, agree):
    agree(cam)
    page = PersonalDataPage.objects.descendant_of(world.a.home).get()
    html = world.get(world.a.site, page.url).content.decode()
    assert "chủ thể muốn được nhắc" in html


def test_it_goes_a_year_after_the_last_certificate(cam, agree):
    agree(cam)
    today = timezone.localdate()
    last = cam.expires_on
    for day, left in ((today, 1), (last + timedelta(days=360), 1), (last + timedelta(days=370), 0)):
        purge(day, dry_run=True)
        purge(day)
        assert ReminderAddress.objects.holding().count() == left
