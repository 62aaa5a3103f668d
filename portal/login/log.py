"""The one door to the log of log-ins: writing, who may read which rows, purging."""

from datetime import timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from wagtail.log_actions import get_active_log_context

from portal.core.ratelimit import address_hash, client_address
from portal.login.models import LogInEvent
from portal.users.managing import manages_everyone, roles_given_by
from portal.users.models import User

Kind = LogInEvent.Kind


def record(
    kind: Kind,
    user: User | None,
    request: HttpRequest | None = None,
    *,
    by: User | None = None,
    group_name: str = "",
) -> LogInEvent:
    """Writes one row; who did it is the officer at work, where nobody else is named."""
    return LogInEvent.objects.create(
        kind=kind,
        user=user,
        by=by or get_active_log_context().user,
        group_name=group_name,
        network=network_of(client_address(request)) if request else "",
        source=address_hash(request) if request else "",
    )


def network_of(address: str) -> str:
    """An address without its last part: a house of many, not one of its rooms."""
    try:
        found = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network(f"{found}/{24 if found.version == 4 else 48}", strict=False))


def count_since(kind: Kind, seconds: int, **of) -> int:
    """How many such rows the last seconds brought."""
    since = timezone.now() - timedelta(seconds=seconds)
    return LogInEvent.objects.filter(kind=kind, at__gte=since, **of).count()


def readable_by(reader: User) -> QuerySet[LogInEvent]:
    """The rows of own staff, without their roles elsewhere; for the province's administrator all.

    Whoever administers nothing reads nothing.
    """
    events = LogInEvent.objects.select_related("user", "by")
    if reader.is_superuser or manages_everyone(reader):
        return events
    own = roles_given_by(reader).values("group__name")
    return events.filter(
        Q(group_name="") | Q(group_name__in=own),
        user__in=User.objects.filter(groups__name__in=own),
    )


def purge() -> int:
    """Removes what is older than LOGIN_LOG_DAYS; says how many rows."""
    before = timezone.now() - timedelta(days=settings.LOGIN_LOG_DAYS)
    return LogInEvent.objects.filter(at__lt=before).delete()[0]
