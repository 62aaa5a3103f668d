"""What a reader may ask of the list."""

from datetime import timedelta
from functools import partial

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from communes.announcements.models.choices import Category, Urgency
from communes.models import Village
from portal.lists.listing import CommuneFilterMixin


class AnnouncementListForm(CommuneFilterMixin):
    """Narrows the list by kind, weight, time and, here, village; on the portal, commune."""

    EXPIRED = "expired"

    category = forms.ChoiceField(label=_("Kind"), choices=Category.choices)
    urgency = forms.ChoiceField(label=_("Urgency"), choices=Urgency.choices)
    time = forms.ChoiceField(
        label=_("Time"),
        choices=[
            ("week", _("Last 7 days")),
            ("month", _("This month")),
            ("year", _("This year")),
            (EXPIRED, _("Expired")),
        ],
    )
    village = forms.ChoiceField(label=_("Village"))

    facet_names = ("category", "urgency", "time", "village", "commune")
    province_label = _("The whole province")

    def prepare(self):
        super().prepare()
        villages = []
        if not self.frame.is_portal:
            here = Village.objects.filter(site=self.frame.site)
            villages = self.frame.remember("villages", partial(list, here))
        choices = [(str(village.pk), capfirst(str(village))) for village in villages]
        if choices:
            self.fields["village"].choices = choices
        else:
            del self.fields["village"]

    @property
    def is_archive(self) -> bool:
        """Whether the expired ones were asked for."""
        return self.value("time") == self.EXPIRED

    def filter(self, items):
        for name in ("category", "urgency"):
            if value := self.value(name):
                items = items.filter(**{name: value})
        if village := self.value("village"):
            items = items.filter(Q(villages=village) | Q(villages__isnull=True))
        return self._in_time(self.in_commune(items))

    def _in_time(self, items):
        if self.is_archive:
            return items.expired().newest()
        today = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
        since = {
            "week": today - timedelta(days=7),
            "month": today.replace(day=1),
            "year": today.replace(month=1, day=1),
        }.get(self.value("time"))
        if since:
            items = items.filter(starts_at__gte=since)
        return items.current().ranked(self.frame)
