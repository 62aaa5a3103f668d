"""Each line of an annex as a product, or why it is none."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from portal.core.tables.cells import one_line, plain
from products.decisions.importing import values
from products.decisions.importing.columns import Layout, Role, find_layout
from products.decisions.models import DecisionKind

_COUNT = re.compile(r"^\(?(?:\d{1,4}|[ivxlc]{1,6}|[a-e])\)?[.)]?$", re.IGNORECASE)
_GROUP = re.compile(r"^(?:[IVXLC]+|[A-E])[.)\s]\s*")
_ASIDE = re.compile(r"^(?:tong|cong|danh sach|ghi chu|nhom|noi nhan|phu luc)\b")
_PLACES = re.compile(r"^(?:huyen|xa|phuong|thi tran|thi xa|thanh pho|tp|dac khu)\b")


@dataclass(frozen=True)
class Head:
    """What was typed beside the file: holds where a row says nothing of its own."""

    number: str = ""
    issued_on: date | None = None
    authority: str = ""
    kind: str = DecisionKind.RECOGNISE
    criteria_set: str = ""
    source_url: str = ""
    is_sample: bool = False

    def as_json(self) -> dict[str, Any]:
        day = self.issued_on.isoformat() if self.issued_on else None
        return asdict(self) | {"issued_on": day}

    @classmethod
    def parse(cls, data: dict[str, Any]) -> "Head":
        day = data["issued_on"]
        return cls(**data | {"issued_on": date.fromisoformat(day) if day else None})


@dataclass(frozen=True)
class AnnexRow:
    """A product of an annex. `line` counts from 1 within its table; days are ISO."""

    line: str
    product: str
    owner: str
    commune: str
    stars: int | None
    number: str
    issued_on: str
    certificate: str = ""
    valid_until: str = ""


@dataclass(frozen=True)
class Refused:
    """A line that can't be taken in, with all that is wrong with it."""

    line: str
    name: str
    faults: list[str] = field(default_factory=list)


class Annex:
    """The lines of one table under what was typed; `name` is that of its sheet."""

    def __init__(self, rows: list[list[str]], head: Head, name: str = ""):
        self.rows, self.head, self.name = rows, head, name
        self.layout: Layout | None = find_layout(rows)
        self._roles = self.layout.roles if self.layout else {}
        self._stars: int | None = None
        self._place = ""
        self._above: dict[Role, str] = {}

    def read(self) -> Iterator[AnnexRow | Refused]:
        if self.layout is None:
            return
        heads = self.rows[self.layout.first : self.layout.last + 1]
        for place, row in enumerate(self.rows[self.layout.last + 1 :], self.layout.last + 2):
            if row in heads or self._is_numbering(row) or self._is_aside(row):
                continue
            line = _("%(sheet)s, line %(line)s") % {"sheet": self.name, "line": place}
            yield self._product(row, line if self.name else _("Line %(line)s") % {"line": place})

    def _cell(self, row: list[str], role: Role) -> str:
        column = self._roles.get(role)
        return row[column].strip() if column is not None and column < len(row) else ""

    @staticmethod
    def _is_numbering(row: list[str]) -> bool:
        cells = [cell for cell in row if cell]
        return len(cells) > 1 and all(re.fullmatch(r"\(?[\d]{1,2}\)?", cell) for cell in cells)

    def _is_aside(self, row: list[str]) -> bool:
        """Whether it is no product: a heading, which may hold for the lines below it, a sum, a
        paragraph between tables."""
        told = {cell for cell in row if cell and not _COUNT.match(cell)}
        if len(told) != 1:
            return not told
        [text] = told
        count = next((cell for cell in row if cell and _COUNT.match(cell)), "")
        bare = plain(_GROUP.sub("", text))
        stars = values.names_stars(text)
        if stars and len(bare.split()) <= 8:
            self._stars = stars
        elif _PLACES.match(bare):
            self._place = _GROUP.sub("", one_line(text)).split("(")[0].strip(" :.,")
        elif not (_ASIDE.match(bare) or _GROUP.match(text) or len(row) == 1):
            # One cell and a running number: a product whose other cells are missing.
            return bool(count) and not any(map(str.isdigit, count))
        return True

    def _carried(self, row: list[str], role: Role) -> str:
        """A cell, or the one above where it says so."""
        text = self._cell(row, role)
        if values.is_ditto(text):
            return self._above.get(role, "")
        self._above[role] = text
        return text

    def _product(self, row: list[str], line: str) -> AnnexRow | Refused:
        faults: list[str] = []
        product = one_line(self._cell(row, Role.PRODUCT))
        owner, behind = values.split_owner(self._carried(row, Role.OWNER))
        commune = self._commune(row) or values.commune_in(behind)
        if self._place and plain(self._place) not in plain(commune):
            commune = f"{commune}, {self._place}" if commune else self._place
        number = values.read_number(self._cell(row, Role.NUMBER)) or self.head.number
        if not product:
            faults.append(_("The name of the product is missing."))
        if not owner:
            faults.append(_("The owner is missing."))
        stars = self._stars_of(row, faults)
        day = self._day_of(row, faults)
        if not number:
            faults.append(_("The decision's number is missing: type it beside the file."))
        found = AnnexRow(line, product, owner, commune, stars, number, "")
        certificate = one_line(self._cell(row, Role.CERTIFICATE))
        end = self._end_of(row, day, faults)
        if too_long := self._too_long(found, certificate):
            faults.append(too_long)
        if faults or day is None:
            return Refused(line, (product or owner or one_line(" ".join(row)))[:120], faults)
        until = end.isoformat() if end else ""
        return replace(found, issued_on=day.isoformat(), certificate=certificate, valid_until=until)

    @staticmethod
    def _too_long(found: AnnexRow, certificate: str) -> str:
        is_long = max(map(len, (found.product, found.owner, found.commune))) > 200
        if is_long or len(found.number) > 60 or len(certificate) > 60:
            return _("A cell is far too long: is it the right column?")
        return ""

    def _commune(self, row: list[str]) -> str:
        commune = values.commune_in(self._carried(row, Role.COMMUNE))
        district = one_line(self._cell(row, Role.DISTRICT))
        if district and plain(district) not in plain(commune):
            commune = f"{commune}, {district}" if commune else district
        return commune

    def _stars_of(self, row: list[str], faults: list[str]) -> int | None:
        columns = self.layout.ticked if self.layout else {}
        ticked = {
            stars
            for column, stars in columns.items()
            if column < len(row) and row[column].strip(" -")
        }
        text = "" if columns else self._cell(row, Role.STARS)
        stars = values.read_stars(text) if text else self._stars
        if columns:
            [stars] = ticked if len(ticked) == 1 else [self._stars if not ticked else None]
        if stars is None and self.head.kind != DecisionKind.REVOKE:
            said = text or ", ".join(map(str, sorted(ticked)))
            if said:
                fault = _("“%(text)s” is no number of stars from 3 to 5.") % {"text": said[:40]}
            else:
                fault = _("The stars are missing.")
            faults.append(fault)
        return stars

    def _day_of(self, row: list[str], faults: list[str]) -> date | None:
        text = self._cell(row, Role.DAY)
        day = values.read_day(text) if text else values.read_day(self._cell(row, Role.NUMBER))
        if text and not day:
            faults.append(_("“%(text)s” is no day: write it as 4/2/2020.") % {"text": text[:40]})
        elif not (day or self.head.issued_on):
            faults.append(_("The decision's day is missing: type it beside the file."))
        return day or (None if text else self.head.issued_on)

    def _end_of(self, row: list[str], day: date | None, faults: list[str]) -> date | None:
        text = self._cell(row, Role.END)
        end = values.read_end(text, day) if text else None
        if text and day and not end:
            faults.append(_("“%(text)s” is no day: write it as 4/2/2020.") % {"text": text[:40]})
        elif end and day and end <= day:
            faults.append(_("The last day must be after the day of the decision."))
        return end
