"""How the province loads an outline."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from communes.units.outlines import read_outline


class OutlineForm(WagtailAdminModelForm):
    """A unit and the file with its outline; without a new file the outline stays."""

    file = forms.FileField(
        label=_("GeoJSON file"),
        required=False,
        help_text=_(
            "A polygon in degrees (WGS 84), up to 8 MB. A map keeps some 500 points of it."
        ),
        widget=forms.FileInput(attrs={"accept": ".geojson,.json"}),
        error_messages={"empty": _("This file is empty. Choose it once more.")},
    )

    def clean(self):
        data = super().clean() or {}
        if file := data.get("file"):
            try:
                self.instance.rings = read_outline(file.read())
            except ValidationError as error:
                self.add_error("file", error)
        elif not self.instance.rings and "file" not in self.errors:
            self.add_error("file", _("Choose the file."))
        return data
