"""Where a notice of the province stands beside the portal: one page, never copied."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, override
from modelcluster.fields import ParentalManyToManyField
from wagtail.models import Site

from communes.announcements.models.choices import Reach, Urgency
from portal.core.hints import Host
from portal.core.models import IdentitySettings
from portal.core.models.stamps import Name, of_site, to_communes
from portal.core.querysets import sites_at
from portal.sites.neighbours import commune_sites

NAMED = 3


def communes_label(sites: Iterable[Site]) -> str:
    """Communes in one line: "Xã Minh Hợp, Xã Thành Sơn", of many the first three; one query."""
    rows = IdentitySettings.objects.filter(site__in=[site.pk for site in sites])
    names = sorted(rows.values_list("official_name", flat=True))
    label, more = ", ".join(names[:NAMED]), len(names) - NAMED
    if more > 0:
        with override(settings.LANGUAGE_CODE):
            label = ngettext(
                "%(names)s and %(count)s more commune",
                "%(names)s and %(count)s more communes",
                more,
            ) % {"names": label, "count": more}
    return label


class ReachFields(models.Model):
    """In which communes a notice of the province stands."""

    reach = models.CharField(_("shown in"), max_length=6, choices=Reach.choices, default=Reach.OWN)
    reached_sites = ParentalManyToManyField(
        Site,
        verbose_name=_("communes"),
        blank=True,
        related_name="+",
        help_text=_("It stands in their homes, lists and red bands, with the province’s name."),
    )

    class Meta:
        abstract = True


class ReachMixin(Host):
    """Mixed into the notice: whose pages change with it, and what holds in a commune."""

    reach: Any
    # As readers had it before this save.
    _was_urgent = False
    _sites_before: frozenset[int] = frozenset()
    _reach_before: str = Reach.OWN
    # Set by queries for a commune's lists (querysets).
    pinned_here: bool | None = None

    def work_out(self) -> None:
        super().work_out()
        self._note_reach()
        if self.reach != Reach.OWN and not sites_at(self.path).filter(is_default_site=True):
            self.reach = Reach.OWN  # moved, or copied, to a commune

    def _note_reach(self) -> None:
        """Keeps where it stood: what leaves a commune changes its pages, too."""
        if not self.pk:
            return
        stored = type(self).objects.filter(pk=self.pk).values_list("reach", "urgency").first()
        if stored is None:
            return
        self._reach_before, urgency = stored
        self._was_urgent = urgency == Urgency.URGENT
        self._sites_before = frozenset()
        if self._reach_before == Reach.CHOSEN:
            rows = type(self).reached_sites.through.objects.filter(announcementpage_id=self.pk)
            self._sites_before = frozenset(rows.values_list("site_id", flat=True))

    def changed_elsewhere(self) -> set[Name]:
        """The stamps of the communes where it stands, or stood."""
        tags = self.changed_tags()
        names: set[Name] = set()
        if Reach.ALL in (self.reach, self._reach_before):
            names |= {to_communes(tag) for tag in tags}
        sites = set(self._sites_before)
        if self.reach == Reach.CHOSEN:
            sites |= {site.pk for site in self.reached_sites.all()}
        return names | {of_site(pk, tag) for pk in sites for tag in tags}

    @property
    def is_shared(self) -> bool:
        """Whether it stands in communes."""
        return self.reach != Reach.OWN

    @property
    def chosen_names(self) -> str:
        return communes_label(self.reached_sites.all())

    @property
    def receivers(self) -> QuerySet[Site]:
        """The communes where it stands and somebody works, by name."""
        sites = commune_sites().exclude(communesettings__closed_on__isnull=False)
        if self.reach == Reach.CHOSEN:
            return sites.filter(pk__in=[site.pk for site in self.reached_sites.all()])
        return sites if self.is_shared else sites.none()

    @property
    def reading(self) -> dict[str, int]:
        """How many communes have read it and how many not; two queries."""
        sites = self.receivers
        total = sites.count()
        read = self.receipts.filter(site__in=sites.order_by().values("pk")).count()
        return {"total": total, "read": read, "unread": total - read}

    @property
    def is_pinned(self) -> bool:
        """Pinned where it is listed: in a commune, what this one pinned."""
        return self.pinned if self.pinned_here is None else self.pinned_here
