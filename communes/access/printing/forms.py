"""What the forms of Decree 13/2018/NĐ-CP ask for, from `forms.toml`. Words are Vietnamese:
the law wants requests in it."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.utils.translation import get_language, gettext

from portal.core.data_files import read_data
from portal.core.printing.blocks import Ask, Block, Pair, Say, Sign, Tick, addressed

FILE = Path(__file__).with_name("forms.toml")


@dataclass(frozen=True)
class PrintedForm:
    """A form by its number. `by_office`: the office writes it, so its name stands on top."""

    code: str
    title: str
    title_en: str
    who: str
    who_en: str
    block: tuple[Say | Ask | Pair | Tick | Sign, ...]
    by_office: bool = False

    @property
    def number(self) -> str:
        """As the decree writes it on the form: "Mẫu số 01a"."""
        return f"Mẫu số {self.code}"

    @property
    def called(self) -> str:
        """What the page calls it, in the reader's language."""
        return gettext("Form %(code)s") % {"code": self.code}

    @property
    def label(self) -> str:
        """What it is, in the reader's language."""
        return self.title if get_language() == settings.LANGUAGE_CODE else self.title_en

    @property
    def used_by(self) -> str:
        """Who fills it in, in the reader's language."""
        return self.who if get_language() == settings.LANGUAGE_CODE else self.who_en

    def blocks_for(self, office: str) -> list[Block]:
        """Its blocks with the office's name in them."""
        return addressed(self.block, office)


@dataclass(frozen=True)
class FormFile:
    """All forms, by their numbers."""

    form: tuple[PrintedForm, ...]


@lru_cache
def printed_forms() -> tuple[PrintedForm, ...]:
    """Read once; a wrong file raises DataFileError."""
    return read_data(FILE, FormFile).form


def form_with(code: str) -> PrintedForm | None:
    """The form with a number such as "01a"."""
    return next((form for form in printed_forms() if form.code == code), None)
