"""What a service that tells how far a dossier is has to do."""

from enum import Enum
from typing import Protocol

from communes.dossiers.services.states import DossierStatus


class Trouble(Enum):
    """Why a service told nothing."""

    UNKNOWN = "unknown"  # it answers, and knows no such code
    SILENT = "silent"  # no answer in time, or one that can't be read


class NoStatus(Exception):
    """A service told nothing; its message never holds a code."""

    def __init__(self, trouble: Trouble):
        super().__init__(trouble.value)
        self.trouble = trouble


class StatusService(Protocol):
    """What a province that tells states plugs in."""

    def status_of(self, code: str) -> DossierStatus:
        """How far the dossier with a code is; within seconds. Raises NoStatus.

        Neither keeps nor logs the code.
        """
        ...
