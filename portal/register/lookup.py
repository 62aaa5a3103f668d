"""What the register says of a file or a number: is it a published one, and how does it stand?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.functional import Promise

from portal.register.kinds import Standing, kinds, label_of
from portal.register.models.entries import Action, RegisterEntry

if TYPE_CHECKING:
    from portal.core.hints import Text
    from portal.sites.frame import Frame

# A number may be borne by papers of many places; a file by few.
MOST_SUBJECTS = 20
NOT_SAID = Standing()


@dataclass(frozen=True)
class Verdict:
    """What is told of one published thing. `asked`: the entry that was asked for, the first with
    that file; `latest`: the last one of the same thing. By a number both are the last."""

    asked: RegisterEntry
    latest: RegisterEntry
    standing: Standing = NOT_SAID

    @property
    def is_withdrawn(self) -> bool:
        return self.latest.is_withdrawn

    @property
    def is_replaced(self) -> bool:
        """Whether a corrected file took the place of the one that was asked for."""
        return not self.is_withdrawn and self.latest.sha256 != self.asked.sha256

    @property
    def is_corrected(self) -> bool:
        """Whether it is itself the corrected one, which stands."""
        return not self.is_replaced and self.latest.action == Action.CORRECTED

    @property
    def is_over(self) -> bool:
        return self.standing.is_over

    @property
    def is_good(self) -> bool:
        """Whether it is the published one as it stands today."""
        return not (self.is_withdrawn or self.is_replaced or self.is_over)

    @property
    def kind(self) -> "Text | Promise":
        return label_of(self.latest.kind)

    @property
    def address(self) -> str:
        """Where readers find it now; "" where it is withdrawn."""
        return "" if self.is_withdrawn else self.standing.address or self.latest.address


def by_digest(frame: "Frame", digest: str) -> list[Verdict]:
    """The published things that had a file with this SHA-256, in what a frame's site may tell."""
    return _verdicts(frame, RegisterEntry.objects.filter(sha256=digest), digest)


def by_number(frame: "Frame", key: str) -> list[Verdict]:
    """The published things whose number is compared as `key` (`numbers.number_key`)."""
    return _verdicts(frame, RegisterEntry.objects.filter(number_key=key))


def _verdicts(frame: "Frame", matches, digest: str = "") -> list[Verdict]:
    """Two queries, and what each kind asks of how its things stand."""
    rows = matches.seen_in(frame).order_by("-sequence").values_list("kind", "subject")
    found = list(dict.fromkeys(rows[: 10 * MOST_SUBJECTS]))[:MOST_SUBJECTS]
    if not found:
        return []
    keys = {subject for _kind, subject in found}
    entries = RegisterEntry.objects.seen_in(frame).filter(subject__in=keys).order_by("sequence")
    of_subject: dict[tuple[str, str], list[RegisterEntry]] = {}
    for entry in entries.select_related("site"):
        of_subject.setdefault((entry.kind, entry.subject), []).append(entry)
    standings = _standings(found)
    return [
        Verdict(
            _asked_for(of_subject[one], digest),
            of_subject[one][-1],
            standings.get(one, NOT_SAID),
        )
        for one in found
    ]


def _asked_for(entries: list[RegisterEntry], digest: str) -> RegisterEntry:
    return next((entry for entry in entries if entry.sha256 == digest), entries[-1])


def _standings(found: Iterable[tuple[str, str]]) -> dict[tuple[str, str], Standing]:
    by_kind: dict[str, list[str]] = {}
    for name, subject in found:
        by_kind.setdefault(name, []).append(subject)
    known = kinds()
    return {
        (name, subject): standing
        for name, subjects in by_kind.items()
        if name in known
        for subject, standing in known[name].standings(subjects).items()
    }
