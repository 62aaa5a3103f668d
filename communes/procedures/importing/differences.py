"""What a file says differently from the procedures that are here."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from communes.procedures.importing.keys import folded
from communes.procedures.importing.records import Basis, Paper, Record, Way
from communes.procedures.models import Level, ProcedurePage, ProcedureWay
from portal.core.hints import Text

# Where what a record tells stands on a page, in the order in which differences are shown.
FIELDS = {
    "title": "title",
    "field": "field",
    "level": "level",
    "who": "who_can_apply",
    "papers": "papers",
    "sets": "sets",
    "ways": "ways",
    "steps": "steps",
    "result": "result",
    "agency": "agency",
    "place": "place",
    "conditions": "conditions",
    "bases": "bases",
    "keywords": "keywords",
    "online_url": "online_url",
}


@dataclass(frozen=True)
class Change:
    """One field: `before` and `after` as lines; `was_edited` if somebody changed it here since it
    was last read, which taking it in would undo."""

    name: str
    before: list[str]
    after: list[str]
    was_edited: bool = False

    @property
    def label(self) -> Text:
        field = ProcedurePage._meta.get_field(FIELDS[self.name])
        if field.one_to_many:
            return capfirst(field.related_model._meta.verbose_name_plural)
        return capfirst(field.verbose_name)


@dataclass
class Difference:
    """A record beside its procedure, which is None for a new one."""

    record: Record
    page: ProcedurePage | None
    changes: list[Change] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return self.page is None

    @property
    def is_same(self) -> bool:
        return not self.is_new and not self.changes

    @property
    def of_another_level(self) -> str:
        """Who handles it, where that is no commune; "" if it is, or the file doesn't say."""
        said = folded(self.record.authority)
        return "" if not said or "xa" in said.split("_") else self.record.authority

    @property
    def is_proposed(self) -> bool:
        """Whether it is ticked until the officer says otherwise."""
        return not self.is_same and not (self.is_new and self.of_another_level)


def record_of(page: ProcedurePage) -> Record:
    """A procedure in the terms of a file; read with `whole`."""
    return Record(
        code=page.national_code,
        title=page.title,
        field=page.field.name if page.field else "",
        level=str(page.level),
        who=page.who_can_apply,
        agency=page.agency,
        place=page.place,
        result=page.result,
        conditions=page.conditions,
        keywords=page.keywords,
        online_url=page.online_url,
        sets=page.sets,
        steps=tuple(step.text for step in page.steps.all()),
        ways=tuple(
            Way(way.kind, way.days, way.time_text, way.fee, way.fee_text, way.note)
            for way in page.ways.all()
        ),
        papers=tuple(
            Paper(paper.name, paper.originals, paper.copies, paper.condition, paper.form_code)
            for paper in page.papers.all()
        ),
        bases=tuple(Basis(row.basis.number) for row in page.bases.all()),
    )


def differences(records: Iterable[Record]) -> list[Difference]:
    """Each record beside its procedure: new ones first, then what changed, then the same.

    Six queries, however many.
    """
    records = list(records)
    pages = (
        ProcedurePage.objects.filter(code_key__in=[one.code for one in records])
        .whole()
        .select_related("source")
    )
    by_code = {page.code_key: page for page in pages}
    found = []
    for record in records:
        page = by_code.get(record.code)
        changes = changes_of(record, page) if page else []
        found.append(Difference(record, page, changes))
    return sorted(found, key=lambda one: (one.is_same, not one.is_new))


def changes_of(record: Record, page: ProcedurePage, now: Record | None = None) -> list[Change]:
    """What taking a record in would change on a page.

    What the file leaves empty stays; so does what was changed here while the source says what it
    said before. `now`: the page as it is, where it isn't the published one.
    """
    here, last = now or record_of(page), last_of(page)
    changes = []
    for name in FIELDS:
        said, is_here = _comparable(record, name), _comparable(here, name)
        if not said or said == is_here:
            continue
        before = _comparable(last, name) if last else is_here
        if last and before == said:
            continue
        edited = bool(last) and before != is_here
        changes.append(Change(name, _lines(here, name), _lines(record, name), edited))
    return changes


def last_of(page: ProcedurePage) -> Record | None:
    """What the source said of a page when it was last read; None if it never was."""
    source = getattr(page, "source", None)
    return Record.parse(source.record) if source else None


def _comparable(record: Record, name: str) -> Any:
    value = getattr(record, name)
    if name == "field":
        return folded(value)
    if name == "bases":
        return tuple(sorted(one.number for one in value))
    if name == "papers":
        # Whether it is only shown, and the file of its form, are ours.
        return tuple(replace(one, form_code=one.form_code.strip()) for one in value)
    return value


def _lines(record: Record, name: str) -> list[str]:
    """A field as an officer compares it."""
    value = getattr(record, name)
    tell: dict[str, Callable[[Any], str]] = {"ways": _way, "papers": _paper, "bases": _basis}
    if name == "level":
        return [str(Level(value).label)] if value else []
    if isinstance(value, tuple):
        return [tell[name](one) if name in tell else one for one in value]
    return str(value).splitlines() if value not in (None, "") else []


def _way(way: Way) -> str:
    row = ProcedureWay(**vars(way))
    fee = way.fee_text or row.costs
    return " · ".join(filter(None, (row.get_kind_display(), row.takes, fee, way.note)))


def _paper(paper: Paper) -> str:
    count = _("originals: %(originals)s, copies: %(copies)s") % vars(paper)
    told = f"{paper.name} ({count})"
    return " · ".join(filter(None, (told, paper.condition, paper.form_code)))


def _basis(basis: Basis) -> str:
    return basis.number
