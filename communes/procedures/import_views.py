"""“Nhập thủ tục”: files are read, what they say differently is shown, what is ticked comes in."""

from typing import Any, cast

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.menu import MenuItem
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.viewsets.base import ViewSet

from communes.procedures.importing.differences import Difference, differences
from communes.procedures.importing.files import MOST_BYTES, read_files
from communes.procedures.importing.records import Record
from communes.procedures.models import ImportState, ProcedureImport, ProcedureIndexPage
from communes.procedures.tasks import take_import_in
from portal.core.hints import Host

# Imports that are listed; older ones go with the next.
KEPT = 20


def may_import(user: Any) -> bool:
    """Whether an officer publishes procedures for the whole province; no query for others."""
    if not user.has_perm("procedures.add_procedurefield"):
        return False
    index = ProcedureIndexPage.of_province()
    return index is not None and index.permissions_for_user(user).can_publish_subpage()


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files at once; their list."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list:
        files = (data if isinstance(data, list | tuple) else [data]) or [None]
        return [super(FilesField, self).clean(one, initial) for one in files]


class FilesForm(forms.Form):
    """What to read."""

    uploads = FilesField(
        label=gettext_lazy("Files"),
        help_text=gettext_lazy(
            "JSON or CSV with the names of the national database, one file or many, also as .zip."
            " Nothing changes until you have seen what is different."
        ),
        widget=FilesInput(attrs={"accept": ".json,.csv,.zip"}),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        files = cleaned.get("uploads") or []
        if sum(one.size for one in files) > MOST_BYTES:
            self.add_error("uploads", _("These files are too large. Take them in in parts."))
        elif files:
            try:
                cleaned["reading"] = read_files([(one.name, one.read()) for one in files])
            except ValidationError as error:
                self.add_error("uploads", error)
        return cleaned


class OfProvince(WagtailAdminTemplateMixin, Host):
    """A screen for who publishes procedures of the province."""

    header_icon = "upload"
    page_title = gettext_lazy("Take procedures in")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not may_import(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class ImportFilesView(OfProvince, TemplateView):
    """Which files to read, and what was read before."""

    template_name = "procedures/admin/import_files.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", FilesForm())
        runs = ProcedureImport.objects.defer("records").select_related("user")[:KEPT]
        return super().get_context_data(runs=runs, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = FilesForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        reading = form.cleaned_data["reading"]
        names = ", ".join(one.name for one in form.cleaned_data["uploads"])
        run = ProcedureImport.objects.create(
            user=cast(Any, request.user),
            files=names if len(names) <= 300 else f"{names[:299]}…",
            records=[one.as_json() for one in reading.records.values()],
            faulty=[vars(one) for one in reading.faulty],
        )
        old = ProcedureImport.objects.values_list("pk", flat=True)[KEPT:]
        ProcedureImport.objects.filter(pk__in=list(old)).delete()
        return redirect("procedure_imports:review", run.pk)


class ImportReviewView(OfProvince, TemplateView):
    """What the files say differently; afterwards what became of it."""

    template_name = "procedures/admin/import_review.html"

    @cached_property
    def run(self) -> ProcedureImport:
        return get_object_or_404(ProcedureImport, pk=self.kwargs["import_id"])

    @cached_property
    def found(self) -> list[Difference]:
        return differences(Record.parse(one) for one in self.run.records)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        run = self.run
        context = super().get_context_data(run=run, **kwargs)
        if run.state != ImportState.READ:
            return context | {"outcome": outcome_of(run)}
        groups = [
            (_("New"), [one for one in self.found if one.is_new]),
            (_("Changed"), [one for one in self.found if not one.is_new and one.changes]),
        ]
        same = sum(one.is_same for one in self.found)
        return context | {"groups": groups, "same": same, "count": len(self.found)}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        known = {one.record.code for one in self.found if not one.is_same}
        chosen = [code for code in request.POST.getlist("code") if code in known]
        if not chosen:
            return self.render_to_response(
                self.get_context_data(error=_("Tick at least one procedure."))
            )
        # Of two who press at once one takes them in.
        waiting = ProcedureImport.objects.filter(pk=self.run.pk, state=ImportState.READ)
        if waiting.update(state=ImportState.TAKING, chosen=chosen):
            take_import_in.enqueue(self.run.pk)
        return redirect("procedure_imports:review", self.run.pk)


def outcome_of(run: ProcedureImport) -> list[tuple[str, list[tuple[str, str]]]]:
    """What became of an import: heads with the procedures below each, as (code, why)."""
    heads = {
        "new": _("New, published"),
        "changed": _("Changed, published"),
        "draft": _("Saved as a draft: see what it lacks, then publish it"),
        "same": _("As it was"),
    }
    groups: dict[str, list[tuple[str, str]]] = {}
    for code, became in run.result.items():
        known = became in heads
        head = heads[became] if known else _("Not taken in")
        groups.setdefault(head, []).append((code, "" if known else became))
    return list(groups.items())


class ImportMenuItem(MenuItem):
    """Shown to who may import."""

    def is_shown(self, request: HttpRequest) -> bool:
        return may_import(request.user)


class ImportViewSet(ViewSet):
    """“Nhập thủ tục” in the menu of the province."""

    icon = "upload"
    url_prefix = "nhap-thu-tuc"
    menu_label = gettext_lazy("Take procedures in")
    menu_order = 142
    add_to_admin_menu = True
    menu_item_class = ImportMenuItem

    def get_urlpatterns(self) -> list:
        return [
            path("", ImportFilesView.as_view(), name="index"),
            path("<int:import_id>/", ImportReviewView.as_view(), name="review"),
        ]
