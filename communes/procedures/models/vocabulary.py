"""The fields that procedures are sorted by: one list for the whole province."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from portal.core.models.vocabulary import Vocabulary


class ProcedureField(Vocabulary):
    """A field of public services, such as civil status; kept by the province."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    slug = models.SlugField(
        _("short name for addresses"),
        max_length=60,
        unique=True,
        help_text=_("Letters without marks, such as “ho-tich”. Links name it: leave it as it is."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("name_en")]),
        FieldRowPanel([FieldPanel("slug"), FieldPanel("order")]),
    ]

    class Meta(Vocabulary.Meta):
        verbose_name = _("field of procedures")
        verbose_name_plural = _("fields of procedures")
