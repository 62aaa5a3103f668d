"""Storm days and roads, each of a site.

A storm day is an urgent notice that stands in place of homes: what it says, where, until when and
whether it is a drill are the notice's own (docs/adr/0038), so that they are written once.
"""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Reach, Urgency
from portal.core.models.stamps import Name, of_site

_reached = AnnouncementPage.reached_sites.through.objects


class StormDayQuerySet(QuerySet["StormDay"]):
    """Storm days by their notices, which are those of the first language."""

    def not_over(self) -> "StormDayQuerySet":
        """Whose notice readers have, or will have; which of them hold now, their hours tell."""
        return self.filter(
            notice__live=True,
            notice__urgency=Urgency.URGENT,
            notice__valid_until__gt=timezone.now(),
        )

    def holding(self) -> "StormDayQuerySet":
        """Those that hold now."""
        return self.not_over().filter(notice__starts_at__lte=timezone.now())

    def reaching(self, site: Site) -> "StormDayQuerySet":
        """Those that take the place of a site's home: its own, in a commune also the province's.

        The portal's home gives way to one for every commune only: of a day for some of them its
        red band tells.
        """
        if site.is_default_site:
            return self.filter(site=site, notice__reach=Reach.ALL)
        chosen = _reached.filter(announcementpage_id=OuterRef("notice_id"), site_id=site.pk)
        of_province = Q(notice__reach=Reach.ALL) | Q(notice__reach=Reach.CHOSEN) & Exists(chosen)
        return self.filter(Q(site=site) | Q(site__is_default_site=True) & of_province)


class StormDay(models.Model):
    """A notice that stands in place of homes while it is valid."""

    # Officers' work: it isn't what uses a page.
    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="storm_days"
    )
    notice = models.OneToOneField(
        AnnouncementPage,
        verbose_name=_("announcement"),
        on_delete=models.CASCADE,
        related_name="storm_day",
    )
    began_at = models.DateTimeField(_("switched on at"), default=timezone.now)

    role_permissions = {
        "editor": ("view",),
        "approver": ("view", "add", "change"),
        "admin": ("view", "add", "change"),
    }

    objects = StormDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("storm day")
        verbose_name_plural = _("storm days")
        ordering = ["-began_at", "-pk"]

    def __str__(self) -> str:
        return self.notice.told_title

    def changed_stamps(self) -> set[Name]:
        """The homes that it takes the place of."""
        return {of_site(self.site_id), *self.notice.changed_elsewhere()}


class StormRoad(models.Model):
    """A road or ford of a commune, as it was when an officer last looked over the list."""

    class State(models.TextChoices):
        """Whether one gets through, the worst first."""

        CLOSED = "closed", pgettext_lazy("road", "Closed, do not go")
        FLOODED = "flooded", pgettext_lazy("road", "Under water")
        CARE = "care", pgettext_lazy("road", "Passable with care")
        OPEN = "open", pgettext_lazy("road", "Open again")

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    name = models.CharField(_("road"), max_length=120)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.CLOSED)
    seen_at = models.DateTimeField(_("looked over at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("looked over by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    role_permissions = dict.fromkeys(
        ("editor", "approver", "admin"), ("view", "add", "change", "delete")
    )

    class Meta:
        verbose_name = _("road on a storm day")
        verbose_name_plural = _("roads on a storm day")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    def changed_stamps(self) -> list[Name]:
        """Its own commune's storm page alone tells it."""
        return [of_site(self.site_id)]

    @property
    def is_passable(self) -> bool:
        """Whether one gets through."""
        return self.state in (self.State.CARE, self.State.OPEN)
