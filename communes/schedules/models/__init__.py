from .calendar_record import CalendarRecord
from .entry import ScheduleEntry
from .index_page import WorkScheduleIndexPage
from .week_page import WorkSchedulePage

__all__ = ["CalendarRecord", "ScheduleEntry", "WorkScheduleIndexPage", "WorkSchedulePage"]
