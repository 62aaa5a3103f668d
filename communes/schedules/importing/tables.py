"""The one shape that everything is read into, and how much of it is taken."""

import json
import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.core.tables.cells import MOST_COLUMNS, Unreadable, tidy

MOST_ROWS, MOST_LETTERS = 300, 200_000
# What Unicode's Vietnamese never looks like: "Thø hai", "Néi dung" (TCVN3), "Thöù", "Noäi" (VNI).
_OLD_FONTS = re.compile(
    r"thø|néi dung|®|chñ tr|thêi gian|ngµy|®Þa|thöù|noäi dung|ñòa|chuû tr|thôøi|ngaøy",
    re.IGNORECASE,
)


@dataclass
class Table:
    """Rows of equal length; what was merged stands in each of its cells."""

    rows: list[list[str]]
    name: str = ""

    @property
    def width(self) -> int:
        return max(map(len, self.rows), default=0)

    @property
    def has_words(self) -> bool:
        return any(any(row) for row in self.rows)

    def as_json(self) -> str:
        """How it travels with the form."""
        return json.dumps({"name": self.name, "rows": self.rows}, ensure_ascii=False)

    @classmethod
    def parse(cls, text: str) -> "Table":
        """Reads `as_json` back; raises Unreadable for anything else, as anybody may send it."""
        try:
            data = json.loads(text)
            name, rows = data["name"], data["rows"]
            if not (isinstance(name, str) and isinstance(rows, list)):
                raise TypeError
            if not all(isinstance(cell, str) for row in rows for cell in row):
                raise TypeError
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise Unreadable(_("The table got lost on the way. Choose it once more.")) from error
        return finished([[tidy(cell) for cell in row] for row in rows], name)


def finished(rows: list[list[str]], name: str = "") -> Table:
    """The table without empty rows and columns; raises Unreadable where it is too large."""
    rows = [row for row in rows if any(row)]
    width = max(map(len, rows), default=0)
    rows = [row + [""] * (width - len(row)) for row in rows]
    used = [place for place in range(width) if any(row[place] for row in rows)]
    rows = [[row[place] for place in used] for row in rows]
    if len(rows) > MOST_ROWS or len(used) > MOST_COLUMNS:
        raise Unreadable(
            _(
                "A week has at most %(rows)s lines and %(columns)s columns here, this table has"
                " %(its_rows)s and %(its_columns)s. Keep one week of it."
            )
            % {
                "rows": MOST_ROWS,
                "columns": MOST_COLUMNS,
                "its_rows": len(rows),
                "its_columns": len(used),
            }
        )
    if sum(len(cell) for row in rows for cell in row) > MOST_LETTERS:
        raise Unreadable(_("This table is far longer than a week. Keep one week of it."))
    words = " ".join(cell for row in rows for cell in row)
    if len(_OLD_FONTS.findall(words)) >= 2:
        raise Unreadable(
            _(
                "This text is written in an old font (TCVN3 or VNI). Convert it to Unicode, by"
                " UniKey for instance, and try again."
            )
        )
    return Table(rows, name[:100])
