"""Reports for tests, as readers have them."""

from uuid import uuid4

from communes.feedback.models import FeedbackIndexPage, FeedbackKind, FeedbackReport


def make_published(commune, title="Lan can gãy", **values) -> FeedbackReport:
    """A published report, with its section as `page`."""
    kind = FeedbackKind.objects.filter(is_private=False).first()
    values = {"kind": kind, "text": "Lời của người gửi", "place": "cầu Khe Cạn"} | values
    report = FeedbackReport.objects.receive(commune.site, uuid4(), **values)
    report.title, report.public_text, report.public_place = title, "Cần rào lại.", "cầu"
    report.publish()
    report.page = FeedbackIndexPage.objects.descendant_of(commune.homes["vi"]).get()
    return report
