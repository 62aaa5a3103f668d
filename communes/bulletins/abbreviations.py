"""The abbreviations that are said in full words: the province's list, and the first one."""

from dataclasses import dataclass
from pathlib import Path

from communes.bulletins.models import Abbreviation
from communes.bulletins.speech import Spoken, spoken
from portal.core.data_files import read_data


@dataclass(frozen=True)
class AbbreviationFile:
    """Each with its words."""

    abbreviations: dict[str, str]


FIRST = read_data(Path(__file__).parent / "abbreviations.toml", AbbreviationFile).abbreviations


def fill_abbreviations(using="default", **_kwargs) -> None:
    """Gives a new installation its first list; the province changes it as it likes."""
    rows = Abbreviation.objects.using(using)
    if not rows.exists():
        rows.bulk_create(Abbreviation(name=name, words=words) for name, words in FIRST.items())


def known() -> dict[str, str]:
    """The province's list as it stands; one query."""
    return dict(Abbreviation.objects.values_list("name", "words"))


def said(text: str) -> Spoken:
    """What is said of a text, by the province's list; one query."""
    return spoken(text, known())
