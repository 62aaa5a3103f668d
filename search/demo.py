"""Quick answers of the demo, and a month of searches that found nothing, marked as samples."""

from datetime import timedelta
from random import Random

from django.utils import timezone
from wagtail.models import Page

from portal.core.demo import DemoWorld
from search.models import CuratedAnswer, Miss
from search.models.answers import key_of

# By commune ("" is the portal, for all): the page's title, what people type, what is said.
# An answer whose page the demo lacks is left out.
ANSWERS = {
    "": [
        (
            "Sản phẩm OCOP và đặc sản",
            ["ocop", "đặc sản", "mua đặc sản", "quà quê"],
            "Xem đặc sản của các xã theo mùa, theo sao OCOP và theo nơi làm.",
        ),
        ("Chọn xã của bạn", ["tìm xã", "xã của tôi", "tra cứu xã"], ""),
    ],
    "thanhson": [
        (
            "Con tôi sinh ở bệnh viện Vinh thì khai sinh ở xã được không?",
            ["khai sinh", "làm giấy khai sinh", "đăng ký khai sinh"],
            "",
        ),
    ],
    "khanhhop": [
        ("Sổ đỏ của gia đình bị rách, xin cấp đổi ở đâu?", ["sổ đỏ", "đổi sổ đỏ"], ""),
    ],
}
# The page that says who leads each commune, and who answers for what.
ORGANISATION = (
    "Bộ máy tổ chức",
    ["bộ máy", "chủ tịch xã", "bí thư xã", "lãnh đạo xã", "cán bộ xã", "chủ tịch ubnd xã"],
    "",
)
# Invented; nobody typed them.
MISSES = {
    "": ["lịch cúp nước toàn huyện", "vé xe tết"],
    "thanhson": ["thuê máy cày", "mẫu đơn xin tách thửa", "lịch xe buýt"],
    "minhhop": ["giá phân bón", "thuê máy múc"],
    "khanhhop": ["giá dầu đi biển", "thợ vá lưới"],
}
DAYS = 28


def load(world: DemoWorld) -> None:
    """Makes what is missing; a site that has answers, or misses, keeps what it has."""
    places = {"": world.portal, **world.communes}
    for key, place in places.items():
        site = place.site if key else None
        if not CuratedAnswer.objects.filter(site=site).exists():
            answers = [*ANSWERS.get(key, ()), *([ORGANISATION] if key else [])]
            made = sum(_answer(site, place.home, *values) for values in answers)
            world.say(f"    {place.site.site_name}: {made} quick answers")
        if not Miss.objects.filter(site=place.site).exists():
            Miss.objects.bulk_create(
                row for query in MISSES.get(key, ()) for row in _misses(place.site, query)
            )


def _answer(site, home: Page, title: str, queries: list[str], note: str) -> bool:
    page = Page.objects.live().descendant_of(home).filter(title=title).first()
    if page:
        CuratedAnswer.objects.create(site=site, page=page, queries="\n".join(queries), note=note)
    return page is not None


def _misses(site, query: str) -> list[Miss]:
    """The same numbers at every load: they hang on the words alone."""
    dice, today = Random(query), timezone.localdate()  # noqa: S311
    return [
        Miss(
            site=site,
            day=today - timedelta(days=away),
            query=query,
            key=key_of(query),
            count=dice.randint(1, 4),
            is_sample=True,
        )
        for away in sorted(dice.sample(range(DAYS), 3))
    ]
