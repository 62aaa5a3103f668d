from .reminders import Reminder, ReminderAddress
from .renewals import Renewal, RenewalPoint
from .rubrics import Rubric, RubricItem

__all__ = [
    "Reminder",
    "ReminderAddress",
    "Renewal",
    "RenewalPoint",
    "Rubric",
    "RubricItem",
]
