"""Sample bulletins."""

from django.utils import timezone

from communes.announcements.demo import notices_of
from communes.bulletins.demo import load
from communes.bulletins.demo.voiced import SOUNDS, voiced_bulletins
from communes.bulletins.models import AirLog, Bulletin
from communes.bulletins.playlists import playlist
from communes.voices.encoding import kind_of
from portal.core.demo import DemoWorld
from tests.announcements.factories import URGENT, announce, expired


def test_the_demo_gives_each_commune_one_that_is_played_and_one_that_waits(world):
    for commune in (world.a, world.b):
        announce(commune, "Cắt điện", is_sample=True)
        announce(commune, "Bão", urgency=URGENT, is_sample=True)
        announce(commune, "Họp xóm", lasts=20, is_sample=True)
        expired(commune)
    demo = DemoWorld(world.portal, {"thanhson": world.a, "minhhop": world.b}, lambda text: None)
    load(demo)
    load(demo)
    voiced = {sample.title for sample in voiced_bulletins()}
    bulletins = Bulletin.objects.exclude(title__in=voiced).order_by("site", "pk")
    told = [(one.title, one.state, one.is_sample) for one in bulletins]
    assert told == [("Bão", "ready", True), ("Cắt điện", "draft", True)] * 2
    assert AirLog.objects.count() == 2
    slots = playlist(world.a.site, timezone.localdate())
    heard = {one.bulletin.title: one.heard.sound for slot in slots for one in slot.items}
    assert heard.pop("Bão") is None
    assert heard.keys() == {one.title for one in voiced_bulletins() if one.commune == "thanhson"}
    assert all(sound.is_ready and sound.seconds for sound in heard.values())
    html = world.get(world.a.site, "/nguon-tin/ban-tin.rss").content.decode()
    assert html.count("<enclosure") == 2 and "[Dữ liệu mẫu]" in html


def test_each_sample_is_kept_as_it_is_said_now_and_small():
    """`scripts/render_voice.py` makes what is missing, and takes away what nobody says."""
    samples = voiced_bulletins()
    assert len(samples) == 6
    files = {path.name: path.stat().st_size for path in SOUNDS.iterdir()}
    assert set(files) == {f"{one.sound}.{kind}" for one in samples for kind in ("mp3", "opus")}
    assert max(files.values()) <= 100 * 1024
    for name in files:
        start = (SOUNDS / name).read_bytes()[:16]
        assert kind_of(start) == {"mp3": "mp3", "opus": "ogg"}[name.rpartition(".")[2]]


def test_each_sample_is_of_a_sample_notice():
    slugs = {
        key: {one.key for one in notices_of(key)} for key in ("thanhson", "minhhop", "khanhhop")
    }
    assert all(one.notice in slugs[one.commune] for one in voiced_bulletins())
