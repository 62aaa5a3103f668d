import pytest

from communes.provisioning import CommuneSpec, open_commune
from communes.schedules import demo
from communes.schedules.models import ScheduleEntry, WorkSchedulePage
from communes.schedules.weeks import Week
from portal.core.demo import DemoWorld


@pytest.fixture
def load(django_capture_on_commit_callbacks):
    """Loads the demo as the command does: what waits for the commit runs, too."""

    def loaded(world):
        with django_capture_on_commit_callbacks(execute=True):
            return load_into(world)

    return loaded


def load_into(world):
    third = open_commune(CommuneSpec("Xã Cửa Biển", "c.test", 80))
    communes = {"thanhson": world.a, "minhhop": world.b, "khanhhop": third}
    said = []
    demo.load(DemoWorld(world.portal, communes, said.append))
    return said


def test_it_makes_eight_weeks_in_each_commune_and_nothing_twice(world, load):
    assert load(world) == [f"schedules: 8 weeks in {key}" for key in demo.COMMUNES]
    entries = ScheduleEntry.objects.count()
    assert load(world) == [f"schedules: 0 weeks in {key}" for key in demo.COMMUNES]
    # Eight weeks in each, and this week of the first in English.
    assert WorkSchedulePage.objects.count() == 25
    assert ScheduleEntry.objects.count() == entries
    weeks = set(WorkSchedulePage.objects.values_list("starts_on", flat=True))
    assert weeks == {(Week.this() + number).monday for number in demo.WEEKS_AROUND}


def test_every_sample_obeys_the_rules_and_says_that_it_is_one(world, load):
    load(world)
    for page in WorkSchedulePage.objects.all():
        assert page.is_sample
        assert page.live
        entries = list(page.entries.all())
        for entry in entries:
            entry.clean()
            assert entry.date in page.week
        assert sum(entry.is_cancelled for entry in entries) == 1
        assert any(not entry.is_public for entry in entries)


def test_any_day_has_two_public_things_to_go_to(world, load):
    load(world)
    for page in WorkSchedulePage.objects.all():
        on = [e.date for e in page.public_entries if not e.is_cancelled]
        assert all(on.count(day) >= 2 for day in page.week.days), page


def test_a_world_without_a_commune_is_filled_as_far_as_it_goes(world):
    demo.load(DemoWorld(world.portal, {"minhhop": world.b}, lambda _line: None))
    assert WorkSchedulePage.objects.count() == 8


def test_this_week_of_the_first_commune_is_in_english_throughout(world, load):
    load(world)
    english = WorkSchedulePage.objects.get(locale__language_code="en")
    original = WorkSchedulePage.objects.get(
        translation_key=english.translation_key, locale__language_code="vi"
    )
    assert english.title == Week.this().title_in("en")
    assert {e.uid for e in english.entries.all()} == {e.uid for e in original.entries.all()}
    texts = demo.english.TEXTS
    for entry, source in zip(english.public_entries, original.public_entries, strict=True):
        assert (entry.date, entry.session, entry.start_time) == (
            source.date,
            source.session,
            source.start_time,
        )
        assert (entry.content, entry.place) == (texts[source.content], texts[source.place])


def test_every_text_of_the_translated_commune_has_its_english():
    lines = [line for week in demo.thanhson.WEEKS for line in week]
    told = {text for line in lines for text in (line.content, line.place, line.chair)}
    told |= {line.participants for line in lines} | {line.host_unit for line in lines}
    told |= set(demo.thanhson.NOTES)
    assert told - {""} <= set(demo.english.TEXTS)
