"""What is read once is kept, found by its words, and goes when it takes too much room."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from communes.voices import tasks
from communes.voices.adapters import NoVoice
from communes.voices.models import Recording, digest_of
from communes.voices.room import was_heard
from communes.voices.serving import sound_response
from communes.voices.tasks import have_read, make_recording

TEXT = "Kính mời bà con."


@pytest.fixture
def read(django_capture_on_commit_callbacks):
    """Has a text read at once, and gives the row as it is then."""

    def now(site, text=TEXT, **how):
        with django_capture_on_commit_callbacks(execute=True):
            recording = have_read(site, text, **how)
        recording.refresh_from_db()
        return recording

    return now


def test_a_text_is_read_once_for_a_site(world, parrot, read):
    first = read(world.a.site)
    assert (first.state, first.seconds, first.voice) == ("ready", 7, "parrot")
    assert first.mp3.read().endswith(TEXT.encode())
    assert read(world.a.site, f"  {TEXT}\n").pk == first.pk
    assert len(parrot.said) == 1
    other = read(world.b.site)
    assert other.pk != first.pk and other.mp3.name != first.mp3.name


def test_read_again_it_has_new_files_and_the_old_are_gone(world, parrot, read):
    first = read(world.a.site)
    again = read(world.a.site, again=True)
    assert again.pk == first.pk and again.mp3.name != first.mp3.name
    assert not first.mp3.storage.exists(first.mp3.name)


def test_a_voice_that_fails_is_told_and_tried_again(world, parrot, read, monkeypatch):
    def silent(text):
        raise NoVoice("hoarse")

    monkeypatch.setattr(parrot, "say", silent)
    assert read(world.a.site).has_failed
    monkeypatch.undo()
    monkeypatch.setattr(tasks, "chosen_voice", lambda: None)
    assert read(world.a.site).has_failed


def test_what_could_be_heard_stays_when_a_new_reading_fails(world, parrot, read, monkeypatch):
    read(world.a.site)
    monkeypatch.setattr(tasks, "chosen_voice", lambda: None)
    assert read(world.a.site, again=True).is_ready


def test_what_got_stuck_is_tried_again_and_what_waits_is_not(world, parrot, read):
    row = Recording.objects.create(site=world.a.site, digest=digest_of(TEXT))
    assert read(world.a.site).is_waiting and not parrot.said
    Recording.objects.filter(pk=row.pk).update(made_at=timezone.now() - timedelta(hours=1))
    assert read(world.a.site).is_ready and parrot.said == [TEXT]


def test_two_that_read_at_once_leave_no_file_behind(world, parrot, read, monkeypatch):
    first, say = read(world.a.site), parrot.say
    names = []

    def meanwhile(text):
        monkeypatch.setattr(parrot, "say", say)
        make_recording.call(first.pk, TEXT)
        names.append(Recording.objects.get().mp3.name)
        return say(text)

    monkeypatch.setattr(parrot, "say", meanwhile)
    now = read(world.a.site, again=True)
    assert now.mp3.name not in names and now.mp3.storage.exists(now.mp3.name)
    assert not now.mp3.storage.exists(names[0])


def test_a_task_that_comes_late_makes_nothing_for_other_words(world, parrot, read):
    recording = Recording.objects.create(site=world.a.site, digest=digest_of("Lời mới."))
    assert make_recording.call(recording.pk, TEXT) is False
    recording.delete()
    assert make_recording.call(recording.pk, TEXT) is False


def test_what_was_heard_longest_ago_goes_first(world, parrot, read, settings, monkeypatch):
    settings.VOICE_MEGABYTES = 10
    old, heard = read(world.a.site, "Cũ."), read(world.a.site, "Hay nghe.")
    size = 4 * 1024 * 1024
    rows = Recording.objects.filter(pk__in=[old.pk, heard.pk])
    rows.update(size=size, last_used_at=timezone.now() - timedelta(days=9))
    was_heard(Recording.objects.get(pk=heard.pk))
    newest = read(world.b.site, "Mới.")
    Recording.objects.filter(pk=newest.pk).update(size=size)
    call_command("trim_recordings")
    assert set(Recording.objects.values_list("pk", flat=True)) == {heard.pk, newest.pk}


def test_files_go_with_their_row(world, parrot, read, django_capture_on_commit_callbacks):
    recording = read(world.a.site)
    with django_capture_on_commit_callbacks(execute=True):
        recording.delete()
    assert not recording.mp3.storage.exists(recording.mp3.name)
    assert not recording.opus.storage.exists(recording.opus.name)


def test_what_was_never_made_goes_after_a_while(world, parrot):
    long_ago = timezone.now() - timedelta(days=1)
    Recording.objects.create(site=world.a.site, digest="a", made_at=long_ago)
    Recording.objects.create(site=world.a.site, digest="b")
    call_command("trim_recordings")
    assert list(Recording.objects.values_list("digest", flat=True)) == ["b"]


def test_an_answer_says_what_it_is_and_is_known_again(world, parrot, read, rf):
    recording = read(world.a.site)
    answer = sound_response(rf.get("/"), recording, "opus", is_public=True)
    assert answer["Content-Type"] == "audio/ogg" and "public" in answer["Cache-Control"]
    assert b"".join(answer).endswith(TEXT.encode())
    known = rf.get("/", headers={"if-none-match": answer["ETag"]})
    assert sound_response(known, recording, "opus", is_public=True).status_code == 304
    private = sound_response(rf.get("/"), recording, "mp3", is_public=False)
    assert private["Content-Type"] == "audio/mpeg" and "no-store" in private["Cache-Control"]
    private.close()
    answer.close()
