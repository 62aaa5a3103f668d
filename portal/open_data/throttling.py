"""How much one address may read."""

from rest_framework.throttling import BaseThrottle

from portal.core.ratelimit import is_over_limit


class AddressThrottle(BaseThrottle):
    """Counts by the hashed address, as forms do: no address is kept.

    Whole tables cost more than pages of a list, so they have a limit of their own.
    """

    seconds = 60
    lists, tables = 300, 20

    def allow_request(self, request, view) -> bool:
        action, limit = ("table", self.tables) if view.wants_csv else ("api", self.lists)
        return not is_over_limit(request, action, limit, self.seconds)

    def wait(self) -> int:
        return self.seconds
