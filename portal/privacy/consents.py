"""What people agree to: the text of each version as data, and the row that proves it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.core.data_files import read_data


@dataclass(frozen=True)
class ConsentText:
    """What one version said. It never changes: who agreed is shown these very words."""

    purpose: str
    version: str
    vi: str
    en: str

    def __str__(self) -> str:
        return self.en if get_language() == "en" else self.vi

    def in_language(self, language: str) -> str:
        """The words in the language in which they were agreed to."""
        return self.en if language == "en" else self.vi


@dataclass(frozen=True)
class ConsentFile:
    """The texts of a feature, of each purpose the newest last."""

    text: tuple[ConsentText, ...]


@lru_cache
def consent_texts(path: Path) -> tuple[ConsentText, ...]:
    """All texts of a file."""
    return read_data(path, ConsentFile).text


def newest_text(path: Path, purpose: str) -> ConsentText:
    """What people are asked now for a purpose."""
    return [text for text in consent_texts(path) if text.purpose == purpose][-1]


def text_of(path: Path, purpose: str, version: str) -> ConsentText:
    """What a version said; of one that the file doesn't know, nothing but its name."""
    for text in consent_texts(path):
        if (text.purpose, text.version) == (purpose, version):
            return text
    return ConsentText(purpose, version, version, version)


class ConsentQuerySet(models.QuerySet):
    def holding(self) -> "ConsentQuerySet":
        """Those that were not taken back."""
        return self.filter(withdrawn_at__isnull=True)


class Consent(models.Model):
    """A consent for one purpose: who keeps personal data inherits it and says whose it is, the
    file of its `texts` and its `purposes`, of which some `can_go_alone`.

    It holds no personal data, and stays as a proof when it was taken back.
    """

    texts: ClassVar[Path]
    purposes: ClassVar[Any]

    wagtail_reference_index_ignore = True

    purpose = models.CharField(_("purpose"), max_length=16)
    version = models.CharField(_("version of the text"), max_length=16)
    language = models.CharField(_("language"), max_length=8, default="vi")
    given_at = models.DateTimeField(_("given at"), default=timezone.now)
    withdrawn_at = models.DateTimeField(_("taken back at"), null=True, blank=True)

    objects = ConsentQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.purpose} {self.version}"

    @property
    def label(self) -> str:
        return str(self.purposes(self.purpose).label)

    @property
    def text(self) -> ConsentText:
        """What was agreed to, word for word."""
        return text_of(self.texts, self.purpose, self.version)

    @property
    def words(self) -> str:
        """The same in the language in which it was read."""
        return self.text.in_language(self.language)

    @property
    def told(self) -> str:
        """What was agreed to, and when, for whoever asks what is kept of them."""
        return f"{self.words} ({self.version}, {self.given_at.isoformat()})"

    @property
    def can_go_alone(self) -> bool:
        """Whether it can be taken back and what was sent stays."""
        return self.purpose in self.purposes.can_go_alone() and self.withdrawn_at is None
