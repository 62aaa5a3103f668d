"""Which lists are open, told by the features that own them."""

from wagtail import hooks

from portal.open_data.viewsets import OpenViewSet
from portal.sites.frame import PortalRequest

HOOK = "register_open_data"
PREFIX = "api/v1/"


def open_data() -> list[type[OpenViewSet]]:
    """The view sets that hooks named `register_open_data` return, in their order."""
    found = [register() for register in hooks.get_hooks(HOOK)]
    return sorted(found, key=lambda viewset: viewset.order)


def absolute(request: PortalRequest, path: str) -> str:
    """A path of this site as the address that other programs use."""
    return request.frame.site.root_url + path
