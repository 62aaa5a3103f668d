"""Whether notices of a site draft their bulletins themselves."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting

from communes.announcements.models.choices import Urgency


@register_setting(icon="media")
class BulletinSettings(BaseSiteSetting):
    """Only officers see it. A bulletin that drafted itself waits for approval as any other."""

    class Drafted(models.IntegerChoices):
        """From which urgency on; the numbers are those of `Urgency`."""

        ALL = Urgency.NORMAL.value, _("of every notice")
        IMPORTANT = Urgency.IMPORTANT.value, _("of important and urgent ones")
        URGENT = Urgency.URGENT.value, _("of urgent ones")
        NONE = Urgency.URGENT.value + 1, _("of none")

    drafted_from = models.PositiveSmallIntegerField(
        _("a bulletin drafts itself"),
        choices=Drafted.choices,
        default=Drafted.URGENT,
        help_text=_("When the notice is published. Somebody looks it over and approves it."),
    )

    panels = [FieldPanel("drafted_from")]

    class Meta:
        verbose_name = _("loudspeaker")

    def changed_stamps(self) -> list:
        """None: readers see nothing of it."""
        return []


def drafts_itself(site_id: int, urgency: int) -> bool:
    """Whether a notice of a site drafts its bulletin; one query."""
    rows = BulletinSettings.objects.filter(site=site_id).values_list("drafted_from", flat=True)
    least = rows.first() or BulletinSettings.Drafted.URGENT
    return urgency >= least
