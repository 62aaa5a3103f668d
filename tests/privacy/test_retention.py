"""What was kept long enough goes: of every feature, of the log and of the register."""

from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from communes.questions.models import Question, QuestionContact
from portal.core.workdays import add_months
from portal.privacy.looks import record_look
from portal.privacy.models import AccessRecord, DataRequest
from portal.privacy.retention import purge
from portal.privacy.rules import rules
from tests.questions.conftest import NAME, PHONE


def run(*args) -> str:
    out = StringIO()
    call_command("purge_personal_data", *args, stdout=out)
    return out.getvalue()


@pytest.fixture
def over(make_question):
    """A contact whose time is over, and one of a question that was turned down."""
    old, spam = make_question(), make_question(text="Quảng cáo bán hàng giá rẻ đây.")
    spam.reject("Nội dung quảng cáo, xã không trả lời.")
    yesterday = timezone.localdate() - timedelta(days=1)
    QuestionContact.objects.update(purge_after=yesterday)
    return old, spam


def test_what_is_over_goes_and_is_counted(over, make_question):
    fresh = make_question(text="Câu hỏi mới, còn hạn lưu.")
    told = run()
    assert "Thông tin liên hệ đã xoá: 2" in told
    assert "Câu hỏi bị từ chối đã xoá: 1" in told
    assert NAME not in told and PHONE not in told
    assert set(Question.objects.all()) == {over[0], fresh}
    assert [contact.question for contact in QuestionContact.objects.all()] == [fresh]
    again = run()
    assert "Thông tin liên hệ đã xoá: 0" in again and "từ chối đã xoá: 0" in again


def test_a_dry_run_only_counts(over):
    told = run("--dry-run")
    assert "Thông tin liên hệ đã xoá: 2" in told
    assert QuestionContact.objects.count() == 2 and Question.objects.count() == 2


def test_what_will_be_over_on_a_day_can_be_counted_and_not_erased(make_question):
    day = make_question().contact.purge_after
    assert "đã xoá: 0" in run("--dry-run", "--day", day.isoformat()).splitlines()[0]
    later = (day + timedelta(days=1)).isoformat()
    assert "Thông tin liên hệ đã xoá: 1" in run("--dry-run", "--day", later)
    for args in (("--day", later), ("--dry-run", "--day", "mai")):
        with pytest.raises(CommandError):
            run(*args)
    assert QuestionContact.objects.count() == 1


def test_old_looks_leave_the_log(world):
    officer, today = world.officer(world.a), timezone.localdate()
    record_look(officer, world.a.site, AccessRecord.Kind.CONTACT, "HD-1")
    edge = add_months(today, -rules().looks_months)
    moment = timezone.now() - timedelta(days=(today - edge).days)
    AccessRecord.objects.update(at=moment)
    assert rules().looks_months == 24
    purge(today)
    assert AccessRecord.objects.count() == 1, "to the day"
    AccessRecord.objects.update(at=moment - timedelta(days=1))
    purge(today)
    assert not AccessRecord.objects.exists()


def test_only_closed_requests_leave_the_register(world, make_request):
    today = timezone.localdate()
    old = timezone.now() - timedelta(days=31 * (rules().requests_months + 1))
    still_open, closed = make_request("see", at=old), make_request("see", at=old)
    closed.refuse("Không đúng người gửi yêu cầu.", by=world.officer(world.a))
    purge(today)
    assert DataRequest.objects.count() == 2
    DataRequest.objects.filter(pk=closed.pk).update(done_at=old)
    purge(today)
    assert list(DataRequest.objects.all()) == [still_open]


def test_words_of_open_requests_go_with_what_they_are_about(over, make_request):
    made = make_request("correct", question=over[1], details="Tên tôi là Bưởi, không phải Bười.")
    purge(timezone.localdate())
    made.refresh_from_db()
    assert made.details == "" and made.is_open


def test_the_server_runs_it_every_night():
    timer = Path(settings.BASE_DIR, "deploy/systemd/portal-purge_personal_data.timer").read_text()
    assert "portal-job@purge_personal_data.service" in timer
    assert "purge_personal_data" in Path(settings.BASE_DIR, "deploy/README.md").read_text()
