"""Days that offices work, or don't, against the rule."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from portal.core.models.stamps import EVERYWHERE


class DayChange(models.Model):
    """A day that is worked or off against the rule, for the whole province.

    Deadlines and opening hours follow as soon as it is saved.
    """

    day = models.DateField(_("day"), unique=True)
    is_worked = models.BooleanField(
        _("offices work"),
        default=False,
        help_text=_("Ticked: a worked day, such as a swapped Saturday. Unticked: a day off."),
    )
    reason = models.CharField(
        _("reason"),
        max_length=200,
        blank=True,
        help_text=_("The decision, or what the day is swapped for."),
    )

    province_permissions = {
        "editor": ("view", "add", "change", "delete"),
        "admin": ("view", "add", "change", "delete"),
    }
    panels = [FieldPanel("day"), FieldPanel("is_worked"), FieldPanel("reason")]

    class Meta:
        verbose_name = _("changed working day")
        verbose_name_plural = _("changed working days")
        ordering = ["-day"]

    def __str__(self):
        return f"{self.day:%d/%m/%Y}"

    def changed_stamps(self):
        """Every site says when it is open, and until when it answers."""
        return [EVERYWHERE]
