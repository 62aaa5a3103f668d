"""The screen that takes figures from a file."""

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.permissions import policy_registry

from communes.dossiers.figures.files import NEEDED, Taken, take_in
from communes.dossiers.models import DossierFigure
from portal.admin.site_forms import SiteForm
from portal.pagecache.conditional import for_one_reader


class FileForm(SiteForm):
    """A CSV file, and whose figures it holds."""

    file = forms.FileField(
        label=_("CSV file"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": _("Choose the file."),
            "empty": _("This file is empty. Choose it once more."),
        },
    )
    taken: Taken

    def clean(self):
        """Takes the good rows in. What can't be read at all is an error of the file."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.taken = take_in(cleaned["site"], cleaned["file"].read())
            except ValidationError as error:
                self.add_error("file", error)
        return cleaned


class TakeFiguresView(WagtailAdminTemplateMixin, FormView):
    """Keeps the good rows and lists the others with what is wrong."""

    template_name = "dossiers/admin/take_figures.html"
    form_class = FileForm
    page_title = _("Take figures from a file")
    header_icon = "upload"

    def dispatch(self, request, *args, **kwargs):
        policy = policy_registry.get_by_type(DossierFigure)
        adds, changes = (
            policy.sites_user_has_any_permission_for(request.user, [action])
            for action in ("add", "change")
        )
        self.sites = adds.filter(pk__in=changes.values("pk"))
        if not self.sites:
            raise PermissionDenied
        return for_one_reader(super().dispatch(request, *args, **kwargs))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"sites": self.sites}

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"columns": NEEDED.values(), "list_url": reverse("dossier_figures:index")}

    def form_valid(self, form):
        taken = form.taken
        if taken.good:
            text = ngettext("%(count)d month taken in.", "%(count)d months taken in.", taken.good)
            messages.success(self.request, text % {"count": taken.good})
        if taken.wrong:
            messages.warning(self.request, gettext("Some rows were left out: see below."))
        context = self.get_context_data(form=self.get_form_class()(sites=self.sites), taken=taken)
        return self.render_to_response(context)
