"""The one door by which something gets into the register."""

import re
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from portal.register.kinds import Subject, kinds, subject_of
from portal.register.models.entries import Action, RegisterEntry, RegisterHead

_DIGEST = re.compile(r"[0-9a-f]{64}")


def record(thing: Any, action: str, *, at: datetime | None = None) -> RegisterEntry:
    """Adds an entry for a `Subject`, or for a thing of a model that a kind names.

    `action` is one of `Action`; `at` is now, unless what is entered happened before and nothing
    later stands in the register. Within the caller's transaction: it is taken back with it.
    Raises LookupError for a kind that nobody registered, ValueError for what can't be an entry.
    """
    subject = subject_of(thing)
    if subject.kind not in kinds():
        raise LookupError(f"No feature registers the kind “{subject.kind}”.")
    if action not in Action.values:
        raise ValueError(f"“{action}” is no action of the register.")
    return RegisterEntry.objects.create(action=action, at=at or timezone.now(), **_values(subject))


def _values(subject: Subject) -> dict[str, Any]:
    if not _DIGEST.fullmatch(subject.sha256):
        raise ValueError("The SHA-256 has 64 small hexadecimal signs.")
    if not subject.title.strip() or not subject.key:
        raise ValueError("An entry needs a key and a title.")
    values = {
        "site": subject.site,
        "kind": subject.kind,
        "subject": subject.key,
        "number": subject.number,
        "title": subject.title,
        "address": subject.address,
        "sha256": subject.sha256,
    }
    # SQLite would keep more, PostgreSQL would refuse it as a broken database does.
    for name, value in values.items():
        most = getattr(RegisterEntry._meta.get_field(name), "max_length", None)
        if most and len(str(value)) > most:
            raise ValueError(f"“{name}” has more than {most} signs.")
    return values


def latest_of(kind: str, key: str) -> RegisterEntry | None:
    """The last entry of a thing; None where the register has none."""
    return RegisterEntry.objects.about(kind, key).last()


@transaction.atomic
def publish(thing: Any) -> RegisterEntry | None:
    """Records that a thing is public as it is now: published, or corrected where it was.

    None, and no entry, where the last one says the same already: may be called at every
    publication.
    """
    subject = subject_of(thing)
    # Two who publish at once: the second finds the first one's entry.
    RegisterHead.locked()
    last = latest_of(subject.kind, subject.key)
    if last is None or last.is_withdrawn:
        return record(subject, Action.PUBLISHED)
    told = (last.site_id, last.number, last.title, last.sha256)
    if told == (subject.site.pk, subject.number, subject.title, subject.sha256):
        return None
    return record(subject, Action.CORRECTED)


@transaction.atomic
def withdraw(thing: Any) -> RegisterEntry | None:
    """Records that a thing is no longer public, as it was told last; None where it wasn't."""
    subject = subject_of(thing)
    RegisterHead.locked()
    last = latest_of(subject.kind, subject.key)
    if last is None or last.is_withdrawn:
        return None
    as_told = Subject(
        last.kind, last.subject, last.site, last.title, last.address, last.sha256, last.number
    )
    return record(as_told, Action.WITHDRAWN)
