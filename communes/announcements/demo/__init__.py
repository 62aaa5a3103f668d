"""Sample announcements: three communes and the province."""

from wagtail.models import Page

from communes.announcements.demo import khanhhop, minhhop, province, thanhson
from communes.announcements.demo.notice import publish
from communes.announcements.models import AnnouncementIndexPage
from portal.core.demo import DemoWorld, section_of

NOTICES = {
    "thanhson": thanhson.NOTICES,
    "minhhop": minhhop.NOTICES,
    "khanhhop": khanhhop.NOTICES,
}


def load(world: DemoWorld) -> None:
    """Publishes what is missing; times are counted from the day it is loaded."""
    places = [(world.portal, province.NOTICES)]
    places += [(commune, NOTICES[key]) for key, commune in world.communes.items() if key in NOTICES]
    for place, notices in places:
        section = section_of(Page.objects.get(pk=place.home.pk), AnnouncementIndexPage)
        made = sum(publish(section, place, notice) for notice in notices)
        world.say(f"    {place.site.site_name}: {made} thông báo")
