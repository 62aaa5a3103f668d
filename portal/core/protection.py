"""What the database protects is refused with its reason, and with the way to what uses it.

One door for everything in the admin that deletes: `AtomicUnsafeMethodsMiddleware`
hands whatever was refused to `refuse`; before a question is asked, `blocked_by` tells.
"""

from collections.abc import Iterable
from itertools import islice
from typing import Any

from django.db import models
from django.db.models import ProtectedError, QuerySet, RestrictedError
from django.db.models.deletion import Collector
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.admin_url_finder import AdminURLFinder

NAMED = 3


class Refused(ProtectedError):
    """What may not be done, with a reason of its own for people."""

    def __init__(self, reason: str, protected_objects: Iterable[models.Model] = ()):
        super().__init__(reason, set(protected_objects))
        self.reason = reason


def blocked_by(rows: QuerySet) -> ProtectedError | RestrictedError | None:
    """Why these rows can't be deleted; None where they can. Nothing is deleted."""
    try:
        Collector(using=rows.db, origin=rows).collect(rows)
    except (ProtectedError, RestrictedError) as error:
        return error
    return None


def protectors(error: Exception) -> list[models.Model]:
    """The rows that still use what was to go."""
    found = getattr(error, "protected_objects", ()) or getattr(error, "restricted_objects", ())
    return sorted(found, key=lambda row: (row._meta.label_lower, row.pk))


def refuse(
    request: HttpRequest, error: Exception, where: str = "", used_at: str = ""
) -> HttpResponse:
    """Back to where the officer was, with the reason and links to what stands in the way.

    `used_at`: a list of all that uses it, where there is one that this officer may see.

    Names only what this officer may open: the rest, of other communes, is counted.
    """
    buttons = [
        messages.button(url, _("Open “%(row)s”") % {"row": row})
        for row, url in _openable(error, request.user)
    ]
    if used_at:
        buttons.append(messages.button(used_at, _("Show what uses it")))
    messages.error(request, reason_of(error, request.user), buttons)
    return redirect(where or request.get_full_path())


def reason_of(error: Exception, user: Any) -> str:
    """What stands in the way, for one who may not open all of it."""
    named = [str(row) for row, _url in _openable(error, user)]
    return getattr(error, "reason", "") or _reason(len(protectors(error)), named)


def _openable(error: Exception, user: Any) -> list[tuple[models.Model, str]]:
    """The first rows that still use what was to go and that a user may open, with where."""
    finder = AdminURLFinder(user)
    found = ((row, finder.get_edit_url(row)) for row in protectors(error))
    return list(islice(((row, url) for row, url in found if url), NAMED))


def _reason(count: int, named: list[str]) -> str:
    text = ngettext(
        "It can't be deleted: %(count)d thing still uses it.",
        "It can't be deleted: %(count)d things still use it.",
        count,
    ) % {"count": count}
    if named:
        text += (
            " " + ", ".join(f"“{name}”" for name in named) + ("…" if count > len(named) else ".")
        )
    return text + " " + _("Change or delete those first.")
