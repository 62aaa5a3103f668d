"""Rows as the schedule module of NukeViet keeps them, on which many communes' sites ran."""

import re
from datetime import datetime
from html import unescape
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.html import strip_tags

from portal.core.tables.cells import tidy

_NEEDED = {"e_day", "e_month", "e_year", "e_shour", "e_content"}


def is_exported(rows: list[list[str]]) -> bool:
    """Whether the first row has the names of that module's columns."""
    return bool(rows) and set(rows[0]) >= _NEEDED


def rows_of_export(rows: list[list[str]]) -> list[list[str]]:
    """The same as a table with the heads that communes write."""
    found = [["Ngày", "Giờ", "Nội dung", "Thành phần", "Địa điểm", "Chủ trì", "Ghi chú"]]
    for cells in rows[1:]:
        row = dict(zip(rows[0], cells, strict=False))
        if not any(row.values()):
            continue
        notes = [row.get("e_note", ""), "Nội bộ" if row.get("status") == "0" else ""]
        told = [row.get(f"e_{name}", "") for name in ("content", "element", "location", "host")]
        times = [_time(row, "s"), _time(row, "e")]
        found.append(
            [
                _day(row),
                "-".join(one for one in times if one),
                *map(_words, told),
                ". ".join(_words(one) for one in notes if one),
            ]
        )
    return found


def _day(row: dict[str, str]) -> str:
    day, month, year = (row.get(f"e_{name}", "") for name in ("day", "month", "year"))
    if day.isdigit() and month.isdigit() and year.isdigit() and int(day):
        return f"{day}/{month}/{year}"
    seconds = row.get("e_time", "")
    # At midnight of Vietnam; 0 where nothing was said.
    if not seconds.isdigit() or not 0 < int(seconds) < 4_200_000_000:
        return ""
    return f"{datetime.fromtimestamp(int(seconds), ZoneInfo(settings.TIME_ZONE)):%-d/%-m/%Y}"


def _time(row: dict[str, str], end: str) -> str:
    hour, minute = row.get(f"e_{end}hour", ""), row.get(f"e_{end}min", "")
    if not hour.isdigit():  # -1 where none was given
        return ""
    return f"{hour}:{int(minute) if minute.isdigit() else 0:02}"


def _words(markup: str) -> str:
    lines = re.sub(r"<br\s*/?>|</(?:p|div|li)>", "\n", markup, flags=re.IGNORECASE)
    return tidy(unescape(strip_tags(lines)))
