"""The screen on which an officer changes the places left in shelters, made for a phone."""

from dataclasses import dataclass

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from communes.places.counting import STEP, count, shelters_at
from communes.places.models import PlacePage, ShelterCount
from portal.admin.screens import BesideList, OneSiteScreen, to_first_site
from portal.core.steps import StepNotPossible

SET, MORE, FEWER = "set", "more", "fewer"


def sites_counting(user):
    """The communes whose shelters an officer counts, by name."""
    policy = policy_registry.get_by_type(ShelterCount)
    sites = policy.sites_user_has_any_permission_for(user, ["change"])
    return sites.filter(is_default_site=False).order_by("site_name", "pk")


def first_shelters(request) -> HttpResponse:
    """To the shelters of the officer's commune, of several to the first."""
    return to_first_site(sites_counting(request.user), "places:shelters")


class CountForm(forms.Form):
    """What was pressed; a number is needed for “Lưu” alone."""

    place = forms.IntegerField()
    do = forms.ChoiceField(choices=[(one, one) for one in (SET, MORE, FEWER)])
    left = forms.IntegerField(
        required=False,
        min_value=0,
        error_messages={
            "invalid": _("Write a whole number, such as 120."),
            "min_value": _("Write 0 where the shelter is full."),
        },
    )

    def clean(self):
        cleaned = super().clean() or {}
        if cleaned.get("do") != SET:
            self.errors.pop("left", None)
        elif cleaned.get("left") is None and "left" not in self.errors:
            self.add_error("left", _("Write how many places are left."))
        return cleaned


@dataclass(frozen=True)
class Row:
    """A shelter on the screen; `typed` and `error` where what was sent is not right."""

    place: PlacePage
    count: ShelterCount | None
    typed: str = ""
    error: str = ""

    @property
    def shown(self) -> str:
        return self.typed or (str(self.count.left) if self.count else "")


class SheltersView(OneSiteScreen, BesideList, WagtailAdminTemplateMixin, TemplateView):
    """A number and its buttons for each shelter of a commune; each POST is one press."""

    template_name = "places/admin/shelters.html"
    page_title = _("Places left in shelters")
    header_icon = "group"
    list_name, list_title = "places:index", _("Public places")

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.wrong: dict[int, tuple[str, str]] = {}

    def get_sites(self, user):
        return sites_counting(user)

    @cached_property
    def places(self) -> list[PlacePage]:
        return shelters_at(self.site)

    def post(self, request):
        form = CountForm(request.POST)
        form.is_valid()
        values = form.cleaned_data
        place = next((one for one in self.places if one.pk == values.get("place")), None)
        if place is None or "do" in form.errors:
            raise Http404
        error = " ".join(map(str, form.errors.get("left", [])))
        if not error:
            typed = values.get("left") if values["do"] == SET else None
            step = {MORE: STEP, FEWER: -STEP}.get(values["do"], 0)
            try:
                left = count(self.site, place, request.user, left=typed, by=step)
            except StepNotPossible as refusal:
                error = str(refusal)
        if error:
            self.wrong[place.pk] = (request.POST.get("left", ""), error)
            messages.error(request, _("Nothing was changed yet: see the marked shelter."))
            return self.render_to_response(self.get_context_data())
        told = {"place": place.title, "left": left}
        messages.success(request, _("%(place)s: %(left)s places left.") % told)
        return redirect(f"{request.path}#n-{place.pk}")

    def get_context_data(self, **kwargs):
        rows = [
            Row(place, getattr(place, "shelter_count", None), *self.wrong.get(place.pk, ("", "")))
            for place in self.places
        ]
        others = sites_counting(self.request.user).exclude(pk=self.site.pk)[:12]
        return super().get_context_data(
            rows=rows,
            step=STEP,
            others=others,
            list_url=reverse("places:index"),
            **kwargs,
        )
