"""Weeks that have no schedule yet, and the draft of one from the week before it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.models import Page

from communes.schedules.models import WorkScheduleIndexPage, WorkSchedulePage
from portal.core.querysets import HOME_PATH, below
from portal.core.weeks import Week, ends_soon
from portal.core.workdays import is_working_day


@dataclass
class MissingWeek:
    """A week without a page in a section that has an older one, `source`: a row of the list."""

    week: Week
    section: Page
    source: Week
    # As the pages that it stands among.
    commune = None
    live = False
    pk = None

    @property
    def path(self) -> str:
        return self.section.path

    @property
    def title(self) -> str:
        return _("%(week)s, %(span)s: none yet") % {
            "week": self.week.label,
            "span": self.week.span,
        }

    @property
    def copies_last_week(self) -> bool:
        return self.source + 1 == self.week


def missing_weeks(
    sections: Iterable[Page], after: date | None = None, until: date | None = None
) -> list[MissingWeek]:
    """The weeks without a page between a section's first one and next week, newest first.

    Of the Mondays from `after` on and before `until` only; one query for all sections.
    """
    sections = list(sections)
    taken: dict[str, set[date]] = {section.path: set() for section in sections}
    pages = WorkSchedulePage.objects.filter(below(taken))
    for path, monday in pages.values_list("path", "starts_on"):
        taken[path[: -Page.steplen]].add(monday)
    found = []
    for section in sections:
        mondays, last = taken[section.path], Week.this() + 1
        week = source = Week(min(mondays)) if mondays else last + 1
        while week <= last:
            if week.monday in mondays:
                source = week
            elif (not after or week.monday >= after) and (not until or week.monday < until):
                found.append(MissingWeek(week, section, source))
            week += 1
    return sorted(found, key=lambda row: row.week, reverse=True)


def needs_next_week(today: date) -> bool:
    """Whether it is time to write next week's schedule; never where nobody works then."""
    return ends_soon(today) and any(map(is_working_day, (Week.of(today) + 1).days))


@require_POST
def fill_week(request: HttpRequest, parent_page_id: int, code: str) -> HttpResponse:
    """Makes a week's draft from the newest week before it and opens it; opens the page of the
    week where there is one, and the empty form where nothing can be copied."""
    try:
        week = Week.parse(code)
    except ValueError as error:
        raise Http404 from error
    section = get_object_or_404(WorkScheduleIndexPage, pk=parent_page_id)
    if not section.permissions_for_user(request.user).may_add(WorkSchedulePage):
        raise PermissionDenied
    with transaction.atomic():
        # A second click finds what the first one made.
        homes = Page.objects.filter(path=section.path[:HOME_PATH])
        homes.select_for_update(no_key=True).get()
        pages = WorkSchedulePage.objects.child_of(section)
        page = pages.filter(starts_on=week.monday).first()
        if page is None:
            source = pages.filter(starts_on__lt=week.monday).order_by("-starts_on").first()
            if source is None:
                return redirect(
                    "wagtailadmin_pages:add", "schedules", "workschedulepage", section.pk
                )
            page = source.copy_to(week, user=request.user)
            messages.success(
                request,
                _("“%(title)s” is a draft with the entries of “%(source)s”. Change what is new.")
                % {"title": page.title, "source": source.title},
            )
    return redirect("wagtailadmin_pages:edit", page.pk)
