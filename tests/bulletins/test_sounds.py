"""What officers make to be heard of a bulletin: by the voice, by themselves, in other languages."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from communes.bulletins import sound_forms, sound_steps, tasks
from communes.bulletins.models import Bulletin, OwnSound
from communes.bulletins.playlists import playlist
from communes.voices.encoding import Encoded, NotEncoded, kind_of
from communes.voices.models import Recording
from tests.announcements.factories import announce
from tests.bulletins.factories import make_bulletin
from tests.voices.doubles import needs_programs, parrot  # noqa: F401 - one is a fixture

LIST = "/admin/ban-tin/"
MP3 = b"ID3\x04" + b"\0" * 40
M4A = b"\0\0\0\x18ftypM4A " + b"\0" * 40


@pytest.fixture
def officer(world):
    return lambda role="editor": world.admin_client(world.officer(world.a, role))


@pytest.fixture
def ffmpeg(monkeypatch):
    """As if it were there: what it makes holds what it was given."""
    for module in (sound_forms, sound_steps):
        monkeypatch.setattr(module, "can_encode", lambda: True)
    monkeypatch.setattr(tasks, "encode", lambda sound: Encoded(MP3 + sound, b"OggS" + sound, 12))


@pytest.fixture
def voice(parrot, ffmpeg, monkeypatch):  # noqa: F811
    monkeypatch.setattr(sound_steps, "chosen_voice", lambda: parrot)
    return parrot


@pytest.fixture
def post(django_capture_on_commit_callbacks):
    """Sends a form; tasks run as on the embedded defaults. Gives the screen behind it."""

    def now(client, path, data=None):
        with django_capture_on_commit_callbacks(execute=True):
            answer = client.post(path, data or {})
        if answer.status_code == 302:
            answer = client.get(answer.url)
        return answer.content.decode()

    return now


def screen(bulletin) -> str:
    return f"{LIST}inspect/{bulletin.pk}/"


def upload(content=MP3, name="ban-ghi.mp3", **data) -> dict:
    return {"file": SimpleUploadedFile(name, content), **data}


def heard(client, bulletin, kind="mp3") -> bytes:
    """What the first player of a bulletin's screen plays."""
    html = client.get(screen(bulletin)).content.decode()
    found = [part.split('"')[0] for part in html.split('<source src="')[1:]]
    return b"".join(client.get(next(one for one in found if one.endswith(kind))))


def test_the_voice_reads_what_is_said_and_officers_hear_it(world, officer, voice, post):
    bulletin, client = make_bulletin(world.a), officer("contributor")
    html = post(client, f"{LIST}{bulletin.pk}/doc-thu/")
    assert voice.said == ["Cắt điện từ bảy giờ ba mươi phút đến mười một giờ ba mươi phút."]
    assert 'preload="none"' in html and 'aria-describedby="loi"' in html
    assert "0:07" in html and 'type="audio/ogg"' in html
    assert voice.said[0].encode() in heard(client, bulletin)
    answer = client.get(
        client.get(screen(bulletin)).content.decode().split('<source src="')[1].split('"')[0],
        headers={"range": "bytes=0-3"},
    )
    assert (answer.status_code, b"".join(answer)) == (206, b"OggS")
    assert "no-store" in answer["Cache-Control"]


def test_changed_words_have_no_stale_sound(world, officer, voice, post):
    bulletin, client = make_bulletin(world.a), officer()
    post(client, f"{LIST}{bulletin.pk}/doc-thu/")
    post(client, f"{LIST}{bulletin.pk}/tai-len/", upload())
    Bulletin.objects.filter(pk=bulletin.pk).update(script="Có điện lại từ 9h.")
    html = client.get(screen(bulletin)).content.decode()
    assert "<audio" not in html and "không còn được phát" in html
    # Tomorrow: what was changed late in the evening is not heard today any more.
    assert not playlist(world.a.site, bulletin.last_day)[0].items[0].heard.ready


def test_a_correction_is_what_is_read(world, officer, voice, post):
    notice = announce(world.a, "Cắt điện")
    bulletin = make_bulletin(world.a, notice=notice)
    post(officer(), f"{LIST}{bulletin.pk}/doc-thu/")
    notice.correction = "Đúng là ngày 6/12"
    notice.save_revision().publish()
    client = officer()
    assert "<audio" not in client.get(screen(bulletin)).content.decode()
    post(client, f"{LIST}{bulletin.pk}/doc-thu/")
    assert "đính chính" in voice.said[-1] and "mùng sáu" in voice.said[-1]
    assert "<audio" in client.get(screen(bulletin)).content.decode()


def test_without_programs_the_button_says_so(world, officer, monkeypatch, post):
    monkeypatch.setattr(sound_steps, "chosen_voice", lambda: None)
    bulletin = make_bulletin(world.a)
    html = officer().get(screen(bulletin)).content.decode()
    assert "espeak-ng" in html and "doc-thu" not in html
    assert "espeak-ng" in post(officer(), f"{LIST}{bulletin.pk}/doc-thu/")
    monkeypatch.setattr(sound_steps, "chosen_voice", lambda: "voice")
    monkeypatch.setattr(sound_steps, "can_encode", lambda: False)
    assert "ffmpeg" in post(officer(), f"{LIST}{bulletin.pk}/doc-thu/")
    assert not Recording.objects.exists()


def test_ones_own_recording_comes_first_and_another_language_beside(world, officer, voice, post):
    bulletin, client = make_bulletin(world.a), officer()
    post(client, f"{LIST}{bulletin.pk}/doc-thu/")
    path = f"{LIST}{bulletin.pk}/tai-len/"
    post(client, path, upload(M4A, "nha.m4a", language=" tiếng  Việt "))
    html = post(client, path, upload(MP3, language="tiếng Thái"))
    assert M4A in heard(client, bulletin)
    assert "Tiếng Thái: 0:12" in html and html.count("<audio") == 2
    post(client, path, upload(MP3 + b"moi", language="Tiếng Thái"))
    assert sorted(OwnSound.objects.values_list("language", flat=True)) == ["", "Tiếng Thái"]
    own = OwnSound.objects.get(language="")
    post(client, f"{LIST}{bulletin.pk}/go-ban-ghi/{own.pk}/")
    assert voice.said[0].encode() in heard(client, bulletin)


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "tệp này rỗng"), (b"<html>", "không phải tệp MP3"), (b"RIFFxxxxAVI ", "không phải tệp")],
)
def test_what_is_no_recording_is_told_and_what_was_typed_stays(
    world, officer, ffmpeg, post, content, words
):
    bulletin = make_bulletin(world.a)
    sent = upload(content, language="Tiếng Mông")
    html = post(officer(), f"{LIST}{bulletin.pk}/tai-len/", sent)
    assert words in html.lower() or words in html
    assert 'value="Tiếng Mông"' in html and not OwnSound.objects.exists()


def test_a_recording_that_is_too_large_is_told(world, officer, ffmpeg, post, monkeypatch):
    monkeypatch.setattr(sound_forms, "MOST_BYTES", 20)
    bulletin = make_bulletin(world.a)
    assert "tối đa" in post(officer(), f"{LIST}{bulletin.pk}/tai-len/", upload())
    assert not OwnSound.objects.exists()


def test_without_ffmpeg_mp3_is_kept_as_it_is_and_nothing_else_is_taken(
    world, officer, post, monkeypatch
):
    for module in (sound_forms, sound_steps):
        monkeypatch.setattr(module, "can_encode", lambda: False)
    bulletin, client = make_bulletin(world.a), officer()
    path = f"{LIST}{bulletin.pk}/tai-len/"
    assert "chỉ nhận MP3" in post(client, path, upload(M4A))
    html = post(client, path, upload(MP3))
    assert 'type="audio/mpeg"' in html and "audio/ogg" not in html
    assert heard(client, bulletin) == MP3


def test_what_can_not_be_converted_is_told(world, officer, ffmpeg, post, monkeypatch):
    def broken(sound):
        raise NotEncoded("no sound")

    monkeypatch.setattr(tasks, "encode", broken)
    bulletin = make_bulletin(world.a)
    html = post(officer(), f"{LIST}{bulletin.pk}/tai-len/", upload())
    assert "không phát được" in html and "<audio" not in html
    assert OwnSound.objects.get().source.name == ""


def test_another_sound_of_who_does_not_approve_waits_for_approval(world, officer, ffmpeg, post):
    bulletin = make_bulletin(world.a)
    post(officer(), f"{LIST}{bulletin.pk}/tai-len/", upload())
    bulletin.refresh_from_db()
    assert (bulletin.state, bulletin.version) == ("ready", 1)
    post(officer("contributor"), f"{LIST}{bulletin.pk}/tai-len/", upload())
    bulletin.refresh_from_db()
    assert (bulletin.state, bulletin.version) == ("draft", 2)


def test_nobody_hears_or_changes_what_is_anothers(world, officer, voice, post):
    foreign = make_bulletin(world.b)
    b_officer = world.admin_client(world.officer(world.b))
    post(b_officer, f"{LIST}{foreign.pk}/tai-len/", upload())
    own = OwnSound.objects.get()
    client = officer()
    sound = f"{LIST}{foreign.pk}/nghe/{own.key}.mp3"
    assert b_officer.get(sound).status_code == 200
    assert client.get(sound).status_code == 404
    bulletin = make_bulletin(world.a)
    assert client.get(f"{LIST}{bulletin.pk}/nghe/{own.key}.mp3").status_code == 404
    for path in ("doc-thu/", "tai-len/", f"go-ban-ghi/{own.pk}/"):
        assert client.post(f"{LIST}{foreign.pk}/{path}").status_code == 404
    assert client.post(f"{LIST}{bulletin.pk}/go-ban-ghi/{own.pk}/").status_code == 404
    assert not voice.said and OwnSound.objects.count() == 1
    assert client.get(f"{LIST}{bulletin.pk}/doc-thu/").status_code == 405


def test_the_playlist_leads_to_the_sound(world, officer, voice, post):
    bulletin, client = make_bulletin(world.a, times="0:00, 23:59"), officer()
    silent = make_bulletin(world.a, "Chưa có tiếng", times="0:00", script="Khác.")
    post(client, f"{LIST}{bulletin.pk}/doc-thu/")
    path = f"{LIST}lich/{world.a.site.pk}/"
    slot = playlist(world.a.site, bulletin.first_day)[0]
    html = client.get(path).content.decode()
    assert f"{slot.stamp}.m3u8" in html and "0:07" in html
    answer = client.get(f"{path}{slot.stamp}.m3u8")
    assert answer["Content-Type"].startswith("audio/x-mpegurl")
    lines = answer.content.decode().splitlines()
    recording = Recording.objects.get()
    address = f"http://{world.a.site.hostname}/nguon-tin/ban-tin/{bulletin.pk}/{recording.key}.mp3"
    assert lines == ["#EXTM3U", f"#EXTINF:7,{bulletin.title}", address, f"# {silent.title}"]
    item = json.loads(client.get(f"{path}lich-phat.json").content)["days"][0]["slots"][0]["items"]
    assert [one["type"] for one in item[0]["audio"]] == ["audio/ogg", "audio/mpeg"]
    assert item[0]["audio"][1]["url"] == address and item[0]["seconds"] == 7
    for wrong in ("1", "99999999999999999999", str(slot.stamp + 60)):
        assert client.get(f"{path}{wrong}.m3u8").status_code == 404
    foreign = f"{LIST}lich/{world.b.site.pk}/{slot.stamp}.m3u8"
    assert client.get(foreign).status_code == 404


def test_a_notice_that_was_taken_back_is_heard_by_the_station_alone(world, officer, voice, post):
    notice = announce(world.a)
    bulletin = make_bulletin(world.a, notice=notice, times="0:00, 23:59")
    client = officer()
    slot = playlist(world.a.site, bulletin.first_day)[0]
    sent = {"key": slot.items[0].key, "outcome": "played"}
    client.post(f"{LIST}lich/{world.a.site.pk}/", sent)
    notice.unpublish()
    post(client, f"{LIST}{bulletin.pk}/doc-thu/")
    m3u = client.get(f"{LIST}lich/{world.a.site.pk}/{slot.stamp}.m3u8").content.decode()
    assert f"/admin/ban-tin/{bulletin.pk}/nghe/" in m3u and "nguon-tin" not in m3u


@needs_programs
def test_the_real_voice_is_heard_from_the_button_to_the_player(world, officer, post):
    bulletin, client = make_bulletin(world.a), officer()
    html = post(client, f"{LIST}{bulletin.pk}/doc-thu/")
    assert "Bản do máy đọc" in html
    for kind, media in (("mp3", "mp3"), ("opus", "ogg")):
        assert kind_of(heard(client, bulletin, kind)[:16]) == media
    recording = Recording.objects.get()
    assert 3 <= recording.seconds <= 15 and recording.voice == "espeak-ng"
    again = {"file": SimpleUploadedFile("tu-thu.opus", heard(client, bulletin, "opus"))}
    html = post(client, f"{LIST}{bulletin.pk}/tai-len/", again)
    own = OwnSound.objects.get()
    assert "Phát bản tự thu" in html and own.seconds == recording.seconds and not own.source
