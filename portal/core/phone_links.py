"""Telephone numbers within texts: found however they are written, and made links to call.

A reader in need taps a number; Android makes no links of its own. What only looks like
a number to call (prices, dates, document codes, "115 hộ") stays as it is.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from portal.core.text import NBSP
from portal.core.typed.phones import grouped_phone, phone_link

# What people put between the groups of a number.
_GAP = (
    r"(?:(?:\s|&nbsp;)?\)?(?:\s|&nbsp;)?[.\-\u00b7\u2010-\u2015\u2022\u200b\u2060]?(?:\s|&nbsp;)?)"
)
_NUMBER = re.compile(
    r"(?<![\w#@=&])(?<!\d[.,:\-\u2013])"
    r"(?:(?P<abroad>\(?(?:\+|00)\s?84\)?(?:\s|&nbsp;)?[.\-]?(?:\s|&nbsp;)?(?:\(0\))?(?:\s|&nbsp;)?)"
    rf"(?P<rest>\(?(?:2(?:{_GAP}\d){{9}}|[35789](?:{_GAP}\d){{8}}))"
    rf"|(?P<home>\(?0(?:2(?:{_GAP}\d){{9}}|{_GAP}[35789](?:{_GAP}\d){{8}}))"
    r"|(?P<hotline>1[89]00(?:(?:\s|&nbsp;|[.\-])?\d{4}(?:(?:\s|&nbsp;|[.\-])?\d{2})?"
    r"|(?:(?:\s|&nbsp;|[.\-])\d{2,3}){2})))(?!\w)"
)
_SHORT = re.compile(r"(?<![\w/#@&])(?<!\d[.,:\-\u2013])(?:11[1-5]|1022)(?!\w)")
# After a whole number: "0238 300 0113, 0115", "0133–0135", "0912 345 678/679".
_LAST_GROUP = re.compile(
    r"\s*(?:[,;/\-\u2013]|hoặc|hay|và|or|and)\s*(?P<end>\d{4}|(?!11[1-5])\d{3})"
    r"(?!\w|[.:]\d|[,/\-\u2013]\d(?!\d{2,3}(?!\d)))"
)
# After any: "112 (cứu nạn), 113, 114 hoặc 115", "115 for an ambulance, or 112".
_NEXT_SHORT = re.compile(
    r"(?P<between>\s*\([^()]{0,40}\)|[^\d.;:!?()/<]{0,30}?)\s*(?:[,;/\-\u2013]|hoặc|hay|và|or|and)\s*"
    r"(?:hoặc|hay|và|or|and)?\s*(?:gọi|số|call)?\s*"
    r"(?P<end>11[1-5])(?!\w|[.,:\-\u2013]\d)",
    re.IGNORECASE,
)
_CODE_FOLLOWS = re.compile(r"\s?/\s?(?:[A-Za-zĐđ]|20\d\d\b)|[.,:]\d|[\-\u2013]\s?[A-ZĐ]{2}|\s?%|@")
# What is counted, so that "gọi 115 hộ" is no number to call.
_COUNTED = re.compile(
    r"(?:\s|&nbsp;)*(?:lượt |gia )?(?:hộ|ha|héc|hecta|người|dân|nhân khẩu|khẩu|kg|ki|tạ|tấn|g|lít|"
    r"m|m2|m²|m³|mét|km|cm|mm|đồng|đ|vnđ|nghìn|ngàn|triệu|tỷ|tỉ|cây|con|ngày|"
    r"đêm|tháng|năm|tuần|giờ|"
    r"phút|giây|lượt|lần|xã|xóm|thôn|bản|khối|phường|huyện|tỉnh|nhà|căn|trường hợp|cái|chiếc|em|"
    r"cháu|học sinh|sinh viên|giáo viên|đại biểu|suất|phần|bộ|vụ|ca|bệnh nhân|giường|xe|tàu|thuyền|"
    r"lớp|đơn vị|tin|cuộc|sào|bao|thùng|hộp|gói|cuốn|trang|tờ|mẫu|loại|sản phẩm|"
    r"đoàn|đội|tổ|đảng viên|"
    r"hội viên|thành viên|thanh niên|chủ|doanh nghiệp|hợp tác xã|công trình|"
    r"dự án|văn bản|hồ sơ|điểm|"
    r"đường|ngõ|phố|quốc lộ|độ|số phiếu|phiếu|cán bộ|công dân|đồng chí|chiến sĩ|"
    r"cụ|ông|bà|đối tượng|"
    r"khách|thí sinh|vận động viên|trâu|bò|lợn|gà|việc|ý kiến|câu|households?|people|persons?|"
    r"hectares?|times|days?|hours?|minutes?|families|houses|children|pupils|students|kilos?|tons?|"
    r"tonnes?|cases|cows|pigs|trees|boats|million|billion|thousand|members|products|visitors)"
    r"(?!\w)(?! (?:khẩn cấp|ngay|cấp cứu|cứu))",
    re.IGNORECASE,
)
_SERVICES = (
    r"cấp cứu|cứu thương|xe cứu thương|cảnh sát|công an|chữa cháy|cứu ho[ảa]|"
    r"cứu h[ỏo]a|pccc|cứu nạn|"
    r"cứu hộ|tìm kiếm|khẩn cấp|đuối nước|tai nạn|hoả hoạn|hỏa hoạn|"
    r"tổng đài|đường dây nóng|bảo vệ trẻ em|trẻ em|"
    r"hotline|emergency|ambulance|police|fire|fire brigade|rescue|helpline"
)
_CALL_WORDS = (
    r"(?:gọi|alo|a lô|bấm|quay|liên hệ|nhắn|điện|báo|đt|sđt|điện thoại|call|dial|ring|phone|tel|"
    rf"telephone|contact|{_SERVICES})"
)
_CALLED = re.compile(
    rf"(?<!\w)(?:{_CALL_WORDS}(?:\s+(?:ngay|đến|tới|vào|cho|qua|theo|số|máy|nóng|điện thoại|"
    rf"miễn phí|trực|us|on|to|at|the|numbers?|{_SERVICES}))*|(?:qua|theo|vào|đến) (?:đầu )?số"
    r"|(?:^|[.;:(!?,]\s*)(?:đầu |các )?số(?: máy| nóng)?|thì(?: gọi)?)\.?\s*[:：]?\s*[“\"'(*]?\s*$",
    re.IGNORECASE,
)
# "Công an xã 115", "Nhà số 115", "STK 0912345678": whose number it is says that none calls it.
_NOT_A_PHONE = re.compile(
    r"(?:tài khoản|stk|mã(?: số)?(?: thuế| vạch| hồ sơ| định danh)?|mst|cccd|"
    r"cmnd|căn cước(?: công dân)?|"
    r"số hiệu|hồ sơ|biển số|văn bản|công văn|quyết định|nghị quyết|giấy phép|"
    r"chứng nhận|seri|serial|"
    r"account|tax code|decision|code|giá|price|mã đơn|hoá đơn|hóa đơn)(?:\s+(?:số|no\.?|number))?"
    r"\s*[:：]?\s*$",
    re.IGNORECASE,
)
# "115 (cấp cứu)", "115: cấp cứu", "113 – công an".
_SERVES = re.compile(rf"\s*(?:\(|:|\s[\-\u2013]\s)\s*(?:gọi )?(?:{_SERVICES})", re.IGNORECASE)
_SHORTS_IN_A_ROW = re.compile(r"(?:11[1-5]\s*[,;/\-\u2013]\s*){2,}11[1-5](?!\w)")
_YEAR = re.compile(r"1[89]00[\s.\-]?(?:1[89]|20)\d\d$")
_CONTEXT = 60


@dataclass(frozen=True)
class Phone:
    """A number in a text: where it stands, what is shown, what is dialled."""

    start: int
    end: int
    shown: str
    dialled: str

    @property
    def is_short(self) -> bool:
        return len(self.dialled) <= 4

    @property
    def address(self) -> str:
        """For a link: "tel:+842383000113", "tel:115", "tel:19001234"."""
        return phone_link(self.dialled)


def find_phones(text: str, before: str = "") -> Iterator[Phone]:
    """The numbers to call in a text, in order; `before` is what a reader read just before it."""
    at = 0
    while match := _next(text, at):
        said = unicodedata.normalize("NFC", (before + text[: match.start()])[-_CONTEXT:])
        # "QĐ/0912345678" is a code, "0912 345 678/0987 654 321" are two numbers.
        in_code = text[at : match.start()] != "/" and text[: match.start()].endswith("/")
        if in_code or not (number := _dialled(match, said, text)):
            at = match.end() if match.re is _SHORT else match.start() + 1
            continue
        start = match.start()
        shown = match[0]
        if shown.startswith("(") and ")" not in shown:
            start, shown = start + 1, shown[1:]
        yield Phone(start, match.end(), shown, number)
        at = match.end()
        while more := _following(text, at, number, shown):
            end = more["end"]
            if _counts(text, more.end()):
                break
            end_number = end if more.re is _NEXT_SHORT else number[: -len(end)] + end
            yield Phone(more.start("end"), more.end("end"), end, end_number)
            at = more.end("end")


def _following(text: str, at: int, number: str, shown: str) -> re.Match | None:
    """The end of a number like the one before it, else a short one."""
    more = _LAST_GROUP.match(text, at) if len(number) > 4 else None
    if more:
        end, last = more["end"], re.findall(r"\d+", shown)[-1]
        # "0238 300 0101, 120 chỗ": as long as the group that it stands for.
        if end[0] == number[-len(end)] and (len(last) == len(end) or len(last) > 4):
            return more
    more = _NEXT_SHORT.match(text, at)
    # "0238 300 0101 gặp chị Hoa, 113 …" tells of something else; "số 113 Lê Lợi" is a house.
    if more and (len(number) <= 4 or not more["between"].strip()):
        return None if _is_address(text[: more.start("end")], text, more.end()) else more
    return None


def _next(text: str, at: int) -> re.Match | None:
    found = [match for kind in (_NUMBER, _SHORT) if (match := kind.search(text, at))]
    return min(found, key=lambda match: match.start(), default=None)


def _counts(text: str, at: int) -> bool:
    return bool(_COUNTED.match(unicodedata.normalize("NFC", text[at : at + 40])))


def _dialled(match: re.Match, said: str, text: str) -> str:
    """What a phone dials for a match, "" where it is no number to call."""
    end = match.end()
    follows = _CODE_FOLLOWS.match(text, end)
    is_called = bool(_CALLED.search(said))
    if match.re is _SHORT:
        if _NEXT_SHORT.match(text, end):
            follows = None
        is_called |= bool(_SERVES.match(text, end) or _SHORTS_IN_A_ROW.match(text, match.start()))
        is_number = is_called and not follows and not _counts(text, end)
        return match[0] if is_number and not _is_address(said, text, end) else ""
    if follows or _NOT_A_PHONE.search(said) or re.match(r"[\-\u2013]\d{5,}", text[end:]):
        return ""
    digits = re.sub(r"\D", "", match[0].replace("&nbsp;", ""))
    if match["hotline"]:
        looks_counted = _YEAR.match(match[0].replace("&nbsp;", " ")) or _counts(text, end)
        return "" if looks_counted and not is_called else digits
    if match["abroad"]:
        return "0" + re.sub(r"\D", "", match["rest"].replace("&nbsp;", ""))
    groups = re.findall(r"\d+", match[0].replace("&nbsp;", " "))
    # "03 04 05 06 07" are days, "03.12.2026 0900" is a moment.
    if len(groups) > 1 and len(groups[0]) < 3 and not is_called:
        return ""
    return digits


def _is_address(said: str, text: str, end: int) -> bool:
    """Whether "số 115 Lê Lợi" is a house."""
    after_number = re.search(r"(?<!\w)số\s*$", said, re.IGNORECASE)
    calls = re.search(rf"(?<!\w){_CALL_WORDS}\W+(?:\w+\s+)*số\s*$", said, re.IGNORECASE)
    return bool(after_number and not calls and re.match(r"\s+[^\W\d_a-z]", text[end:]))


# Of markup: tags with their quoted values, and comments.
_TAG = re.compile(r"(<!--.*?-->|<(?:\"[^\"]*\"|'[^']*'|[^'\">])*>)", re.DOTALL)
_NAME = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
_HAS_DIGITS = re.compile(r"\d\d")
_LABEL = re.compile(r"data-l=\"([^\"]*)\"")
_LEFT_ALONE = frozenset(
    [
        "a",
        "button",
        "code",
        "pre",
        "kbd",
        "samp",
        "script",
        "style",
        "textarea",
        "svg",
        "select",
        "option",
        "title",
        "summary",
        "label",
        "template",
        "time",
        "iframe",
        "object",
        "audio",
        "video",
    ]
)
_CELLS = frozenset(["td", "th", "dt", "dd"])
_INLINE = frozenset(
    ["b", "strong", "i", "em", "span", "mark", "small", "u", "sub", "sup", "abbr", "q", "cite"]
)


@dataclass(frozen=True, slots=True)
class _Tag:
    """What matters of a tag: its name in small letters ("" for comments), whether it ends an
    element, whether the text of the element stays as it is, and the label of a cell."""

    name: str
    ends: bool
    leaves_alone: bool
    label: str


@lru_cache(maxsize=4096)
def _tag(markup: str) -> _Tag:
    found = _NAME.match(markup)
    if not found:
        return _Tag("", False, False, "")
    name, label = found[2].lower(), _LABEL.search(markup)
    leaves_alone = name in _LEFT_ALONE and not markup.endswith("/>")
    return _Tag(name, bool(found[1]), leaves_alone, label[1] if label else "")


def link_phones(html: str) -> SafeString:
    """Safe markup with a link on every number to call; what is a link or code stays."""
    depth: dict[str, int] = {}
    parts, said, beside = [], "", ""
    for number, part in enumerate(_TAG.split(html)):
        if number % 2:
            tag = _tag(part)
            if tag.leaves_alone:
                depth[tag.name] = max(0, depth.get(tag.name, 0) + (-1 if tag.ends else 1))
            elif tag.name and tag.name not in _INLINE:
                if tag.name in _CELLS:
                    beside = f"{said}: " if not tag.ends and said.strip() else ""
                if tag.name not in _CELLS or not tag.ends:
                    said = f"{tag.label}: " if tag.label else ""
        elif part:
            text = part
            if _HAS_DIGITS.search(text) and not any(depth.values()):
                part = _linked(text, said)
                if part == text and beside:
                    # "Cấp cứu" in the cell before it.
                    part = _linked(text, beside)
            said = (said + text)[-_CONTEXT:]
        parts.append(part)
    return mark_safe("".join(parts))  # noqa: S308 - what was safe, with links of ours


def _linked(text: str, said: str) -> str:
    done, parts = 0, []
    for phone in find_phones(text, said):
        parts += [text[done : phone.start], _link(phone)]
        done = phone.end
    return "".join([*parts, text[done:]])


def _link(phone: Phone) -> str:
    # Already escaped text; the short end of a number is told whole to who hears it.
    is_whole = phone.is_short or len(re.sub(r"\D", "", phone.shown)) > 4
    label = "" if is_whole else f' aria-label="{escape(spoken(phone.dialled))}"'
    return f'<a href="{phone.address}"{label}>{phone.shown}</a>'


def spoken(number: str) -> str:
    """A number in the groups it is read in: "0238 300 0115"."""
    return grouped_phone(number).replace(NBSP, " ")
