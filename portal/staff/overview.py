"""What the province sees of a commune's officers: when one of them was last there, not who."""

from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.core.formatting import local_date
from portal.core.overview import Homes, OverviewColumn, by_home
from portal.users.managing import manages_everyone
from portal.users.models import SiteRole

ASLEEP_DAYS = 30


class LastLogIn(OverviewColumn[datetime]):
    """When any officer of the commune last logged in; care after `ASLEEP_DAYS` without one."""

    name = "login"
    title = _("Officers’ last log-in")
    order = 70
    heads = (_("Officers’ last log-in"),)

    def read(self, homes: Homes) -> dict[str, datetime]:
        roles = homes.rows(SiteRole.objects.filter(group__user__is_active=True))
        found = by_home(roles, last=Max("group__user__last_login"))
        return {home: row["last"] for home, row in found.items() if row["last"]}

    def rank(self, found: datetime | None) -> float:
        return found.timestamp() if found else 0

    def words(self, found: datetime | None) -> str:
        return date_format(local_date(found), "SHORT_DATE_FORMAT") if found else ""

    def needs_care(self, found: datetime | None) -> bool:
        return found is None or found <= timezone.now() - timedelta(days=ASLEEP_DAYS)

    def care_words(self, found: datetime | None) -> str:
        if found is None:
            return gettext("Nobody has logged in yet")
        return gettext("Nobody for %(days)s days") % {"days": ASLEEP_DAYS}

    def cells(self, found: datetime | None) -> tuple:
        return (local_date(found) if found else "",)

    def url(self, site, user) -> str:
        """The list of the commune's staff, for who manages it."""
        if not manages_everyone(user):
            return ""
        return f"{reverse('staff:index')}?{urlencode({'commune': site.site_name})}"


COLUMNS = (LastLogIn(),)
