"""Which row of a table is its head, and what stands in which column."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from portal.core.tables.cells import plain
from products.decisions.importing.values import names_stars

# How far down a head may stand below the titles of an annex, and how long its cells are.
_LOOKED_AT, _LONGEST = 60, 90


class Role(StrEnum):
    PRODUCT = "product"
    OWNER = "owner"
    COMMUNE = "commune"
    DISTRICT = "district"
    STARS = "stars"
    CERTIFICATE = "certificate"
    NUMBER = "number"
    DAY = "day"
    END = "end"
    OTHER = "other"


# The first that fits counts: “Chủ thể sản phẩm” is an owner, “Số giấy chứng nhận” no number.
_HEADS: list[tuple[Role, str]] = [
    (
        Role.OTHER,
        r"^(?:nhom|bo|ma|phan nhom|loai|nganh|diem)\b|^(?:tt|stt|so tt|so diem|ghi chu)$",
    ),
    (Role.END, r"het han|hieu luc|thoi han|co gia tri"),
    (Role.CERTIFICATE, r"giay chung nhan|\bgcn\b|so chung nhan"),
    (Role.DAY, r"^ngay\b|\bngay (?:ban hanh|quyet dinh|ky|cong nhan)"),
    (Role.NUMBER, r"quyet dinh|^(?:so )?qd\b"),
    (
        Role.OWNER,
        r"chu the|^(?:ten )?(?:co so|don vi|to chuc|doanh nghiep|nha)\b|chu so huu",
    ),
    (Role.STARS, r"\bsao\b|xep hang|phan hang|^hang\b|ket qua"),
    (Role.PRODUCT, r"san pham|^(?:ten )?sp\b"),
    (Role.COMMUNE, r"dia chi|\bxa\b(?! hoi)|phuong|dia ban|dia phuong|dia diem|noi san xuat"),
    (Role.DISTRICT, r"^huyen|^thanh pho|^cap huyen"),
]


@dataclass
class Layout:
    """A head: the rows it takes, the column of each role, and columns that are ticked for stars."""

    first: int
    last: int
    roles: dict[Role, int] = field(default_factory=dict)
    ticked: dict[int, int] = field(default_factory=dict)

    @property
    def is_whole(self) -> bool:
        has_stars = Role.STARS in self.roles or bool(self.ticked)
        return Role.PRODUCT in self.roles and (Role.OWNER in self.roles or has_stars)


def role_of(cell: str) -> Role | None:
    """What a column of this head holds."""
    text = plain(cell)
    if not text or len(text) > _LONGEST:
        return None
    return next((role for role, words in _HEADS if re.search(words, text)), None)


def find_layout(rows: list[list[str]]) -> Layout | None:
    """The head of a table, of one or two rows; None where no row is one."""
    for place, row in enumerate(rows[:_LOOKED_AT]):
        if len(set(filter(None, row))) < 2:
            continue
        one = _layout(place, place, row)
        if not one.is_whole:
            continue
        two = _with_below(place, row, rows[place + 1] if place + 1 < len(rows) else [])
        return two or one
    return None


def _with_below(place: int, upper: list[str], lower: list[str]) -> Layout | None:
    """Both rows as one head, where the second is a part of it: “Chủ thể” above “Tên, Địa chỉ”."""
    pairs = list(zip(upper, lower + [""] * len(upper), strict=False))
    new = [below for above, below in pairs if below and below != above]
    if not new or not all(_is_head(below) for below in new):
        return None
    heads = []
    for above, below in pairs:
        # “Tên” alone says nothing without what stands above it.
        is_telling = role_of(below) is not None
        heads.append(below if is_telling else f"{above} {below}".strip())
    found = _layout(place, place + 1, heads)
    return found if found.is_whole else None


def _is_head(cell: str) -> bool:
    is_short = plain(cell) in ("ten", "ho ten", "so", "3", "4", "5")
    return is_short or (role_of(cell) is not None and len(cell.split()) <= 6)


def _layout(first: int, last: int, heads: list[str]) -> Layout:
    layout = Layout(first, last)
    for column, cell in enumerate(heads):
        stars = names_stars(cell)
        if stars and len(plain(cell).split()) <= 4:
            layout.ticked[column] = stars
        elif (role := role_of(cell)) and role != Role.OTHER:
            layout.roles.setdefault(role, column)
    if len(layout.ticked) < 2:
        layout.ticked.clear()
    return layout
