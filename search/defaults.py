"""The synonyms that a new installation knows, from `synonyms.toml`; the province goes on."""

from dataclasses import dataclass
from pathlib import Path

from portal.core.data_files import read_data
from search.analysis import folded_words
from search.models import Synonym

SYNONYMS = Path(__file__).parent / "synonyms.toml"


@dataclass(frozen=True)
class SynonymFile:
    """Words and abbreviations with what they mean."""

    synonyms: dict[str, tuple[str, ...]]


def fill_synonyms(using="default", **_kwargs) -> None:
    """Gives a new installation its first synonyms; the province changes them as it likes."""
    synonyms = Synonym.objects.using(using)
    if synonyms.exists():
        return
    synonyms.bulk_create(
        Synonym(term=term, meanings=", ".join(meanings), key=" ".join(folded_words(term)))
        for term, meanings in read_data(SYNONYMS, SynonymFile).synonyms.items()
    )
