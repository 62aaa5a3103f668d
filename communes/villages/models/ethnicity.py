"""The peoples of Viet Nam: one list for the whole province."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.models.vocabulary import Vocabulary


class Ethnicity(Vocabulary):
    """A people, as villages name those who live there; kept by the province."""

    name = models.CharField(_("name"), max_length=40, unique=True)
    name_en = models.CharField(_("name in English"), max_length=40, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("name"), FieldPanel("name_en"), FieldPanel("order")]

    class Meta(Vocabulary.Meta):
        verbose_name = _("people")
        verbose_name_plural = _("peoples")
