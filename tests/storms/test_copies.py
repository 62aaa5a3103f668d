"""Copies on disk: what nginx gives readers while the app is down."""

from datetime import timedelta
from itertools import count
from pathlib import Path

import pytest
from django.core.management import call_command

from communes.places.models import ShelterCount
from communes.storms import copies
from communes.storms.copies import write_copies
from communes.storms.models import StormRoad
from communes.storms.steps import switch_off
from tests.places.factories import make_place
from tests.storms.factories import TITLE, provincial, storm


@pytest.fixture
def root(settings) -> Path:
    return Path(settings.STORM_COPIES)


def hosts(root: Path) -> set[str]:
    return {str(path.relative_to(root).parent) for path in root.rglob("index.html")}


def test_each_language_of_each_reached_host_has_a_copy(world, root, readers):
    assert write_copies() == (0, 0)
    storm(world, world.b)
    assert write_copies() == (1, 1)
    assert hosts(root) == {"b.test"}
    with readers.commit():  # which writes them
        provincial(world)
    assert write_copies() == (5, 0)
    assert hosts(root) == {"a.test", "a.test/en", "b.test", "tinh.test", "tinh.test/en"}
    html = (root / "a.test/en/index.html").read_text()
    assert '<html lang="en">' in html and 'href="/en/?day-du=1"' in html


def test_a_copy_is_the_page_and_says_that_it_is_one(world, root):
    storm(world, world.a)
    write_copies()
    copy = (root / "a.test/index.html").read_text()
    page = world.get(world.a.site).content.decode()
    mark = '<p class="mark">Bản lưu: '
    assert mark in copy and mark not in page
    before, rest = copy.split(mark)
    whole = before.rstrip() + rest.split("</p>", 1)[1].lstrip()
    assert "".join(whole.split()) == "".join(page.split())


def test_a_copy_changes_only_with_what_it_says(world, root, readers):
    storm(world, world.a)
    write_copies()
    path = root / "a.test/index.html"
    first = path.stat()
    assert write_copies() == (2, 0)
    assert path.stat().st_mtime_ns == first.st_mtime_ns
    with readers.commit():
        place = make_place(world.a, "Trường", place_kind="shelter", hours=[])
        ShelterCount.objects.create(site=world.a.site, place=place, left=12)
    assert write_copies() == (2, 2)
    assert "Còn 12 chỗ" in path.read_text()
    assert path.stat().st_mode & 0o777 == 0o644
    assert {one.name for one in path.parent.iterdir()} == {"index.html", "en", ".made.json"}


def test_a_site_of_which_nothing_changed_is_not_rendered_again(world, root, readers, monkeypatch):
    rendered, numbers = [], count()

    def render(template, context):
        rendered.append(context["frame"].site.hostname)
        return f"{template} {context['frame'].path} {next(numbers)}"

    monkeypatch.setattr(copies, "render_to_string", render)
    with readers.commit():
        storm(world, world.a)
        storm(world, world.b)
    write_copies()
    rendered.clear()
    assert write_copies() == (3, 0) and rendered == []
    with readers.commit():
        StormRoad.objects.create(site=world.a.site, name="Ngầm suối Cạn")
    assert write_copies() == (3, 2) and rendered == ["a.test", "a.test"]
    rendered.clear()
    with readers.commit():  # which writes them
        provincial(world)
    assert set(rendered) == {"a.test", "b.test", "tinh.test"}
    rendered.clear()
    assert write_copies() == (5, 0) and rendered == []
    # A copy that somebody took away, a note that somebody wrote into, another release.
    (root / "a.test/en/index.html").unlink()
    (root / "b.test/.made.json").write_text('{"stamps": 3}')
    assert write_copies() == (5, 3) and set(rendered) == {"a.test", "b.test"}
    monkeypatch.setattr(copies, "release", lambda: "the next one")
    assert write_copies() == (5, 5)


def test_copies_go_with_their_day(world, root, clock, readers):
    day = storm(world, world.a, until=clock("09:00") + timedelta(hours=6))
    storm(world, world.b, until=clock("09:00") + timedelta(hours=12))
    call_command("write_storm_copies", verbosity=0)
    (root / "a.test/.tmp123").write_text("half")
    clock("14:59")
    call_command("write_storm_copies")
    assert "a.test" in hosts(root) and not (root / "a.test/.tmp123").exists()
    clock("15:00")
    write_copies()
    assert hosts(root) == {"b.test"} and not (root / "a.test").exists()
    switch_off(day.site.storm_days.model.objects.get(site=world.b.site), world.officer(world.b))
    write_copies()
    assert hosts(root) == set()


def test_they_are_written_as_the_day_is_switched(world, root, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        day = storm(world, world.a)
    assert TITLE in (root / "a.test/index.html").read_text()
    with django_capture_on_commit_callbacks(execute=True):
        switch_off(day, world.officer(world.a, "admin"))
    assert hosts(root) == set()


def test_a_site_whose_page_fails_keeps_what_it_had(world, root, readers, monkeypatch):
    storm(world, world.a)
    storm(world, world.b)
    write_copies()
    for place in (world.a, world.b):
        with readers.commit():
            StormRoad.objects.create(site=place.site, name="Ngầm suối Cạn")
    told = copies.told

    def fails(frame, days):
        if frame.site == world.a.site:
            raise ValueError
        return told(frame, days)

    monkeypatch.setattr(copies, "told", fails)
    assert write_copies() == (3, 1)
    assert hosts(root) == {"a.test", "a.test/en", "b.test"}
