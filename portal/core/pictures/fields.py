"""The upload field of every form for pictures."""

from django.forms import FileField
from wagtail.images.fields import WagtailImageField

from portal.core.pictures.files import CleanPicture


class PictureField(WagtailImageField):
    """Looks at what a file is, not at what it is called; takes what phones make."""

    def to_python(self, data):
        file = FileField.to_python(self, data)
        if file is None:
            return None
        self.check_image_file_size(file)
        return super().to_python(CleanPicture.of(file))
