"""Pictures on a form: several at once, what could be better about each, words proposed.

The fields beside a picture are found by their names: "images-0-image" has "images-0-alt" and
"images-0-credit", "photo" has "photo_alt" and "photo_credit".
"""

from typing import Any

from django import forms
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, MultipleChooserPanel
from wagtail.admin.telepath import register
from wagtail.images import get_image_model
from wagtail.images.utils import get_accept_attributes
from wagtail.images.widgets import AdminImageChooser, ImageChooserAdapter
from wagtail.permissions import policy_registry

from portal.core.collections import collection_at
from portal.core.panels import StarredFieldPanel
from portal.core.pictures.words import CREDIT_HELP

UPLOAD = "picture_upload"
SCRIPT = "admin/pictures.js"


class PictureChooser(AdminImageChooser):
    """Wagtail's chooser of one picture, with its advice, also of the one just chosen."""

    template_name = "admin_pictures/chooser.html"
    js_constructor = "PictureChooser"

    def get_value_data_from_instance(self, instance):
        return super().get_value_data_from_instance(instance) | {"advice": [*instance.advice]}

    def get_context(self, name, value_data, attrs):
        context = super().get_context(name, value_data, attrs)
        return context | {"advice": value_data.get("advice", [])}

    @property
    def media(self):
        """In one list: the script builds on Wagtail's, so it comes after them."""
        return forms.Media(js=[*super().media._js, SCRIPT])


class PictureChooserAdapter(ImageChooserAdapter):
    js_constructor = "portal.PictureChooser"

    @property
    def media(self):
        return PictureChooser().media


register(PictureChooserAdapter(), PictureChooser)

# Of a row of pictures (`portal.core.models.PagePicture`).
PICTURE_PANELS = [
    FieldPanel("image", widget=PictureChooser),
    StarredFieldPanel("alt"),
    FieldPanel("caption"),
    FieldPanel("credit", help_text=CREDIT_HELP),
]


class PicturesPanel(MultipleChooserPanel):
    """Rows of pictures: several are uploaded at once, or chosen from those that are there."""

    class BoundPanel(MultipleChooserPanel.BoundPanel):
        template_name = "admin_pictures/panel.html"
        # The script of the panel that it is binds its buttons once more each time that Wagtail
        # unpacks it: rows would be added, moved and deleted twice. This one knows better.
        telepath_adapter_name = "wagtail.panels.InlinePanel"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["most"] = self.panel.max_num
            if policy_registry.get_by_type(get_image_model()).user_has_permission(
                self.request.user, "add"
            ):
                context |= self._upload()
            return context

        def _upload(self) -> dict[str, Any]:
            """Where pictures go: to those of the page's own site."""
            page = self.instance if self.instance.path else self.form.parent_page
            return {
                "upload_url": reverse(UPLOAD),
                "collection": collection_at(page.path),
                "accept": get_accept_attributes(),
            }
