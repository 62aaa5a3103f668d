"""What the three communes say of themselves. Their figures are made up and marked so."""

from dataclasses import dataclass

SAMPLE = "Số liệu minh hoạ, không phải số liệu thống kê của xã."


@dataclass(frozen=True)
class CommuneText:
    """A commune in words. `villages`: (name, households, people, meeting house)."""

    name: str
    place: str
    land: str
    life: str
    people: str
    figures: tuple[tuple[str, str], ...]
    villages: tuple[tuple[str, int, int, str], ...]
    fibre: str


def _numbered(households: list[int]) -> tuple[tuple[str, int, int, str], ...]:
    return tuple(
        (f"Xóm {number}", count, round(count * 3.9), f"Nhà văn hoá xóm {number}")
        for number, count in enumerate(households, 1)
    )


def _named(names: list[str], households: list[int]) -> tuple[tuple[str, int, int, str], ...]:
    return tuple(
        (f"Xóm {name}", count, round(count * 4.1), f"Nhà văn hoá xóm {name}")
        for name, count in zip(names, households, strict=True)
    )


COMMUNES = {
    "thanhson": CommuneText(
        name="Thành Sơn",
        place="vùng đồi Anh Sơn, phía tây Nghệ An",
        land=(
            "Xã nằm giữa những đồi chè thấp, có khe suối chảy qua các xóm. "
            "Mùa mưa, nước khe có thể lên nhanh, nên xã báo sớm cho các xóm ven suối."
        ),
        life=(
            "Bà con trồng chè, trồng rừng, nuôi trâu bò và dệt thổ cẩm. "
            "Chè búp tươi được thu mua ngay tại xóm từ tháng 3 đến tháng 11."
        ),
        people="Người Kinh, Thái và Thổ cùng sinh sống.",
        figures=(("9", "xóm"), ("1.128", "hộ"), ("4.399", "nhân khẩu"), ("3", "dân tộc")),
        villages=_numbered([142, 131, 118, 97, 126, 133, 121, 140, 120]),
        fibre="68%",
    ),
    "minhhop": CommuneText(
        name="Minh Hợp",
        place="vùng đất đỏ Phủ Quỳ, huyện Quỳ Hợp cũ",
        land=(
            "Đất đỏ bazan dày và thoát nước tốt, hợp với cây có múi. "
            "Cam Vinh trồng ở đây được bảo hộ chỉ dẫn địa lý từ năm 2007."
        ),
        life=(
            "Cam là nghề chính, thu từ tháng 10 đến sau Tết. Bà con còn trồng mít, chuối, mía; "
            "một cơ sở trong xã sấy hoa quả đạt OCOP 3 sao."
        ),
        people="Người Kinh, Thái và Thổ cùng sinh sống.",
        figures=(("7", "xóm"), ("1.540", "hộ"), ("6.314", "nhân khẩu"), ("1.945", "ha cam")),
        villages=_named(
            [
                "Minh Hoà",
                "Minh Tân",
                "Minh Đình",
                "Minh Kính",
                "Minh Thọ",
                "Minh Chùa",
                "Minh Xuân",
            ],
            [262, 241, 198, 214, 226, 187, 212],
        ),
        fibre="71%",
    ),
    "khanhhop": CommuneText(
        name="Khánh Hợp",
        place="vùng biển Nghi Lộc, gần cửa sông",
        land=(
            "Xã có đồng muối cũ, bãi ngang và bến thuyền nhỏ. "
            "Mùa bão, tin tàu thuyền và triều cường được báo trên trang này và trên loa."
        ),
        life=(
            "Bà con đi biển gần bờ, làm nước mắm, phơi cá và trồng lạc trên đất cát. "
            "Nước mắm ủ chượp trong chum sành, chín sau một năm."
        ),
        people="Đa số là người Kinh.",
        figures=(("12", "xóm"), ("1.986", "hộ"), ("7.745", "nhân khẩu"), ("64", "thuyền nhỏ")),
        villages=_numbered([182, 171, 166, 158, 149, 173, 161, 177, 152, 168, 159, 170]),
        fibre="74%",
    ),
}
