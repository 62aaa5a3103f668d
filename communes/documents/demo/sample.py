"""How a sample document is written down."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from communes.documents.models.choices import Domain
from communes.documents.naming import number_slug
from portal.core.data_files import read_data

FOLDER = Path(__file__).parent
FILES = FOLDER / "files"


@dataclass(frozen=True)
class Sample:
    """A sample document; days are written as "2026-03-05".

    `relations` are (kind, number, title). The file is made of `text` by
    `scripts/render_documents.py`: of a `scan` it holds pictures of pages.
    """

    number: str
    type: str
    abstract: str
    issued: str
    domain: Domain
    text: tuple[str, ...]
    signer_title: str = ""
    issuer: str = ""
    effective_from: str = ""
    effective_to: str = ""
    relations: tuple[tuple[str, str, str], ...] = ()
    scan: bool = False
    in_english: bool = False

    @property
    def issued_on(self) -> date:
        return date.fromisoformat(self.issued)

    def file_name(self, key: str) -> str:
        """Its file in `files/`, of a commune or of "portal"."""
        return f"{key}-{number_slug(self.number)}.pdf"


@dataclass(frozen=True)
class SampleFile:
    """The documents of a commune or of the portal."""

    document: tuple[Sample, ...]


def samples_of(key: str) -> tuple[Sample, ...]:
    """What a commune or "portal" has; nothing of one that the demo doesn't know."""
    path = FOLDER / f"{key}.toml"
    return read_data(path, SampleFile).document if path.exists() else ()
