"""What the section shows beside its list: the sheet of QR codes, and the library of forms."""

from itertools import groupby
from typing import Any

from django import forms
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from communes.procedures.facets import fields
from communes.procedures.models.page import ProcedurePage
from communes.procedures.models.parts import ProcedurePaper
from communes.procedures.querysets import in_order
from portal.core.addresses import own_page_url
from portal.sites.shared import stand_in


class SheetForm(forms.Form):
    """Which field's procedures are printed."""

    field = forms.CharField(required=False, max_length=60)

    def among(self, slugs: list[str]) -> str:
        """What was asked for, if it is one of these; else the first, "" if there is none."""
        asked = self.cleaned_data["field"] if self.is_valid() else ""
        return asked if asked in slugs else next(iter(slugs), "")


def _answer(section: Any, request: Any, template: str, **context: Any) -> HttpResponse:
    return TemplateResponse(request, template, section.context_around(request) | context)


def show_sheet(section: Any, request: Any) -> HttpResponse:
    """All procedures of a field with a code each, on A4 for the counter; four queries."""
    frame = request.frame
    rows = list(in_order(ProcedurePage.objects.in_frame(frame).select_related("locale", "field")))
    here = {page.field.slug for page in rows if page.field}
    choices = [(slug, label) for slug, label in fields() if slug in here]
    chosen = SheetForm(request.GET).among([slug for slug, _label in choices])
    shown = [page for page in rows if page.field and page.field.slug == chosen]
    codes = [(page, own_page_url(page, frame)) for page in stand_in(shown, frame)]
    frame.shows(shown)
    return _answer(
        section,
        request,
        "procedures/qr_sheet.html",
        page=section,
        codes=codes,
        choices=choices,
        chosen=chosen,
        field_label=dict(choices).get(chosen, ""),
        crumb_title=_("Sheet of QR codes"),
    )


def show_forms(section: Any, request: Any) -> HttpResponse:
    """The forms of all procedures that the site shows, by field, each with what it is for."""
    frame = request.frame
    pages = ProcedurePage.objects.in_frame(frame).select_related("locale", "field")
    papers = (
        ProcedurePaper.objects.filter(page__in=pages.order_by().values("pk"), form__isnull=False)
        .select_related("form")
        .order_by("sort_order")
    )
    by_page: dict[int, list[ProcedurePaper]] = {}
    for paper in papers:
        by_page.setdefault(paper.page_id, []).append(paper)
    used = list(in_order(pages.filter(pk__in=by_page)))
    frame.shows(used)
    groups = [
        (label, [(page, by_page[page.pk]) for page in found])
        for label, found in groupby(stand_in(used, frame), key=lambda page: page.field_label)
    ]
    return _answer(
        section,
        request,
        "procedures/form_library.html",
        page=section,
        groups=groups,
        crumb_title=_("Forms to download"),
    )
