"""The upload field of every form for pictures."""

from django.forms import FileField
from django.utils.html import format_html_join
from django.utils.text import capfirst
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from portal.core.pictures.files import CleanPicture


class PictureField(WagtailImageField):
    """Looks at what a file is, not at what it is called; takes what phones make."""

    def to_python(self, data):
        file = FileField.to_python(self, data)
        if file is None:
            return None
        self.check_image_file_size(file)
        return super().to_python(CleanPicture.of(file))


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
