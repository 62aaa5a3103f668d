"""What is kept of senders: told, found, corrected, erased."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from communes.feedback.choices import CONSENTS, Purpose, Status
from communes.feedback.held import SendersData
from communes.feedback.models import FeedbackContact, FeedbackPhoto, FeedbackReport
from communes.models import CommuneSettings
from portal.core.workdays import add_months
from portal.privacy.consents import consent_texts
from portal.sites.frame import Frame
from tests.feedback.conftest import NAME, PHONE, TEXT, item_path, picture

# What was asked of people, word for word: a text never changes once it is out.
RELEASED = {
    ("contact", "2026-12"): "Tôi đồng ý để xã giữ tên và số điện thoại của tôi, chỉ để hỏi lại"
    " và báo kết quả phản ánh này",
}


@pytest.fixture
def report(published):
    return published(contact={"name": NAME, "phone": PHONE}, consents={"contact": "2026-12"})


def test_released_texts_never_change():
    said = {(text.purpose, text.version): text.vi for text in consent_texts(CONSENTS)}
    assert said.items() >= RELEASED.items()
    assert {purpose for purpose, _version in said} == set(Purpose.values)


def test_what_the_commune_keeps_names_reports(world, report):
    html = world.get(world.a.site, "/xa-dang-giu-gi-cua-ba-con/").content.decode()
    assert "Tên và số điện thoại của người phản ánh" in html


def test_a_code_finds_the_report_of_its_commune_alone(world, report):
    data = SendersData()
    assert data.find(report.code, world.a.site) == report
    assert data.find(report.code, world.b.site) is None
    assert data.find("HD-7K3M-92QX", world.a.site) is None
    told = dict(data.held(report))
    assert NAME in told.values() and TEXT in told.values()


def test_the_contact_is_corrected(report):
    data = SendersData()
    form = data.form(report, {"name": "Trần Thị Bười", "phone": "0912 345 679"})
    assert form.is_valid()
    data.correct(report, form.cleaned_data)
    assert FeedbackContact.objects.get().phone == "0912345679"


def test_a_consent_taken_back_erases_the_contact_and_leaves_the_report(report):
    data = SendersData()
    [agreed] = data.agreements(report)
    data.withdraw(report, [agreed.purpose])
    assert not FeedbackContact.objects.exists() and not data.agreements(report)
    assert FeedbackReport.objects.get().text == TEXT


def test_erasing_leaves_nothing_of_the_sender(report):
    SendersData().erase(report)
    report.refresh_from_db()
    assert report.is_withdrawn and not report.text and not FeedbackContact.objects.exists()


def test_private_data_go_when_their_time_is_over(
    world, report, make_report, django_capture_on_commit_callbacks
):
    for shown in (True, False):
        FeedbackPhoto.objects.create(
            site=world.a.site, report=report, file=picture(size=(40, 30)), is_shown=shown
        )
    with django_capture_on_commit_callbacks(execute=True):
        report.publish()
        report.close(Status.DONE, "Đã hàn lại lan can.")
    still_open = make_report(days_ago=4000, contact={"name": NAME, "phone": ""})
    months = CommuneSettings.of_site(world.a.site).retention_months
    last = add_months(timezone.localdate(), months)
    SendersData().purge(last)
    assert report.photos.count() == 2 and FeedbackContact.objects.count() == 2
    photo = report.photos.exclude(public_file="").get()
    storage, name = photo.file.storage, photo.file.name
    with django_capture_on_commit_callbacks(execute=True):
        SendersData().purge(last + timedelta(days=1))
    report.refresh_from_db()
    assert not report.text and not report.place and report.outcome == "Đã hàn lại lan can."
    assert [one.report for one in FeedbackContact.objects.all()] == [still_open]
    assert report.photos.get().public_file and not report.photos.get().file
    assert not storage.exists(name)
    # Readers have what they had; officers' desk still opens.
    assert world.get(world.a.site, item_path(report)).status_code == 200
    editor = world.admin_client(world.officer(world.a))
    assert editor.get(f"/admin/phan-anh/{report.pk}/").status_code == 200
    assert SendersData().purge(last + timedelta(days=2), dry_run=True)
    assert not FeedbackReport.objects.over(last + timedelta(days=2)).exists()


def test_pictures_that_were_never_sent_off_go_after_a_day(world):
    values = {"site": world.a.site, "file": picture(size=(40, 30))}
    old = timezone.now() - timedelta(days=3)
    FeedbackPhoto.objects.create(added_at=old, **values)
    kept = FeedbackPhoto.objects.create(site=world.a.site, file=picture(size=(40, 30)))
    call_command("purge_personal_data")
    assert list(FeedbackPhoto.objects.all()) == [kept]


def test_what_a_sender_adds_after_all_was_erased_goes_too(
    world, report, django_capture_on_commit_callbacks
):
    report.close(Status.DONE, "Đã hàn lại lan can.")
    over = report.purge_after + timedelta(days=1)
    SendersData().purge(over)
    late = FeedbackPhoto.objects.create(
        site=world.a.site, report=report, file=picture(size=(40, 30))
    )
    with django_capture_on_commit_callbacks(execute=True):
        SendersData().purge(over)
    assert not FeedbackPhoto.objects.exists()
    assert not late.file.storage.exists(late.file.name)
    assert not FeedbackReport.objects.over(over).exists()


def test_files_stay_where_the_erasing_fails(world, report, django_capture_on_commit_callbacks):
    """What is written in the database is undone then; files could not be brought back."""
    values = {"site": world.a.site, "report": report, "file": picture(size=(40, 30))}
    photo = FeedbackPhoto.objects.create(public_file="phan-anh/anh.webp", **values)
    report.close(Status.DONE, "Đã hàn lại lan can.")
    with django_capture_on_commit_callbacks() as erasing:
        SendersData().purge(report.purge_after + timedelta(days=1))
    assert photo.file.storage.exists(photo.file.name)
    for call in erasing:
        call()
    assert not photo.file.storage.exists(photo.file.name)


def test_where_it_is_goes_from_what_readers_never_had(report, make_report):
    pin = {"latitude": "18.975", "longitude": "105.322"}
    private = make_report(wants_private=True, **pin)
    FeedbackReport.objects.update(**pin)
    report.refresh_from_db()
    assert "18.975, 105.322" in dict(SendersData().held(report)).values()
    for one in (private, report):
        one.close(Status.DONE, "Đã hàn lại lan can.")
    SendersData().purge(report.purge_after + timedelta(days=1))
    private.refresh_from_db()
    report.refresh_from_db()
    assert not private.geo_url and report.geo_url


def test_what_was_erased_is_told_as_kept_no_more(world, report, make_report):
    [_contacts, words] = SendersData().kept(Frame(world.a.site))
    assert words.count == 1
    report.close(Status.DONE, "Đã hàn lại lan can.")
    SendersData().purge(report.purge_after + timedelta(days=1))
    [_contacts, words] = SendersData().kept(Frame(world.a.site))
    assert words.count == 0
