"""Places from a table: what is new is published, what is there is changed, the rest is told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from communes.places.importing.columns import FIELD, LABELS, NEEDED, RowForm
from communes.places.models import PlaceIndexPage, PlacePage
from portal.core.tables.cells import one_line, plain
from portal.core.tables.files import tables_in

MOST_BYTES = 2 * 1024 * 1024
MOST_ROWS = 500
# Lines of a sheet that are read: those above the head, too.
MOST_LINES = 2 * MOST_ROWS


@dataclass
class Taken:
    """What became of a file: places that are new, changed, as they were; and, by line, what is
    wrong with the others."""

    new: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    same: int = 0
    wrong: list[tuple[int, str]] = field(default_factory=list)


@transaction.atomic
def take_in(section: PlaceIndexPage, content: bytes, user: Any, *, dry: bool) -> Taken:
    """Takes the places of a table into a section; `dry`: only says what would become of it.

    A place is known by its name. Raises ValidationError for a file of which no row can be read.
    """
    # Of two officers at once the second finds what the first made.
    section = PlaceIndexPage.objects.select_for_update(of=("self",)).get(pk=section.pk)
    taken = Taken()
    seen: dict[str, int] = {}
    there = {plain(page.title): page for page in PlacePage.objects.child_of(section)}
    for line, cells in _rows(content):
        form = RowForm(cells)
        if not form.is_valid():
            taken.wrong.append((line, form.told))
            continue
        name = plain(form.cleaned_data["title"])
        if (first := seen.setdefault(name, line)) != line:
            text = _("The same name stands in line %(line)s already: that one counts.")
            taken.wrong.append((line, text % {"line": first}))
            continue
        if fault := _take(section, there.get(name), form.values(), user, taken, dry=dry):
            taken.wrong.append((line, fault))
    return taken


def _take(section, page, values: dict[str, Any], user, taken: Taken, *, dry: bool) -> str:
    """Makes or changes a place; what keeps it from that, or ""."""
    if page is None:
        taken.new.append(values["title"])
        if not dry:
            section.refresh_from_db()
            page = PlacePage(**values, locale=section.locale, owner=user, live=False)
            section.add_child(instance=page)
            page.save_revision(user=user).publish(user=user)
        return ""
    del values["title"]
    if page.has_unpublished_changes or not page.live:
        return _("This place has a draft. Publish it, or throw it away, first.")
    if page.permissions_for_user(user).page_locked():
        return _("This place is locked.")
    if all(_is_said(page, name, value) for name, value in values.items()):
        taken.same += 1
        return ""
    taken.changed.append(page.title)
    if not dry:
        for name, value in values.items():
            setattr(page, name, value)
        # Facts of somebody's own take the place of invented ones.
        page.is_sample = False
        page.save_revision(user=user).publish(user=user)
    return ""


def _is_said(page: PlacePage, name: str, value: Any) -> bool:
    if name == "hours":
        stored = [block["value"] for block in page.hours.get_prep_value()]
        keys = ("days", "opens", "closes")
        return [[str(one[key]) for key in keys] for one in stored] == [
            [str(one["value"][key]) for key in keys] for one in value
        ]
    return getattr(page, name) == value


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows below the head with their line, by field. Raises ValidationError."""
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The file is larger than 2 MB. Keep the table alone."))
    rows = next((rows for _name, rows in tables_in(content, MOST_LINES) if any(rows)), [])
    head = next((n for n, row in enumerate(rows) if _knows(row)), None)
    if head is None:
        names = ", ".join(LABELS[name] for name in NEEDED)
        raise ValidationError(
            _("No line of the file names the columns: %(names)s.") % {"names": names}
        )
    fields = [FIELD.get(plain(cell)) for cell in rows[head]]
    below = [(line, row) for line, row in enumerate(rows[head + 1 :], start=head + 2) if any(row)]
    # A sheet that is longer was cut off.
    if len(below) > MOST_ROWS or sum(map(any, rows)) > MOST_LINES:
        raise ValidationError(
            _("The file has more than %(most)d rows. Divide it.") % {"most": MOST_ROWS}
        )
    for line, row in below:
        pairs = zip(fields, row, strict=False)
        yield line, {name: one_line(cell) for name, cell in pairs if name}


def _knows(row: list[str]) -> bool:
    names = {FIELD.get(plain(cell)) for cell in row}
    return set(NEEDED) <= names
