"""How many people a shelter still takes in."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.models import Site

from portal.core.models.stamps import Name, of_site


class ShelterCount(models.Model):
    """The last count of a shelter: beside its page, as it changes by the hour and waits for no
    approval; an older draft of the page can't bring an older number back.

    `place` is the page in the first language.
    """

    # Officers' work: it isn't what uses a page.
    wagtail_reference_index_ignore = True

    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    place = models.OneToOneField(
        "places.PlacePage",
        verbose_name=_("public place"),
        on_delete=models.CASCADE,
        related_name="shelter_count",
    )
    left = models.PositiveSmallIntegerField(pgettext_lazy("shelter", "places left"))
    counted_at = models.DateTimeField(_("counted at"), default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("counted by"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    role = models.CharField(_("role"), max_length=20, blank=True)

    role_permissions = dict.fromkeys(("editor", "approver", "admin"), ("view", "change"))

    class Meta:
        verbose_name = _("count of a shelter")
        verbose_name_plural = _("counts of shelters")

    def __str__(self) -> str:
        return f"{self.place_id}: {self.left}"

    def changed_stamps(self) -> list[Name]:
        """Pages of its own commune alone tell it."""
        return [of_site(self.site_id)]
