"""What stands in the fields of a file: times, fees, ways, papers, steps, documents."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Any

from communes.procedures.importing.keys import folded
from communes.procedures.models.choices import Level, WayKind
from portal.core.typed.characters import clean_text

# What stands where a file has nothing to say, as `folded` gives it.
_NOTHING = {"", "khong_co_thong_tin", "khong_co", "khong", "khong_quy_dinh", "null", "none", "n_a"}
_FREE = {"khong", "khong_thu", "khong_thu_phi", "khong_thu_le_phi", "mien_phi", "khong_mat_phi"}
_WORKING_DAYS = re.compile(r"(\d{1,3})\s*ngày\s*làm\s*việc", re.IGNORECASE)
_ONLY_DAYS = re.compile(r"\s*(?:trong\s+)?\d{1,3}\s*ngày\s*làm\s*việc\.?\s*", re.IGNORECASE)
_MONEY = re.compile(r"(\d{1,3}(?:[.,]\d{3})+|\d+)\s*(?:đồng|đ|vnđ|vnd)\b", re.IGNORECASE)
_ONLY_MONEY = re.compile(
    r"\s*(?:(?:phí|lệ phí|mức thu)\s*:?\s*)?[\d.,]+\s*(?:đồng|đ|vnđ|vnd)\.?\s*", re.IGNORECASE
)
_STEP = re.compile(r"(?:^|(?<=[\s.;:]))[-+*•]?\s*Bước\s+\d+\s*[.:)–-]*\s*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-+*•–]|\(?[a-zđ0-9]{1,2}[.)])\s+", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.;!?])\s+")
# "61/2014/QH13", "123/2015/NĐ-CP", "1872/QĐ-BTP", "11-NQ/TW".
NUMBER = re.compile(r"\d{1,5}(?:/(?:19|20)\d{2})?(?:/|-)[A-ZĐƯ][A-ZĐƯ0-9&-]*(?:/[A-ZĐƯ0-9-]+)?")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})|(\d{4})-(\d{2})-(\d{2})")
_ORIGINALS = re.compile(r"(?:bản\s*chính|ban_chinh)\s*:?\s*(\d{1,2})", re.IGNORECASE)
_COPIES = re.compile(r"(?:bản\s*sao|ban_sao)\s*:?\s*(\d{1,2})", re.IGNORECASE)
_SAID_FIRST = re.compile(r"(\d{1,2})\s*(?:\(\w+\)\s*)?bản\s*(chính|sao)", re.IGNORECASE)
_FILE_NAME = re.compile(r"[^\n\r]+\.(?:docx?|pdf|xlsx?|odt|rtf)", re.IGNORECASE)


def text(value: Any) -> str:
    """A value as text: composed, without stray blanks; "" where the file says that it has none.

    A list is its items, a line each.
    """
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, (text(one) for one in value)))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if value is None or isinstance(value, dict | bool):
        return ""
    said = clean_text(str(value).replace("\xa0", " "))
    lines = (re.sub(r"[ \t]+", " ", line).strip() for line in said.splitlines())
    said = "\n".join(line for line in lines if line)
    return "" if folded(said) in _NOTHING else said


def line(value: Any) -> str:
    """A value on one line."""
    return " ".join(text(value).split())


def whole_number(value: Any) -> int | None:
    """The first number of a value ("01 bộ"); None if there is none."""
    found = re.search(r"\d{1,4}", str(value)) if value not in (None, "") else None
    return int(found[0]) if found else None


def day(value: Any) -> date | None:
    """A date as lists write it ("20/11/2014", "2014-11-20"); None if there is none."""
    found = _DAY.search(str(value or ""))
    if not found:
        return None
    parts = [int(one) for one in found.groups() if one]
    year, month, number = parts if found[4] else reversed(parts)
    try:
        return date(year, month, number)
    except ValueError:
        return None


def takes(value: Any) -> tuple[int | None, str]:
    """Working days, and the words where these say more: "10 Ngày làm việc" is (10, "").

    Days that are no working days stay words: they are counted otherwise.
    """
    said = line(value)
    days = {int(one) for one in _WORKING_DAYS.findall(said)}
    if _ONLY_DAYS.fullmatch(said):
        return days.pop(), ""
    return (days.pop() if len(days) == 1 else None), said


def costs(value: Any) -> tuple[int | None, str]:
    """The fee in đồng where the words hold one figure, and the words where they say more."""
    if folded(value) in _FREE:
        return 0, ""
    said = line(value)
    figures = {int(re.sub(r"\D", "", one)) for one in _MONEY.findall(said)}
    if _ONLY_MONEY.fullmatch(said) and len(figures) == 1:
        return figures.pop(), ""
    # Of several, none is the fee: the words tell which is whose.
    return (figures.pop() if len(figures) == 1 else None), said


def way_kinds(value: Any) -> list[WayKind]:
    """The ways of filing that words name, in our order."""
    said = f"_{folded(value)}_"
    signs = {
        WayKind.DIRECT: ("truc_tiep", "tai_quay", "tai_bo_phan"),
        WayKind.ONLINE: ("truc_tuyen", "online", "dien_tu", "qua_mang", "cong_dich_vu_cong"),
        WayKind.POST: ("buu_chinh", "buu_dien"),
    }
    return [kind for kind, words in signs.items() if any(f"_{word}" in said for word in words)]


def level(value: Any) -> Level | None:
    """How much goes online, in any of the words that were used for it; None if none is known."""
    said = folded(value)
    for words, found in (
        (("toan_trinh", "toan_phan", "muc_do_4", "full"), Level.FULL),
        (("mot_phan", "muc_do_3", "partial"), Level.PARTIAL),
        (
            ("cung_cap_thong_tin", "muc_do_1", "muc_do_2", "thong_tin", "information"),
            Level.INFORMATION,
        ),
    ):
        if any(word in said for word in words):
            return found
    return None


def steps(value: Any, longest: int) -> list[str]:
    """The steps of a text: by "Bước 1:", else by lines; none is longer than a step may be."""
    items = value if isinstance(value, list) else [value]
    found: list[str] = []
    for item in items:
        said = text(item)
        if len(_STEP.findall(said)) > 1 or _STEP.match(said):
            parts: Iterable[str] = _STEP.split(said)
        else:
            parts = said.splitlines()
        for part in parts:
            found += pieces(_BULLET.sub("", line(part)), longest)
    return found


def pieces(said: str, longest: int) -> list[str]:
    """A text cut at the ends of sentences, else between words, so that no part is too long."""
    found: list[str] = []
    rest = said.strip()
    while len(rest) > longest:
        ends = [one.start() for one in _SENTENCE.finditer(rest, 0, longest)]
        at = ends[-1] if ends else rest.rfind(" ", 0, longest)
        at = at if at > 0 else longest
        found.append(rest[:at].strip())
        rest = rest[at:].strip()
    return [*found, rest] if rest else found


def amounts(value: Any) -> tuple[int | None, int | None]:
    """Originals and copies that words name: "Bản chính: 1\\nBản sao: 0", "01 bản chính"."""
    said = unicodedata.normalize("NFC", str(value or ""))
    originals, copies = _ORIGINALS.search(said), _COPIES.search(said)
    first = {kind.lower(): int(number) for number, kind in _SAID_FIRST.findall(said)}
    return (
        int(originals[1]) if originals else first.get("chính"),
        int(copies[1]) if copies else first.get("sao"),
    )


def file_name(value: Any) -> str:
    """The name of a form's file that stands in a value; "" if there is none."""
    found = _FILE_NAME.search(text(value))
    return found[0].strip() if found else ""


def without_bullet(said: str) -> str:
    """A line without the dash or letter before it."""
    return _BULLET.sub("", said)
