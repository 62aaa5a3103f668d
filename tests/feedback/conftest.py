"""Reports of two communes and the form that makes them."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image

from communes.feedback.models import FeedbackKind, FeedbackReport
from communes.models import Village
from portal.core.form_stamps import MIN_SECONDS, new_stamp

TEXT = "Lan can cầu Khe Cạn gãy một đoạn, trẻ đi học dễ ngã."
NAME, PHONE = "Trần Thị Bưởi", "0912345678"
SECTION, FORM = "/phan-anh/", "/phan-anh/gui/"
TITLE = "Lan can cầu Khe Cạn gãy"


@pytest.fixture
def village(world) -> Village:
    return Village.objects.create(site=world.a.site, name="4", kind=Village.Kind.XOM)


@pytest.fixture
def roads(world) -> FeedbackKind:
    return FeedbackKind.objects.get(name="Đường, cầu, cống")


@pytest.fixture
def noise(world) -> FeedbackKind:
    return FeedbackKind.objects.get(name="Trật tự, tiếng ồn")


@pytest.fixture
def form_data(world, roads):
    """What a careful person sends to commune A; keywords change it."""

    def make(commune=None, **changes) -> dict:
        site = (commune or world.a).site
        return {
            "kind": roads.pk,
            "text": TEXT,
            "place": "gần trường mầm non",
            "website": "",
            "stamp": new_stamp(site, MIN_SECONDS + 1),
            "key": str(uuid4()),
        } | changes

    return make


@pytest.fixture
def make_report(world, roads):
    """Makes a report of a commune: `make_report(world.b, contact={"name": …})`."""

    def make(commune=None, *, at=None, days_ago=0, **values) -> FeedbackReport:
        at = at or timezone.now() - timezone.timedelta(days=days_ago)
        values = {"kind": roads, "text": TEXT, "place": "cầu Khe Cạn"} | values
        site = (commune or world.a).site
        return FeedbackReport.objects.receive(site, uuid4(), at=at, **values)

    return make


@pytest.fixture
def published(make_report):
    """A report that readers have: `published(world.b, title="…")`."""

    def make(commune=None, *, title=TITLE, text="Lan can gãy, cần rào lại.", **values):
        report = make_report(commune, **values)
        report.title, report.public_text, report.public_place = title, text, "cầu Khe Cạn"
        report.publish(at=report.received_at)
        return report

    return make


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def picture(name="anh.jpg", size=(1600, 1200), picture_format="JPEG", **options):
    """A picture as a phone sends it."""
    out = BytesIO()
    color = (sum(map(ord, name)) % 256, 120, 90)
    Image.new("RGB", size, color).save(out, picture_format, **options)
    return SimpleUploadedFile(name, out.getvalue(), f"image/{picture_format.lower()}")


def follow_path(report) -> str:
    """The page behind the code."""
    return f"{SECTION}theo-doi/{report.code}/"


def item_path(report) -> str:
    return f"{SECTION}{report.pk}/"
