"""One procedure of a file, in our terms."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from communes.procedures.importing import values
from communes.procedures.importing.keys import named
from communes.procedures.models import ProcedurePage, ProcedurePaper, ProcedureStep, ProcedureWay

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Way:
    """A way of filing, with the time and the fee of its own."""

    kind: str
    days: int | None = None
    time_text: str = ""
    fee: int | None = None
    fee_text: str = ""
    note: str = ""


@dataclass(frozen=True)
class Paper:
    """A paper to bring; `form_code` is what the file calls its form."""

    name: str
    originals: int = 1
    copies: int = 0
    condition: str = ""
    form_code: str = ""


@dataclass(frozen=True)
class Basis:
    """A document that the procedure rests on; `issued_on` as "2014-11-20", "" if not said."""

    number: str
    title: str = ""
    issuer: str = ""
    issued_on: str = ""


@dataclass(frozen=True)
class Record:
    """What a file says of a procedure. Empty: it says nothing, and what is here stays."""

    code: str
    title: str
    field: str = ""
    authority: str = ""
    level: str = ""
    decision: str = ""
    who: str = ""
    agency: str = ""
    place: str = ""
    result: str = ""
    conditions: str = ""
    keywords: str = ""
    online_url: str = ""
    sets: int | None = None
    steps: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    papers: tuple[Paper, ...] = ()
    bases: tuple[Basis, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """As `parse` takes it back."""
        return asdict(self)

    @classmethod
    def parse(cls, found: dict[str, Any]) -> "Record":
        """What `as_json` gave, from the database."""
        rows = {"ways": Way, "papers": Paper, "bases": Basis}
        known = {one.name for one in fields(cls)}
        told = {name: value for name, value in found.items() if name in known}
        for name, shape in rows.items():
            told[name] = tuple(shape(**row) for row in told.get(name, ()))
        told["steps"] = tuple(told.get("steps", ()))
        return cls(**told)


@dataclass(frozen=True)
class Faulty:
    """A record that can't be taken: where it stands, what it is, what is wrong."""

    where: str
    name: str
    faults: list[str] = field(default_factory=list)


def read_record(found: Row, where: str) -> Record | Faulty:
    """A record of a file by our names; Faulty, in the officer's language, if it can't be one."""
    said = named("record", found)
    code, title = values.line(said.get("code")), values.line(said.get("title"))
    faults = []
    if not code:
        faults.append(_("The code of the procedure (mã thủ tục) is missing."))
    if not title:
        faults.append(_("The name of the procedure (tên thủ tục) is missing."))
    papers, ways = _papers(said.get("papers")), _ways(said, faults)
    record = Record(
        code=code,
        title=title,
        field=values.line(said.get("field")),
        authority=values.line(said.get("authority")),
        level=str(values.level(said.get("level")) or ""),
        decision=values.line(said.get("decision")),
        who=values.line(said.get("who")),
        agency=values.line(said.get("agency")) or values.line(said.get("competent")),
        place=values.line(said.get("place")),
        result=values.line(said.get("result")),
        conditions=values.text(said.get("conditions")),
        keywords=values.line(said.get("keywords")),
        online_url=_address(said.get("online_url")),
        sets=values.whole_number(values.line(said.get("sets"))),
        steps=tuple(values.steps(said.get("steps"), _most(ProcedureStep, "text"))),
        ways=tuple(ways),
        papers=tuple(papers),
        bases=tuple(_bases(said.get("bases"))),
    )
    faults += _too_long(record)
    return Faulty(where, title or code, faults) if faults else record


def _rows(value: Any, part: str, otherwise: str) -> list[dict[str, Any]]:
    """The rows of a table by our names; of a text each line is one, under `otherwise`."""
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list):
        value = [values.without_bullet(one) for one in values.text(value).splitlines()]
    rows = [named(part, one) if isinstance(one, Mapping) else {otherwise: one} for one in value]
    return [row for row in rows if row]


def _ways(said: Row, faults: list[str]) -> list[Way]:
    found: dict[Way, None] = {}
    for row in _rows(said.get("ways"), "way", "kind"):
        words = values.text(row.get("kind"))
        kinds = values.way_kinds(words)
        if not kinds:
            # A line of text that only introduces the others is no way.
            if row.keys() != {"kind"} and words:
                faults.append(_("No way of filing is known as “%(name)s”.") % {"name": words[:60]})
            continue
        days, time_text = values.takes(row.get("time", said.get("time")))
        fee, fee_text = values.costs(row.get("fee", said.get("fee")))
        for kind in kinds:
            note = values.line(row.get("note"))
            found[Way(str(kind), days, time_text, fee, fee_text, note)] = None
    return list(found)


def _papers(value: Any) -> list[Paper]:
    found: dict[Paper, None] = {}
    for row in _rows(value, "paper", "name"):
        name = values.without_bullet(values.line(row.get("name")))
        if not name:
            continue
        # Either column holds the numbers, and the other the form's file.
        said = f"{values.text(row.get('amount'))}\n{values.text(row.get('note'))}"
        originals, copies = values.amounts(said)
        for key, given in (("originals", originals), ("copies", copies)):
            if given is None and (own := values.whole_number(row.get(key))) is not None:
                originals, copies = (own, copies) if key == "originals" else (originals, own)
        if not originals and not copies:
            # A file that counts none means that it is brought.
            originals, copies = 1, 0
        form = values.line(row.get("form")) or values.file_name(said)
        condition = values.line(row.get("condition"))
        found[Paper(name, originals or 0, copies or 0, condition, form)] = None
    return list(found)


def _bases(value: Any) -> list[Basis]:
    found: dict[str, Basis] = {}
    for row in _rows(value, "basis", "number"):
        words = f"{values.line(row.get('number'))} {values.line(row.get('title'))}"
        number = values.NUMBER.search(words)
        if not number:
            continue
        issued = values.day(row.get("issued_on"))
        found.setdefault(
            number[0],
            Basis(
                number[0],
                values.line(row.get("title")) or words.strip(),
                values.line(row.get("issuer")),
                issued.isoformat() if isinstance(issued, date) else "",
            ),
        )
    return list(found.values())


def _address(value: Any) -> str:
    said = values.line(value)
    return said if said.startswith(("https://", "http://")) else ""


def _most(model: Any, name: str) -> int:
    return model._meta.get_field(name).max_length


def _too_long(record: Record) -> list[str]:
    """What doesn't fit into its field: nobody else should decide what is left out."""
    page, paper, way = ProcedurePage, ProcedurePaper, ProcedureWay
    told = [
        (page, "national_code", record.code),
        (page, "title", record.title),
        (page, "who_can_apply", record.who),
        (page, "agency", record.agency),
        (page, "place", record.place),
        (page, "result", record.result),
        (page, "conditions", record.conditions),
        (page, "keywords", record.keywords),
        *((paper, "name", one.name) for one in record.papers),
        *((paper, "condition", one.condition) for one in record.papers),
        *((paper, "form_code", one.form_code) for one in record.papers),
        *((way, "time_text", one.time_text) for one in record.ways),
        *((way, "fee_text", one.fee_text) for one in record.ways),
        *((way, "note", one.note) for one in record.ways),
    ]
    faults = []
    for model, name, value in told:
        most = _most(model, name)
        if len(value) > most:
            label = model._meta.get_field(name).verbose_name
            faults.append(
                _("“%(field)s” has %(count)s characters, at most %(most)s fit: “%(start)s…”.")
                % {"field": label, "count": len(value), "most": most, "start": value[:40]}
            )
    return list(dict.fromkeys(faults))
