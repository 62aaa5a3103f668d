"""Published reports in the words of Open311 GeoReport v2 (https://wiki.open311.org/GeoReport_v2/),
for reading: nothing is sent through it."""

from datetime import datetime
from typing import Any
from xml.etree import ElementTree

from django.utils import timezone

from communes.feedback.addresses import feedback_path
from communes.feedback.choices import Status
from communes.feedback.models import FeedbackKind, FeedbackReport


def service(kind: FeedbackKind) -> dict[str, Any]:
    """A kind of report."""
    return {
        "service_code": str(kind.pk),
        "service_name": kind.label,
        "description": kind.label,
        "metadata": False,
        "type": "realtime",
        "keywords": "",
        "group": kind.owner,
    }


def request(report: FeedbackReport, section_url: str, media: str) -> dict[str, Any]:
    """A report; `section_url` is the address of its section, `media` that of its first picture."""
    closed = report.closed_at
    return {
        "service_request_id": str(report.pk),
        "status": "open" if report.status in Status.open() else "closed",
        "status_notes": report.outcome,
        "service_name": report.kind.label,
        "service_code": str(report.kind_id),
        "description": f"{report.title}\n{report.public_text}",
        "agency_responsible": report.sent_to or report.kind.owner,
        "service_notice": "",
        "requested_datetime": _moment(report.received_at),
        "updated_datetime": _moment(closed or report.published_at or report.received_at),
        "expected_datetime": report.due_on.isoformat(),
        "address": report.where,
        "address_id": "",
        "zipcode": "",
        "lat": None if report.latitude is None else float(report.latitude),
        "long": None if report.longitude is None else float(report.longitude),
        "media_url": media,
        "url": section_url + feedback_path("report", str(report.pk)),
    }


def _moment(moment: datetime) -> str:
    return timezone.localtime(moment).replace(microsecond=0).isoformat()


def as_xml(root: str, item: str, rows: list[dict[str, Any]]) -> bytes:
    """The same rows as the standard writes them in XML."""
    top = ElementTree.Element(root)
    for row in rows:
        node = ElementTree.SubElement(top, item)
        for name, value in row.items():
            child = ElementTree.SubElement(node, name)
            if value is not None:
                child.text = str(value).lower() if isinstance(value, bool) else str(value)
    return ElementTree.tostring(top, encoding="utf-8", xml_declaration=True)
