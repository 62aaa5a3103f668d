"""The screen of a week's duty roster."""

from django.db import transaction
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site
from wagtail.permissions import policy_registry

from communes.organisation.forms import WeekFormSet
from communes.organisation.models import DutyShift
from communes.organisation.roster import copy_week
from portal.admin.screens import BesideList, OneSiteScreen
from portal.core.weeks import Week

NEEDED = ("add", "change", "delete")


def rostered_sites(user):
    """The sites whose roster an officer writes."""
    policy = policy_registry.get_by_type(DutyShift)
    found = Site.objects.all()
    for action in NEEDED:
        allowed = policy.sites_user_has_any_permission_for(user, [action])
        found = found.filter(pk__in=allowed.values("pk"))
    return found


def may_write(user, site: Site) -> bool:
    """Whether an officer writes the roster of a site."""
    policy = policy_registry.get_by_type(DutyShift)
    return all(policy.user_has_any_permission_for_instance(user, [one], site) for one in NEEDED)


def week_url(site_id: int, week: Week) -> str:
    """The screen of a site's week."""
    return reverse("duty_shifts:week", args=[site_id, week.code])


class WeekView(OneSiteScreen, BesideList, WagtailAdminTemplateMixin, TemplateView):
    """All shifts of seven days as one table; `copy` in what is sent brings last week's."""

    template_name = "organisation/admin/week.html"
    page_title = gettext_lazy("Duty roster of a week")
    header_icon = "calendar-check"
    list_name, list_title = "duty_shifts:index", gettext_lazy("Duty roster")

    def get_sites(self, user):
        return rostered_sites(user)

    def dispatch(self, request, site_id, **kwargs):
        try:
            self.week = Week.parse(kwargs["code"])
        except ValueError as error:
            raise Http404 from error
        return super().dispatch(request, site_id)

    def get(self, request):
        return self.show(WeekFormSet(site=self.site, week=self.week))

    def post(self, request):
        if "copy" in request.POST:
            return self.copy()
        lines = WeekFormSet(request.POST, site=self.site, week=self.week)
        if problem := self.save(lines):
            messages.error(request, problem)
            return self.show(lines)
        messages.success(request, _("The roster of this week is saved."))
        return redirect(week_url(self.site.pk, self.week))

    @transaction.atomic
    def save(self, lines) -> str:
        """Writes the lines, unless something is wrong: then says what."""
        Site.objects.select_for_update(no_key=True).get(pk=self.site.pk)
        if not lines.is_valid():
            return _("Some lines are not right yet: see below.")
        if self.request.POST.get("seen") != lines.version:
            return _(
                "Somebody has changed this week meanwhile. Your lines are still here: look at"
                " “All shifts”, then save once more."
            )
        lines.save()
        return ""

    def copy(self):
        made, there = copy_week(self.site, self.week)
        if made:
            text = ngettext(
                "%(count)s shift of last week is here. Change what is new.",
                "%(count)s shifts of last week are here. Change what is new.",
                made,
            )
            messages.success(self.request, text % {"count": made})
        elif there:
            messages.warning(self.request, _("All shifts of last week are here already."))
        else:
            messages.warning(self.request, _("Last week has no shifts to copy."))
        return redirect(week_url(self.site.pk, self.week))

    def show(self, lines):
        return self.render_to_response(self.get_context_data(lines=lines))

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {
            "site": self.site,
            "span": self.week.span,
            "before_url": week_url(self.site.pk, self.week - 1),
            "after_url": week_url(self.site.pk, self.week + 1),
            "list_url": reverse("duty_shifts:index"),
        }
