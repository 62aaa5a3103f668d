"""The screen that takes places from a table."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from communes.places.importing.columns import LABELS
from communes.places.importing.taking import Taken, take_in
from communes.places.models import PlaceIndexPage, PlacePage
from portal.admin.own import explorable_pages
from portal.admin.site_forms import SiteForm
from portal.pagecache.conditional import for_one_reader


def sections_of(user) -> dict[int, PlaceIndexPage]:
    """The sections where an officer publishes places, by their sites; in the first language."""
    own = explorable_pages(user).values("pk")
    sections = PlaceIndexPage.objects.filter(
        pk__in=own, locale__language_code=settings.LANGUAGE_CODE
    )
    found = {}
    for section in sections.select_related("locale"):
        rights = section.permissions_for_user(user)
        if rights.may_add(PlacePage) and rights.can_publish_subpage():
            found[section.path[: 2 * PlaceIndexPage.steplen]] = section
    sites = Site.objects.filter(root_page__path__in=found).select_related("root_page")
    return {site.pk: found[site.root_page.path] for site in sites}


class PlacesForm(SiteForm):
    """A table, and whose places it holds. Nothing is kept where `only_look` is ticked."""

    file = forms.FileField(
        label=_("CSV or Excel file"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        error_messages={
            "required": _("Choose the file."),
            "empty": _("This file is empty. Choose it once more."),
        },
    )
    only_look = forms.BooleanField(
        label=_("Only look what would become of it; keep nothing yet"), required=False, initial=True
    )
    taken: Taken

    def __init__(self, *args, user, sections: dict[int, PlaceIndexPage], **kwargs):
        self.user, self.sections = user, sections
        sites = Site.objects.filter(pk__in=sections)
        super().__init__(*args, sites=sites, **kwargs)

    def clean(self):
        cleaned = super().clean() or {}
        if not self.errors:
            section = self.sections[cleaned["site"].pk]
            content, dry = cleaned["file"].read(), cleaned["only_look"]
            try:
                self.taken = take_in(section, content, self.user, dry=dry)
            except ValidationError as error:
                self.add_error("file", error)
        return cleaned


class TakePlacesView(WagtailAdminTemplateMixin, FormView):
    """Publishes the good rows and lists the others with what is wrong."""

    template_name = "places/admin/take_places.html"
    form_class = PlacesForm
    page_title = _("Take places from a table")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        self.sections = sections_of(request.user)
        if not self.sections:
            raise PermissionDenied
        return for_one_reader(super().dispatch(request, *args, **kwargs))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"sections": self.sections, "user": self.request.user}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"columns": LABELS.values(), "list_url": reverse("places:index")}

    def form_valid(self, form):
        taken, looked = form.taken, form.cleaned_data["only_look"]
        good = len(taken.new) + len(taken.changed)
        if not looked and good:
            text = ngettext("%(count)d place taken in.", "%(count)d places taken in.", good)
            messages.success(self.request, text % {"count": good})
        if taken.wrong:
            messages.warning(self.request, gettext("Some rows are not right: see below."))
        # A second look is rarely wanted: what was looked at is taken in next.
        empty = self.form_class(
            user=self.request.user,
            sections=self.sections,
            initial={"only_look": not looked, "site": form.cleaned_data["site"]},
        )
        context = self.get_context_data(form=empty, taken=taken, looked=looked)
        return self.render_to_response(context)
