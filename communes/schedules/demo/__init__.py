"""Sample schedules: the weeks around today in each commune of the demo."""

from pathlib import Path

from communes.schedules.demo.lines import Line, SampleWeek, WeekFile
from communes.schedules.models import ScheduleEntry, WorkScheduleIndexPage, WorkSchedulePage
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld, ensure_page, section_of, translate_page
from portal.core.demo_texts import english_in
from portal.core.sections import add_published
from portal.core.weeks import Week

FOLDER = Path(__file__).parent
# Last month, this week, and two to come.
WEEKS_AROUND = (-5, -4, -3, -2, -1, 0, 1, 2)


def weeks_of(key: str) -> tuple[SampleWeek, ...]:
    """The two weeks of a commune, which take turns; none of one that the demo doesn't know."""
    path = FOLDER / f"{key}.toml"
    return read_data(path, WeekFile).week if path.exists() else ()


def load(world: DemoWorld) -> None:
    """Makes the weeks that are missing; every day of each has public work."""
    this_week = Week.this()
    for key, commune in world.communes.items():
        samples = weeks_of(key)
        if not samples:
            continue
        index = section_of(commune.home, WorkScheduleIndexPage)
        weeks = [this_week + number for number in WEEKS_AROUND]
        made = sum(_ensure_week(index, week, samples[week.number % 2]) for week in weeks)
        world.say(f"schedules: {made} weeks in {key}")
        if "en" in commune.homes:
            for week in (this_week, this_week + 1):
                _translate(index, week)


def _ensure_week(index: WorkScheduleIndexPage, week: Week, sample: SampleWeek) -> bool:
    page = WorkSchedulePage(
        title=week.title_in("vi"),
        slug=week.slug_in("vi"),
        locale=index.locale,
        starts_on=week.monday,
        approved_by="Chủ tịch UBND xã",
        note=sample.note,
        is_sample=True,
    )
    page.entries = [_entry(line, week) for line in sample.line]
    if week >= Week.this() - 1:
        return ensure_page(index, page)[1]
    # Weeks long past only fill the archive: they need no revision, which takes most of the time.
    if WorkSchedulePage.objects.child_of(index).filter(slug=page.slug).exists():
        return False
    add_published(index, page)
    return True


def _entry(line: Line, week: Week) -> ScheduleEntry:
    return ScheduleEntry(
        date=week.days[line.day],
        session=line.session,
        start_time=line.at,
        end_time=line.until,
        content=line.content,
        chair=line.chair,
        place=line.place,
        participants=line.participants,
        host_unit=line.host_unit,
        entry_type=line.kind,
        invites_people=line.invites,
        is_public=line.public,
        is_cancelled=line.cancelled,
    )


def _translate(index: WorkScheduleIndexPage, week: Week) -> None:
    """A week in English; those long past and further on are offered in Vietnamese."""
    page = WorkSchedulePage.objects.child_of(index).get(starts_on=week.monday)
    titles = {page.title: week.title_in("en"), page.slug: week.slug_in("en")}
    translate_page(page, "en", english_in(FOLDER) | titles)
