"""Counting searches that found nothing, without a word about who searched."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Site

from portal.core.finding import clean, search_shortcuts
from search.analysis import folded_words
from search.models import Miss

log = logging.getLogger(__name__)

# A day and site: after that only what is known is counted on, so that a flood fills nothing.
MOST_A_DAY = 500
# Longer ones are no search, but somebody's story.
LONGEST = 100
# How long a reader may wait for the count where another one is writing.
WAIT_MILLISECONDS = 150
# How long SQLite waits where no setting says it.
SQLITE_SECONDS = 5
REPORT_DAYS = 30

_WORD = re.compile(r"[^\W\d_]{2}")
_EDGES = re.compile(r"^\W+|\W+$")
# Telephones, cards, accounts, days of birth: eight digits however they are grouped.
_LONG_NUMBER = re.compile(r"\d(?:[\s./-]*\d){7}")
# What machines send to find a hole.
_CODE = re.compile(r"[<>{}\\=;|$]|//|\.\./|--")
_LONGEST_CODE = 3


def note_miss(site: Site, query: str) -> None:
    """Counts a query that found nothing on a site today; never fails, never waits long.

    Left out: what may be someone's (numbers, e-mail addresses, codes of features), what
    machines send, and texts too long to be a search.
    """
    if len(query) > LONGEST or not is_worth_noting(clean(query)):
        return
    text = _EDGES.sub("", clean(query))
    key = " ".join(folded_words(text))[:LONGEST]
    row = {"site_id": site.pk, "day": timezone.localdate(), "key": key}
    try:
        _count(row, text)
    except DatabaseError as error:
        # Its text could hold the query.
        log.warning("A search without results was not counted: %s", type(error).__name__)


def is_worth_noting(text: str) -> bool:
    """Whether a query is words that an editor may read, and nobody's own."""
    if not _WORD.search(text) or _LONG_NUMBER.search(text) or "@" in text or _CODE.search(text):
        return False
    words = text.split()
    stretches = (
        "".join(words[start:end])
        for start in range(len(words))
        for end in range(start + 1, start + 1 + _LONGEST_CODE)
    )
    shortcuts = search_shortcuts()
    return not any(shortcut.is_code(one) for one in stretches for shortcut in shortcuts)


def _count(row: dict, text: str) -> None:
    """Adds one; what is new is only added while the day has room. Reads before it locks."""
    same = Miss.objects.filter(**row)
    is_known = same.exists()
    if not is_known and _is_full(row):
        return
    with _waiting_briefly():
        if not same.update(count=F("count") + 1):
            Miss.objects.bulk_create([Miss(**row, query=text)], ignore_conflicts=True)


def _is_full(row: dict) -> bool:
    today = Miss.objects.filter(site_id=row["site_id"], day=row["day"])
    return today.count() >= MOST_A_DAY


@contextmanager
def _waiting_briefly() -> Iterator[None]:
    """Another writer is waited for a moment only, and not as long as an editor would."""
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            with transaction.atomic():
                cursor.execute(f"SET LOCAL lock_timeout = {WAIT_MILLISECONDS}")
                yield
            return
        usual = connection.settings_dict["OPTIONS"].get("timeout", SQLITE_SECONDS)
        cursor.execute(f"PRAGMA busy_timeout = {WAIT_MILLISECONDS}")
        try:
            # Each statement is its own transaction.
            yield
        finally:
            cursor.execute(f"PRAGMA busy_timeout = {int(usual * 1000)}")


def first_day_of_report() -> date:
    """The first day that the report counts."""
    return timezone.localdate() - timedelta(days=REPORT_DAYS - 1)


def purge_misses() -> int:
    """Removes what is older than `SEARCH_MISSES_DAYS`; returns how many rows went."""
    oldest = timezone.localdate() - timedelta(days=settings.SEARCH_MISSES_DAYS)
    return Miss.objects.filter(day__lt=oldest).delete()[0]
