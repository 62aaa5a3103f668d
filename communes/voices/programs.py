"""Programs of the system: run without a shell, with an end, and with what they said in the log."""

import logging
import shutil
import subprocess
from collections.abc import Sequence

logger = logging.getLogger(__name__)


class ProgramFailed(Exception):
    """A program is missing, ended badly or took too long."""


def is_there(program: str) -> bool:
    """Whether the system has a program of this name."""
    return shutil.which(program) is not None


def run(command: Sequence[str], *, given: bytes = b"", seconds: float) -> bytes:
    """What a program wrote; `given` is what it reads. Raises ProgramFailed."""
    path = shutil.which(command[0])
    if path is None:
        raise ProgramFailed(f"{command[0]} is not installed")
    try:
        done = subprocess.run(  # noqa: S603 - no shell, and no name that somebody typed
            [path, *command[1:]], input=given, capture_output=True, timeout=seconds, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise ProgramFailed(f"{command[0]} took more than {seconds} s") from error
    except (subprocess.CalledProcessError, OSError) as error:
        said = (getattr(error, "stderr", None) or b"").decode(errors="replace")[-500:]
        raise ProgramFailed(f"{command[0]} failed: {said or error}") from error
    return done.stdout
