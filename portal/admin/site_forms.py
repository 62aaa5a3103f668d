"""Forms of officers that are about one of their sites and are no model's own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site


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
