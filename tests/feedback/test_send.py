"""Sending a report."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from communes.closing import close_commune
from communes.feedback.models import FeedbackKind, FeedbackPhoto, FeedbackReport
from communes.models import Village
from portal.core import form_stamps
from portal.core.workdays import add_working_days
from tests.feedback.conftest import FORM, NAME, PHONE, TEXT, follow_path, picture


def send(world, data, *photos):
    return world.post(world.a.site, FORM, data | ({"photos": list(photos)} if photos else {}))


def test_a_new_installation_has_eight_kinds(world):
    kinds = FeedbackKind.objects.all()
    assert len(kinds) == 8
    assert all(kind.owner and kind.days for kind in kinds)
    assert sum(kind.is_private for kind in kinds) == 3


def test_the_form_offers_kinds_villages_of_this_commune_and_whom_to_call(world, village):
    Village.objects.create(site=world.b.site, name="Bí Mật")
    response = world.get(world.a.site, FORM)
    html = response.content.decode()
    assert "no-store" in response["Cache-Control"] and not response.cookies
    assert "Đường, cầu, cống" in html and ">Xóm 4<" in html and "Bí Mật" not in html
    assert "tel:112" in html
    assert "Khiếu nại, tố cáo không nhận ở đây" in html


def test_a_report_without_name_and_picture_is_enough(world, form_data, roads):
    response = send(world, form_data())
    report = FeedbackReport.objects.get()
    assert response.status_code == 302 and response["Location"] == follow_path(report)
    assert (report.site, report.text, report.kind) == (world.a.site, TEXT, roads)
    assert report.contact_or_none is None and not report.consents.exists()
    assert report.due_on == add_working_days(report.counts_from, roads.days)
    assert not report.is_public
    assert [event.step for event in report.events.all()] == ["received"]


def test_name_and_phone_are_kept_with_a_consent(world, form_data):
    send(world, form_data(name=f"  {NAME}  ", phone="0912 345 678", consent="2026-12"))
    report = FeedbackReport.objects.get()
    assert (report.contact.name, report.contact.phone) == (NAME, PHONE)
    assert [one.version for one in report.consents.holding()] == ["2026-12"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": ""}, "Viết chỗ nào hỏng, sai"),
        ({"text": "Ngắn"}, "ít nhất 10 ký tự"),
        ({"text": "a" * 2001}, "2.000 ký tự"),
        ({"text": "Căn cước của tôi là 040 088 001 234, ai sửa?"}, "Xoá số căn cước"),
        ({"kind": ""}, "Chọn một loại"),
        ({"kind": "999999"}, "Chọn một loại"),
        ({"kind": "9" * 40}, "Chọn một loại"),
        ({"place": ""}, "Cho biết ở đâu"),
        ({"place": "", "village": "0"}, "Cho biết ở đâu"),
        ({"village": "x"}, "Chọn một xóm"),
        ({"pin": "nhà tôi"}, "Dán hai số"),
        ({"pin": "48.85, 2.35"}, "Dán hai số"),
        ({"phone": "0912 34", "consent": "2026-12"}, "Số điện thoại phải có 10 chữ số"),
        ({"name": NAME}, "Đánh dấu để xã được giữ tên"),
        ({"text": "Tôi tố cáo cán bộ địa chính nhận tiền."}, "giống khiếu nại hoặc tố cáo"),
    ],
)
def test_an_error_says_what_to_do_and_keeps_what_was_typed(
    world, form_data, village, changes, message
):
    data = form_data(**changes)
    response = send(world, data)
    html = response.content.decode()
    assert response.status_code == 200 and message in html and "data-errors" in html
    for name in {"text", "place"} - changes.keys():
        assert data[name] in html
    assert data["key"] in html
    assert not FeedbackReport.objects.exists()


def test_something_to_mend_that_sounds_like_a_complaint_can_be_sent(world, form_data):
    data = form_data(text="Dân tố cáo mãi mà rác vẫn đổ ở bờ suối.", is_report="on")
    assert send(world, data).status_code == 302


def test_wrong_characters_are_kept_out(world, form_data):
    send(world, form_data(text=TEXT + "\x00\x0b", place="cầu\u00a0Khe\x00 Cạn"))
    report = FeedbackReport.objects.get()
    assert "\x00" not in report.text + report.place


def test_a_pin_is_kept_to_about_100_metres(world, form_data):
    send(world, form_data(pin="(18.9754321, 105.3216789)", place=""))
    report = FeedbackReport.objects.get()
    assert (str(report.latitude), str(report.longitude)) == ("18.975", "105.322")


def test_sent_twice_it_is_one_report(world, form_data):
    data = form_data()
    first, second = send(world, data), send(world, data)
    assert first["Location"] == second["Location"]
    assert FeedbackReport.objects.count() == 1


def test_other_words_of_the_same_form_are_another_report(world, form_data):
    data = form_data()
    send(world, data)
    send(world, data | {"text": "Cống trước nhà văn hoá tắc, nước tràn ra đường."})
    assert FeedbackReport.objects.count() == 2


def test_a_stamp_must_be_signed_recent_and_of_this_site(world, form_data):
    for stamp in ("", "x", form_stamps.new_stamp(world.b.site, 60)):
        html = send(world, form_data(stamp=stamp), picture()).content.decode()
        assert TEXT in html
    assert not FeedbackReport.objects.exists() and not FeedbackPhoto.objects.exists()


def test_pictures_that_arrived_stay_when_something_else_is_wrong(world, form_data):
    data = form_data(text="")
    html = send(world, data, picture("a.jpg"), picture("b.jpg")).content.decode()
    assert "2 ảnh đã tới nơi" in html
    assert FeedbackPhoto.objects.filter(report=None).count() == 2
    stamp = re.search(r'name="stamp" value="([^"]+)"', html)[1]
    assert send(world, data | {"text": TEXT, "stamp": stamp}).status_code == 302
    assert FeedbackReport.objects.get().photos.count() == 2


def test_pictures_of_another_form_stay_with_it(world, form_data):
    send(world, form_data(text=""), picture())
    send(world, form_data())
    assert FeedbackReport.objects.get().photos.count() == 0


def test_a_fourth_picture_is_left_out_in_words(world, form_data):
    photos = [picture(f"{n}.jpg", (40, 30)) for n in range(4)]
    html = send(world, form_data(), *photos).content.decode()
    assert "Chỉ lấy 3 ảnh đầu" in html
    assert FeedbackPhoto.objects.count() == 3


def test_pictures_can_be_thrown_away(world, form_data):
    data = form_data(text="")
    send(world, data, picture())
    send(world, data | {"text": TEXT, "drop": "1"})
    assert FeedbackReport.objects.get().photos.count() == 0
    assert not FeedbackPhoto.objects.exists()


def test_one_address_may_report_for_a_village_but_not_for_ever(world, form_data, monkeypatch):
    monkeypatch.setattr("communes.feedback.views.sending.REPORTS_PER_HOUR", 2)
    for _time in range(2):
        assert send(world, form_data()).status_code == 302
    response = send(world, form_data())
    assert response.status_code == 429 and TEXT in response.content.decode()


def test_a_network_that_only_fills_the_disk_is_stopped(world, form_data, monkeypatch):
    monkeypatch.setattr("communes.feedback.views.sending.TRIES_PER_HOUR", 1)
    send(world, form_data(text=""), picture())
    assert send(world, form_data(text=""), picture()).status_code == 429
    assert FeedbackPhoto.objects.count() == 1


def test_a_closed_commune_takes_no_reports(world, form_data):
    close_commune(world.a.site)
    assert world.get(world.a.site, FORM).status_code == 403
    assert send(world, form_data()).status_code == 403
    assert not FeedbackReport.objects.exists()


def test_the_portal_has_no_such_section(world):
    assert world.get(world.portal.site, FORM).status_code == 404


def test_each_wrong_picture_is_told_and_read_out_with_the_field(world, form_data):
    wrong = [SimpleUploadedFile(f"{n}.jpg", b"", "image/jpeg") for n in "ab"]
    html = send(world, form_data(), *wrong).content.decode()
    told = re.findall(r'<div id="id_photos_error">(.*?)</div>', html, re.DOTALL)
    assert len(told) == 1 and "a.jpg" in told[0] and "b.jpg" in told[0]
    assert 'aria-describedby="id_photos_helptext id_photos_error"' in html
