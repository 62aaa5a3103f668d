"""The HTML of a Word file cut into the blocks of a body."""

from typing import Any

from bs4 import BeautifulSoup, NavigableString, Tag

MOST_TITLE = 200
MOST_LEAD = 400
# A page has its title above these.
_HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
_SIDE = 50  # rows, columns that one cell may reach over
# What else stands in a line; bold letters may be a part of a word.
_IN_LINE = ("strong", "b", "a")


def words_of(element: Tag) -> str:
    """The text of an element on one line."""
    return " ".join("".join(map(_said, element.descendants)).split())


def _said(one: Any) -> str:
    if isinstance(one, NavigableString):
        return one
    return "" if one.name in _IN_LINE else " "


class Blocks:
    """Elements that stand one after the other; the first may be taken as title and lead.

    All text goes somewhere: what is too long for a title or a lead stays in the body.
    """

    def __init__(self, html: str):
        soup = BeautifulSoup(html, "html.parser")
        self.elements: list[Tag] = [
            one for one in soup.children if isinstance(one, Tag) and self._says_something(one)
        ]

    @staticmethod
    def _says_something(element: Tag) -> bool:
        return bool(words_of(element) or element.find("img"))

    def take_title(self) -> str:
        """The first heading of the first rank, else the first line; "" where that is none."""
        named = next((one for one in self.elements[:3] if one.name == "h1"), None)
        return self._take(named or next(iter(self.elements), None), MOST_TITLE)

    def take_lead(self) -> str:
        """The paragraph that now comes first; "" where it is too long, or no plain one."""
        first = next(iter(self.elements), None)
        return self._take(first, MOST_LEAD) if first is not None and first.name == "p" else ""

    def _take(self, element: Tag | None, most: int) -> str:
        if element is None or element.name not in ("p", *_HEADINGS):
            return ""
        words = words_of(element)
        # What a plain text would lose stays where it is.
        if not words or len(words) > most or element.find(["a", "img"]):
            return ""
        self.elements.remove(element)
        return words

    @property
    def all(self) -> list[tuple[str, Any]]:
        """What is left as (name, value) of blocks."""
        blocks: list[tuple[str, Any]] = []
        text: list[str] = []

        def end_text() -> None:
            if text:
                blocks.append(("text", "".join(text)))
                text.clear()

        for element in self.elements:
            figures = [_figure(image.extract()) for image in element.find_all("img")]
            if not words_of(element):
                pass  # pictures alone, such as side by side in a table
            elif element.name == "table":
                end_text()
                blocks += _table(element)
            else:
                text.append(_rich(element))
            if found := [figure for figure in figures if figure]:
                end_text()
                blocks += found
        end_text()
        return blocks


def _figure(image: Tag) -> tuple[str, Any] | None:
    source = str(image.get("src", ""))
    if not source.startswith("picture:"):
        return None
    return "figure", {"picture": int(source.removeprefix("picture:"))}


def _rich(element: Tag) -> str:
    """As the editor writes it: no heading of the first rank, links that lead somewhere."""
    for link in element.find_all("a"):
        if not str(link.get("href", "")).startswith(("http://", "https://", "mailto:", "tel:")):
            link.unwrap()
    for bold in element.find_all("strong"):
        bold.name = "b"
    element.name = _HEADINGS.get(element.name, element.name)
    return str(element)


def _table(table: Tag) -> list[tuple[str, Any]]:
    """A table with its cells side by side; a frame around one text is that text."""
    rows = _rows(table)
    width = max((len(row) for row in rows), default=0)
    if width <= 1:
        paragraphs = [f"<p>{_escaped(row[0])}</p>" for row in rows if row and row[0]]
        return [("text", "".join(paragraphs))] if paragraphs else []
    data = [row + [""] * (width - len(row)) for row in rows]
    value = {
        "table_caption": "",
        "first_row_is_table_header": True,
        "first_col_is_header": False,
        "table_header_choice": "row",
        "data": data,
    }
    return [("table", value)]


def _rows(table: Tag) -> list[list[str]]:
    """The texts of the cells; a cell over several stands in the first of them."""
    rows: list[list[str]] = []
    taken: dict[tuple[int, int], bool] = {}
    own = [row for row in table.find_all("tr") if row.find_parent("table") is table]
    for number, row in enumerate(own):
        cells: list[str] = []
        for cell in row.find_all(["td", "th"], recursive=False):
            while taken.get((number, len(cells))):
                cells.append("")
            columns, lines = _span(cell, "colspan"), _span(cell, "rowspan")
            place = len(cells)
            for line in range(1, lines):
                taken |= {(number + line, place + one): True for one in range(columns)}
            cells += [words_of(cell)] + [""] * (columns - 1)
        rows.append(cells)
    return rows


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, ""))
    return min(int(value), _SIDE) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def _escaped(text: str) -> str:
    return str(NavigableString(text).output_ready("minimal"))
