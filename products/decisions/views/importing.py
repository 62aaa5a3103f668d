"""“Nhập phụ lục”: an annex is read, what it says differently is shown, then it is taken in."""

from dataclasses import asdict
from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from portal.core.hints import Host
from products.decisions.forms import AnnexForm
from products.decisions.importing.rows import AnnexRow, Head
from products.decisions.importing.taking import Became, differences, take_in
from products.decisions.models import DecisionImport

# Imports that are kept; older ones go with the next.
KEPT = 20


class OfProvince(WagtailAdminTemplateMixin, Host):
    """A screen for who keeps the register."""

    header_icon = "upload"
    page_title = gettext_lazy("Take in an annex")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        user = cast(Any, request.user)
        if not user.has_perm("decisions.add_ocopdecision"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class ImportAnnexView(OfProvince, TemplateView):
    """Which file to read; nothing that was typed is lost where it can't be."""

    template_name = "decisions/admin/import_annex.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", AnnexForm())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = AnnexForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        reading = form.cleaned_data["reading"]
        run = DecisionImport.objects.create(
            user=cast(Any, request.user),
            file_name=form.cleaned_data["upload"].name[:200],
            head=form.cleaned_data["head"].as_json(),
            rows=[asdict(one) for one in reading.rows],
            refused=[asdict(one) for one in reading.refused],
        )
        old = DecisionImport.objects.values_list("pk", flat=True)[KEPT:]
        DecisionImport.objects.filter(pk__in=list(old)).delete()
        return redirect("ocop_decisions:review", run.pk)


class ReviewAnnexView(OfProvince, TemplateView):
    """What would change; afterwards what did."""

    template_name = "decisions/admin/review_annex.html"

    @cached_property
    def run(self) -> DecisionImport:
        return get_object_or_404(DecisionImport, pk=self.kwargs["import_id"])

    def _rows(self) -> list[AnnexRow]:
        return [AnnexRow(**one) for one in self.run.rows]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(run=self.run, **kwargs)
        if self.run.is_taken:
            return context
        found = differences(self._rows(), Head.parse(self.run.head))
        groups = {kind: [one for one in found if one.became == kind] for kind in Became}
        return context | {
            "new": groups[Became.NEW],
            "changed": groups[Became.CHANGED],
            "same": groups[Became.SAME],
            "is_different": len(groups[Became.SAME]) < len(found),
        }

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # Of two who press at once one takes it in.
        if DecisionImport.objects.filter(pk=self.run.pk, is_taken=False).update(is_taken=True):
            result = take_in(self._rows(), Head.parse(self.run.head))
            DecisionImport.objects.filter(pk=self.run.pk).update(result=result, rows=[])
        return redirect("ocop_decisions:review", self.run.pk)
