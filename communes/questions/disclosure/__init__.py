"""What a text that all may read would tell of its asker, or of others whom the question names.

`find_hits` compares texts with the asker's contact, and with what looks like somebody's own.
The contact and numbers of persons may never be published; the rest an officer looks at.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db.models import TextChoices
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from communes.questions.disclosure.contact import Contact, emails_of, names_of, phones_of
from communes.questions.disclosure.names import Found
from communes.questions.disclosure.numbers import runs_of_digits
from communes.questions.disclosure.patterns import (
    addresses_in,
    birthdays_in,
    emails_in,
    people_in,
    plots_in,
)
from communes.questions.disclosure.phones import at_home, phones_in
from communes.questions.disclosure.reading import Reading, read
from portal.core.typed.personal_numbers import holds_personal_number

_AROUND = 30
_SHORTEST_IDENTITY = 7


class Kind(TextChoices):
    """What was found. The first four refuse."""

    ASKER_NAME = "asker_name", _("the asker’s name")
    ASKER_PHONE = "asker_phone", _("the asker’s phone number")
    ASKER_EMAIL = "asker_email", _("the asker’s e-mail")
    IDENTITY = "identity", _("the number of an identity card, insurance or passport")
    CALLED = "called", _("perhaps the asker’s name")
    PERSON = "person", _("somebody’s name")
    PHONE = "phone", _("a phone, account or card number")
    EMAIL = "email", _("an e-mail address")
    BIRTH = "birth", _("a date of birth")
    ADDRESS = "address", _("the number of a house")
    PLOT = "plot", _("a plot of land, its deed or a number plate")


_REFUSED = (Kind.ASKER_NAME, Kind.ASKER_PHONE, Kind.ASKER_EMAIL, Kind.IDENTITY)


@dataclass(frozen=True)
class Part:
    """A text that would be public, and its field (`key`); `is_address`: the target of a link."""

    key: str
    text: str
    is_address: bool = False


@dataclass(frozen=True)
class Official:
    """The commune's own numbers and addresses, which anyone may know."""

    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()

    @classmethod
    def of(cls, phones: Iterable[str], emails: Iterable[str]) -> "Official":
        digits = ("".join(filter(str.isdigit, phone)) for phone in phones)
        return cls(
            frozenset(at_home(number) for number in digits if number),
            frozenset(email.strip().lower() for email in emails if email),
        )


@dataclass(frozen=True)
class Hit:
    """Words of a part, and what they tell."""

    key: str
    kind: Kind
    text: str
    start: int
    end: int

    @property
    def refuses(self) -> bool:
        return self.kind in _REFUSED

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]

    @property
    def excerpt(self) -> SafeString:
        """The words in `<mark>`, with some of what stands around them."""
        before, after = self.text[: self.start], self.text[self.end :]
        return format_html(
            "{}{}<mark>{}</mark>{}{}",
            "…" if len(before) > _AROUND else "",
            before[-_AROUND:],
            self.words,
            after[:_AROUND],
            "…" if len(after) > _AROUND else "",
        )


def find_hits(
    parts: Iterable[Part],
    contact: Contact | None,
    asked: str = "",
    official: Official | None = None,
) -> list[Hit]:
    """All that would be told, in the order of the parts; no words twice.

    `contact`: None once it is erased. `asked`: the question as it was sent in, which names
    people and birthdays. `official`: the commune's own numbers.
    """
    question, known = read(asked), official or Official()
    hits: list[Hit] = []
    for part in parts:
        reading = read(part.text)
        hits += _without_overlaps(_hits(part, reading, contact, question, known))
    return hits


def _hits(
    part: Part, reading: Reading, contact: Contact | None, asked: Reading, official: Official
) -> Iterator[Hit]:
    looks: list[tuple[Kind, Callable[[Reading], Iterable[Found]]]] = []
    if contact:
        looks += [
            (Kind.ASKER_NAME, partial(names_of, contact)),
            (Kind.ASKER_PHONE, partial(phones_of, contact)),
            (Kind.ASKER_EMAIL, partial(emails_of, contact)),
        ]
    looks.append((Kind.IDENTITY, _identities))
    if not part.is_address:
        looks += [
            (Kind.BIRTH, partial(birthdays_in, asked=asked)),
            (Kind.PLOT, plots_in),
            (Kind.ADDRESS, addresses_in),
        ]
    looks += [
        (Kind.PERSON, partial(people_in, asked=asked)),
        (Kind.EMAIL, partial(emails_in, official=official.emails)),
    ]
    if not part.is_address or _CALLS.intersection(reading.plain.replace("/", ":").split(":")):
        looks.append((Kind.PHONE, partial(phones_in, official=official.phones)))
    for kind, look in looks:
        for found in look(reading):
            is_guess = kind == Kind.ASKER_NAME and not found.is_sure
            told = Kind.CALLED if is_guess else kind
            yield Hit(part.key, told, reading.text, *reading.shown(found.start, found.end))


# Links that call or write to somebody; others hold numbers of pages and procedures.
_CALLS = {"tel", "sms", "callto", "zalo", "zalo.me", "wa.me", "viber", "t.me", "facetime"}


def _identities(reading: Reading) -> Iterator[Found]:
    """The numbers of a text that has one of a person."""
    if not holds_personal_number(reading.text):
        return
    runs = [run for run in runs_of_digits(reading) if len(run.digits) >= _SHORTEST_IDENTITY]
    places = [run.place(0, len(run.digits)) for run in runs]
    for start, end in places or [(0, len(reading.plain))]:
        yield Found(start, end, True)


def _without_overlaps(hits: Iterable[Hit]) -> list[Hit]:
    """What refuses before what is looked at, then the longest; no place twice."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (not hit.refuses, hit.start - hit.end)):
        if all(hit.end <= one.start or one.end <= hit.start for one in kept):
            kept.append(hit)
    return sorted(kept, key=lambda hit: hit.start)
