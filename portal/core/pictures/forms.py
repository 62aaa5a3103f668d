"""What Wagtail's forms for pictures inherit; apart from the field, which models' views need while
models are loaded."""

from django.utils.html import format_html_join
from django.utils.text import capfirst
from wagtail.images.forms import BaseImageForm

from portal.core.pictures.fields import PictureField


class PictureForm(BaseImageForm):
    """Base of all of Wagtail's forms for pictures: one, several, chooser.

    At a picture that is there its advice stands below the first field.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if usual := self.fields.get("file"):
            self.fields["file"] = PictureField(
                label=capfirst(usual.label), required=usual.required, widget=usual.widget
            )
        if self.instance.pk and (advice := self.instance.advice):
            told = ((text,) for text in advice)
            # The field as it is drawn: Wagtail's form has asked for it already.
            self["title"].help_text = format_html_join(
                "", '<span class="picture-advice">{}</span>', told
            )
