"""What a site pays for text messages."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting
from wagtail.models import Site


@register_setting(icon="mobile-alt")
class ChannelSettings(BaseSiteSetting):
    """Only officers see it: no page shows what a message costs."""

    sms_part_price = models.PositiveIntegerField(
        _("price of one SMS, in đồng"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_(
            "What the network takes for one part of a message to one number. Empty: as the"
            " province says on its portal; without any, no cost is shown."
        ),
    )

    panels = [FieldPanel("sms_part_price")]

    class Meta:
        verbose_name = _("text messages")

    def changed_stamps(self) -> list:
        """None: readers see nothing of it."""
        return []


def part_price(site: Site) -> int | None:
    """Đồng for one part of an SMS: the site's own, else the province's; one query."""
    rows = ChannelSettings.objects.filter(
        Q(site=site) | Q(site__is_default_site=True), sms_part_price__isnull=False
    )
    prices = dict(rows.values_list("site_id", "sms_part_price"))
    return prices.get(site.pk) or next(iter(prices.values()), None)
