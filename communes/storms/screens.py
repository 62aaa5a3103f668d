"""“Ngày bão” in the admin: the switch, and the roads that officers tell of."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from communes.storms import steps
from communes.storms.forms import RoadFormSet, StormForm
from communes.storms.models import StormDay, StormRoad
from portal.admin.screens import OneSiteScreen, to_first_site
from portal.core.hints import Text
from portal.core.steps import StepNotPossible

MOST_SITES = 12
SEEING = ["view", "add", "change"]
BEFORE = 5
# What the buttons of the screen send as `do`; those of the last step act.
LOOK, BACK, ON, CHANGE, ASK_OFF, OFF = "look", "back", "on", "change", "ask-off", "off"


def stormy_sites(user: Any):
    """The sites whose storm days an officer sees, by name; the portal's first."""
    policy = policy_registry.get_by_type(StormDay)
    sites = policy.sites_user_has_any_permission_for(user, SEEING)
    return sites.order_by("-is_default_site", "site_name", "pk")


def first_storm(request) -> HttpResponse:
    """To the screen of the officer's site, of several to the first."""
    return to_first_site(stormy_sites(request.user), "storm_screen")


class _OfSite(OneSiteScreen, WagtailAdminTemplateMixin, TemplateView):
    header_icon = "warning"

    def get_sites(self, user):
        return stormy_sites(user)

    def may(self, model: Any, action: str) -> bool:
        policy = policy_registry.get_by_type(model)
        return policy.user_has_any_permission_for_instance(self.request.user, [action], self.site)

    @property
    def here(self) -> str:
        return reverse("storm_screen", args=[self.site.pk])


class StormView(_OfSite):
    """How it stands; on, changed, off, each after a look at what will be."""

    template_name = "storms/admin/screen.html"
    page_title = _("Storm day")
    asks = ""
    form: StormForm | None = None

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.page_title}]

    def post(self, request):
        if steps.section_for(request.user, self.site) is None:
            raise PermissionDenied
        do, day = request.POST.get("do", ""), steps.day_of(self.site)
        if do not in (LOOK, BACK, ON, CHANGE, ASK_OFF, OFF):
            raise Http404
        if do in (ASK_OFF, OFF, CHANGE) and day is None:
            messages.error(request, _("This storm day is over already."))
            return redirect(self.here) if do != CHANGE else self._tell(LOOK, None)
        if do == ASK_OFF:
            self.asks = OFF
            return self._again()
        if do == OFF:
            return self._step(_("The storm day is off: homes are as usual."), steps.switch_off, day)
        return self._tell(do, day)

    def _tell(self, do: str, day: StormDay | None) -> HttpResponse:
        """What was typed: looked at once more, back in the form, or said."""
        self.form = StormForm(self.request.POST, site=self.site, notice=day.notice if day else None)
        if not self.form.is_valid():
            messages.error(self.request, _("Nothing is switched yet: see the marked fields."))
        elif do == LOOK:
            self.asks = CHANGE if day else ON
        elif do == ON:
            text = _("The storm day is on. Look over its bulletin and its texts next.")
            return self._step(text, steps.switch_on, self.site)
        elif do == CHANGE:
            text = _("Changed: homes, warning and texts say it from now on.")
            return self._step(text, steps.change, day)
        return self._again()

    def _step(self, done: Text, step: Any, about: Any) -> HttpResponse:
        """Takes a step; where it isn't possible, says why and keeps what was typed."""
        told: list[Any] = [self.form.told] if self.form else []
        if step is steps.change and self.form:
            told.append(self.form.cleaned_data["seen"])
        try:
            step(about, self.request.user, *told)
        except StepNotPossible as error:
            messages.error(self.request, str(error))
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
        else:
            messages.success(self.request, done)
            return redirect(self.here)
        if self.form is None:
            return redirect(self.here)
        # Pressed again, it stands on what is there now.
        day = steps.day_of(self.site)
        if day and step is steps.change:
            seen = {"seen": steps.version_of(day.notice)}
            self.form.data = self.form.data.dict() | seen | self._lists()  # type: ignore[attr-defined]
        return self._again()

    def _sent(self) -> list[tuple[str, str]]:
        """What was typed, to be sent once more with the last button."""
        left_out = {"do", "csrfmiddlewaretoken"}
        lists = self.request.POST.lists()
        return [(name, one) for name, values in lists if name not in left_out for one in values]

    def _lists(self) -> dict[str, list[str]]:
        """What was chosen of many, which a plain dict of what was sent lacks."""
        names = ("villages", "communes")
        return {name: self.request.POST.getlist(name) for name in names}

    def _again(self) -> HttpResponse:
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        day = steps.day_of(self.site)
        may_switch = steps.section_for(self.request.user, self.site) is not None
        form = self.form
        if may_switch and form is None:
            form = StormForm(site=self.site, notice=day.notice if day else None)
        before = StormDay.objects.filter(site=self.site).select_related("notice")
        before = before.filter(notice__valid_until__lte=timezone.now())
        return super().get_context_data(
            site=self.site,
            day=day,
            above=None if self.site.is_default_site else steps.day_from_above(self.site),
            before=before[:BEFORE],
            may_switch=may_switch,
            form=form,
            asks=self.asks,
            sent=self._sent(),
            others=stormy_sites(self.request.user).exclude(pk=self.site.pk)[:MOST_SITES],
            page_url=f"{self.site.root_url}{reverse('storm_day')}",
            **kwargs,
        )


class RoadsView(_OfSite):
    """The roads of a site: whoever keeps the list says that all of it is so now."""

    template_name = "storms/admin/roads.html"
    # Longer, a phone cuts it.
    page_title = _("Roads")
    formset: Any = None

    def get_breadcrumbs_items(self):
        way = {"url": self.here, "label": _("Storm day")}
        return [*self.breadcrumbs_items, way, {"url": "", "label": self.page_title}]

    def _rows(self):
        return StormRoad.objects.filter(site=self.site)

    def post(self, request):
        if not self.may(StormRoad, "change"):
            raise PermissionDenied
        self.formset = RoadFormSet(request.POST, queryset=self._rows())
        if not self.formset.is_valid():
            messages.error(request, _("Nothing was kept yet: see the marked roads."))
            return self.render_to_response(self.get_context_data())
        for form in self.formset.forms:
            road = form.instance
            if road.pk and not form.cleaned_data.get("name"):
                road.delete()
            elif form.cleaned_data.get("name"):
                road.site, road.by, road.seen_at = self.site, request.user, timezone.now()
                road.save()
        messages.success(request, _("The roads are kept as they are now."))
        return redirect(request.path)

    def get_context_data(self, **kwargs):
        formset = self.formset or RoadFormSet(queryset=self._rows())
        last = self._rows().select_related("by").order_by("-seen_at", "-pk").first()
        return super().get_context_data(
            formset=formset,
            last=last,
            may_change=self.may(StormRoad, "change"),
            here=self.here,
            **kwargs,
        )


def urls() -> list:
    """In the admin."""
    return [
        path("ngay-bao/", first_storm, name="storm_screens"),
        path("ngay-bao/<int:site_id>/", StormView.as_view(), name="storm_screen"),
        path("ngay-bao/<int:site_id>/duong/", RoadsView.as_view(), name="storm_roads"),
    ]
