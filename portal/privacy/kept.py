"""What a site keeps of people: what features say, and what this room itself writes down."""

from dataclasses import replace

from django.db.models import F, Func, IntegerField, QuerySet, Subquery
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.models import Site

from portal.privacy.models.requests import DataRequest
from portal.privacy.providers import Kept, providers
from portal.privacy.rules import rules
from portal.sites.frame import Frame


def _months(months: int) -> str:
    return ngettext("%(months)s month", "%(months)s months", months) % {"months": months}


def kept_here(frame: Frame) -> list[Kept]:
    """All kinds of personal data that the site of a frame keeps, counted now."""
    return _counted(_told_by_all(frame), frame.site)


def _counted(kinds: list[Kept], site: Site) -> list[Kept]:
    """The kinds with numbers in place of rows; one query."""
    rows = {
        f"count_{place}": Subquery(
            kind.count.order_by().annotate(number=Func(F("pk"), function="COUNT")).values("number"),
            output_field=IntegerField(),
        )
        for place, kind in enumerate(kinds)
        if isinstance(kind.count, QuerySet)
    }
    numbers = Site.objects.filter(pk=site.pk).values(**rows).get() if rows else {}
    return [
        replace(kind, count=numbers.get(f"count_{place}", kind.count))
        for place, kind in enumerate(kinds)
    ]


def _told_by_all(frame: Frame) -> list[Kept]:
    found = []
    for provider in providers():
        for tag in provider.tags:
            frame.follows(tag)
        found += provider.kept(frame)
    requests = DataRequest.objects.in_site(frame.site)
    return [
        *found,
        Kept(
            _("Requests about personal data: kind, dates, what was decided"),
            _("To prove that they were dealt with in time"),
            _months(rules().requests_months),
            _("Staff who deal with them; what you write in a request goes when it is closed"),
            requests,
        ),
        Kept(
            _("Which officer looked at which contact or internal file, and when"),
            _("So that nobody looks without being seen"),
            _months(rules().looks_months),
            _("The administrators of the commune and of the province"),
        ),
    ]
