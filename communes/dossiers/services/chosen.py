"""Which service tells how far a dossier is: a province's own, the one of the settings, or none."""

from collections.abc import Callable

from django.conf import settings
from wagtail import hooks

from communes.dossiers.services.demo import DemoService
from communes.dossiers.services.interface import StatusService
from communes.dossiers.services.over_http import HttpService

HOOK = "register_dossier_service"
DEMO = "demo"


def status_service() -> StatusService | None:
    """That of a hook `register_dossier_service`, else the one of `DOSSIER_STATUS_URL`, or None."""
    registered: list[Callable[[], StatusService]] = hooks.get_hooks(HOOK)
    if registered:
        return registered[0]()
    if settings.DOSSIER_STATUS_URL == DEMO:
        return DemoService()
    if settings.DOSSIER_STATUS_URL:
        return HttpService(settings.DOSSIER_STATUS_URL, settings.DOSSIER_STATUS_KEY)
    return None
