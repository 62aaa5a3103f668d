"""The shape of the sample data."""

from dataclasses import dataclass

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)

CHAIR = "Chủ tịch UBND xã"
VICE = "Phó Chủ tịch UBND xã"
PARTY = "Bí thư Đảng uỷ xã"
YOUTH = "Bí thư Đoàn xã"
FARMERS = "Chủ tịch Hội Nông dân xã"
WOMEN = "Chủ tịch Hội Phụ nữ xã"
CLINIC = "Trạm trưởng Trạm Y tế xã"
POLICE = "Trưởng Công an xã"
CULTURE = "Công chức Văn hoá – Xã hội"
LAND = "Công chức Địa chính – Xây dựng"
DIGITAL = "Tổ công nghệ số cộng đồng"
ON_DUTY = "Cán bộ trực"

OFFICE = "Trụ sở UBND xã"
HALL = "Hội trường UBND xã"
ROOM = "Phòng họp tầng 2, UBND xã"
RECEPTION = "Phòng tiếp công dân"
COUNTER = "Bộ phận Một cửa"
STATION = "Trạm Y tế xã"


@dataclass(frozen=True)
class Line:
    """One entry: `time` is "07:30", "07:30-09:00" or "" where only the part of the day is set."""

    day: int
    time: str
    content: str
    chair: str
    place: str
    kind: str = "meeting"
    part: str = ""
    invites: bool = False
    public: bool = True
    cancelled: bool = False
    participants: str = ""
    host_unit: str = ""

    @property
    def session(self) -> str:
        if self.part:
            return self.part
        hour = int(self.time[:2])
        return "morning" if hour < 12 else "afternoon" if hour < 18 else "evening"
