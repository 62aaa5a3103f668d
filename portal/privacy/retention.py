"""Erasing what was kept long enough: by every feature that keeps personal data, and here."""

from datetime import date, datetime, time

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import hooks

from portal.core.hints import Text
from portal.core.workdays import add_months
from portal.privacy.models import AccessRecord, DataRequest
from portal.privacy.providers import providers
from portal.privacy.rules import rules

# What features keep that is nobody's personal data, but ends, too: `fn(day, dry_run=…)` removes
# what is over and returns how many of each kind it was.
PURGE_HOOK = "register_purge"


def purge(day: date, *, dry_run: bool = False) -> dict[Text, int]:
    """Erases what is over on a day; how many of each kind it was, or would be.

    Repeated it finds nothing more.
    """
    found: dict[Text, int] = {}
    for provider in providers():
        found |= provider.purge(day, dry_run=dry_run)
    for purge_more in hooks.get_hooks(PURGE_HOOK):
        found |= purge_more(day, dry_run=dry_run)
    found |= _purge_own(day, dry_run)
    if not dry_run:
        _rewrite_full_text()
    return found


@transaction.atomic
def _purge_own(day: date, dry_run: bool) -> dict[Text, int]:
    looks = AccessRecord.objects.before(_start(add_months(day, -rules().looks_months)))
    closed = DataRequest.objects.filter(
        done_at__lt=_start(add_months(day, -rules().requests_months))
    )
    found: dict[Text, int] = {
        _("Looks that left the log"): looks.count(),
        _("Requests that left the register"): closed.count(),
    }
    if not dry_run:
        looks.delete()
        closed.delete()
    return found


def _rewrite_full_text() -> None:
    """Has SQLite's full-text indexes drop the words of what was erased since the last night.

    Until then they stay in the file, where no search finds them. PostgreSQL cleans up by itself.
    """
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE '% USING fts5(%'")
        for (name,) in cursor.fetchall():
            table = connection.ops.quote_name(name)
            cursor.execute(f"INSERT INTO {table}({table}) VALUES ('optimize')")  # noqa: S608


def _start(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
