"""Answers that an editor put above the results of certain words."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Site

from portal.core.finding import MAX_QUERY
from portal.core.hints import Text
from portal.core.querysets import below, home_paths
from search.analysis import folded_words
from search.remembering import TOLD

MOST_QUERIES = 20
EVERYTHING = ("view", "add", "change", "delete")


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

    # A commune's are its own; those of the portal and of all sites are the province's.
    role_permissions = dict.fromkeys(("editor", "approver", "admin"), EVERYTHING)

    class Meta:
        verbose_name = _("curated answer")
        verbose_name_plural = _("curated answers")

    def changed_stamps(self) -> list:
        """Searches remember it (`search.remembering`)."""
        return [TOLD]

    def __str__(self):
        return self.queries.splitlines()[0] if self.queries else ""

    def clean(self):
        errors = {}
        if self.queries and (error := self._error_of_queries()):
            errors["queries"] = error
        if self.page_id and (error := self._error_of_page()):
            errors["page"] = error
        if errors:
            raise ValidationError(errors)

    def save(self, *args, **kwargs):
        keys = dict.fromkeys(map(key_of, self.queries.splitlines()))
        self.keys = "".join(f"\n{key}" for key in keys if key) + "\n"
        super().save(*args, **kwargs)

    def _error_of_queries(self) -> Text:
        lines = [line.strip() for line in self.queries.splitlines() if key_of(line)]
        if not lines:
            return _("Write at least one word that people type.")
        if len(lines) > MOST_QUERIES:
            return _("Write at most %d lines.") % MOST_QUERIES
        if long := next((line for line in lines if len(line) > MAX_QUERY), ""):
            return _("This line is too long: “%s…”. Write only what people type.") % long[:40]
        return ""

    def _error_of_page(self) -> Text:
        """The site first: of another site's page nothing is told, not even whether it is live."""
        found = Page.objects.filter(pk=self.page_id, depth__gt=1)
        if self.site is None or not self.site.is_default_site:
            site = self.site or Site.objects.filter(is_default_site=True).first()
            paths = home_paths(site.root_page.path) if site else []
            if not found.filter(below(paths)).exists():
                if self.site:
                    return _("Choose a page of %s.") % self.site.site_name
                return _("Choose a page of the portal: every commune will show it.")
        if not found.live().public().exists():
            return _("Readers can't open this page yet. Publish it first, or choose another.")
        return ""


def key_of(query: str) -> str:
    """A query as `keys` has it: its words without marks, a blank between them."""
    return " ".join(folded_words(query))
