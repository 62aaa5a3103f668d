"""What features keep in the register: they register a kind by a hook, and call the ledger.

@hooks.register("register_ledger_kind")
def register_documents():
    return RegisterKind("document", _("Official document"), OfficialDocumentPage, subject_of)
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from wagtail import hooks
from wagtail.models import Site

from portal.core.hints import Text

HOOK = "register_ledger_kind"


@dataclass(frozen=True)
class Subject:
    """A published thing as an entry tells of it: public words only, no private person's name.

    `key` is the same whatever becomes of the thing (a page's `translation_key`); `title` as readers
    see it (`shared_title`, which marks samples); `address` the whole one; `sha256` of the file as
    it is handed out, 64 hexadecimal signs.
    """

    kind: str
    key: str
    site: Site
    title: str
    address: str
    sha256: str
    number: str = ""


@dataclass(frozen=True)
class Standing:
    """How a thing stands today, beside what the register says: for a check.

    `note`: a sentence such as “Hết hiệu lực từ 1/1/2027.”, or ""; `is_over`: whether it is no
    longer in force; `address`: where it is found now, "" where readers can't have it.
    """

    note: Text = ""
    is_over: bool = False
    address: str = ""


def _nothing_more(subjects: list[str]) -> dict[str, Standing]:
    return {}


@dataclass(frozen=True)
class RegisterKind:
    """A kind of published things, known by `name` (at most 20 signs, never changed).

    `subject` tells what stands of a thing of `model` in an entry. `standings` gets the keys of some
    subjects and gives, at once for all, how they stand today; a key that it leaves out stands as
    the register says.
    """

    name: str
    label: Text
    model: type | None = None
    subject: Callable[[Any], Subject] | None = None
    standings: Callable[[list[str]], dict[str, Standing]] = _nothing_more


def kinds() -> dict[str, RegisterKind]:
    """Those of all features, by name."""
    found = [register() for register in hooks.get_hooks(HOOK)]
    return {kind.name: kind for kind in found}


def label_of(name: str) -> Text:
    """What a kind is called; its name where its feature is no longer installed."""
    kind = kinds().get(name)
    return kind.label if kind else name


def subject_of(thing: Any) -> Subject:
    """What an entry tells of a thing of a feature's. Raises LookupError for one of no kind."""
    if isinstance(thing, Subject):
        return thing
    for kind in kinds().values():
        if kind.model and kind.subject and isinstance(thing, kind.model):
            return kind.subject(thing)
    raise LookupError(f"No kind of the register is for {type(thing).__name__}.")
