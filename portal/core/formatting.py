"""Dates, times, money, numbers and names as readers read them, in their language.

Plain functions: pages, feeds, calendars, mails and programs say them alike. Templates have
them as filters of `portal_tags`, `language_tags` and `frame_tags`.
"""

import re
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.text import capfirst
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from portal.core.text import NBSP, is_vietnamese, lower_first, without_marks

# Groups of three: a share such as "4.5" and a year are none.
THOUSANDS = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")


def local_date(value: date | datetime) -> date:
    """The day of a moment, in Vietnam; a date stays as it is."""
    if isinstance(value, datetime):
        return timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    return value


def weekday_name(value: date) -> str:
    """The weekday as people say it: "thứ Ba", "Chủ nhật"; in English "Tuesday"."""
    names = (
        pgettext("weekday", "Monday"),
        pgettext("weekday", "Tuesday"),
        pgettext("weekday", "Wednesday"),
        pgettext("weekday", "Thursday"),
        pgettext("weekday", "Friday"),
        pgettext("weekday", "Saturday"),
        pgettext("weekday", "Sunday"),
    )
    return names[value.weekday()]


def weekday(value: date | datetime | None) -> str:
    """The capitalised name of the day: "Thứ Ba"."""
    if not value:
        return ""
    return capfirst(weekday_name(local_date(value)))


def long_date(value: date | datetime | None) -> str:
    """A date with its weekday: "thứ Ba, 24/11/2026"."""
    if not value:
        return ""
    day = local_date(value)
    return f"{weekday_name(day)}, {date_format(day)}"


def day_month(value: date | datetime | None) -> str:
    """A date without its year: "24/11"; in English "24 Nov"."""
    return date_format(local_date(value), "MONTH_DAY_FORMAT") if value else ""


def deadline(last: date) -> str:
    """How far a last day is: "Quá hạn 3 ngày (25/11/2026)", "Hôm nay là hạn cuối (…)"."""
    days = (last - timezone.localdate()).days
    if days < 0:
        text = ngettext("Overdue by %(count)s day", "Overdue by %(count)s days", -days)
    elif days == 0:
        text = _("Today is the last day")
    else:
        text = ngettext("%(count)s day left", "%(count)s days left", days)
    return f"{text % {'count': abs(days)}} ({date_format(last, 'SHORT_DATE_FORMAT')})"


def clock(value: time | datetime | None) -> str:
    """A time as "7:30", of a time or a moment."""
    if not value:
        return ""
    if isinstance(value, datetime) and timezone.is_aware(value):
        value = timezone.localtime(value)
    return date_format(value, "G:i") if isinstance(value, datetime) else f"{value:%-H:%M}"


def clock_date(value: datetime | None) -> str:
    """A moment in full: "7:30, thứ Ba, 24/11/2026"."""
    return f"{clock(value)}, {long_date(value)}" if value else ""


def vnd(value: int | float | Decimal | str | None) -> str:
    """Money in đồng: "45.000 đ", with a space that doesn't break."""
    if value is None or value == "":
        return ""
    return f"{number_format(value, decimal_pos=0, force_grouping=True)}{NBSP}đ"


def number(value: int | float | Decimal | str | None) -> str:
    """A number with its thousands set apart: "1.204.655"."""
    if value is None or value == "":
        return ""
    return number_format(value, force_grouping=True)


def file_kind(document: Any) -> str:
    """Type and size of a file, as every download states: "PDF, 0,3 MB"."""
    size = document.get_file_size() or 0
    if size >= 1024 * 1024:
        shown = f"{number_format(size / 1024 / 1024, 1)}{NBSP}MB"
    else:
        shown = f"{max(1, round(size / 1024))}{NBSP}KB"
    return f"{document.file_extension.upper()} · {shown}"


def emergency_numbers() -> list[tuple[str, str]]:
    """The national emergency numbers with their names, in the reader's language."""
    return [
        (_("Police"), "113"),
        (_("Fire and rescue"), "114"),
        (_("Ambulance"), "115"),
        (_("Search and rescue"), "112"),
    ]


def province_name() -> str:
    """The province's name as the reader's language writes it: "Nghệ An", "Nghe An"."""
    name = settings.PORTAL_PROVINCE_NAME
    return name if get_language() == settings.LANGUAGE_CODE else without_marks(name)


def lang_code(text: object) -> str | None:
    """ "vi" for a Vietnamese text on a page in another language, else None."""
    if get_language() == settings.LANGUAGE_CODE or not is_vietnamese(str(text or "")):
        return None
    return settings.LANGUAGE_CODE


def whole_words(text: str, length: int) -> str:
    """As many whole words as fit: "Thanh Son" of "Thanh Son Commune", and no "Commun"."""
    if len(text) <= length:
        return text
    return text[: length + 1].rpartition(" ")[0] or text[:length]


def grouped(text: Any) -> Any:
    """A number that officers wrote as Vietnamese does, on a page in another language:
    "1.128" → "1,128". Other texts and pages stay as they are."""
    if get_language() == settings.LANGUAGE_CODE or not THOUSANDS.fullmatch(str(text or "")):
        return text
    return str(text).replace(".", ",")


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: "Xã Thành Sơn" → "xã Thành Sơn".

    In other languages names and months keep their capitals ("An Binh Commune").
    """
    return lower_first(name) if get_language() == "vi" else name
