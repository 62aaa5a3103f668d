"""The one door to untrusted PDFs: each is read in a process with limits of its own.

Whatever is in the file, a server loses no more than some seconds of waiting: the process has
so much memory, time of the processor and time by the clock, and what it told before it had to
be killed counts.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings

from portal.core.uploads import MOST_BYTES

# What one file may take. A plan of 40 scanned pages takes a second and 150 MB.
MEMORY = 700 * 1024 * 1024
CPU_SECONDS = 20
SECONDS = 30
# Of the text: pages, letters, and seconds after which what is read is enough.
MOST_PAGES = 200
MOST_LETTERS = 60_000
READING_SECONDS = 12
WORKER = "communes.documents.pdf.worker"


@dataclass(frozen=True)
class PdfFacts:
    """What was found in a PDF.

    `state` and `signature` are values of ReadingState and Signature ("" where it wasn't asked);
    `signed_at` is the signer's own clock, aware.
    """

    state: str
    page_count: int = 0
    text: str = ""
    first_page: str = ""
    is_cut: bool = False
    has_script: bool = False
    signature: str = ""
    signer: str = ""
    signed_at: datetime | None = None


def read_pdf(data: bytes) -> PdfFacts:
    """What a PDF says and who signed it; never raises for what is in the file.

    Takes `SECONDS` at most and no memory of this process beside the file's own bytes; OSError
    where no process can be started.
    """
    if len(data) > MOST_BYTES:
        return PdfFacts("too_much")
    limits = {
        "memory": MEMORY,
        "cpu": CPU_SECONDS,
        "clock": SECONDS,
        "pages": MOST_PAGES,
        "letters": MOST_LETTERS,
        "seconds": READING_SECONDS,
        "roots": str(settings.SIGNATURE_ROOTS or ""),
    }
    command = [sys.executable, "-m", WORKER, json.dumps(limits)]
    try:
        # Without a timeout: the process ends itself, and its end is waited for, not asked after.
        done = subprocess.run(  # noqa: S603 - our own module, no word of the file
            command,
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=settings.BASE_DIR,
            # Nothing of the server's secrets.
            env={"PYTHONPATH": str(settings.BASE_DIR), "LANG": "C.UTF-8"},
            check=False,
        )
        told = done.stdout
    except BrokenPipeError:
        told = b""
    return _facts(told)


def _facts(told: bytes) -> PdfFacts:
    """What the lines of the process say; it takes too much where it was killed before any."""
    found: dict[str, Any] = {}
    for line in told.splitlines():
        try:
            found |= json.loads(line)
        except ValueError:  # killed in the middle of it
            continue
    signed_at = found.get("signed_at")
    return PdfFacts(
        state=found.get("state", "too_much"),
        page_count=found.get("page_count", 0),
        text=found.get("text", ""),
        first_page=found.get("first_page", ""),
        is_cut=found.get("is_cut", False),
        has_script=found.get("has_script", False),
        signature=found.get("signature", ""),
        signer=found.get("signer", ""),
        signed_at=datetime.fromisoformat(signed_at) if signed_at else None,
    )
