"""Answers that an editor put above the results of certain words."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.models.generations import NEVER_SHOWN


class CuratedAnswer(models.Model):
    """A page that leads the results of some queries, on one site or, without one, on all.

    It is shown where the query is one of `queries`, word for word, marks aside.
    """

    site = models.ForeignKey(
        "wagtailcore.Site",
        verbose_name=_("site"),
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Empty: on the portal and on every commune."),
    )
    queries = models.TextField(
        _("what people type"),
        help_text=_("One a line: “khai sinh”, “làm giấy khai sinh”. Marks make no difference."),
    )
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    note = models.CharField(
        _("answer"),
        max_length=200,
        blank=True,
        help_text=_("One or two sentences; empty: the page's summary."),
    )
    # Its queries without marks, a line each and at both ends: "\nkhai sinh\n".
    keys = models.TextField(editable=False)

    never_shown = NEVER_SHOWN

    class Meta:
        verbose_name = _("curated answer")
        verbose_name_plural = _("curated answers")

    def __str__(self):
        return self.queries.splitlines()[0] if self.queries else ""
