"""Searches that found nothing: counted by words and day, by nobody's name."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.models.generations import NEVER_SHOWN


class Miss(models.Model):
    """How often a text found nothing on a site on a day. No person, address or hour is kept."""

    site = models.ForeignKey(
        "wagtailcore.Site", verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    day = models.DateField(_("day"))
    query = models.CharField(_("what people typed"), max_length=100)
    # Without marks: "dang ky" and "Đăng ký" are counted together.
    key = models.CharField(max_length=100)
    count = models.PositiveIntegerField(_("times"), default=1)

    is_sample = models.BooleanField(_("sample data"), default=False)

    # Many rows, none of them worth a look-up of what refers to what.
    wagtail_reference_index_ignore = True
    never_shown = NEVER_SHOWN
    role_permissions = dict.fromkeys(("editor", "approver", "admin"), ("view",))
    province_permissions = dict.fromkeys(("editor", "admin"), ("view",))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "day", "key"], name="search_one_row_a_miss")
        ]
        verbose_name = _("search without results")
        verbose_name_plural = _("searches without results")

    def __str__(self):
        return self.query
