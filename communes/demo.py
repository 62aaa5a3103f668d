"""The three pilot communes of Nghệ An (go-live 01/06/2022) and their villages."""

from communes.models import Village
from communes.provisioning import Commune, CommuneSpec, open_commune
from portal.core.models import Theme
from portal.core.text import lower_first

NOTICE = "Trang chạy thử. Nội dung ghi “Dữ liệu mẫu”, số điện thoại và tên người là ví dụ."
NOTICE_EN = "A trial site. What says “Sample data”, telephone numbers and names are examples."

# Host names are these under the portal's own: thanhson.localhost.
COMMUNES = {
    "thanhson": {
        "name": "Xã Thành Sơn",
        "name_en": "Thanh Son Commune",
        "tagline": "Anh Sơn · Nghệ An",
        "tagline_en": "Anh Son · Nghe An",
        "theme": Theme.CHE,
        "languages": ("en",),
        "hotline": "0238 300 0101",
        "villages": [str(number) for number in range(1, 10)],
    },
    "minhhop": {
        "name": "Xã Minh Hợp",
        "name_en": "Minh Hop Commune",
        "tagline": "Quỳ Hợp · Nghệ An",
        "tagline_en": "Quy Hop · Nghe An",
        "theme": Theme.CAM,
        "languages": ("en",),
        "hotline": "0238 300 0102",
        "villages": [
            "Minh Hoà",
            "Minh Tân",
            "Minh Đình",
            "Minh Kính",
            "Minh Thọ",
            "Minh Chùa",
            "Minh Xuân",
        ],
    },
    "khanhhop": {
        "name": "Xã Khánh Hợp",
        "name_en": "Khanh Hop Commune",
        "tagline": "Nghi Lộc · Nghệ An",
        "tagline_en": "Nghi Loc · Nghe An",
        "theme": Theme.BIEN,
        "languages": ("en",),
        "hotline": "0238 300 0103",
        "villages": [str(number) for number in range(1, 13)],
    },
}


def open_demo_commune(key: str, portal_host: str, port: int) -> Commune:
    """Opens one of the pilot communes with its villages; harmless to repeat."""
    data = COMMUNES[key]
    host = f"{key}.{portal_host}"
    commune = open_commune(
        CommuneSpec(
            name=data["name"],
            hostname=host,
            port=port,
            name_en=data["name_en"],
            tagline=data["tagline"],
            tagline_en=data["tagline_en"],
            theme=data["theme"],
            languages=data["languages"],
            notice=NOTICE,
            notice_en=NOTICE_EN,
            contact={
                "hotline": data["hotline"],
                "email": f"{key}@xa-nghean.example",
                "address": f"Trụ sở UBND {lower_first(data['name'])}",
                "address_en": f"People’s Committee office, {data['name_en']}",
                "opening_note": "Đông nhất vào sáng thứ Hai.",
                "opening_note_en": "Busiest on Monday mornings.",
            },
        )
    )
    for order, name in enumerate(data["villages"]):
        Village.objects.get_or_create(
            site=commune.site, kind=Village.Kind.XOM, name=name, defaults={"order": order}
        )
    return commune
