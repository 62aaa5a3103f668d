"""The page behind a code: seeing, adding, saying whether it is done, taking back."""

from datetime import timedelta

import pytest
from django.utils import timezone

from communes.closing import close_commune
from communes.feedback.choices import Status
from communes.feedback.models import FeedbackContact, FeedbackPhoto, FeedbackReport
from tests.feedback.conftest import NAME, PHONE, SECTION, TEXT, follow_path, picture


@pytest.fixture
def done(make_report):
    """A report that was done so many days ago: `done(15)`."""

    def make(days_ago, **values):
        at = timezone.now() - timedelta(days=days_ago)
        report = make_report(days_ago=days_ago + 3, **values)
        report.close(Status.DONE, "Đã hàn lại lan can.", at=at)
        return report

    return make


def answer(world, report, do, **data):
    return world.post(world.a.site, follow_path(report), {"do": do} | data)


def test_the_sender_reads_words_and_way_and_nobody_keeps_the_page(world, make_report):
    report = make_report()
    report.begin("Sáng mai đội đến đo.")
    response = world.get(world.a.site, follow_path(report))
    html = response.content.decode()
    assert TEXT in html and "Sáng mai đội đến đo" in html and report.code in html
    assert "no-store" in response["Cache-Control"] and "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin" and not response.cookies


def test_a_code_opens_nothing_in_another_commune(world, make_report):
    report = make_report()
    assert world.get(world.b.site, follow_path(report)).status_code == 404


@pytest.mark.parametrize("typed", ["", "x", "PA-1", "0" * 300, "PA-2222-2222-2222", "%00"])
def test_a_wrong_code_is_told(world, typed):
    response = world.get(world.a.site, f"{SECTION}theo-doi/?ma={typed}")
    assert response.status_code in (200, 302)
    if response.status_code == 302:
        page = world.get(world.a.site, response["Location"])
        assert page.status_code == 404 and "Xem lại từng chữ số" in page.content.decode()


def test_a_code_is_understood_with_other_signs_between(world, make_report):
    report = make_report()
    typed = report.code.replace("-", " ").lower()
    response = world.get(world.a.site, f"{SECTION}theo-doi/?ma={typed}")
    assert response["Location"] == follow_path(report)


def test_guessing_ends(world, make_report, monkeypatch):
    monkeypatch.setattr("communes.feedback.views.following.LOOK_UPS_PER_HOUR", 1)
    world.get(world.a.site, f"{SECTION}theo-doi/PA-2222-2222-2222/")
    assert world.get(world.a.site, follow_path(make_report())).status_code == 429


def test_the_sender_adds_a_picture(world, make_report):
    report = make_report()
    response = answer(world, report, "pictures", photos=[picture()])
    assert response.status_code == 302
    assert report.photos.count() == 1
    assert [event.step for event in report.events.all()] == ["received", "photo"]


def test_adding_nothing_or_what_is_no_picture_is_told(world, make_report):
    report = make_report()
    assert "Chọn ảnh trước đã" in answer(world, report, "pictures").content.decode()
    wrong = picture()
    wrong.file.seek(0)
    wrong.file.write(b"nothing of a picture")
    html = answer(world, report, "pictures", photos=[wrong]).content.decode()
    assert "data-errors" in html
    assert not FeedbackPhoto.objects.exists()


def test_a_sender_cannot_fill_the_disk(world, make_report):
    report = make_report()
    for _time in range(4):
        answer(world, report, "pictures", photos=[picture(size=(40, 30)) for _n in range(3)])
    assert report.photos.count() == 6
    told = answer(world, report, "pictures", photos=[picture()]).content.decode()
    assert "đã đủ ảnh" in told


def test_after_14_days_the_sender_is_asked_and_not_before(world, done):
    early, late = done(13), done(14)
    assert "Đã xong thật chưa?" not in world.get(world.a.site, follow_path(early)).content.decode()
    assert "Đã xong thật chưa?" in world.get(world.a.site, follow_path(late)).content.decode()
    answer(world, early, "not_mended")
    early.refresh_from_db()
    assert early.status == Status.DONE and early.is_mended is None


def test_not_yet_opens_it_again_by_itself_once(world, done):
    report = done(20)
    assert answer(world, report, "not_mended").status_code == 302
    report.refresh_from_db()
    assert report.status == Status.WORKING and report.was_reopened and not report.outcome
    assert report.counts_from == timezone.localdate() and report.due_on > timezone.localdate()
    steps = [event.step for event in report.events.all()]
    assert steps[-2:] == ["not_mended", "reopened"]
    # The second time officers are told, and decide.
    report.close(Status.DONE, "Đã hàn lần hai.", at=timezone.now() - timedelta(days=15))
    answer(world, report, "not_mended")
    report.refresh_from_db()
    assert (report.status, report.is_mended) == (Status.DONE, False)
    assert FeedbackReport.objects.filter(is_mended=False, status=Status.DONE).count() == 1
    # Another sentence answers that; the sender is asked once more.
    report.close(Status.DONE, "Đã xem lại, chỗ này hàn chắc rồi.")
    report.refresh_from_db()
    assert report.is_mended is None and report.asked_from > timezone.localdate()


def test_yes_is_kept_and_asked_no_more(world, done):
    report = done(20)
    answer(world, report, "mended")
    report.refresh_from_db()
    assert report.is_mended and report.status == Status.DONE
    assert "Đã xong thật chưa?" not in world.get(world.a.site, follow_path(report)).content.decode()


def test_a_look_changes_nothing(world, done):
    report = done(20)
    world.get(world.a.site, f"{follow_path(report)}?do=not_mended")
    report.refresh_from_db()
    assert report.status == Status.DONE


def test_the_consent_alone_is_taken_back(world, make_report):
    contact = {"name": NAME, "phone": PHONE}
    report = make_report(contact=contact, consents={"contact": "2026-12"})
    answer(world, report, "take_back", purpose="contact")
    assert not FeedbackContact.objects.exists()
    assert report.consents.get().withdrawn_at and FeedbackReport.objects.get().text == TEXT


def test_taking_it_back_is_asked_once_and_erases_all(world, published):
    report = published(contact={"name": NAME, "phone": PHONE})
    report.close(Status.DONE, "Đã sửa nhà ông An.")
    address = f"{follow_path(report)}rut/"
    assert "Rút phản ánh này?" in world.get(world.a.site, address).content.decode()
    assert FeedbackReport.objects.get().text == TEXT
    world.post(world.a.site, address, {})
    report = FeedbackReport.objects.get()
    assert report.is_withdrawn and not FeedbackContact.objects.exists()
    texts = ("text", "place", "title", "public_text", "public_place", "outcome")
    assert not any(getattr(report, name) for name in texts)
    assert not report.events.exclude(note="").exists()
    html = world.get(world.a.site, follow_path(report)).content.decode()
    assert "xoá hẳn" in html and TEXT not in html
    assert world.get(world.a.site, f"{SECTION}{report.pk}/").status_code == 404
    # Again, and with all other steps: nothing happens.
    assert world.post(world.a.site, address, {}).status_code == 302
    answer(world, report, "pictures", photos=[picture()])
    assert not FeedbackPhoto.objects.exists()


def test_on_a_closed_site_the_sender_still_takes_the_consent_back(world, make_report, done):
    report = make_report(contact={"name": NAME, "phone": PHONE}, consents={"contact": "2026-12"})
    mended = done(20)
    close_commune(world.a.site)
    answer(world, report, "pictures", photos=[picture()])
    assert not FeedbackPhoto.objects.exists()
    answer(world, report, "take_back", purpose="contact")
    assert not FeedbackContact.objects.exists()
    answer(world, mended, "mended")
    mended.refresh_from_db()
    assert mended.is_mended


def test_of_erased_pictures_the_sender_sees_what_readers_have(world, make_report, editor):
    report = make_report()
    report.photos.create(site=report.site)
    left = report.photos.create(site=report.site, public_file=picture(size=(40, 30)))
    html = world.get(world.a.site, follow_path(report)).content.decode()
    assert html.count("<figure") == 1
    own = world.get(world.a.site, f"{follow_path(report)}anh-{left.pk}/")
    officers = editor.get(f"/admin/phan-anh/anh/{left.pk}/")
    assert own.status_code == officers.status_code == 200
