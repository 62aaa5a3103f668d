"""A picture with its words: what it shows and whose it is."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Orderable, TranslatableMixin

from portal.core.hints import Text
from portal.core.pictures.words import fill_words
from portal.core.publishing import PublishingRules


class DescribedPicture(PublishingRules, models.Model):
    """What is missing of the words is proposed; readers get no picture without them. No fields."""

    # The names of the fields of the picture, of what it shows, of its credit.
    picture_fields: tuple[str, str, str]

    class Meta:
        abstract = True

    def clean(self):
        fill_words(self, *self.picture_fields)
        super().clean()

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        picture, alt, credit = self.picture_fields
        if getattr(self, f"{picture}_id"):
            if not getattr(self, alt):
                errors[alt] = _("Say what the picture shows.")
            if not getattr(self, credit):
                errors[credit] = _("Write who took the picture.")
        return errors


class PhotoMixin(DescribedPicture):
    """A photo of whom or what a page is about."""

    photo = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    photo_alt = models.CharField(
        _("what the picture shows"),
        max_length=160,
        blank=True,
        help_text=_("For people who can't see it."),
    )
    photo_credit = models.CharField(_("credit"), max_length=120, blank=True)

    picture_fields = ("photo", "photo_alt", "photo_credit")

    class Meta:
        abstract = True

    @property
    def share_picture(self) -> tuple | None:
        """For previews in chats and on Facebook."""
        return (self.photo, self.photo_alt) if self.photo_id else None


class PagePicture(DescribedPicture, TranslatableMixin, Orderable):
    """A picture among several of a page: what it shows and who took it are said at the upload,
    or here. Who takes it sets `page`, and `panels` (`portal.admin.picture_chooser`)."""

    image = models.ForeignKey(
        "core.CustomImage",
        verbose_name=_("picture"),
        on_delete=models.CASCADE,
        related_name="+",
    )
    alt = models.CharField(
        _("what the picture shows"),
        max_length=160,
        blank=True,
        help_text=_("For people who can't see it. Empty: the description of the picture itself."),
    )
    caption = models.CharField(_("caption"), max_length=120, blank=True)
    credit = models.CharField(
        _("credit"),
        max_length=120,
        blank=True,
        help_text=_("Who took it, such as “Ảnh: HTX”. Empty: the credit of the picture itself."),
    )

    picture_fields = ("image", "alt", "credit")

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        abstract = True
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def __str__(self):
        return self.alt
