"""What is kept of browsers that are told, for the desk of personal data (portal.privacy)."""

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from communes.pushes.keys import is_offered
from communes.pushes.models import PREFIX, Browser
from communes.pushes.subscribing import PROVIDER, leave
from portal.core.hints import Text
from portal.privacy.codes import read_code
from portal.privacy.models import KEPT_TAG
from portal.privacy.providers import Agreement, Kept, PersonalData
from portal.sites.frame import Frame


class BrowsersData(PersonalData):
    """The addresses of browsers that are told of announcements."""

    name = PROVIDER
    label = _("Announcements on devices")
    code_hint = _("The code below the button on that device, such as MN-4829-1057-3364.")
    tags = (KEPT_TAG,)

    def kept(self, frame: Frame) -> list[Kept]:
        rows = Browser.objects.filter(site=frame.site)
        if not is_offered() and not rows.exists():
            return []
        return [
            Kept(
                _("Addresses that browsers gave for announcements, with their keys"),
                _("To tell them important and urgent announcements"),
                _("Until you leave by the button, or nothing reached the device for a week"),
                _("Nobody reads them; staff see how many there are"),
                rows,
            )
        ]

    def find(self, typed: str, site: Site | None = None) -> Browser | None:
        code = read_code(typed, PREFIX)
        rows = Browser.objects.select_related("site")
        if site is not None:
            rows = rows.filter(site=site)
        return rows.filter(code=code).first() if code else None

    def code(self, row: Browser) -> str:
        return row.code

    def url(self, row: Browser) -> str:
        return reverse("notices:index")

    def contact(self, row: Browser) -> list[tuple[Text, str]]:
        """Nobody's name: the address of a browser leads to no person, and officers never see it."""
        return []

    def held(self, row: Browser) -> list[tuple[Text, str]]:
        return [(_("Push service of the browser"), row.service), (row.label, row.told)]

    def form(self, row: Browser, data: Any = None) -> forms.BaseForm | None:
        return None

    def correct(self, row: Browser, values: dict) -> None:
        """Nothing: the browser alone knows its address."""

    def agreements(self, row: Browser) -> list[Agreement]:
        return [Agreement(row.purpose, row.label, row.text, row.given_at, is_needed=True)]

    def withdraw(self, row: Browser, purposes: Iterable[str], by: Any = None) -> None:
        leave(row)

    def erase(self, row: Browser, by: Any = None) -> None:
        leave(row)

    def purge(self, day: date, *, dry_run: bool = False) -> dict[Text, int]:
        """Those that nothing reached for a week."""
        over = Browser.objects.given_up(timezone.make_aware(datetime.combine(day, time.min)))
        found: dict[Text, int] = {_("Devices that nothing reached any more"): over.count()}
        if not dry_run:
            for row in over:
                leave(row)
        return found
