"""Files of procedures: JSON of one or many, CSV with a head, also packed together (.zip)."""

import csv
import json
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO, StringIO
from pathlib import PurePosixPath
from typing import Any

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from communes.procedures.importing.keys import folded, meaning
from communes.procedures.importing.records import Faulty, Record, read_record
from portal.core.encodings import decoded

# All that is read at once, unpacked; 400 procedures are some 4 MB.
MOST_BYTES = 30 * 1024 * 1024
MOST_RECORDS = 5_000
_SEPARATORS = ",;\t|"


@dataclass
class Reading:
    """What files hold: `records` by code, in their order, and what couldn't be read."""

    records: dict[str, Record] = field(default_factory=dict)
    faulty: list[Faulty] = field(default_factory=list)

    def add(self, found: Record | Faulty, where: str) -> None:
        """Takes a record in; of two with one code the first, if they differ."""
        if isinstance(found, Faulty):
            self.faulty.append(found)
        elif self.records.setdefault(found.code, found) != found:
            fault = _("The code %(code)s stands in these files twice, with different content.")
            self.faulty.append(Faulty(where, found.title, [fault % {"code": found.code}]))


def read_files(files: list[tuple[str, bytes]]) -> Reading:
    """All procedures of some files, given as (name, content).

    Raises ValidationError where there are too many bytes or records, or nothing at all.
    """
    reading, left = Reading(), MOST_BYTES
    for name, content in _unpacked(files):
        left -= len(content)
        if left < 0:
            raise ValidationError(
                _("These files have more than %(most)s together. Take them in in parts.")
                % {"most": filesizeformat(MOST_BYTES)}
            )
        for where, row in _rows(name, content):
            if len(reading.records) + len(reading.faulty) >= MOST_RECORDS:
                raise ValidationError(
                    _("More than %(most)s procedures at once. Take them in in parts.")
                    % {"most": MOST_RECORDS}
                )
            found = row if isinstance(row, Faulty) else read_record(row, where)
            reading.add(found, where)
    if not reading.records and not reading.faulty:
        raise ValidationError(_("There is no procedure in these files."))
    return reading


def _unpacked(files: list[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    for name, content in files:
        if not content.startswith(b"PK\x03\x04"):
            yield name, content
            continue
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                entries = [one for one in archive.infolist() if not one.is_dir()]
                if sum(one.file_size for one in entries) > MOST_BYTES:
                    raise ValidationError(_("This file is too large when it is unpacked."))
                for one in entries:
                    if PurePosixPath(one.filename).suffix.lower() in (".json", ".csv"):
                        yield one.filename, archive.read(one)
        except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, RuntimeError) as error:
            raise ValidationError(
                _("“%(name)s” is broken. Pack it once more (.zip).") % {"name": name}
            ) from error


def _rows(name: str, content: bytes) -> Iterator[tuple[str, Mapping[str, Any] | Faulty]]:
    """The records of a file with where each stands."""
    try:
        text = decoded(content)
    except ValueError:
        yield name, Faulty(name, "", [_("This is no file of text: use .json or .csv.")])
        return
    if not text.strip():
        yield name, Faulty(name, "", [_("This file is empty.")])
    elif text.lstrip()[:1] in "{[":
        yield from _of_json(name, text)
    else:
        yield from _of_csv(name, text)


def _of_json(name: str, text: str) -> Iterator[tuple[str, Mapping[str, Any] | Faulty]]:
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        lines = [line for line in text.splitlines() if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines):
            # A record a line.
            for number, line in enumerate(lines, start=1):
                yield from _of_json(f"{name}, {number}", line)
            return
        fault = _("No right JSON from line %(line)s on.") % {"line": error.lineno}
        yield name, Faulty(name, "", [fault])
        return
    except RecursionError:
        yield name, Faulty(name, "", [_("This JSON is nested too deeply.")])
        return
    items = list(_records_in(found))
    if not items:
        yield name, Faulty(name, "", [_("There is no procedure in this file.")])
    for number, item in enumerate(items, start=1):
        where = f"{name}, {number}" if len(items) > 1 else name
        if isinstance(item, Mapping):
            yield where, item
        else:
            yield where, Faulty(where, "", [_("This entry is no procedure.")])


def _records_in(found: Any) -> list:
    """The records of a JSON: itself, its items, or those of the list that it wraps."""
    if isinstance(found, list):
        return found
    if not isinstance(found, Mapping):
        return []
    is_one = any(
        meaning("record", key) == "code"
        for part in (found, *found.values())
        if isinstance(part, Mapping)
        for key in part
    )
    if is_one:
        return [found]
    for value in found.values():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            return value
    if found and all(isinstance(value, Mapping) for value in found.values()):
        # By code: {"1.001193": {…}}.
        return [{"code": key} | dict(value) for key, value in found.items()]
    return [found]


def _of_csv(name: str, text: str) -> Iterator[tuple[str, Mapping[str, Any] | Faulty]]:
    head_line = next(line for line in text.splitlines() if line.strip())
    separator = max(_SEPARATORS, key=head_line.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    head: list[str] = []
    begins = 1
    try:
        for row in reader:
            where = _("%(name)s, line %(line)s") % {"name": name, "line": begins}
            begins = reader.line_num + 1
            if not any(cell.strip() for cell in row):
                continue
            if not head:
                # Lists begin with a title or two above their head.
                if {"code", "title"} <= {meaning("record", cell) for cell in row}:
                    head = row
                continue
            if len(row) > len(head) and any(cell.strip() for cell in row[len(head) :]):
                fault = _("This line has %(count)s cells, the head %(head)s: is a quote missing?")
                told = fault % {"count": len(row), "head": len(head)}
                yield where, Faulty(where, row[0][:80], [told])
                continue
            yield where, _with_parts(dict(zip(head, row, strict=False)))
    except csv.Error as error:
        where = _("%(name)s, line %(line)s") % {"name": name, "line": begins}
        yield where, Faulty(where, "", [_("This line is no right CSV (%(why)s).") % {"why": error}])
    if not head:
        fault = _("No line is a head with “Mã thủ tục” and “Tên thủ tục”.")
        yield name, Faulty(name, "", [fault])


# How the parts of a row within a cell stand: "Trực tiếp | 5 ngày làm việc | 0 đồng".
_CELLS = {
    "ways": ("hinh_thuc", "thoi_han", "phi_le_phi", "mo_ta"),
    "papers": ("ten_giay_to", "ghi_chu", "mau_don", "truong_hop"),
    "bases": ("so_ky_hieu", "trich_yeu", "ngay_ban_hanh", "co_quan_ban_hanh"),
}


def _with_parts(row: dict[str, str]) -> dict[str, Any]:
    """A line of a CSV; cells that hold rows of their own, with bars between cells, are lists."""
    found: dict[str, Any] = {}
    for head, cell in row.items():
        ours = meaning("record", head)
        if ours in _CELLS and "|" in cell:
            lines = [line for line in cell.splitlines() if line.strip()]
            found[head] = [
                dict(zip(_CELLS[ours], (one.strip() for one in line.split("|")), strict=False))
                for line in lines
            ]
        elif folded(head):
            found[head] = cell
    return found
