"""What a site pays for text messages, and to whom the province's gateway sends them."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting
from wagtail.models import Site

from communes.announcements.models.choices import Urgency


@register_setting(icon="mobile-alt")
class ChannelSettings(BaseSiteSetting):
    """Only officers see it: no page shows what a message costs or who gets it."""

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

    sms_group = models.CharField(
        _("group of the SMS gateway"),
        max_length=80,
        blank=True,
        help_text=_(
            "What the gateway calls the numbers that get your notices; it keeps them, the portal"
            " knows none. Empty: nothing is sent. Works only where the province has a gateway."
        ),
    )
    sms_least_urgency = models.PositiveSmallIntegerField(
        _("sent by itself: at least"), choices=Urgency.choices, default=Urgency.URGENT
    )
    sms_with_marks = models.BooleanField(
        _("sent with marks"),
        default=False,
        help_text=_("A message with marks holds 70 characters, one without 160."),
    )

    panels = [
        FieldPanel("sms_part_price"),
        MultiFieldPanel(
            [
                FieldPanel("sms_group"),
                FieldPanel("sms_least_urgency"),
                FieldPanel("sms_with_marks"),
            ],
            heading=_("SMS gateway of the province"),
        ),
    ]

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
