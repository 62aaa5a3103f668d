"""Published reports in the sitemap of their commune."""

from collections.abc import Iterator
from uuid import uuid5

from django.db.models import Subquery

from communes.feedback.addresses import feedback_path
from communes.feedback.models.index import FeedbackIndexPage
from communes.feedback.models.reports import FeedbackReport
from portal.core.querysets import below
from portal.machines.sitemaps import Row
from portal.sites.frame import Frame


def sitemap_rows(frame: Frame) -> Iterator[Row]:
    """The reports of a site that readers have, newest first; none without their section."""
    section = FeedbackIndexPage.objects.live().filter(below([frame.first_root.path]))
    reports = FeedbackReport.objects.in_site(frame.site).public()
    reports = reports.annotate(section=Subquery(section.values("url_path")[:1]))
    found = reports.exclude(section=None)
    for pk, base, published, closed in found.values_list(
        "pk", "section", "published_at", "closed_at"
    ):
        changed = max(filter(None, (published, closed)))
        key = uuid5(frame.first_root.translation_key, f"feedback:{pk}")
        yield Row("", base + feedback_path("report", str(pk)), key, changed)
