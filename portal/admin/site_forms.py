"""Forms of officers that are about one of their sites and are no model's own; their screens."""

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Site

from portal.admin.screens import BesideList
from portal.pagecache.conditional import for_one_reader


class SiteForm(forms.Form):
    """Asks which of some sites is meant; where it is one, it is said and not asked."""

    site: Any = forms.ModelChoiceField(
        label=_("Site"),
        queryset=Site.objects.none(),
        error_messages={
            "required": _("Choose the site."),
            "invalid_choice": _("Choose one of your sites."),
        },
    )

    def __init__(self, *args: Any, sites: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        field: Any = self.fields["site"]
        field.queryset = sites
        if len(sites) == 1:
            field.initial, field.disabled = sites[0], True


class SiteFormView(BesideList, WagtailAdminTemplateMixin, FormView):
    """A screen beside a list, with a form for some of an officer's sites; nobody keeps it."""

    sites: Any

    def get_sites(self, user: Any) -> Any:
        """Those that it is for; who has none may not see it."""
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        self.sites = self.get_sites(request.user)
        if not self.sites:
            raise PermissionDenied
        return for_one_reader(super().dispatch(request, *args, **kwargs))

    def get_form_kwargs(self):
        return super().get_form_kwargs() | {"sites": self.sites}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"list_url": reverse(self.list_name)}
