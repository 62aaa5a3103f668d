"""What programs ask every host for: robots.txt, security.txt, QR codes."""

from datetime import datetime, timedelta

from django.conf import settings
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseNotFound
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.models import Page

from portal.core.addresses import find_page, is_form, language_prefix
from portal.core.models import ContactSettings
from portal.core.querysets import below, homes
from portal.core.typed.phones import phone_link
from portal.machines.qr import qr_svg
from portal.pagecache.conditional import DAY, HOUR, conditional, kept_for
from portal.sites.frame import Frame
from portal.sites.neighbours import portal_home_url, portal_root_url
from portal.sites.shared import find_shared

LONGEST_PATH = 300
# RFC 9116 advises less than a year; what is stale this long says so by itself.
SECURITY_TXT_DAYS = 180


def _plain(lines: list[str]) -> HttpResponse:
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def closed_paths(frame: Frame) -> list[str]:
    """What robots should leave alone on a site: the admin, the search, what sections say.

    A page type of a section names its sub-addresses in `closed_to_robots`.
    """
    roots = list(homes(frame.first_root.path).filter(live=True).select_related("locale"))
    paths = ["/admin/"]
    extra = [path for give in hooks.get_hooks("register_closed_to_robots") for path in give()]
    for root in roots:
        with override(root.locale.language_code):
            paths.append(reverse("search"))
            paths += [f"{language_prefix(root.locale.language_code)}{path}" for path in extra]
    sections = Page.objects.live().filter(below([root.path for root in roots]), depth=3)
    for section in sections.select_related("content_type", "locale"):
        prefix = language_prefix(section.locale.language_code)
        for closed in getattr(section.specific_class, "closed_to_robots", ()):
            paths.append(f"{prefix}{section.url_path.split('/', 2)[2]}{closed}")
    return paths


@kept_for(HOUR)
def robots(request) -> HttpResponse:
    """Everything is open but what is of no use to a search engine, or somebody's own."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in closed_paths(request.frame)), ""]
    return _plain([*lines, f"Sitemap: {request.frame.site.root_url}{reverse('sitemap_index')}"])


@kept_for(DAY)
def security_txt(request) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116): those who run the portal, whichever host is asked."""
    frame = request.frame
    contact = frame.contact
    if not frame.is_portal:
        contact = ContactSettings.objects.filter(site__is_default_site=True).first()
    contacts = [
        f"mailto:{contact.email}" if contact and contact.email else "",
        phone_link(contact.hotline) if contact and contact.hotline else "",
    ]
    contacts = [found for found in contacts if found] or [portal_home_url(settings.LANGUAGE_CODE)]
    # The start of a month, so that the answer stays the same for a while.
    ends = timezone.now() + timedelta(days=SECURITY_TXT_DAYS)
    ends = datetime(ends.year, ends.month, 1)
    return _plain(
        [
            *(f"Contact: {value}" for value in contacts),
            f"Expires: {ends:%Y-%m-%dT%H:%M:%SZ}",
            f"Preferred-Languages: {', '.join(code for code, _name in settings.LANGUAGES)}",
            f"Canonical: {frame.site.root_url}{reverse('security_txt')}",
        ]
    )


@require_safe
def favicon(request) -> HttpResponse:
    """Where browsers look for the icon of what has no head to name one: a picture, a file."""
    response = redirect(static(f"img/favicon-{request.frame.theme}.svg"))
    response.headers["Cache-Control"] = f"public, max-age={DAY}"
    return response


@require_safe
def change_password(request) -> HttpResponse:
    """Where password managers send an officer: the account page, on the portal's host."""
    return redirect(portal_root_url() + reverse("wagtailadmin_account"))


@require_safe
def page_qr(request) -> HttpResponse:
    """The QR code of a page or form of this site, `?trang=/thong-bao/…/`; of nothing else."""
    path = request.GET.get("trang", "")
    if not path.startswith("/") or len(path) > LONGEST_PATH or not path.isprintable():
        return HttpResponseBadRequest("?trang=/…/\n", content_type="text/plain; charset=utf-8")
    page = find_page(request.frame, path) or find_shared(request.frame, path)
    if page is None and not is_form(request.frame, path):
        return HttpResponseNotFound("404\n", content_type="text/plain")
    svg = qr_svg(request.frame.site.root_url + path)
    response = HttpResponse(svg, content_type="image/svg+xml; charset=utf-8")
    if page is None:
        # The address may hold the code of a person's question.
        patch_cache_control(response, private=True, no_store=True)
        return response
    return conditional(request, response, DAY)
