import pytest
from django.test import TestCase

from communes.demo import COMMUNES
from communes.provisioning import CommuneSpec, open_commune
from communes.schedules import demo
from communes.schedules.models import ScheduleEntry, WorkSchedulePage
from portal.core.demo import DemoWorld
from portal.core.demo_texts import english_in
from portal.core.weeks import Week


@pytest.fixture(scope="module")
def loaded(module_world):
    """The demo as the command loads it: what waits for the commit ran, too."""
    third = open_commune(CommuneSpec("Xã Cửa Biển", "c.test", 80))
    communes = {"thanhson": module_world.a, "minhhop": module_world.b, "khanhhop": third}
    said = []
    sample = DemoWorld(module_world.portal, communes, said.append)
    with TestCase.captureOnCommitCallbacks(execute=True):
        demo.load(sample)
    assert said == [f"schedules: 8 weeks in {key}" for key in COMMUNES]
    said.clear()
    return sample, said


def test_it_makes_eight_weeks_in_each_commune_and_nothing_twice(loaded, db):
    sample, said = loaded
    entries = ScheduleEntry.objects.count()
    demo.load(sample)
    assert said == [f"schedules: 0 weeks in {key}" for key in COMMUNES]
    # Eight weeks in each, two of them in English in the first, which has English.
    assert WorkSchedulePage.objects.count() == 26
    assert ScheduleEntry.objects.count() == entries
    weeks = set(WorkSchedulePage.objects.values_list("starts_on", flat=True))
    assert weeks == {(Week.this() + number).monday for number in demo.WEEKS_AROUND}


def test_every_sample_obeys_the_rules_and_says_that_it_is_one(loaded, db):
    for page in WorkSchedulePage.objects.all():
        assert page.is_sample
        assert page.live
        entries = list(page.entries.all())
        for entry in entries:
            entry.clean()
            assert entry.date in page.week
        assert sum(entry.is_cancelled for entry in entries) == 1
        assert any(not entry.is_public for entry in entries)


def test_any_day_has_two_public_things_to_go_to(loaded, db):
    for page in WorkSchedulePage.objects.all():
        on = [e.date for e in page.public_entries if not e.is_cancelled]
        assert all(on.count(day) >= 2 for day in page.week.days), page


def test_a_world_without_a_commune_is_filled_as_far_as_it_goes(world):
    only = open_commune(CommuneSpec("Xã Một Mình", "d.test", 80))
    demo.load(DemoWorld(world.portal, {"minhhop": only}, lambda _line: None))
    assert WorkSchedulePage.objects.descendant_of(only.home).count() == 8


def test_this_week_is_in_english_throughout(loaded, db):
    english = WorkSchedulePage.objects.get(locale__language_code="en", starts_on=Week.this().monday)
    original = WorkSchedulePage.objects.get(
        translation_key=english.translation_key, locale__language_code="vi"
    )
    assert english.title == Week.this().title_in("en")
    assert {e.uid for e in english.entries.all()} == {e.uid for e in original.entries.all()}
    texts = english_in(demo.FOLDER)
    for entry, source in zip(english.public_entries, original.public_entries, strict=True):
        assert (entry.date, entry.session, entry.start_time) == (
            source.date,
            source.session,
            source.start_time,
        )
        assert (entry.content, entry.place) == (texts[source.content], texts[source.place])


@pytest.mark.parametrize("commune", COMMUNES)
def test_every_text_of_a_week_has_its_english(commune):
    weeks = demo.weeks_of(commune)
    lines = [line for week in weeks for line in week.line]
    told = {text for line in lines for text in (line.content, line.place, line.chair)}
    told |= {line.participants for line in lines} | {line.host_unit for line in lines}
    told |= {week.note for week in weeks}
    assert told - {""} <= set(english_in(demo.FOLDER))
