"""Does the chain hold? Finds the first row that was changed, removed or put in behind it."""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from portal.register.chain import START
from portal.register.models.entries import RegisterEntry, RegisterHead
from portal.register.numbers import number_key

ROWS_AT_ONCE = 2000


@dataclass(frozen=True)
class Checked:
    """`count` entries that hold, up to the head `hash`; `problem` says what is wrong with the
    first that doesn't, "" where all do."""

    count: int
    hash: str
    problem: str = ""


def check_chain(kept: dict[int, str] | None = None) -> Checked:
    """Reads the whole register once, some rows at a time.

    `kept`: heads that somebody kept, the hash by its place; they must be in the chain.
    """
    wanted = dict(kept or {})
    # One view of the table, whoever writes meanwhile.
    with transaction.atomic():
        head = RegisterHead.objects.select_for_update().first() or RegisterHead()
        count, last = 0, START
        for entry in _in_order(RegisterEntry.objects.order_by("sequence")):
            if problem := _problem(entry, count, last):
                return Checked(count, last, problem)
            count, last = entry.sequence, entry.hash
            if wanted.pop(count, last) != last:
                return Checked(count, last, f"Entry {count}: its hash is not the one kept.")
        if (head.sequence, head.hash) != (count, last):
            told = f"the register ends with entry {count}, and entry {head.sequence} was written."
            return Checked(count, last, f"After entry {count}: {told}")
    if wanted:
        return Checked(count, last, f"Entry {min(wanted)}: kept by somebody, and not there.")
    return Checked(count, last)


def _in_order(entries: QuerySet[RegisterEntry]):
    return entries.iterator(chunk_size=ROWS_AT_ONCE)


def _problem(entry: RegisterEntry, count: int, last: str) -> str:
    """What is wrong with an entry that follows `count` good ones, of which `last` is the hash."""
    name = f"Entry {entry.sequence}"
    if entry.sequence != count + 1:
        return f"Entry {count + 1}: missing; after {count} comes {entry.sequence}."
    if entry.previous != last:
        return f"{name}: doesn't follow the one before it; one of the two was put in."
    if entry.hash != entry.own_hash:
        return f"{name}: changed since it was written ({entry.number or entry.title})."
    if (entry.day, entry.number_key) != (entry.day_told, number_key(entry.number)):
        return f"{name}: its day or number for looking up was changed."
    return ""
