"""The canonical text of an entry and its hash: what anyone recomputes (docs/register.md).

Nothing here may ever change: hashes of older entries would no longer fit.
"""

import hashlib
import json
from datetime import UTC, datetime

# What stands before the first entry.
START = "0" * 64
# The fields that are hashed; the names are those of the public list, too.
FIELDS = (
    "sequence",
    "at",
    "site",
    "kind",
    "subject",
    "action",
    "number",
    "title",
    "address",
    "sha256",
    "previous",
)


def moment_text(moment: datetime) -> str:
    """A moment as the chain writes it: "2026-11-30T01:02:03.000004+00:00"."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def canonical(fields: dict[str, str | int]) -> str:
    """The text of an entry that is hashed: JSON of `FIELDS`, names sorted, without spaces.

    `fields` has each of them, `at` as `moment_text` writes it; what else it has is left out.
    """
    told = {name: fields[name] for name in FIELDS}
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(fields: dict[str, str | int]) -> str:
    """The SHA-256 of an entry's canonical text in UTF-8, as 64 small hexadecimal signs."""
    return hashlib.sha256(canonical(fields).encode()).hexdigest()
