"""Pictures and files: one collection per commune keeps them apart."""

from functools import cache
from typing import Any

from django.core.files import File
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

from portal.core.pictures import CleanPicture
from portal.core.pictures.advice import advise
from portal.core.pictures.light import light_of


@cache
def parsed(spec: str) -> Filter:
    """The filter of a specification such as "fill-240x180|jpegquality-60", parsed once."""
    return Filter(spec=spec)


class CustomImage(AbstractImage):
    """A picture with its credit; checked, and without EXIF and GPS, once it is uploaded.

    `light` and `darkest` are how light it is, measured then (`portal.core.pictures.light`).
    """

    credit = models.CharField(_("credit"), max_length=120, blank=True)
    light = models.PositiveSmallIntegerField(null=True, editable=False)
    darkest = models.PositiveSmallIntegerField(null=True, editable=False)

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    # A field takes any file and gives its own kind.
    file: Any

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __init__(self, *args, **kwargs):
        """A file that code gives is checked before Wagtail measures it: one kind of error."""
        file = kwargs.get("file")
        if isinstance(file, File) and not isinstance(file, CleanPicture | FieldFile):
            kwargs["file"] = CleanPicture.of(file)
        super().__init__(*args, **kwargs)
        if kwargs.get("file") is not file:
            self._set_image_file_metadata()

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            if not isinstance(self.file.file, CleanPicture):
                self._clean()
            self.light, self.darkest = light_of(self.file.file)
            self.file.file.seek(0)
        super().save(*args, **kwargs)

    @property
    def advice(self) -> tuple[str, ...]:
        """What an officer is told of it; without opening it, and without SQL."""
        return advise(self)

    def get_renditions(self, *filters: Filter | str):
        """As Wagtail's, which parses each filter anew for each picture of a page."""
        return super().get_renditions(*(parsed(getattr(one, "spec", one)) for one in filters))

    def _clean(self) -> None:
        """For pictures that came through no form. Raises ValidationError."""
        self.file = CleanPicture.of(self.file)
        self._set_image_file_metadata()


class CustomRendition(AbstractRendition):
    """A picture at one size and format."""

    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = (("image", "filter_spec", "focal_point_key"),)


class CustomDocument(AbstractDocument):
    """A file to download."""

    admin_form_fields = ("title", "file", "collection")

    class Meta(AbstractDocument.Meta):
        verbose_name = _("file")
        verbose_name_plural = _("files")
