"""Tables of HTML: saved pages, old pages of a commune's site, what Word and Excel paste.

Python's own parser and no tree: cells and rows that nobody closed are ordinary in old pages,
and nobody knows how deep a page goes.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

from communes.schedules.importing.days import names_day
from portal.core.tables.cells import MOST_COLUMNS, tidy

# How far a page may say that a cell reaches.
_MOST_SPAN = 400
_LINES = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "br", "section"}
_SILENT = {"script", "style", "template", "title", "del", "s", "strike", "noscript"}
# The parser takes very long over comments without an end.
_COMMENTS = re.compile(r"<!--.*?(?:-->|\Z)|<!\[[^>]*>|<\?[^>]*>", re.DOTALL)
# Over tags without an end it takes as long.
_NO_TAG = re.compile(r"<(?!/?[a-zA-Z][^<>]{0,4000}>)")
# Word keeps words that were struck out, and Excel columns that are hidden.
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all|line-through", re.IGNORECASE)
_EMPTY = {"br", "col", "hr", "img", "input", "link", "meta", "wbr"}


@dataclass
class _Cell:
    columns: int
    rows: int
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return tidy("".join(self.parts))


def rows_of_html(text: str) -> list[list[str]]:
    """Every line of every table, with the lines of text between them as rows of one cell."""
    parser = _Parser()
    parser.feed(_NO_TAG.sub("&lt;", _COMMENTS.sub("", text)))
    parser.close()
    while parser.tables:
        parser.end_table()
    parser.end_text()
    return parser.rows


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[str]] = []
        self.loose: list[str] = []
        # The tables that are open, outermost first; the cell that takes the text of each.
        self.tables: list[list[list[_Cell]]] = []
        self.cells: list[_Cell | None] = []
        self.silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if self.silent or tag in _SILENT or _HIDDEN.search(said.get("style", "")):
            # Only what closes itself can end again.
            if tag not in _EMPTY and (not self.silent or tag == self.silent[0]):
                self.silent.append(tag)
            if tag not in ("td", "th"):
                return
            self.silent.clear()
            said = {name: value for name, value in said.items() if name != "style"}
        if tag == "table":
            self.end_text()
            self.tables.append([])
            self.cells.append(None)
        elif tag == "tr" and self.tables:
            self.tables[-1].append([])
            self.cells[-1] = None
        elif tag in ("td", "th") and self.tables:
            if not self.tables[-1]:
                self.tables[-1].append([])
            cell = _Cell(_span(said.get("colspan")), _span(said.get("rowspan")))
            self.tables[-1][-1].append(cell)
            self.cells[-1] = cell
        elif tag in _LINES:
            self._say("\n")

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            if tag == self.silent[0]:
                self.silent.pop()
            if tag not in ("tr", "table", "td", "th"):
                return
            self.silent.clear()
        if tag == "table" and self.tables:
            self.end_table()
        elif tag in ("td", "th", "tr") and self.tables:
            self.cells[-1] = None
        elif tag in _LINES:
            self._say("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self._say(re.sub(r"\s+", " ", data))

    def end_text(self) -> None:
        """Lines outside of tables become rows of one cell."""
        self.rows += [[line] for line in tidy("".join(self.loose)).split("\n") if line]
        self.loose.clear()

    def end_table(self) -> None:
        """The innermost table's lines are read."""
        self.cells.pop()
        self.rows += _laid_out([line for line in self.tables.pop() if line])

    def _say(self, text: str) -> None:
        if self.cells and (cell := self.cells[-1]):
            cell.parts.append(text)
        else:
            self.loose.append(text)


def _span(value: str | None) -> int:
    text = (value or "").strip()[:6]
    return max(1, min(int(text), _MOST_SPAN)) if text.isascii() and text.isdigit() else 1


def _laid_out(lines: list[list[_Cell]]) -> list[list[str]]:
    """Cells where they stand: what is merged in each of its places."""
    width = max((sum(cell.columns for cell in line) for line in lines), default=0)
    width = min(width, MOST_COLUMNS * 2)
    carried: dict[int, tuple[int, str]] = {}
    rows = []
    for line in lines:
        if sum(cell.columns for cell in line) >= width:
            # One above that says to reach further than it does: this row has all its cells.
            carried = {}
        elif 0 in carried and line and names_day(line[0].text):
            del carried[0]
        cells: list[str] = []
        following: dict[int, tuple[int, str]] = {}
        queue = list(line)
        while len(cells) < width:
            if len(cells) in carried:
                left, text = carried[len(cells)]
                down, columns = left, 1
            elif queue:
                cell = queue.pop(0)
                down, text, columns = cell.rows, cell.text, cell.columns
            elif any(place > len(cells) for place in carried):
                down, text, columns = 1, "", 1
            else:
                break
            for _place in range(min(columns, width - len(cells))):
                if down > 1:
                    following[len(cells)] = (down - 1, text)
                cells.append(text)
        carried = following
        rows.append(cells)
    return rows
