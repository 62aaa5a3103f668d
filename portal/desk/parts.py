"""What features put on the desk: buttons, rows of work that waits, and remarks below it.

A feature registers a function by the hook `register_desk_parts`. It gets the `Desk` and gives
`Button`s, `Waiting`s and `Remark`s of the desk's sites, in one query however many sites these are:

    @hooks.register("register_desk_parts")
    def register_desk():
        return desk_parts

What only counts pages of any kind registers its conditions (`COUNTS_HOOK`): all of them are one
query, whose answers are in `Desk.pages(name)`. What is counted for a site from elsewhere comes
with the desk's sites (`SITES_HOOK`, `Desk.count(place, name)`).

It asks the desk for what the officer may do (`adds`, `changes`) and gives nothing else.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

if TYPE_CHECKING:
    from portal.desk.desk import Desk, DeskSite

HOOK = "register_desk_parts"
# A function of the user that gives conditions on pages by name; see `Desk.pages`.
COUNTS_HOOK = "register_desk_page_counts"
# A function that gives counts as expressions on sites, by name; see `Desk.count`.
SITES_HOOK = "register_desk_site_counts"


class Urgency(models.TextChoices):
    """How much a row presses, in a word; the most pressing first."""

    LATE = "late", pgettext_lazy("urgency of work", "Overdue")
    SOON = "soon", pgettext_lazy("urgency of work", "Due soon")
    NEW = "new", pgettext_lazy("urgency of work", "New")
    TO_DO = "to_do", _("To do")
    BEGUN = "begun", _("Begun")


@dataclass(frozen=True)
class Button:
    """A large button: straight to the form. `posts` where it makes something (a draft) first."""

    place: "DeskSite"
    label: str
    icon: str
    url: str
    order: int
    posts: bool = False


@dataclass(frozen=True)
class Waiting:
    """A row of work that waits: one sentence with its count, and where it is done.

    `roles` do it where a site has any of them, else whoever changes things there: the mail of
    the morning (portal.staff.morning) goes to them. The desk gives only the officer's own.
    What isn't `mailed` stands on the desk alone.
    """

    place: "DeskSite"
    urgency: Urgency
    text: str
    url: str
    order: int
    roles: tuple[str, ...] = ()
    mailed: bool = True


@dataclass(frozen=True)
class Remark:
    """Said quietly below the work of a site: what can be done one day, and where."""

    place: "DeskSite"
    text: str
    url: str
    link: str
    order: int


Part = Button | Waiting | Remark
PartsOf = Callable[["Desk"], Iterable[Part]]
