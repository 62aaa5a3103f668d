"""Checking a paper: by its number, its code or its file. Answers are never kept."""

import hashlib
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from wagtail.models import Site

from portal.core.addresses import page_path
from portal.core.ratelimit import is_over_limit
from portal.core.sections import section_in
from portal.pagecache.conditional import for_one_reader
from portal.register.forms import CheckForm, FileForm
from portal.register.lookup import by_digest, by_number

# One mobile address can stand for a whole village, and a counter checks many papers.
CHECKS_PER_HOUR = 600
HOUR = 60 * 60


def _is_over(request) -> bool:
    return is_over_limit(request, "register-check", CHECKS_PER_HOUR, HOUR)


def _too_many() -> str:
    return _("Too many papers were checked from your network. Try again in an hour.")


def check(page, request, template: str) -> HttpResponse:
    """What the register says of `?ma=`; without it the page with its two boxes."""
    if "ma" not in request.GET:
        return TemplateResponse(request, template, page.get_context(request))
    form = CheckForm(request.GET)
    context: dict[str, Any] = {"check_form": form, "error": form.error}
    status = 200
    if form.digest or form.number_key:
        if _is_over(request):
            status, context["error"] = 429, _too_many()
        else:
            context |= _told(request.frame, form)
    response = TemplateResponse(
        request, template, page.get_context(request) | context, status=status
    )
    return for_one_reader(response)


def _told(frame, form: CheckForm) -> dict[str, Any]:
    if digest := form.digest:
        verdicts = by_digest(frame, digest)
    else:
        verdicts = by_number(frame, form.number_key)
    told = {"verdicts": verdicts, "is_checked": True, "digest": digest}
    if not verdicts and not frame.is_portal:
        told["elsewhere"] = _on_the_portal(digest or form.typed)
    return told


def _on_the_portal(typed: str) -> str:
    """Where the same is checked among the papers of all communes; "" where there is no such page.
    Three queries."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    page = section_in(site, "register.DocumentCheckPage") if site else None
    if page is None:
        return ""
    return f"{site.root_url}{page_path(page)}?{urlencode({'ma': typed})}"


def check_file(page, request) -> HttpResponse:
    """Leads to what the register says of a file that was sent; the file goes with the request."""
    index_url = request.frame.url_of(page)
    if request.method != "POST":
        return for_one_reader(redirect(index_url))
    form, status = FileForm(request.POST, request.FILES), 200
    if form.is_valid():
        if not _is_over(request):
            query = urlencode({"ma": digest_of(form.cleaned_data["tep"])})
            return for_one_reader(redirect(f"{index_url}?{query}"))
        status = 429
        form.add_error(None, _too_many())
    context = page.get_context(request) | {"form": form}
    return for_one_reader(TemplateResponse(request, page.template, context, status=status))


def digest_of(file: UploadedFile) -> str:
    """The SHA-256 of a file, read piece by piece."""
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    return digest.hexdigest()
