"""Who wants announcements by mail: an address, what of, and the consent. No account."""

from collections.abc import Iterable
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Category, Urgency
from communes.models import Village
from communes.subscriptions.choices import CONSENTS, Purpose
from portal.core.models.stamps import of_site
from portal.privacy.codes import new_code as new_digits
from portal.privacy.consents import Consent, ConsentQuerySet
from portal.privacy.models import KEPT_TAG

PREFIX = "NT"


def new_code() -> str:
    """A fresh code such as "NT-4829-1057-3364"."""
    return new_digits(PREFIX)


def as_kept(kinds: Iterable[str]) -> str:
    """Kinds of announcements as a row keeps them: ",health,meeting,"; "" for all kinds."""
    chosen = sorted(set(kinds))
    return f",{','.join(chosen)}," if chosen else ""


class SubscriptionQuerySet(ConsentQuerySet):
    def confirmed(self) -> "SubscriptionQuerySet":
        """Those whose holder followed the link of the first mail."""
        return self.filter(confirmed_at__isnull=False)

    def wanting(self, notice: AnnouncementPage, sites: Iterable[int]) -> "SubscriptionQuerySet":
        """The confirmed ones of some sites whom a notice concerns."""
        kinds = Q(kinds="") | Q(kinds__contains=f",{notice.category},")
        found = self.confirmed().filter(kinds, site__in=sites, least_urgency__lte=notice.urgency)
        villages = [village.pk for village in notice.villages.all()]
        if villages:
            found = found.filter(Q(villages=None) | Q(villages__in=villages))
        return found.distinct()


class Subscription(Consent):
    """An address on one site with what its holder wants: personal data, gone with the row.

    `villages` none: of the whole commune; `kinds` "": of every kind (`as_kept`). Until
    `confirmed_at` nothing but the first mail goes there, and the row goes after two days.
    """

    texts, purposes = CONSENTS, Purpose

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    code = models.CharField(_("code"), max_length=20, unique=True, default=new_code, editable=False)
    email = models.EmailField(_("e-mail"))
    villages = models.ManyToManyField(
        Village, verbose_name=_("villages"), blank=True, related_name="+"
    )
    kinds = models.CharField(_("kinds"), max_length=255, blank=True)
    least_urgency = models.PositiveSmallIntegerField(
        _("at least"), choices=Urgency.choices, default=Urgency.NORMAL
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    bounces = models.PositiveSmallIntegerField(_("mails that came back"), default=0)

    role_permissions = dict.fromkeys(("editor", "approver", "admin"), ("view",))
    objects = SubscriptionQuerySet.as_manager()  # type: ignore[misc]  # narrower than a consent’s

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        default_permissions = ("view",)
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "email"],
                condition=Q(confirmed_at__isnull=False),
                name="subscribed_once",
            )
        ]
        indexes = [models.Index(fields=["site", "confirmed_at"], name="subscribers_of_site")]

    def __str__(self) -> str:
        # Never the address: this is what logs and error pages would show.
        return self.code

    def changed_stamps(self) -> list:
        """The page of what is kept counts them."""
        return [of_site(self.site_id, KEPT_TAG)]

    @property
    def kind_list(self) -> list[str]:
        """The kinds that were chosen; none for every kind."""
        return [kind for kind in self.kinds.split(",") if kind in Category.values]

    @property
    def kinds_told(self) -> str:
        """The kinds in words; "" for every kind."""
        return ", ".join(str(Category(kind).label) for kind in self.kind_list)
