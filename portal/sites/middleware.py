"""The doors a request passes: which site, which language, whose form."""

from urllib.parse import urlsplit

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.core.cache import caches
from django.core.exceptions import BadRequest
from django.db import transaction
from django.db.models import ProtectedError, QuerySet, RestrictedError
from django.http import Http404, HttpResponseNotFound, HttpResponseRedirect, QueryDict
from django.http.request import split_domain_port
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import translation
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from wagtail.models import Site

from portal.core.protection import refuse
from portal.core.typed.characters import clean_text, clean_value
from portal.core.workdays import changes_read_by
from portal.pagecache.stamps import Stamps
from portal.sites.frame import Frame
from portal.sites.neighbours import portal_root_url
from portal.sites.views import page_not_found, permission_denied

ADMIN_PREFIXES = ("/admin/", "/_util/")
SAFE_METHODS = {"GET", "HEAD", "OPTIONS", "TRACE"}


def is_admin_path(path: str) -> bool:
    return path.startswith(ADMIN_PREFIXES) or path == "/admin"


def find_site(host: str) -> Site | None:
    """The site of a host header, with its root and settings, in one query; None if unknown.

    A port is only looked at where two sites share a name, as Wagtail does.
    """
    hostname, port = split_domain_port(host)
    sites = list(whole_sites().filter(hostname=hostname.lower()))
    if len(sites) > 1:
        sites = [site for site in sites if str(site.port) == (port or "80")]
    return sites[0] if sites else None


def whole_sites() -> QuerySet[Site]:
    """Sites with all that a frame asks of them."""
    return Site.objects.select_related(
        "root_page__locale",
        "root_page__content_type",
        "identitysettings__logo",
        "contactsettings",
    )


def recall_site(stamps: Stamps) -> Site | None:
    """The site that stamps were read for, as it was kept since its last change."""
    if stamps.site_id is None:
        return None
    key = f"site:{stamps.site_id}:{stamps.version}"
    site = caches["frames"].get(key)
    if site is None:
        site = whole_sites().get(pk=stamps.site_id)
        site.root_page = Frame(site).first_root
        caches["frames"].set(key, site)
    return site


class SiteMiddleware:
    """Finds the site by host: 404 for unknown hosts, the admin on the portal's only."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        stamps = getattr(request, "stamps", None)
        site = recall_site(stamps) if stamps else find_site(request._get_raw_host())
        if site is None:
            return HttpResponseNotFound("404: unknown host\n", content_type="text/plain")
        if is_admin_path(request.path) and not site.is_default_site:
            return HttpResponseRedirect(portal_root_url() + request.get_full_path())
        request.frame = Frame(site, request.path, stamps)
        site.root_page = request.frame.first_root
        request._wagtail_site = site
        with changes_read_by(lambda: request.frame.day_changes):
            return self.get_response(request)


class SiteLocaleMiddleware:
    """Sets the language from the path alone, and only to one this site has.

    Django's own also reads cookies and Accept-Language, and so sets
    `Vary: Accept-Language, Cookie` on every page.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if is_admin_path(request.path):
            # The admin sets each officer's own language after log-in.
            translation.activate(settings.LANGUAGE_CODE)
        else:
            language = translation.get_language_from_path(request.path_info)
            translation.activate(language or settings.LANGUAGE_CODE)
            request.has_language = self._set_root(request.frame, language)
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        if not is_admin_path(request.path):
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        return response

    @staticmethod
    def _set_root(frame: Frame, language: str | None) -> bool:
        if language is None or language == frame.first_root.locale.language_code:
            return True
        # Whole and in place of the first, so that Wagtail asks for it neither once nor twice more.
        homes = type(frame.first_root).objects.filter(
            translation_key=frame.first_root.translation_key,
            locale__language_code=language,
            live=True,
        )
        homes = homes.select_related("locale", "content_type")
        root = frame.remember(f"root:{language}", homes.first)
        if root is None:
            return False
        frame.root = frame.site.root_page = root
        return True

    def process_view(self, request, view_func, view_args, view_kwargs):
        if not getattr(request, "has_language", True):
            translation.activate(settings.LANGUAGE_CODE)
            return page_not_found(request, None)
        return None


class PortalCSPMiddleware(CSPMiddleware):
    """The strict policy for readers; the admin needs inline styles and scripts of its own."""

    def get_policy_parts(self, request, response, report_only=False) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and is_admin_path(request.path):
            parts.update = {
                "script-src": ["'unsafe-inline'"],
                "style-src": ["'unsafe-inline'"],
                "img-src": ["data:", "blob:"],
                "frame-src": ["'self'"],
                "form-action": _other_places(),
            }
        return parts


def _other_places() -> list[str]:
    """Where forms of the admin lead on to: the provider's own log-out, the practice area."""
    log_out = settings.OIDC_OP_LOGOUT_ENDPOINT if settings.OIDC_ISSUER else ""
    return [address for address in (log_out, settings.PRACTICE_URL) if address]


class SameOriginCsrfMiddleware(CsrfViewMiddleware):
    """Readers' forms are guarded by where they come from, not by a cookie.

    Readers have no session to ride on, so a token would only cost them a cookie
    and every page its cache. The admin keeps Django's token.
    """

    def process_view(self, request, callback, callback_args, callback_kwargs):
        if is_admin_path(request.path):
            return super().process_view(request, callback, callback_args, callback_kwargs)
        if request.method in SAFE_METHODS or getattr(callback, "csrf_exempt", False):
            return None
        source = request.headers.get("Origin") or request.headers.get("Referer", "")
        if _host_in(source) == request._get_raw_host():
            return None
        reason = _("This form was sent from another page. Go back and send it again.")
        return permission_denied(request, reason)


def _host_in(address: str) -> str | None:
    """The host and port of an address; None where it can't be read ("http://[foo")."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return None


class CleanTextMiddleware:
    """Keeps characters that no text should hold away from every view and form.

    In `process_view`: what comes from other pages is refused before it is read.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if "\0" in request.path_info:
            raise Http404  # PostgreSQL can't even look for it
        request.GET = _cleaned(request.GET)
        if request.method not in SAFE_METHODS:
            try:
                request.POST = _cleaned(request.POST)
            except (LookupError, UnicodeError) as error:
                # Sent in parts, in letters of a kind that isn't one ("charset=zip").
                raise BadRequest("Unreadable letters.") from error
            for files in request.FILES.lists():
                for file in files[1]:
                    file.name = clean_text(file.name or "")


def _cleaned(data: QueryDict) -> QueryDict:
    """The same values where none has anything wrong."""
    found = [(name, [clean_value(value) for value in values]) for name, values in data.lists()]
    if found == list(data.lists()) and not any("\0" in name for name in data):
        return data
    cleaned = QueryDict(mutable=True, encoding=data.encoding)
    for name, values in found:
        cleaned.setlist(clean_text(name), values)
    cleaned._mutable = False
    return cleaned


class AtomicUnsafeMethodsMiddleware:
    """One transaction around each view that may write; none around reads.

    With SQLite's IMMEDIATE transactions Django's ATOMIC_REQUESTS would make every
    anonymous GET wait for the writer (docs/adr/0003).
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view_func, view_args, view_kwargs):
        if request.method in SAFE_METHODS or getattr(view_func, "_non_atomic_requests", None):
            return None

        try:
            return self._run(request, view_func, view_args, view_kwargs)
        except MultiValueDictKeyError as error:  # a body without what its form sends
            raise BadRequest from error
        except (ProtectedError, RestrictedError) as error:
            if not is_admin_path(request.path):
                raise
            return refuse(request, error)

    @staticmethod
    def _run(request, view_func, view_args, view_kwargs):
        # Errors must reach this block to roll back; Django turns them into a 500 after.
        with transaction.atomic():
            response = view_func(request, *view_args, **view_kwargs)
            if hasattr(response, "render") and not response.is_rendered:
                response = response.render()
            if response.status_code >= 500:
                transaction.set_rollback(True)
        return response
