"""The register of data requests as a file, for the yearly report. It names no citizen."""

from collections.abc import Iterator

from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.models import Site

from portal.admin.scoped import scope
from portal.core.csv_files import csv_response
from portal.privacy.looks import record_look
from portal.privacy.models import AccessRecord, DataRequest


class RegisterView(PermissionCheckedMixin, View):
    """All requests of the own sites, the newest first; each download is logged."""

    any_permission_required = ["view"]
    model = None

    def get(self, request, *args, **kwargs):
        rows = scope(DataRequest.objects.select_related("site"), request.user, ("view",))
        sites = Site.objects.filter(pk__in=rows.order_by().values("site"))
        for site in sites:
            kind, thing = AccessRecord.Kind.EXPORT, _("Register of data requests")
            record_look(request.user, site, kind, thing)
        return csv_response(_lines(rows), "so-yeu-cau-du-lieu")


def _day(value) -> str:
    if value is None:
        return ""
    return (timezone.localtime(value) if hasattr(value, "hour") else value).strftime("%Y-%m-%d")


def _lines(rows) -> Iterator[list[str]]:
    yield [
        str(name)
        for name in (
            _("Code"),
            _("Site"),
            _("What is asked for"),
            _("How it came"),
            _("Came on"),
            _("Reply before"),
            _("Replied"),
            _("Done before"),
            _("Extended"),
            _("State"),
            _("Closed"),
            _("Officer"),
            _("Sample data"),
        )
    ]
    for made in rows.prefetch_related("events"):
        handled = [event.by_name for event in made.events.all() if event.by_name]
        yield [
            made.code,
            made.site.site_name,
            str(made.get_kind_display()),
            str(made.get_way_display()),
            _day(made.received_at),
            _day(made.reply_due_on),
            _day(made.replied_at),
            _day(made.due_on),
            _day(made.extended_at),
            str(made.get_state_display()),
            _day(made.done_at),
            handled[-1] if handled else "",
            str(_("yes")) if made.is_sample else "",
        ]
