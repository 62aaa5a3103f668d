"""The shape of a sample question."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Sample:
    """A question `days_ago`, closed `closed_ago` days ago; `state` is where it stands."""

    state: str
    days_ago: int
    topic: str
    asker: str
    village: str
    text: str
    closed_ago: int = 0
    post: str = ""
    subject: str = ""
    public_text: str = ""
    answer: str = ""
    note: str = ""


CIVIL, LAND = "Công chức Tư pháp – Hộ tịch", "Công chức Địa chính – Xây dựng"
SOCIAL, FARM = "Công chức Văn hoá – Xã hội", "Cán bộ Khuyến nông xã"
DIGITAL = "Tổ công nghệ số cộng đồng xã"
OFFICE = "Văn phòng HĐND và UBND xã"
PAPERS, GROUND, SUPPORT = "Giấy tờ, hộ tịch", "Đất đai, xây dựng", "Chính sách, trợ cấp"
FARMING, GOING_DIGITAL, OTHER = "Nông nghiệp", "Chuyển đổi số", "Việc khác"
