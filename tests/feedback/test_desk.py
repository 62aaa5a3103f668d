"""The officer's desk of a report, the list, and reports that officers enter."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from communes.feedback.choices import Status
from communes.feedback.models import FeedbackKind, FeedbackReport
from communes.models import Village
from portal.core.models import DayChange
from portal.core.workdays import add_working_days
from portal.privacy.models import AccessRecord
from tests.feedback.conftest import NAME, PHONE, TEXT, TITLE, item_path, picture

SENTENCE = "Đội đường đã hàn lại lan can sáng 20/11."


def desk_path(report) -> str:
    return f"/admin/phan-anh/{report.pk}/"


@pytest.fixture
def act(editor):
    """Presses a button of the desk: `act(report, "done", note=…)`."""

    def press(report, do, client=editor, **changes):
        report.refresh_from_db()
        typed = {
            "do": do,
            "version": report.version,
            "kind": report.kind_id,
            "title": report.title,
            "public_text": report.public_text,
            "public_place": report.public_place,
            "note": report.outcome,
        }
        answer = client.post(desk_path(report), typed | changes)
        report.refresh_from_db()
        return answer

    return press


def test_the_desk_shows_the_report_and_the_contact_only_when_asked(world, editor, make_report):
    report = make_report(contact={"name": NAME, "phone": PHONE})
    html = editor.get(desk_path(report)).content.decode()
    assert TEXT in html and NAME not in html and "0912" not in html
    assert not AccessRecord.objects.exists()
    html = editor.post(
        desk_path(report), {"do": "contact", "title": "Đang viết dở"}
    ).content.decode()
    assert NAME in html and "Đang viết dở" in html
    assert AccessRecord.objects.get().thing == report.code


def test_the_way_from_a_look_to_done(world, act, make_report):
    report = make_report()
    words = {"title": TITLE, "public_text": "Cần rào lại.", "public_place": "cầu Khe Cạn"}
    assert act(report, "publish", **words).status_code == 302
    assert report.is_public and TITLE in world.get(world.a.site, item_path(report)).content.decode()
    act(report, "begin", note="Sáng mai đội đến.")
    assert report.status == Status.WORKING
    answer = act(report, "done", note=SENTENCE, photos=[picture()])
    assert answer.status_code == 302
    assert report.status == Status.DONE and report.outcome == SENTENCE and report.closed_at
    after = report.photos.get()
    assert after.is_after and after.is_shown
    steps = [event.step for event in report.events.all() if event.step != "changed"]
    assert steps == ["received", "published", "working", "photo", "done"]
    assert all(event.by for event in report.events.all()[1:])


@pytest.mark.parametrize(
    ("do", "changes", "message"),
    [
        ("done", {"note": ""}, "Viết trọn một câu"),
        ("done", {"note": "Xong"}, "Viết trọn một câu"),
        ("done", {"note": SENTENCE}, "không chụp được"),
        ("elsewhere", {"note": SENTENCE}, "Ghi nơi xử lý"),
        ("duplicate", {"note": SENTENCE}, "không có phản ánh nào khác"),
        ("duplicate", {"note": SENTENCE, "same_as": "PA-2222-2222-2222"}, "không có phản ánh"),
        ("publish", {"title": "", "public_text": ""}, "viết trước đã"),
        ("save", {"public_text": "Bác Trần Thị Bưởi báo."}, "cho biết ai phản ánh"),
        ("save", {"note": "Gọi 0912 345 678."}, "cho biết ai phản ánh"),
        ("save", {"title": "CCCD 040088001234"}, "Xoá số căn cước"),
    ],
)
def test_nothing_is_closed_or_published_without_what_it_needs(
    act, make_report, do, changes, message
):
    report = make_report(contact={"name": NAME, "phone": PHONE})
    typed = {"title": "Đang viết dở", "public_text": "Lời đang viết"} | changes
    answer = act(report, do, **typed)
    html = answer.content.decode()
    assert answer.status_code == 200 and message in html
    for value in typed.values():
        assert value in html
    assert report.is_open and not report.title and not report.is_public


def test_done_without_a_picture_is_said(act, make_report):
    report = make_report()
    act(report, "done", note=SENTENCE, without_photo="on")
    assert report.status == Status.DONE


def test_others_deal_with_it(world, act, published):
    report = published()
    act(report, "elsewhere", note="Đường tỉnh, xã đã báo lên.", sent_to="Sở Xây dựng")
    assert (report.status, report.sent_to) == (Status.ELSEWHERE, "Sở Xây dựng")
    assert "Sở Xây dựng" in world.get(world.a.site, item_path(report)).content.decode()


def test_a_report_is_joined_with_another_of_the_commune_alone(world, act, make_report):
    first, second, third = make_report(), make_report(), make_report()
    theirs = make_report(world.b)
    note = {"note": "Đã có người báo rồi."}
    assert act(second, "duplicate", same_as=theirs.code, **note).status_code == 200
    assert act(second, "duplicate", same_as=second.code, **note).status_code == 200
    assert act(second, "duplicate", same_as=first.code, **note).status_code == 302
    assert second.duplicate_of == first
    # Of a chain the first one is meant; a ring there is none.
    act(third, "duplicate", same_as=second.code, **note)
    assert third.duplicate_of == first
    assert act(first, "duplicate", same_as=third.code, **note).status_code == 200
    first.refresh_from_db()
    assert first.is_open and first.duplicate_of is None


def test_officers_open_it_again(act, make_report):
    report = make_report(days_ago=60)
    act(report, "done", note=SENTENCE, without_photo="on")
    act(report, "reopen", note="Lan can lại gãy.")
    assert report.status == Status.WORKING and not report.outcome
    assert report.due_on == add_working_days(timezone.localdate(), report.kind.days)


def test_another_kind_has_other_days(act, make_report, roads):
    report = make_report()
    fallen = FeedbackKind.objects.get(name="Cây đổ, sạt lở, ngập")
    act(report, "save", kind=fallen.pk)
    assert report.kind == fallen
    assert report.due_on == add_working_days(report.counts_from, fallen.days)


def test_two_officers_at_once_lose_nothing(act, make_report):
    report = make_report()
    seen = report.version
    act(report, "save", title="Của người thứ nhất")
    answer = act(report, "save", title="Của người thứ hai", version=seen)
    html = answer.content.decode()
    assert answer.status_code == 200 and "vừa sửa phản ánh này" in html
    assert "Của người thứ hai" in html and report.title == "Của người thứ nhất"


def test_a_report_that_was_taken_back_meanwhile_changes_no_more(act, editor, make_report):
    report = make_report()
    report.withdraw()
    assert act(report, "save", title="x").status_code in (302, 403)
    report.refresh_from_db()
    assert report.is_withdrawn and not report.title
    assert "đã rút lại" in editor.get(desk_path(report)).content.decode()


@pytest.mark.parametrize("version", ["", "x", "99999999999999999999"])
def test_an_odd_form_is_an_error_in_words(act, make_report, version):
    report = make_report()
    answer = act(report, "save", version=version, village="9" * 30, kind="x")
    assert answer.status_code == 200 and report.version == 0


def test_what_nobody_offers_is_refused(editor, make_report):
    assert editor.post(desk_path(make_report()), {"do": "purge"}).status_code in (302, 403)


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_officer_of_another_commune_gets_in(world, make_report, method):
    report = make_report()
    other = world.admin_client(world.officer(world.b))
    answer = getattr(other, method)(desk_path(report), {"do": "save"})
    assert answer.status_code == 404
    assert report.code not in other.get("/admin/phan-anh/").content.decode()


def test_a_village_of_another_commune_can_not_be_chosen(world, act, make_report):
    theirs = Village.objects.create(site=world.b.site, name="Bí Mật")
    report = make_report()
    html = act(report, "save", village=theirs.pk).content.decode()
    assert report.village is None and "Bí Mật" not in html


def test_a_complaint_is_led_away(editor, make_report):
    report = make_report(text="Tôi tố cáo ông cán bộ nhận tiền của dân.")
    html = editor.get(desk_path(report)).content.decode()
    assert "Có thể đây là đơn khiếu nại, tố cáo" in html


def test_the_list_has_the_most_urgent_on_top_and_filters(world, editor, make_report, noise):
    late = make_report(days_ago=60, text="Việc quá hạn từ lâu rồi")
    new = make_report(text="Việc mới hôm nay nhé", kind=noise)
    done = make_report(text="Việc đã xong hôm qua")
    done.close(Status.DONE, SENTENCE)
    head = make_report(text="Trưởng thôn báo xong rồi")
    head.done_by_head("Bà con đã làm xong.")

    def rows(query=""):
        html = editor.get(f"/admin/phan-anh/?{query}").content.decode()
        found = [(html.find(one.code), one) for one in (late, new, done, head)]
        found.sort(key=lambda pair: pair[0])
        return [one for place, one in found if place >= 0]

    assert rows()[:2] == [late, new] and len(rows()) == 4
    assert rows("when=late") == [late]
    assert rows("when=open") == [late, new]
    assert rows("when=head") == [head]
    assert rows(f"kind={noise.pk}") == [new]
    assert rows("status=done") in ([done, head], [head, done])
    assert rows("when=unpublished") == [late]
    assert rows("channel=phone") == []
    for typed in (new.code, new.code[3:], new.code.replace("-", " ").lower()):
        assert rows(f"q={typed}") == [new]


def test_an_officer_enters_what_came_by_phone(world, editor, village, roads):
    data = {
        "channel": "phone",
        "kind": roads.pk,
        "text": TEXT,
        "village": village.pk,
        "name": NAME,
        "phone": "0912 345 678",
        "photos": [picture()],
    }
    answer = editor.post(reverse("feedback:enter"), data)
    report = FeedbackReport.objects.get()
    assert answer["Location"] == desk_path(report)
    assert (report.site, report.channel, report.village) == (world.a.site, "phone", village)
    assert report.contact.phone == PHONE and not report.consents.exists()
    assert report.photos.count() == 1 and report.events.get().by
    assert report.code in editor.get(desk_path(report)).content.decode()


def test_what_lacks_is_told_and_pictures_stay(world, editor, roads):
    theirs = Village.objects.create(site=world.b.site, name="Bí Mật")
    data = {"channel": "paper", "kind": roads.pk, "text": TEXT, "photos": [picture()]}
    key = "5a1f5b86-6f1c-4d40-9a3e-2f9d5b6c7d8e"
    html = editor.post(reverse("feedback:enter"), data | {"key": key}).content.decode()
    assert "Cho biết ở đâu" in html and TEXT in html and "1 ảnh đã tới nơi" in html
    del data["photos"]
    html = editor.post(reverse("feedback:enter"), data | {"village": theirs.pk}).content.decode()
    assert "Bí Mật" not in html
    assert not FeedbackReport.objects.exists()
    editor.post(reverse("feedback:enter"), data | {"key": key, "place": "cầu Khe Cạn"})
    assert FeedbackReport.objects.get().photos.count() == 1


def test_who_has_no_right_enters_nothing(world):
    client = world.admin_client(world.officer(world.a, "contributor"))
    assert client.get(reverse("feedback:enter")).status_code in (302, 403)


def test_a_day_off_moves_deadlines_that_run(make_report):
    report, done = make_report(), make_report()
    done.close(Status.DONE, SENTENCE)
    before = report.due_on
    day = report.due_on
    DayChange.objects.create(day=day, is_worked=False, reason="Nghỉ bão")
    report.refresh_from_db()
    done.refresh_from_db()
    assert report.due_on > before and done.due_on == before


def test_the_desk_of_the_officer_tells_what_waits(world, editor, make_report):
    make_report(days_ago=60)
    make_report()
    make_report().done_by_head("Bà con đã làm xong.")
    again = make_report(days_ago=40)
    again.close(Status.DONE, SENTENCE, at=timezone.now() - timedelta(days=20))
    again.was_reopened = True
    again.save()
    again.answer_of_sender(False)
    make_report(world.b, days_ago=60)
    html = editor.get("/admin/").content.decode()
    for text in (
        "1 phản ánh đã quá hạn",
        "2 phản ánh mới chưa ai xem",
        "Trưởng thôn báo 1 phản ánh đã xong",
        "1 người gửi lại báo chưa xong",
        "Xử lý phản ánh",
    ):
        assert text in html


def test_a_look_at_the_contact_keeps_all_that_is_typed_and_hides_no_other_s_work(act, make_report):
    report = make_report(contact={"name": NAME, "phone": PHONE}, title="Tên cũ")
    photo = report.photos.create(site=report.site, file=picture(size=(40, 30)), is_shown=True)
    seen = report.version
    act(report, "save", title="Của người thứ nhất", **{f"show-{photo.pk}": "on"})
    html = act(report, "contact", title="", note="Đang viết dở", version=seen).content.decode()
    assert NAME in html and "Đang viết dở" in html and "Của người thứ nhất" not in html
    assert not re.search(rf'name="show-{photo.pk}"[^>]*checked', html)
    # What the first officer wrote meanwhile is not written over unseen.
    assert f'name="version" value="{seen}"' in html


@pytest.mark.parametrize("do", ["save", "publish", "take_down"])
def test_a_sentence_typed_before_its_time_is_not_lost(act, make_report, do):
    report = make_report()
    words = {"title": TITLE, "public_text": "Cần rào lại."}
    typed = {"note": SENTENCE, "sent_to": "Sở Xây dựng", "same_as": "PA-2222-2222-2222"}
    html = act(report, do, **words, **typed).content.decode()
    assert report.title == TITLE and report.is_open
    assert all(value in html for value in typed.values()) and "chưa được lưu" in html
    assert f'name="version" value="{report.version}"' in html


def test_reports_joined_one_after_the_other_never_make_a_ring(act, make_report):
    first, second, third, fourth = (make_report() for _number in range(4))
    note = {"note": "Đã có người báo rồi."}
    for one, other in ((first, second), (second, third), (third, fourth)):
        assert act(one, "duplicate", same_as=other.code, **note).status_code == 302
    assert act(fourth, "duplicate", same_as=first.code, **note).status_code == 200
    assert fourth.is_open
    last = make_report()
    act(last, "duplicate", same_as=first.code, **note)
    assert last.duplicate_of == fourth


def test_pictures_follow_to_the_commune_that_is_chosen_at_last(world, roads):
    both = world.officer(world.a)
    both.groups.add(*world.officer(world.b).groups.all())
    client = world.admin_client(both)
    key = "5a1f5b86-6f1c-4d40-9a3e-2f9d5b6c7d8e"
    data = {"channel": "paper", "kind": roads.pk, "text": TEXT, "key": key}
    address = reverse("feedback:enter")
    # No commune yet; then the wrong one, where something else is wrong; then the right one.
    html = client.post(address, data | {"photos": [picture()]}).content.decode()
    assert "1 ảnh đã tới nơi" in html
    client.post(address, data | {"site": world.a.site.pk})
    client.post(address, data | {"site": world.b.site.pk, "place": "cầu"})
    report = FeedbackReport.objects.get()
    assert report.site == world.b.site and report.photos.get().site == world.b.site


def test_numbers_of_cards_are_refused_in_the_place_too(editor, roads):
    data = {"channel": "paper", "kind": roads.pk, "text": TEXT, "place": "CCCD 040088001234"}
    html = editor.post(reverse("feedback:enter"), data).content.decode()
    assert "Xoá số căn cước" in html and not FeedbackReport.objects.exists()
