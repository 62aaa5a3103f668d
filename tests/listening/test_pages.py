"""Notices, answers and procedures that are read aloud: as they are out now, or not at all."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageViewRestriction

from communes.listening import tasks, words
from communes.listening.models import PageSound
from communes.listening.words import words_of
from communes.questions.models import QuestionIndexPage, QuestionPage
from communes.voices.models import Recording
from tests.announcements.factories import announce
from tests.page_factory import add_page
from tests.procedures.factories import make_procedure, path_of, say

NAME = "Nghe trang này"


def answer(commune, title="Làm khai sinh ở đâu?") -> QuestionPage:
    parent = QuestionIndexPage.objects.descendant_of(commune.homes["vi"]).get()
    page = QuestionPage(
        title=title,
        question_public="Tôi làm khai sinh ở đâu?",
        asked_at=timezone.now(),
        answered_at=timezone.now(),
        answer="<p>Ở bộ phận <b>một cửa</b>, từ 7h30.</p>",
        answered_by="Công chức Tư pháp",
    )
    return add_page(parent, page)


def html(world, site, path) -> str:
    return world.get(site, path).content.decode()


def sources(text: str) -> list[str]:
    return [part.split('"')[0] for part in text.split('<source src="')[1:]]


def test_a_notice_is_read_after_it_was_published(world, voice, switch, committed):
    switch(world.a)
    notice = committed(
        announce,
        world.a,
        "Họp lúc 7h30 tại UBND xã",
        event_at=timezone.now() + timedelta(days=3),
        event_place="Nhà văn hoá",
    )
    (said,) = voice.said
    assert "bảy giờ ba mươi phút" in said and "Uỷ ban nhân dân" in said and "Nhà văn hoá" in said
    page = html(world, world.a.site, notice.url)
    assert NAME in page and 'preload="none"' in page and "0:07" in page
    for path in sources(page):
        sound = world.get(world.a.site, path)
        assert said.encode() in b"".join(sound) and "public" in sound["Cache-Control"]
        asked = {"host": world.a.site.hostname, "range": "bytes=0-2"}
        assert Client().get(path, headers=asked).status_code == 206
        assert world.get(world.b.site, path).status_code == 404
        assert world.get(world.portal.site, path).status_code == 404


def test_answers_and_procedures_are_read_too(world, voice, switch, committed):
    switch(world.a)
    switch(world.portal)
    page = committed(answer, world.a)
    assert "Tôi làm khai sinh ở đâu?" in voice.said[0] and "một cửa" in voice.said[0]
    assert NAME in html(world, world.a.site, page.url)
    steps = ["Nộp hồ sơ tại quầy", "Nhận kết quả"]
    procedure = committed(make_procedure, world.portal, steps=steps, result="Giấy khai sinh")
    assert "Nộp hồ sơ tại quầy; Nhận kết quả" in voice.said[-1]
    for site in (world.portal.site, world.a.site, world.b.site):
        shown = html(world, site, path_of(procedure))
        assert NAME in shown
        assert world.get(site, sources(shown)[0]).status_code == 200
    say(world.b, procedure, notes="Nộp ở quầy số 3")
    assert NAME not in html(world, world.b.site, path_of(procedure))


def test_nothing_is_read_where_nobody_asked_for_it(world, voice, switch, committed, monkeypatch):
    switch(world.b)
    notice = committed(announce, world.a)
    switch(world.a)
    monkeypatch.setattr(tasks, "chosen_voice", lambda: None)
    silent = committed(announce, world.a, "Không có giọng")
    monkeypatch.setattr(tasks, "can_encode", lambda: False)
    committed(announce, world.a, "Không có ffmpeg")
    assert [one.page_id for one in PageSound.objects.all()] == [notice.pk]
    assert NAME not in html(world, world.a.site, silent.url)
    english = committed(announce, world.a, "Meeting", language="en")
    assert not PageSound.objects.filter(page=english.pk).exists()


def test_who_switches_it_on_has_the_newest_read_and_off_none(world, voice, switch, committed):
    notice, foreign = committed(announce, world.a), committed(announce, world.b)
    switch(world.a)
    assert NAME in html(world, world.a.site, notice.url)
    assert NAME not in html(world, world.b.site, foreign.url)
    switch(world.a, is_on=False)
    assert NAME not in html(world, world.a.site, notice.url)


def test_a_changed_page_is_never_heard_as_it_was(world, voice, switch, committed, monkeypatch):
    switch(world.a)
    notice = committed(announce, world.a)
    old = sources(html(world, world.a.site, notice.url))[0]
    monkeypatch.setattr("communes.listening.signals.later", lambda *args: None)
    notice.summary = "Khác hẳn"
    committed(notice.save_revision().publish)
    assert NAME not in html(world, world.a.site, notice.url)
    assert world.get(world.a.site, old).status_code == 404


@pytest.mark.parametrize("change", ["unpublished", "expired", "waiting", "restricted"])
def test_what_readers_do_not_get_they_do_not_hear(world, voice, switch, committed, change):
    switch(world.a)
    notice = committed(announce, world.a)
    url = notice.url
    path = sources(html(world, world.a.site, url))[0]
    rows = type(notice).objects.filter(pk=notice.pk)
    if change == "unpublished":
        notice.unpublish()
    elif change == "expired":
        rows.update(valid_until=timezone.now())
    elif change == "waiting":
        rows.update(starts_at=timezone.now() + timedelta(hours=1))
    else:
        PageViewRestriction.objects.create(page=notice, restriction_type="login")
    assert world.get(world.a.site, path).status_code == 404
    assert NAME not in html(world, world.a.site, url)


def test_the_same_words_are_read_once_and_go_with_their_recording(world, voice, switch, committed):
    switch(world.a)
    first, second = committed(announce, world.a), committed(announce, world.a)
    assert len(voice.said) == 1 and PageSound.objects.count() == 2
    Recording.objects.get().delete()
    assert NAME not in html(world, world.a.site, first.url)
    assert NAME not in html(world, world.a.site, second.url)


def test_a_long_page_ends_after_a_sentence_and_says_so(world, monkeypatch):
    monkeypatch.setattr(words, "MOST_LETTERS", 120)
    notice = announce(world.a, summary="Câu thứ nhất. Câu thứ hai. " + "Rất dài " * 20)
    said = words_of(notice)
    assert said.startswith("Họp xóm.\nCâu thứ nhất. Câu thứ hai.\nTrang dài")


@pytest.mark.parametrize("path", ["/nghe/1/x.mp3", f"/nghe/{'9' * 40}/x.mp3", "/nghe/1/x.exe"])
def test_what_is_no_sound_is_not_found(world, path):
    assert world.get(world.a.site, path).status_code == 404


def test_a_page_costs_one_query_more(world, voice, switch, committed):
    def cost(page) -> int:
        world.get(world.a.site, page.url)
        with CaptureQueriesContext(connection) as asked:
            world.get(world.a.site, page.url)
        return len([one for one in asked if "listening_" in one["sql"] or "voices_" in one["sql"]])

    page = committed(answer, world.a)
    assert cost(page) == 1
    switch(world.a)
    assert NAME in html(world, world.a.site, page.url)
    assert cost(page) == 1


def test_a_kept_page_has_its_sound_as_soon_as_it_is_ready(world, voice, switch, readers):
    page, other = answer(world.a), answer(world.b)
    readers.open(world.a.site, page.url)
    readers.open(world.b.site, other.url)
    assert readers.is_kept(world.a.site, page.url)
    with readers.commit():
        switch(world.a)
    assert NAME in readers.get(world.a.site, page.url).content.decode()
    assert readers.is_kept(world.b.site, other.url)
    with readers.commit():
        Recording.objects.get().delete()
    assert NAME not in readers.get(world.a.site, page.url).content.decode()
