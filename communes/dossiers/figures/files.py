"""Figures from a CSV file: good rows are kept, of each other one it is said what is wrong."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import StringIO
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import ModelForm, URLField
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Site

from communes.dossiers.figures.months import MonthField
from communes.dossiers.models.figures import DossierFigure
from portal.core.text import fold
from portal.core.typed.numbers import WholeNumberField

MOST_BYTES = 1024 * 1024
MOST_ROWS = 2000
# By field, what its column may be called, folded.
COLUMNS = {
    "month": ("thang", "month", "ky", "thang nam"),
    "received": ("tiep nhan", "da tiep nhan", "so tiep nhan", "received"),
    "settled": ("da giai quyet", "giai quyet", "da xu ly", "settled"),
    "on_time": ("dung han", "truoc va dung han", "giai quyet dung han", "on time"),
    "source": ("nguon", "nguon so lieu", "source"),
    "source_url": ("dia chi nguon", "duong dan", "source url"),
}
# The columns that a file needs, as an officer reads them.
NEEDED = {
    "month": "tháng",
    "received": "tiếp nhận",
    "settled": "đã giải quyết",
    "on_time": "đúng hạn",
    "source": "nguồn",
}
_FIELD = {name: field for field, names in COLUMNS.items() for name in names}


class FigureForm(ModelForm):
    """One row, checked as the admin checks it."""

    month = MonthField()
    received = WholeNumberField(min_value=0)
    settled = WholeNumberField(min_value=0)
    on_time = WholeNumberField(min_value=0)
    source_url = URLField(required=False, assume_scheme="https")

    class Meta:
        model = DossierFigure
        fields = [*COLUMNS]


@dataclass
class Taken:
    """What became of a file: rows that are new, changed, as they were; and, by line, what is wrong
    with the others."""

    new: int = 0
    changed: int = 0
    same: int = 0
    wrong: list[tuple[int, str]] = field(default_factory=list)

    @property
    def good(self) -> int:
        return self.new + self.changed + self.same


def take_in(site: Site, content: bytes, *, dry: bool = False) -> Taken:
    """Takes the figures of a site from a CSV file; a month that is there is replaced.

    `dry`: nothing is kept. Raises ValidationError for a file of which no row can be read.
    """
    taken, seen = Taken(), set()
    rows = list(_rows(content))
    with transaction.atomic():
        held = {row.month: row for row in DossierFigure.objects.in_site(site)}
        for line, values in rows:
            form = FigureForm(values, instance=DossierFigure(site=site))
            if not form.is_valid():
                taken.wrong.append((line, _told(form)))
                continue
            month = form.cleaned_data["month"]
            if month in seen:
                text = _("Month %(month)s stands in the file twice: the first line counts.")
                taken.wrong.append((line, text % {"month": f"{month:%-m/%Y}"}))
                continue
            seen.add(month)
            _keep(site, held.get(month), form.cleaned_data, taken)
        transaction.set_rollback(dry)
    return taken


def _keep(site: Site, row: DossierFigure | None, values: dict[str, Any], taken: Taken) -> None:
    if row is None:
        DossierFigure.objects.create(site=site, **values)
        taken.new += 1
    elif all(getattr(row, name) == value for name, value in values.items()):
        taken.same += 1
    else:
        for name, value in values.items():
            setattr(row, name, value)
        # Figures of somebody's own take the place of invented ones.
        row.is_sample = False
        row.save()
        taken.changed += 1


def _told(form: FigureForm) -> str:
    """All that is wrong with a row, each with its column."""
    slips = []
    for name, errors in form.errors.items():
        label = "" if name == "__all__" else f"{_label(name)}: "
        slips += [f"{label}{error}" for error in errors]
    return " ".join(slips)


def _label(name: str) -> str:
    field: Any = DossierFigure._meta.get_field(name)
    return capfirst(str(field.verbose_name))


def _rows(content: bytes) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows with their line in the file, by field. Raises ValidationError."""
    text = _decoded(content)
    head = text.splitlines()[0]
    delimiter = max(";\t,", key=head.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        fields = [_FIELD.get(fold(name)) for name in next(reader)]
        if lacking := [label for name, label in NEEDED.items() if name not in fields]:
            told = _("The first line lacks the columns: %(names)s.")
            raise ValidationError(told % {"names": ", ".join(lacking)})
        count = 0
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            count += 1
            if count > MOST_ROWS:
                text = _("The file has more than %(most)d rows. Divide it.")
                raise ValidationError(text % {"most": MOST_ROWS})
            pairs = zip(fields, cells, strict=False)
            yield reader.line_num, {name: cell.strip() for name, cell in pairs if name}
    except csv.Error as error:
        raise ValidationError(_("This is no CSV file. Save the sheet as “CSV UTF-8”.")) from error


def _decoded(content: bytes) -> str:
    if len(content) > MOST_BYTES:
        raise ValidationError(_("The file is larger than 1 MB. Keep the table alone."))
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeError as error:
        raise ValidationError(_("This is no CSV file. Save the sheet as “CSV UTF-8”.")) from error
    if "\0" in text or not text.strip():
        raise ValidationError(_("This is no CSV file. Save the sheet as “CSV UTF-8”."))
    return text.lstrip()
