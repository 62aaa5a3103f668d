"""Sample announcements: three communes and the province, each with a file."""

from pathlib import Path

from wagtail.models import Page

from communes.announcements.demo.notice import Notice, NoticeFile, publish
from communes.announcements.models import AnnouncementIndexPage
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld, section_of

FOLDER = Path(__file__).parent


def notices_of(key: str) -> tuple[Notice, ...]:
    """The announcements of a commune or of "portal"; none of one that the demo doesn't know."""
    path = FOLDER / f"{key}.toml"
    return read_data(path, NoticeFile).notice if path.exists() else ()


def load(world: DemoWorld) -> None:
    """Publishes what is missing; times are counted from the day it is loaded."""
    for key, place in {"portal": world.portal, **world.communes}.items():
        notices = notices_of(key)
        if notices:
            section = section_of(Page.objects.get(pk=place.home.pk), AnnouncementIndexPage)
            made = sum(publish(section, place, notice, world.communes) for notice in notices)
            world.say(f"    {place.site.site_name}: {made} thông báo")
