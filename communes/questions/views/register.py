"""The register of requests for information: a screen for a year, and the same as a file."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Site

from communes.questions.models import Question
from communes.questions.register import (
    Line,
    lines_of,
    read_year,
    requests_of,
    sums_of,
    years_of,
)
from portal.admin.scoped import scope
from portal.admin.screens import BesideList
from portal.core.csv_files import csv_response
from portal.core.hints import Host
from portal.privacy.looks import record_look
from portal.privacy.models import AccessRecord

# More than a commune gets in a year: a screen stays short, the file has all.
SHOWN = 500


class OfOneYear(PermissionCheckedMixin, Host):
    """The requests of a year at the sites whose questions this officer may answer."""

    any_permission_required = ["change"]
    model = None
    request: Any

    @cached_property
    def year(self) -> int:
        return read_year(self.request.GET.get("year"))

    @cached_property
    def questions(self):
        """All questions of the own sites; of the province's administrator none are."""
        return scope(Question.objects.all(), self.request.user, ("change",))

    @cached_property
    def requests(self):
        return requests_of(self.questions, self.year).prefetch_related("events")


class RegisterView(OfOneYear, BesideList, WagtailAdminTemplateMixin, TemplateView):
    """The register of a year with its sums."""

    template_name = "questions/admin/register.html"
    page_title = gettext_lazy("Register of requests for information")
    header_icon = "list-ul"

    list_name, list_title = "questions:index", gettext_lazy("Incoming questions")

    def get_context_data(self, **kwargs):
        """`lines` (`SHOWN` at most), `sums` of the whole year, `years` to choose from."""
        lines = lines_of(self.requests)
        return super().get_context_data(**kwargs) | {
            "year": self.year,
            "years": years_of(self.questions),
            "lines": lines[:SHOWN],
            "left_out": max(len(lines) - SHOWN, 0),
            "sums": sums_of(lines),
        }


class RegisterFile(OfOneYear, View):
    """The register of a year as CSV, for the yearly report; each download is logged."""

    def get(self, request, *args, **kwargs):
        rows = self.requests
        for site in Site.objects.filter(pk__in=rows.order_by().values("site")):
            kind, thing = AccessRecord.Kind.EXPORT, _("Register of requests for information")
            record_look(request.user, site, kind, thing)
        return csv_response(_rows(lines_of(rows)), f"so-cung-cap-thong-tin-{self.year}")


def _day(value) -> str:
    return date_format(value, "Y-m-d") if value else ""


def _rows(lines: list[Line]) -> Iterator[list[str]]:
    # By number: a code would open the page on which its asker reads what was asked.
    yield [
        _("Row number"),
        _("Site"),
        _("Received"),
        _("How it came"),
        _("Who asks"),
        _("How to get it"),
        _("How much work it is"),
        _("Last day"),
        _("More time taken"),
        _("What became of it"),
        _("Why it is refused"),
        _("Ended"),
        _("Working days"),
        _("After the last day"),
        _("Cost in đồng"),
        _("Sample data"),
    ]
    for place, line in enumerate(lines, start=1):
        question, asked = line.question, line.question.information_or_none
        if asked is None:
            continue
        yield [
            str(place),
            question.site.site_name,
            _day(timezone.localdate(question.asked_at)),
            str(asked.get_channel_display()),
            str(asked.get_asker_display()),
            str(asked.get_way_display()),
            str(asked.get_handling_display()),
            _day(question.due_on),
            _day(asked.extended_at and timezone.localdate(asked.extended_at)),
            line.outcome,
            asked.refusal.label if asked.refusal else "",
            _day(line.ended_on),
            "" if line.days is None else str(line.days),
            _("yes") if line.is_late else "",
            "" if asked.fee is None else str(asked.fee),
            _("yes") if question.is_sample else "",
        ]
