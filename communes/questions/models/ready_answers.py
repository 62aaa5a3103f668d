"""A commune's own short texts, put into answers by its officers."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField
from wagtail.models import Site

from communes.questions.choices import ANSWER_FEATURES


class ReadyAnswer(models.Model):
    """A text for answers that are given again and again, of one commune."""

    never_shown = "Readers see what an officer made of it, once that is published."

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="ready_answers"
    )
    title = models.CharField(
        _("name"), max_length=80, help_text=_("What officers find it by, such as “Khai sinh”.")
    )
    text = RichTextField(_("text"), features=ANSWER_FEATURES)
    is_sample = models.BooleanField(_("sample data"), default=False, editable=False)

    role_permissions = {
        "editor": ("view", "add", "change", "delete"),
        "approver": ("view", "add", "change", "delete"),
        "admin": ("view", "add", "change", "delete"),
    }

    class Meta:
        verbose_name = _("ready answer")
        verbose_name_plural = _("ready answers")
        ordering = ["title", "pk"]

    def __str__(self):
        return self.title
