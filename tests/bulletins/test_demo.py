"""Sample bulletins."""

from django.utils import timezone

from communes.bulletins.demo import load
from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.playlists import playlist
from portal.core.demo import DemoWorld
from tests.announcements.factories import URGENT, announce, expired


def test_the_demo_gives_each_commune_one_that_is_played_and_one_that_waits(world):
    for commune in (world.a, world.b):
        announce(commune, "Cắt điện")
        announce(commune, "Bão", urgency=URGENT)
        announce(commune, "Họp xóm", lasts=20)
        expired(commune)
    demo = DemoWorld(world.portal, {"thanhson": world.a, "minhhop": world.b}, lambda text: None)
    load(demo)
    load(demo)
    bulletins = Bulletin.objects.order_by("site", "pk")
    told = [(one.title, one.state, one.is_sample) for one in bulletins]
    assert told == [("Bão", "ready", True), ("Cắt điện", "draft", True)] * 2
    assert AirLog.objects.count() == 2
    slots = playlist(world.a.site, timezone.localdate())
    assert [one.bulletin.title for slot in slots for one in slot.items] == ["Bão", "Bão"]
