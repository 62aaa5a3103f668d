"""What stands in a cell of an annex: stars, days, owners with their commune behind them."""

import re
import unicodedata
from datetime import date

from portal.core.tables.cells import one_line, plain
from portal.core.workdays import add_months

_WORDS = {"ba": 3, "bon": 4, "tu": 4, "nam": 5, "mot": 1, "hai": 2}
_SIGNS = re.compile("[*★☆⭐✩✭✯]")
_DAY = re.compile(
    r"(\d{1,2})\s*(?:[/.-]|\s*tháng\s*)\s*(\d{1,2})\s*(?:[/.-]|\s*năm\s*)\s*(\d{4})", re.IGNORECASE
)
_ISO = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_MONTHS = re.compile(r"^(\d{1,3}) thang$")
_NUMBER = re.compile(r"\d+\s*/\s*[^\s,;]*Q[ĐD][^\s,;]*", re.IGNORECASE)
# Where an owner's name ends and the place begins.
_COMMUNES = r"(?:xã|phường|thị trấn|tt\.?|p\.|đặc khu)\s"
_PLACE = rf"(?:(?:xóm|thôn|bản|khối|huyện|thị xã|thành phố|tp\.?)\s|{_COMMUNES})"
_BEFORE_PLACE = re.compile(rf"\s*(?:[,;–\n(]|\s-)\s*(?={_PLACE})", re.IGNORECASE)
_COMMUNE = re.compile(rf"(?:^|(?<=[\s,;(])){_COMMUNES}", re.IGNORECASE)
_DITTO = {"nt", "nhu tren"}


def read_stars(text: str) -> int | None:
    """The stars of “****”, “4 sao”, “4”, “Bốn sao”, “Hạng 4 sao (****)”; None of anything else,
    also of another number than 3 to 5."""
    words = plain(text).split()
    numbers = {int(word) for word in words if word.isdecimal() and len(word) < 3}
    if words[-1:] == ["0"] and re.fullmatch(r"\s*\d[.,]0\s*", text):
        numbers.discard(0)
    if not numbers:
        named = [w for w in words if w in _WORDS]
        numbers = {_WORDS[word] for word in named} if len(words) <= 4 else set()
    if signs := len(_SIGNS.findall(text)):
        numbers.add(signs)
    [found] = numbers if len(numbers) == 1 else [None]
    return found if found in (3, 4, 5) else None


def names_stars(text: str) -> int | None:
    """The stars that a heading names with the word: “II. HẠNG 4 SAO”, “3 sao”."""
    found = re.search(r"\b(?:([345])|(ba|bon|tu|nam)) sao\b", plain(text))
    if found:
        return int(found[1]) if found[1] else _WORDS[found[2]]
    return None


def read_day(text: str) -> date | None:
    """The first day in a text as offices write it; None without a real one."""
    text = unicodedata.normalize("NFC", one_line(text))
    found = _ISO.search(text)
    year, month, day = found.groups() if found else ("", "", "")
    if not found and (found := _DAY.search(text)):
        day, month, year = found.groups()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def read_end(text: str, issued_on: date | None) -> date | None:
    """The last day: as written, or so many months after the decision (“36 tháng”)."""
    if months := _MONTHS.match(plain(text)):
        return add_months(issued_on, int(months[1])) if issued_on else None
    days = [found for part in re.split(r"đến|-\s|–", text) if (found := read_day(part))]
    return days[-1] if days else read_day(text)


def read_number(text: str) -> str:
    """The number of a decision in a cell such as “Số 303/QĐ-UBND ngày 4/2/2020”."""
    found = _NUMBER.search(unicodedata.normalize("NFC", text))
    return re.sub(r"\s", "", found[0]).rstrip(".)") if found else ""


def split_owner(text: str) -> tuple[str, str]:
    """An owner and the place behind the name, such as ("HTX Cam", "xã Minh Hợp")."""
    parts = _BEFORE_PLACE.split(text, maxsplit=1)
    place = parts[1].strip(" ().;\n") if len(parts) > 1 else ""
    return one_line(parts[0]).strip(" ,;.-"), one_line(place)


def commune_in(address: str) -> str:
    """An address from its commune on: “Xóm 3, xã Minh Hợp, huyện Quỳ Hợp” → “xã Minh Hợp, …”."""
    address = one_line(address)
    found = _COMMUNE.search(address)
    return (address[found.start() :] if found else address).strip(" ,;.()")


def is_ditto(text: str) -> bool:
    """Whether a cell says: as above."""
    return text.strip(' -"”“') == "" and bool(re.search('["”“]', text)) or plain(text) in _DITTO
