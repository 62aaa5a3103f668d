"""What a page of works or money rests on: a document of the site, or one elsewhere."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, PageChooserPanel

from communes.works.choices import TAG
from portal.core.addresses import page_path
from portal.core.hints import Text
from portal.core.publishing import PublishingRules
from portal.core.querysets import HOME_PATH, home_paths

DOCUMENT = "documents.OfficialDocumentPage"


@dataclass(frozen=True)
class Source:
    """How a source is called, and its address, "" where it has none. `page`: ours."""

    name: str
    url: str
    page: Any = None


class SourceMixin(PublishingRules, models.Model):
    """Each page names its source document: readers get none without."""

    source_page = models.ForeignKey(
        DOCUMENT,
        verbose_name=_("document of this site"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    source_name = models.CharField(
        _("or another document"),
        max_length=200,
        blank=True,
        help_text=_("Number, day and what it is about, such as “Nghị quyết 15/NQ-HĐND”."),
    )
    source_url = models.URLField(_("address of the other document"), blank=True)

    class Meta:
        abstract = True

    def publishing_errors(self) -> dict[str, Text]:
        errors = super().publishing_errors()
        if not self.source_page_id and not self.source_name:
            errors["source_page"] = _("Choose the document that this rests on, or name another.")
        if self.source_url and not self.source_name:
            errors["source_name"] = _("Name the document that the address belongs to.")
        return errors

    def errors_of_going_out(self) -> dict[str, Text]:
        errors = super().errors_of_going_out()
        document = self.source_page
        if document is not None and not self.source_name and not self._gives(document):
            errors["source_page"] = _(
                "Readers of this site don't have this document: publish it first, or name it below."
            )
        return errors

    def _gives(self, document: Any) -> bool:
        """Whether readers of this page have a document; a new page stands nowhere yet."""
        page: Any = self
        return document.live and (not page.path or _is_here(document, page))

    def source(self, frame: Any) -> Source | None:
        """The document of this site while its readers have it, else the other one."""
        # Its section looks for it among the other kinds, too.
        frame.follows(TAG)
        frame.follows("documents")
        document = self.source_page
        if document is not None and self._gives(document):
            return Source(document.title, page_path(document), document)
        return Source(self.source_name, self.source_url) if self.source_name else None


def _is_here(document: Any, page: Any) -> bool:
    """Whether a document stands on the site of a page; a query in other languages."""
    home = document.path[:HOME_PATH]
    return home == page.path[:HOME_PATH] or home in home_paths(page.path)


SOURCE_PANEL = MultiFieldPanel(
    [
        PageChooserPanel("source_page", DOCUMENT),
        FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")]),
    ],
    heading=_("Source document"),
)
