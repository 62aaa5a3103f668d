"""All addresses of the portal, and `/loi/<status>/`, which answers with that error."""

from django.conf.urls.i18n import i18n_patterns
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.urls import path

from portal import urls
from portal.core import form_stamps

# A browser that a test drives needs as long as it is told to: why let it wait three seconds.
form_stamps.MIN_SECONDS = 1

handler400 = urls.handler400
handler403 = urls.handler403
handler404 = urls.handler404
handler500 = urls.handler500


def fail(request, status):
    """Fails as a view would."""
    if status == 400:
        raise SuspiciousOperation
    if status == 403:
        raise PermissionDenied
    raise RuntimeError("on purpose")


urlpatterns = [
    *i18n_patterns(path("loi/<int:status>/", fail), prefix_default_language=False),
    *urls.urlpatterns,
]
