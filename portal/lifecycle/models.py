"""What is remembered of pages that moved, and of those that wait for a page above them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

# A home, a section, a list in it and a page: each slug has at most 255 letters.
PATH_LENGTH = 1024


class OldAddress(models.Model):
    """Where a page could be read before; its readers are led to where it is now.

    `path` is what follows the home's address, such as "thong-bao/hop-xom/"; below it
    stood the pages below that page. It points at a page, not at an address: however
    often that moves, one step leads there, and nothing is left when it is deleted.
    """

    home = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    path = models.CharField(max_length=PATH_LENGTH)
    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="+")
    since = models.DateTimeField(auto_now_add=True)

    never_shown = "Answers that lead on are never kept."
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [models.UniqueConstraint(fields=["home", "path"], name="old_address_once")]

    def __str__(self):
        return self.path


class HiddenPage(models.Model):
    """A page that was taken down only because a page above it was.

    Comes back with that page, as it was.
    """

    page = models.OneToOneField(Page, on_delete=models.CASCADE, related_name="+")
    had_changes = models.BooleanField()
    live_revision = models.ForeignKey(
        "wagtailcore.Revision", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    never_shown = "The page itself tells when it is shown again."
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("page hidden with a page above it")
        verbose_name_plural = _("pages hidden with a page above them")

    def __str__(self):
        return str(self.page_id)
