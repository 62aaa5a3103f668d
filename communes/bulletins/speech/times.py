"""Days, months and hours."""

import re
from collections.abc import Sequence

from communes.bulletins.speech.numbers import number_words, ordinal_words, roman_number
from communes.bulletins.speech.rules import Rule, after, before, rule

DASH = r"\s?[-–—]\s?"
# Words after which 5/12 is a day, and what follows where 1/2 is a half.
_DAY_LEAD = re.compile(
    r"(?:\d\s?(?:h|g|giờ)(?:\s?\d{2})?(?:\s?(?:phút|[p'’′]))?"
    r"|\b(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|từ|đến|tới|trước|sau|hết|hạn|vào|lễ|dịp|niệm|khánh"
    r"|nay|mai|nhật|cn|sang)|\bngày(?: [^\W\d]+){1,3} là|\bkhông phải(?: là)?"
    r"|\bthứ [^\W\d]+|\bt[2-7]|\d/\d{1,2}(?: và|,)|:)\s?[-–,:/]?\s*\(?$",
    re.IGNORECASE,
)
# Houses in lanes: số nhà 12/5.
_ADDRESS_LEAD = re.compile(r"(?i)\b(?:số nhà|nhà số|ngõ|ngách|hẻm|kiệt|lô|thửa)(?: số)? $")
_HYPHENED_LEAD = re.compile(
    r"(?:(?<!các )(?<!từ )\bngày|\b(?:lễ|dịp|mừng|khánh|niệm|sáng|chiều|tối)"
    r"|\d{1,2}-\d{1,2}(?:,| và)) $"
)
_PART_OF = re.compile(
    r"\s(?:số|tổng|diện|mức|quãng|thời gian|dân|hộ|suất|thìa|muỗng|cốc|lít|kg|viên|giá|chiều)\b"
)
_MOST_DAYS, _MONTHS, _HOURS, _MINUTES = 31, 12, 24, 60
_EVENING = 6  # o’clock


def _day_words(day: int) -> str:
    return f"mùng {number_words(day)}" if day <= 10 else number_words(day)


def _is_day(day: int, month: int) -> bool:
    return 1 <= day <= _MOST_DAYS and 1 <= month <= _MONTHS


def _date_words(day: int, month: int, year: str | None) -> str:
    said = f"{_day_words(day)} tháng {ordinal_words(month)}"
    return f"{said} năm {number_words(int(year))}" if year else said


def _with_day(match: re.Match[str], said: str) -> str:
    """With “ngày” where the text has no word for it, and no “mùng” twice."""
    lead = before(match).rstrip().lower()
    if lead.endswith(("mùng", "mồng")):
        return said.removeprefix("mùng ")
    # Streets have days for names, too.
    return said if lead.endswith(("ngày", "đường", "phố")) else f"ngày {said}"


_D, _M, _Y = r"(\d{1,2})", r"(\d{1,2})", r"(\d{4})"


@rule(rf"(?<![\w/.,-]){_D}(?:[/.]{_M}(?:[/.]{_Y})?)?{DASH}{_D}/{_M}(?:/{_Y})?(?![\w/-])")
def day_range(match: re.Match[str]) -> str | None:
    """24–26/11, 30/4 – 1/5, 24/11/2026 – 2/12/2026."""
    first, first_month, first_year, last, month, year = match.groups()
    if not _is_day(int(last), int(month)) or not _is_day(int(first), int(first_month or month)):
        return None
    if first_month:
        begin = _date_words(int(first), int(first_month), first_year)
    else:
        begin = _day_words(int(first))
    return _with_day(match, f"{begin} đến ngày {_date_words(int(last), int(month), year)}")


@rule(rf"(?<![\w/.,-]){_D}(\s?[/.-]\s?){_M}\2{_Y}(?![\w/-])")
def full_date(match: re.Match[str]) -> str | None:
    """5/12/2026, 05 / 12 / 2026."""
    day, _sign, month, year = match.groups()
    if not _is_day(int(day), int(month)):
        return None
    return _with_day(match, _date_words(int(day), int(month), year))


@rule(rf"(?<![\w/.,-]){_D}/{_M}/(\d{{2}})(?![\w/-]|[.,]\d)")
def short_date(match: re.Match[str]) -> str | None:
    """5/12/26; the address of a house (số nhà 5/12/26) is none."""
    day, month = int(match[1]), int(match[2])
    if not _is_day(day, month) or _ADDRESS_LEAD.search(before(match)):
        return None
    return _with_day(match, _date_words(day, month, f"20{match[3]}"))


@rule(rf"(?<![\w.,-])(?<!\d/){_D}/{_M}(?![\w/-]|[.,]\d)")
def day_and_month(match: re.Match[str]) -> str | None:
    """A day, a part of something, or so many of so many."""
    first, second = int(match[1]), int(match[2])
    lead = before(match).lower()
    if _ADDRESS_LEAD.search(lead):
        return f"{number_words(first)} trên {number_words(second)}"
    is_part = bool(_PART_OF.match(after(match))) and first < second
    sure = bool(_DAY_LEAD.search(lead)) or re.search(r"(?:mùng|mồng) $", lead)
    by_itself = first > second and (first, second) != (24, 7)
    if _is_day(first, second) and not is_part and (sure or by_itself):
        return _with_day(match, _date_words(first, second, None))
    link = "phần" if first < second <= 10 else "trên"
    return f"{number_words(first)} {link} {number_words(second)}"


_NO_DATE_BEFORE = (
    r"\s+(?:tháng|âm|hằng|hàng|tết|người|tuổi|năm(?! \d{4})|ngày|giờ|phút|tuần|lần|hộ|con|kg)(?!\w)"
)


@rule(rf"(?<![\w/.,-]){_D}[-.]{_M}(?![\w/-]|[.,]\d|{_NO_DATE_BEFORE})")
def hyphened_date(match: re.Match[str]) -> str | None:
    """Ngày 20-11, mừng 8-3, 20-10, ngày 31.12; các ngày 5-7 and từ ngày 5-7 are several days."""
    day, month = int(match[1]), int(match[2])
    if not (_is_day(day, month) and _HYPHENED_LEAD.search(before(match).lower())):
        return None
    return _with_day(match, _date_words(day, month, None))


@rule(rf"(?i)(?<!\w)từ {_D} đến (?={_D}/{_M}(?!\w))")
def from_day(match: re.Match[str]) -> str | None:
    """Từ 15 đến 20/12."""
    if not _is_day(int(match[1]), int(match[3])):
        return None
    return f"{match[0][:2]} ngày {_day_words(int(match[1]))} đến "


@rule(rf"(?i)(?<!\w)ngày {_D} tháng {_M}(?!\w)")
def spelled_date(match: re.Match[str]) -> str | None:
    if not _is_day(int(match[1]), int(match[2])):
        return None
    return f"{match[0][:4]} {_date_words(int(match[1]), int(match[2]), None)}"


@rule(
    rf"(?i)(?<!\w)(ngày) (\d{{1,2}}(?:(?:, ?| và | & )\d{{1,2}})+)"
    rf"(?:/{_M}(?:/{_Y})?)?(?![\w/:%-]|[.,]\d)"
)
def day_list(match: re.Match[str]) -> str | None:
    """Ngày 3, 8, 13 hằng tháng; các ngày 5 và 6/12."""
    month = int(match[3] or 1)
    if any(not _is_day(int(day), month) for day in re.findall(r"\d+", match[2])):
        return None
    days = re.sub(r"\d+", lambda day: _day_words(int(day[0])), match[2].replace("&", "và"))
    said = f"{match[1]} {days}"
    if match[3]:
        said += f" tháng {ordinal_words(month)}"
    return f"{said} năm {number_words(int(match[4]))}" if match[4] else said


@rule(rf"(?i)(?<!\w)(ngày|mùng|mồng) {_D}{DASH}{_D}(?=\s+(?:tháng|âm|hằng|hàng|tết)(?!\w))")
def days_of_month(match: re.Match[str]) -> str | None:
    """Mùng 1–3 Tết, ngày 8–10 tháng Giêng."""
    first, last = int(match[2]), int(match[3])
    if not (1 <= first <= _MOST_DAYS and 1 <= last <= _MOST_DAYS):
        return None
    if match[1].lower() == "ngày":
        return f"{match[1]} {_day_words(first)} đến ngày {_day_words(last)}"
    return f"{match[1]} {number_words(first)} đến {_day_words(last)}"


@rule(rf"(?i)(?<!\w)(ngày (?:mùng|mồng)|mùng|mồng|ngày) {_D}(?![\w:%-]|[.,]\d|\s?[/–—-]\s?\d|/)")
def day_alone(match: re.Match[str]) -> str | None:
    if not 1 <= int(match[2]) <= _MOST_DAYS:
        return None
    said = _day_words(int(match[2]))
    return f"{match[1]} {said if match[1].lower() == 'ngày' else number_words(int(match[2]))}"


@rule(rf"(?<![\w/.,-])(\d{{1,2}}){DASH}(\d{{1,2}})/{_Y}(?![\w/])")
def month_range(match: re.Match[str]) -> str | None:
    """11–12/2026."""
    first, last = int(match[1]), int(match[2])
    if not (1 <= first <= _MONTHS and 1 <= last <= _MONTHS):
        return None
    lead = "" if before(match).rstrip().lower().endswith("tháng") else "tháng "
    year = number_words(int(match[3]))
    return f"{lead}{ordinal_words(first)} đến tháng {ordinal_words(last)} năm {year}"


@rule(rf"(?<![\w/.,-])(\d{{1,2}})/{_Y}(?![\w/])")
def month_and_year(match: re.Match[str]) -> str | None:
    if re.search(r"(?i)(?<!\w)số $", before(match)):
        return f"{number_words(int(match[1]))} năm {number_words(int(match[2]))}"
    if not 1 <= int(match[1]) <= _MONTHS:
        return None
    lead = "" if re.search(r"(?:tháng|quý|đợt|kỳ) $", before(match).lower()) else "tháng "
    return f"{lead}{ordinal_words(int(match[1]))} năm {number_words(int(match[2]))}"


@rule(rf"(?i)(?<!\w)(quý|đợt|kỳ) ([IVX]+|\d{{1,2}})\s?[/-]\s?{_Y}(?!\w)")
def quarter(match: re.Match[str]) -> str | None:
    number = int(match[2]) if match[2].isdecimal() else roman_number(match[2].upper())
    said = ordinal_words(number) if number else None
    return f"{match[1]} {said} năm {number_words(int(match[3]))}" if said else None


@rule(r"(?i)(?<!\w)(thứ|tháng) (\d{1,2})(?![\w/.:%]|,\d|\s?[-–—]\s?\d)")
def ordinal(match: re.Match[str]) -> str | None:
    number = int(match[2])
    if match[1].lower() == "thứ" and number == 1:
        return f"{match[1]} nhất"
    return f"{match[1]} {ordinal_words(number)}"


_WEEKDAY = r"(hai|ba|tư|năm|sáu|bảy|[2-7])"


def _weekday_words(day: str) -> str:
    return ordinal_words(int(day)) if day.isdecimal() else day


@rule(rf"(?i)(?<!\w)(thứ) {_WEEKDAY}{DASH}(?:(?:thứ )?{_WEEKDAY}(?!\w)|(chủ nhật|cn)(?!\w))")
def weekday_range(match: re.Match[str]) -> str:
    """Thứ 2 – thứ 6, thứ Hai – CN."""
    last = f"thứ {_weekday_words(match[3])}" if match[3] else "chủ nhật"
    return f"{match[1]} {_weekday_words(match[2])} đến {last}"


@rule(rf"(?<!\w)T([2-7])(?:{DASH}(?:T([2-7])|CN))?(?!\w)")
def short_weekday(match: re.Match[str]) -> str | None:
    """T2–T6; T7 alone only where a word says that it is no place or pump of that name."""
    is_range = match[0] != f"T{match[1]}"
    is_day = re.search(r"(?i)(?:sáng|trưa|chiều|tối|đêm|hôm|từ|đến|ngày)\s$", before(match))
    if not (is_range or is_day or re.match(r"\s(?:hằng|hàng|mỗi) tuần", after(match))):
        return None
    first = f"thứ {_weekday_words(match[1])}"
    last = f"thứ {_weekday_words(match[2])}" if match[2] else "chủ nhật"
    return f"{first} đến {last}" if is_range else first


# 7h30, 7 giờ 30, 07:30, 7g30', 13 giờ 30 phút; in 8h 30-9-2026 are no minutes.
_MINUTE = r"(?:\s?(\d{2})(?!\d|\s?(?:giờ|h(?![^\W\d])|/)|-\d{1,2}-\d)(?:\s?(?:phút|[p'’′]))?)?"
_HOUR = rf"(\d{{1,2}})\s?(?:[hH]|g(?=\d)|giờ|:(?=\d\d)){_MINUTE}"


def _hour_words(hour: str, minute: str | None) -> str | None:
    minutes = int(minute or 0)
    if int(hour) > _HOURS or minutes >= _MINUTES:
        return None
    said = f"{number_words(int(hour))} giờ"
    return f"{said} {number_words(minutes)} phút" if minutes else said


@rule(rf"(?<![\w/.,:-]){_HOUR}{DASH}{_HOUR}(?![\w:])")
def hour_range(match: re.Match[str]) -> str | None:
    first, last = _hour_words(match[1], match[2]), _hour_words(match[3], match[4])
    return f"{first} đến {last}" if first and last else None


@rule(rf"(?<![\w/.,:-])(\d{{1,2}}){DASH}{_HOUR}(?![\w:])")
def short_hour_range(match: re.Match[str]) -> str | None:
    """7-9h."""
    last = _hour_words(match[2], match[3])
    if int(match[1]) > _HOURS or last is None:
        return None
    return f"{number_words(int(match[1]))} đến {last}"


@rule(r"(?<![\w/.,])24/24\s?(?:h|giờ)?(?!\w)")
def all_hours(match: re.Match[str]) -> str:
    return "hai mươi tư trên hai mươi tư giờ"


@rule(rf"(?<![\w/.,:-]){_HOUR}(?:\s?/\s?(?=\d{{1,2}}/\d)|(?![\w:]))")
def hour(match: re.Match[str]) -> str | None:
    """8h, and 19h/28/9, which is an hour of that day."""
    said = _hour_words(match[1], match[2])
    return f"{said} " if said and match[0].rstrip()[-1] == "/" else said


@rule(r"(?<=\d)\s?(?:(AM|am)|(PM|pm))(?!\w)")
def half_of_day(match: re.Match[str]) -> str | None:
    """7:30 AM, 5:00 PM."""
    clock = re.search(r"(\d{1,2})(?:[:h]\d{2})?$", before(match))
    if clock is None:
        return None
    if match[1]:
        return " sáng"
    return " trưa" if clock[1] == "12" else " chiều" if int(clock[1]) < _EVENING else " tối"


TIMES: Sequence[Rule] = (
    day_range,
    month_range,
    full_date,
    short_date,
    hour_range,
    short_hour_range,
    hour,
    all_hours,
    half_of_day,
    hyphened_date,
    from_day,
    day_and_month,
    spelled_date,
    day_list,
    days_of_month,
    day_alone,
    weekday_range,
    short_weekday,
    month_and_year,
    quarter,
    ordinal,
)
