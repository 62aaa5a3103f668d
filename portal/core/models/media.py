"""Pictures and files: one collection per commune keeps them apart."""

from functools import cache
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import models
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, Filter

# What cameras write about the owner and the place; colour profiles stay.
_PRIVATE_INFO = {"exif", "xmp", "XML:com.adobe.xmp", "comment", "photoshop"}


def without_metadata(content: bytes) -> bytes | None:
    """The same picture without EXIF, GPS, XMP or comments, turned upright.

    Returns None where nothing need be removed or the file is no raster picture.
    """
    try:
        picture = Image.open(BytesIO(content))
    except (OSError, Image.DecompressionBombError):
        return None
    if not picture.getexif() and not _PRIVATE_INFO & picture.info.keys():
        return None
    picture_format = picture.format
    upright = ImageOps.exif_transpose(picture)
    clean = Image.new(upright.mode, upright.size)
    if upright.mode == "P":
        clean.putpalette(upright.getpalette())
    clean.paste(upright)
    out = BytesIO()
    options = {"quality": 92} if picture_format in {"JPEG", "WEBP", "AVIF"} else {}
    clean.save(out, picture_format, icc_profile=picture.info.get("icc_profile"), **options)
    return out.getvalue()


@cache
def parsed(spec: str) -> Filter:
    """The filter of a specification such as "fill-240x180|jpegquality-60", parsed once."""
    return Filter(spec=spec)


class CustomImage(AbstractImage):
    """A picture with its credit; loses EXIF and GPS when it is uploaded."""

    credit = models.CharField(_("credit"), max_length=120, blank=True)

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

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed:
            self._remove_metadata()
        super().save(*args, **kwargs)

    def get_renditions(self, *filters: Filter | str):
        """As Wagtail's, which parses each filter anew for each picture of a page."""
        return super().get_renditions(*(parsed(getattr(one, "spec", one)) for one in filters))

    def _remove_metadata(self) -> None:
        self.file.seek(0)
        clean = without_metadata(self.file.read())
        self.file.seek(0)
        if clean is not None:
            self.file = ContentFile(clean, name=self.file.name)
            # Rotation can swap the sides that Wagtail read before.
            self.width, self.height = Image.open(BytesIO(clean)).size
            self.file_size = len(clean)
            self._set_file_hash()


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
