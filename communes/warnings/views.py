"""Each message at an address that lasts."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from communes.warnings.feeds import MEDIA_TYPE
from communes.warnings.models import WarningMessage
from portal.pagecache.conditional import DAY, kept_for
from portal.sites.frame import PortalRequest


@kept_for(DAY)
def message(request: PortalRequest, uid: UUID) -> HttpResponse:
    """A message of this very site, byte by byte as it was sent."""
    found = get_object_or_404(WarningMessage, uid=uid, site=request.frame.site)
    return HttpResponse(found.xml, content_type=f"{MEDIA_TYPE}; charset=utf-8")
