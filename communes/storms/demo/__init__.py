"""A sample drill of one commune that is over: homes are as usual."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Page

from communes.announcements.models import AnnouncementIndexPage, AnnouncementPage
from communes.announcements.models.choices import Category, Urgency
from communes.storms.models import StormDay
from portal.core.demo import DemoWorld, ensure_page, section_of

# The one whose readers look least at what is over.
COMMUNE = "khanhhop"
DAYS_AGO = 45
TITLE = "Ứng phó bão: sơ tán các hộ ven biển"


def load(world: DemoWorld) -> None:
    """Makes the drill where it is missing; homes are as usual: it has ended."""
    commune = world.communes.get(COMMUNE)
    if commune is None:
        return
    day = timezone.localdate() - timedelta(days=DAYS_AGO)
    starts, ends = (timezone.make_aware(datetime.combine(day, time(hour))) for hour in (8, 11))
    section = section_of(Page.objects.get(pk=commune.home.pk), AnnouncementIndexPage)
    notice = AnnouncementPage(
        title=TITLE,
        summary="Gọi trực ban xã 0238 303 0115, cứu nạn 112.",
        category=Category.DISASTER,
        urgency=Urgency.URGENT,
        danger="storm",
        is_drill=True,
        is_sample=True,
        action_heading="Làm ngay",
        action_text="Tắt cầu dao, khoá cửa, mang theo giấy tờ và thuốc, đến nơi sơ tán gần nhất.",
        starts_at=starts,
        valid_until=ends,
    )
    page, is_new = ensure_page(section, notice)
    if is_new:
        StormDay.objects.create(site=commune.site, notice=page, began_at=starts)
    world.say(f"    {commune.site.site_name}: {int(is_new)} ngày bão diễn tập đã qua")
