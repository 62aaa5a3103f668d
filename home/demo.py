"""What the demo's home pages say and count; only where editors left them empty."""

import json

from wagtail.models import Page

from portal.core.demo import DemoWorld

PILOT_SOURCE = "Nguồn: đề tài chuyển đổi số cấp xã tỉnh Nghệ An, tháng 12/2022."
SAMPLE_SOURCE = "Dữ liệu mẫu: số liệu minh hoạ, không phải của xã."

PORTAL = {
    "headline": "Việc làng, việc xã ở ngay trong tay bạn",
    "welcome": "Xem thông báo, xem lịch, hỏi cán bộ xã và mua đặc sản Nghệ An.",
    "figures_heading": "Chuyển đổi số ở ba xã thí điểm",
    "bars_heading": "Mức độ hoàn thành khảo sát",
    "figures_note": PILOT_SOURCE,
}
PORTAL_EN = {
    "headline": "Your commune, in the palm of your hand",
    "welcome": "Read announcements and schedules, ask officers, buy what Nghe An makes.",
    "figures_heading": "Three pilot communes go digital",
    "bars_heading": "Survey forms received",
    "figures_note": "Source: Nghe An commune-level digital transformation study, December 2022.",
}
PORTAL_FIGURES = [
    ("number", "15", "lớp tập huấn đã mở", "training classes held"),
    ("number", "475", "lượt người học, vượt mục tiêu 450", "learners, of 450 planned"),
    ("number", "32", "tổ công nghệ số ở thôn, xóm", "village digital teams"),
    ("number", "3", "tổ công nghệ số cấp xã", "commune digital teams"),
    ("bar", "161/150", "Phiếu chính quyền số", "Digital government"),
    ("bar", "150/150", "Phiếu kinh tế số", "Digital economy"),
    ("bar", "150/150", "Phiếu xã hội số", "Digital society"),
]
COMMUNE_WELCOME = {
    "thanhson": "9 xóm · Người Kinh, Thái, Thổ cùng sinh sống",
    "minhhop": "7 xóm · Vùng cam Vinh trên đất đỏ Phủ Quỳ",
    "khanhhop": "12 xóm · Nghề biển, nước mắm và lạc trên đất cát",
}
COMMUNE_WELCOME_EN = {"thanhson": "9 villages · Kinh, Thai and Tho people live together"}
# Shares of sample: processed in time, sent online, fibre households, answered in time.
COMMUNE_SHARES = {
    "thanhson": (98, 64, 68, 91),
    "minhhop": (96, 58, 71, 88),
    "khanhhop": (97, 61, 74, 93),
}
SHARE_LABELS = [
    ("Hồ sơ giải quyết đúng hạn", "Dossiers handled in time"),
    ("Hồ sơ nộp trực tuyến", "Dossiers sent online"),
    ("Hộ có Internet cáp quang", "Households with fibre Internet"),
    ("Câu hỏi trả lời đúng hạn", "Questions answered in time"),
]
# (icon, label, hint, English label, English hint, type of the section it leads to)
TASKS = [
    ("horn", "Xem thông báo", "Điện, nước, mưa bão", "Read news", "Power, weather", "Announcement"),
    ("cal", "Gặp cán bộ", "Lịch tiếp dân", "Meet an officer", "Work schedule", "WorkSchedule"),
    ("chat", "Hỏi xã", "Gửi câu hỏi, tra mã", "Ask a question", "Get an answer", "Question"),
    ("bag", "Đặc sản xã", "Mua tận nơi làm", "Specialities", "From the makers", "Product"),
    ("users", "Bộ máy, thôn xóm", "Ai làm việc gì", "About us", "Who does what", "Standard"),
    ("phone", "Gọi cho xã", "Giờ mở cửa, số máy", "Call us", "Hours, numbers", "Contact"),
]


def load(world: DemoWorld) -> None:
    """Fills the homes of the portal and of each commune, in each of their languages."""
    for language, home in world.portal.homes.items():
        english = language == "en"
        values = dict(PORTAL_EN if english else PORTAL)
        values["tasks"] = _tasks(home, english)
        values["figures"] = _portal_figures(english)
        _fill(home, values)
    for key, commune in world.communes.items():
        for language, home in commune.homes.items():
            english = language == "en"
            welcomes = COMMUNE_WELCOME_EN if english else COMMUNE_WELCOME
            values = {"welcome": welcomes.get(key, ""), "tasks": _tasks(home, english)}
            if key in COMMUNE_SHARES:
                values["figures"] = _commune_figures(COMMUNE_SHARES[key], english)
                values["figures_note"] = (
                    "Sample data, made up for the demo." if english else SAMPLE_SOURCE
                )
            _fill(home, values)


def _fill(home: Page, values: dict) -> None:
    """Publishes the values for the fields of a home page that are still empty."""
    home = home.specific_class.objects.get(pk=home.pk)
    missing = {name: value for name, value in values.items() if value and not getattr(home, name)}
    if not missing:
        return
    for name, value in missing.items():
        setattr(home, name, value)
    home.save_revision().publish()


def _tasks(home: Page, english: bool) -> str:
    """The tiles whose section this site has."""
    sections = {}
    for page in home.get_children().live().select_related("content_type"):
        name = page.specific_class.__name__.removesuffix("Page").removesuffix("Index")
        sections.setdefault(name, page)
    blocks = [
        {
            "type": "task",
            "value": {
                "icon": icon,
                "label": label_en if english else label,
                "hint": hint_en if english else hint,
                "page": sections[section].pk,
                "url": "",
            },
        }
        for icon, label, hint, label_en, hint_en, section in TASKS
        if section in sections
    ]
    return json.dumps(blocks) if blocks else ""


def _portal_figures(english: bool) -> str:
    blocks = []
    for kind, shown, label, label_en in PORTAL_FIGURES:
        value = {"label": label_en if english else label}
        value |= {"percent": 100, "shown": shown} if kind == "bar" else {"value": shown}
        blocks.append({"type": kind, "value": value})
    return json.dumps(blocks)


def _commune_figures(shares: tuple[int, ...], english: bool) -> str:
    blocks = [
        {
            "type": "bar",
            "value": {"label": label_en if english else label, "percent": share, "shown": ""},
        }
        for share, (label, label_en) in zip(shares, SHARE_LABELS, strict=True)
    ]
    return json.dumps(blocks)
