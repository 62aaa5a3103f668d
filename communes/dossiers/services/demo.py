"""Invented states, for the demo and practice: the last digit of a code chooses."""

from datetime import timedelta

from django.utils import timezone

from communes.dossiers.services.interface import NoStatus, Trouble
from communes.dossiers.services.states import DossierStatus, State
from portal.core.workdays import add_working_days


class DemoService:
    """0 to 6 are the states in their order; 7 and 8 are unknown codes, with 9 nobody answers."""

    def status_of(self, code: str) -> DossierStatus:
        states, digit = list(State), int(code[-1])
        if digit == 9:
            raise NoStatus(Trouble.SILENT)
        if digit >= len(states):
            raise NoStatus(Trouble.UNKNOWN)
        today = timezone.localdate()
        return DossierStatus(
            states[digit],
            office="Bộ phận Một cửa (mẫu)",
            received_on=today - timedelta(days=4),
            due_on=add_working_days(today, 5),
            is_sample=True,
        )
