"""What the demo's home pages say and count; only where editors left them empty."""

import json
from collections.abc import Iterable

from wagtail.models import Page

from portal.core.demo import DemoWorld
from portal.pages.models import ContactPage

PILOT_SOURCE = "Nguồn: đề tài chuyển đổi số cấp xã tỉnh Nghệ An, tháng 12/2022."
SAMPLE_SOURCE = "Dữ liệu mẫu: số liệu minh hoạ, không phải của xã."

PORTAL = {
    "headline": "Việc làng, việc xã ở ngay trong tay bạn",
    "welcome": "Xem thông báo, xem lịch, hỏi cán bộ xã và mua đặc sản Nghệ An.",
    "figures_heading": "Chuyển đổi số ở ba xã thí điểm",
    "bars_heading": "Mức độ hoàn thành khảo sát",
    "figures_note": PILOT_SOURCE,
}
PORTAL_FIGURES = [
    ("number", "15", "lớp tập huấn đã mở"),
    ("number", "475", "lượt người học, vượt mục tiêu 450"),
    ("number", "32", "tổ công nghệ số ở thôn, xóm"),
    ("number", "3", "tổ công nghệ số cấp xã"),
    ("bar", "161/150", "Phiếu chính quyền số"),
    ("bar", "150/150", "Phiếu kinh tế số"),
    ("bar", "150/150", "Phiếu xã hội số"),
]
COMMUNE_WELCOME = {
    "thanhson": "9 xóm · Người Kinh, Thái, Thổ cùng sinh sống",
    "minhhop": "7 xóm · Vùng cam Vinh trên đất đỏ Phủ Quỳ",
    "khanhhop": "12 xóm · Nghề biển, nước mắm và lạc trên đất cát",
}
# Shares of sample: processed in time, sent online, fibre households. Answers are counted.
COMMUNE_SHARES = {
    "thanhson": (98, 64, 68),
    "minhhop": (96, 58, 71),
    "khanhhop": (97, 61, 74),
}
SHARE_LABELS = [
    "Hồ sơ giải quyết đúng hạn",
    "Hồ sơ nộp trực tuyến",
    "Hộ có Internet cáp quang",
]
# (icon, label, hint, type of the section it leads to)
TASKS = [
    ("horn", "Xem thông báo", "Điện, nước, mưa bão", "Announcement"),
    ("cal", "Gặp cán bộ", "Lịch tiếp dân", "WorkSchedule"),
    ("chat", "Hỏi xã", "Gửi câu hỏi, tra mã", "Question"),
    ("bag", "Đặc sản xã", "Mua tận nơi làm", "Product"),
    ("users", "Bộ máy, thôn xóm", "Ai làm việc gì", "Standard"),
    ("phone", "Gọi cho xã", "Giờ mở cửa, số máy", "Contact"),
]


def load(world: DemoWorld) -> None:
    """Fills the homes of the portal and of each commune; `demo_english` translates them."""
    home = world.portal.home
    if _fill(home, PORTAL | {"tasks": _tasks(home), "figures": _portal_figures()}):
        _mark_contact(home)
    for key, commune in world.communes.items():
        values = {"welcome": COMMUNE_WELCOME.get(key, ""), "tasks": _tasks(commune.home)}
        if key in COMMUNE_SHARES:
            values["figures"] = _commune_figures(COMMUNE_SHARES[key])
            values["figures_note"] = SAMPLE_SOURCE
        # What a home tells of its commune, and how to reach it, is made up.
        if _fill(commune.home, values, is_sample=True):
            _mark_contact(commune.home)


def _fill(home: Page, values: dict, *, is_sample: bool = False) -> bool:
    """Publishes the values for the fields of a home page that are still empty, if any."""
    home = home.specific_class.objects.get(pk=home.pk)
    missing = {name: value for name, value in values.items() if value and not getattr(home, name)}
    if not missing:
        return False
    for name, value in (missing | {"is_sample": is_sample}).items():
        setattr(home, name, value)
    home.save_revision().publish()
    return True


def _mark_contact(home: Page) -> None:
    for page in ContactPage.objects.child_of(home):
        page.is_sample = True
        page.save_revision().publish()


def _tasks(home: Page) -> str:
    """The tiles whose section this site has."""
    sections = {}
    for page in home.get_children().live().select_related("content_type"):
        name = page.specific_class.__name__.removesuffix("Page").removesuffix("Index")
        sections.setdefault(name, page)
    return _stream(
        (
            "task",
            {"icon": icon, "label": label, "hint": hint, "page": sections[kind].pk}
            | ({"narrowed": "kind=reception"} if hint == "Lịch tiếp dân" else {}),
        )
        for icon, label, hint, kind in TASKS
        if kind in sections
    )


def _portal_figures() -> str:
    return _stream(
        (kind, {"label": label, "percent": 100, "shown": shown})
        if kind == "bar"
        else (kind, {"label": label, "value": shown})
        for kind, shown, label in PORTAL_FIGURES
    )


def _commune_figures(shares: tuple[int, ...]) -> str:
    return _stream(
        ("bar", {"label": label, "percent": share, "shown": ""})
        for share, label in zip(shares, SHARE_LABELS, strict=True)
    )


def _stream(blocks: Iterable[tuple[str, dict]]) -> str:
    """Blocks as a StreamField takes them; "" for none."""
    found = [{"type": kind, "value": value} for kind, value in blocks]
    return json.dumps(found) if found else ""
