"""The types of documents: one list for the whole province."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.core.models.vocabulary import Vocabulary
from portal.core.text import slugify


class DocumentType(Vocabulary):
    """A type of official document, such as "Kế hoạch" (KH); kept by the province.

    `slug` is the part of the addresses of its documents: made once from the name, it stays
    whatever the type is called later.
    """

    name = models.CharField(_("name"), max_length=60, unique=True)
    name_en = models.CharField(_("name in English"), max_length=60, blank=True)
    abbreviation = models.CharField(
        _("abbreviation"),
        max_length=10,
        blank=True,
        help_text=_("As it stands in numbers, such as “KH” in 12/KH-UBND."),
    )
    slug = models.SlugField(max_length=60, unique=True, editable=False)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_active = models.BooleanField(
        _("can be chosen"),
        default=True,
        help_text=_("Switch off instead of deleting: earlier documents keep their type."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("name_en"),
        FieldRowPanel([FieldPanel("abbreviation"), FieldPanel("order")]),
        FieldPanel("is_active"),
    ]

    class Meta(Vocabulary.Meta):
        verbose_name = _("type of document")
        verbose_name_plural = _("types of documents")

    def clean(self):
        super().clean()
        if self.slug:
            return
        slug = slugify(self.name)
        if not slug:
            raise ValidationError({"name": _("Give the type a name with letters.")})
        if DocumentType.objects.filter(slug=slug).exclude(pk=self.pk).exists():
            raise ValidationError({"name": _("There is a type of this name already.")})

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)
