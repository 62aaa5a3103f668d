"""Sample requests of askers about their data, and a contact whose time is over."""

from datetime import timedelta

from django.utils import timezone
from wagtail.models import Site

from communes.questions.choices import Kind as SentKind
from communes.questions.models import Question, QuestionContact, Status
from portal.privacy.choices import Kind, Way
from portal.privacy.models import DataRequest
from portal.privacy.providers import find

REPLY = "Xã đã nhận yêu cầu, đang đối chiếu và sẽ báo lại đúng hạn."
CORRECTED = "Xã đã sửa số điện thoại theo yêu cầu. Cảm ơn bà con."


def load_requests(site: Site) -> int:
    """Three requests, once, one at each stage; how many a commune without any got."""
    if DataRequest.objects.in_site(site).filter(is_sample=True).exists():
        return 0
    samples = Question.objects.in_site(site).filter(
        kind=SentKind.QUESTION, is_sample=True, contact__isnull=False
    )
    to_see = samples.filter(status=Status.ASSIGNED).first()
    to_erase = samples.filter(status=Status.RECEIVED).first()
    to_correct = samples.filter(status=Status.ANSWERED).first()
    if not (to_see and to_erase and to_correct):
        return 0
    now = timezone.now()
    _make(to_see, Kind.SEE, Way.ONLINE, now - timedelta(hours=2))
    _make(to_erase, Kind.ERASE, Way.COUNTER, now - timedelta(hours=20)).reply(REPLY, by=None)
    corrected = _make(to_correct, Kind.CORRECT, Way.PHONE, now - timedelta(days=3))
    corrected.fulfil(CORRECTED, by=None, values={"phone": "02383000198"})
    return 3


def _make(question: Question, kind: Kind, way: Way, at) -> DataRequest:
    found = find(question.code, question.site)
    if found is None:
        raise LookupError(f"no provider knows {question.code}")
    return DataRequest.objects.receive(found, kind, way=way, at=at, is_sample=True)


def let_one_be_over(site: Site) -> None:
    """Ends the time of the oldest contact, so that `purge_personal_data` has work to show."""
    contacts = QuestionContact.objects.filter(
        question__site=site, question__is_sample=True, question__kind=SentKind.QUESTION
    )
    oldest = contacts.order_by("question__asked_at").first()
    if oldest:
        oldest.purge_after = timezone.localdate() - timedelta(days=1)
        oldest.save(update_fields=["purge_after"])
