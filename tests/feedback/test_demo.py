"""Sample reports."""

from communes.feedback.choices import Status
from communes.feedback.demo import load
from communes.feedback.models import FeedbackContact, FeedbackPhoto, FeedbackReport
from communes.models import Village
from portal.core.demo import DemoWorld
from tests.feedback.conftest import SECTION


def test_the_demo_fills_communes_once_and_in_every_state(world, django_capture_on_commit_callbacks):
    Village.objects.create(site=world.a.site, name="4")
    said = []
    demo = DemoWorld(world.portal, {"thanhson": world.a, "minhhop": world.b}, said.append)
    with django_capture_on_commit_callbacks(execute=True):
        load(demo)
        load(demo)
    reports = FeedbackReport.objects.all()
    assert len(reports) == 12 and all(report.is_sample for report in reports)
    assert {report.status for report in reports} == {one for one, _label in Status.public()}
    assert not FeedbackContact.objects.exists()
    assert FeedbackPhoto.objects.exclude(public_file="").count() == 4
    assert not any(report.is_public for report in reports if report.kind.is_private)
    html = world.get(world.a.site, SECTION).content.decode()
    assert "Lan can cầu tràn gãy" in html and "Dữ liệu mẫu" in html and "loa kéo" not in html
