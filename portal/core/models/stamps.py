"""What tells every process that pages of a site have changed."""

import time

from django.db import models
from django.db.models import Q
from wagtail.models import Site

# A stamp's name: a site's key (None for all sites) and the tag of some content ("" for all).
Name = tuple[int | None, str]
EVERYWHERE: Name = (None, "")
# All of a site but its pages: settings, villages and such, which stand around any content.
AROUND = "around"


def of_site(site_id: int, tag: str = "") -> Name:
    return (site_id, tag)


def on_all_sites(tag: str) -> Name:
    return (None, tag)


def to_communes(tag: str) -> Name:
    """What the province has every commune show, of a tag."""
    return (None, f"communes:{tag}")


def first_value() -> int:
    """A number no stamp had before, also where a row went and came again."""
    return time.time_ns() // 1000


class Stamp(models.Model):
    """A number that grows with each change of what it stands for.

    With a site and no `tag`: all that the site's own editors write. With a `tag`:
    its content of this tag; without a site: content of this tag on all sites, which the
    portal gathers, or what the province has all communes show (`to_communes`). With
    neither: what every page of every site may show.
    """

    site = models.ForeignKey(Site, null=True, on_delete=models.CASCADE, related_name="+")
    tag = models.CharField(max_length=60, blank=True)
    value = models.BigIntegerField(default=first_value)

    never_shown = "Says that something changed, not what."

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["site", "tag"], name="stamp_once_per_site"),
            models.UniqueConstraint(
                fields=["tag"], condition=Q(site=None), name="stamp_once_for_all"
            ),
        ]

    def __str__(self):
        return f"{self.site_id or '*'}:{self.tag}={self.value}"
