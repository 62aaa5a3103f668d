"""Holes that are known and still open. Each is a test that must fail: closed, it goes from here."""

from dataclasses import dataclass

from tests.isolation.walking import Finding


@dataclass(frozen=True)
class Hole:
    """What an address (the name of its view) tells, writes or fails with, and since when known.

    `what` is the model whose words are told, the table and how it is written, or the kind of
    error. `role` is one that sees it; `asked` stands in the path of what opens it.
    """

    name: str
    kind: str
    what: str
    reason: str
    role: str = "a-editor"
    asked: str = ""

    def __str__(self):
        return f"{self.name} {self.kind} {self.what}"


HOLES: list[Hole] = []


def key_of(finding: Finding) -> tuple[str, str, str]:
    """What makes two findings the same hole: not the role, the state or whose it was."""
    is_error = finding.kind == "fails"
    what = finding.what.partition(":")[0] if is_error else finding.what.partition(": ")[2]
    if finding.kind == "tells":
        what = what.partition(" ")[0].rpartition(".")[0]
    return finding.name, finding.kind, what


def is_known(finding: Finding) -> bool:
    return key_of(finding) in {(hole.name, hole.kind, hole.what) for hole in HOLES}


# Places of forms that take or tell foreign things: what is sent in them is not checked.
TAKES = "choosers list own things only, but what comes back is not checked"
FORM_HOLES: dict[str, str] = {}
