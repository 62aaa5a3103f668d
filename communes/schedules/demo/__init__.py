"""Sample schedules: the weeks around today in each commune of the demo."""

from datetime import time

from communes.schedules.demo import english, khanhhop, minhhop, thanhson
from communes.schedules.demo.lines import Line
from communes.schedules.models import ScheduleEntry, WorkScheduleIndexPage, WorkSchedulePage
from communes.schedules.weeks import Week
from portal.core.demo import DemoWorld, ensure_page, section_of, translate_page
from portal.core.sections import add_published

COMMUNES = {"thanhson": thanhson, "minhhop": minhhop, "khanhhop": khanhhop}
# Last month, this week, and two to come.
WEEKS_AROUND = (-5, -4, -3, -2, -1, 0, 1, 2)


def load(world: DemoWorld) -> None:
    """Makes the weeks that are missing; every day of each has public work."""
    this_week = Week.this()
    for key, content in COMMUNES.items():
        if key not in world.communes:
            continue
        index = section_of(world.communes[key].home, WorkScheduleIndexPage)
        made = sum(_ensure_week(index, this_week + number, content) for number in WEEKS_AROUND)
        world.say(f"schedules: {made} weeks in {key}")
        if "en" in world.communes[key].homes:
            for week in (this_week, this_week + 1):
                _translate(index, week)


def _ensure_week(index: WorkScheduleIndexPage, week: Week, content) -> bool:
    lines: list[Line] = content.WEEKS[week.number % 2]
    page = WorkSchedulePage(
        title=week.title_in("vi"),
        slug=week.slug_in("vi"),
        locale=index.locale,
        starts_on=week.monday,
        approved_by="Chủ tịch UBND xã",
        note=content.NOTES[week.number % 2],
        is_sample=True,
    )
    page.entries = [_entry(line, week) for line in lines]
    if week >= Week.this() - 1:
        return ensure_page(index, page)[1]
    # Weeks long past only fill the archive: they need no revision, which takes most of the time.
    if WorkSchedulePage.objects.child_of(index).filter(slug=page.slug).exists():
        return False
    add_published(index, page)
    return True


def _entry(line: Line, week: Week) -> ScheduleEntry:
    start, _dash, end = line.time.partition("-")
    return ScheduleEntry(
        date=week.days[line.day],
        session=line.session,
        start_time=time.fromisoformat(start) if start else None,
        end_time=time.fromisoformat(end) if end else None,
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
    translate_page(page, "en", english.TEXTS | titles)
