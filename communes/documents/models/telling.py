"""What a document says of itself, worked out of its facts and of its file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext

from communes.documents.models.choices import Force
from communes.documents.naming import name_of
from communes.documents.posting import Posting

if TYPE_CHECKING:
    from communes.documents.models.reading import FileReading


class Telling(models.Model):
    """Mixed into the page; a model, since clusters name what they index after the model that
    tells it."""

    # Set by queries (querysets).
    force_code = ""
    # Of the page.
    pk: int
    abstract: str
    search_description: str
    document_type: Any
    file: Any
    attachments: Any
    effective_from: date | None
    issued_on: date | None

    class Meta:
        abstract = True

    @property
    def name(self) -> str:
        """Type and number, without what it is about."""
        page: Any = self
        return name_of(page, page.locale.language_code)

    @property
    def summary_text(self) -> str:
        return self.search_description or self.abstract

    @property
    def type_name(self) -> str:
        return self.document_type.label if self.document_type else ""

    @property
    def in_force_on(self) -> date | None:
        """The first day on which it is in force."""
        return self.effective_from or self.issued_on

    @property
    def force(self) -> Force:
        """Whether it is in force today; a query where none was asked with it."""
        if not self.force_code:
            pages: Any = type(self)
            found = pages.objects.with_force().filter(pk=self.pk)
            self.force_code = found.values_list("force_code", flat=True).first() or Force.IN_FORCE
        return Force(self.force_code)

    @property
    def posting(self) -> Posting | None:
        """Whether it was posted in time; None where that says nothing."""
        page: Any = self
        return Posting.of(page)

    @property
    def reading(self) -> FileReading | None:
        """What was read of its file as it is now."""
        found = getattr(self.file, "reading", None) if self.file else None
        return found if found and found.is_true else None

    @property
    def file_text(self) -> str:
        """The words of the original file, as far as they were read."""
        return self.reading.text if self.reading else ""

    @property
    def quotable_texts(self) -> list[str]:
        """The file is in the first language: a translation's results don't quote it."""
        page: Any = self
        return page._texts("title", *(() if page.is_original else ("file_text",)))

    @cached_property
    def files(self) -> list:
        """The files beside the original."""
        return [row.document for row in self.attachments.select_related("document")]

    def unread(self) -> str:
        """Why the search doesn't know what the file says, for officers; else ""."""
        return gettext("not read yet") if not self.reading else self.reading.problem
