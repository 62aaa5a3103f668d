"""Taking a rubric in: what the file says is shown first, with what is wrong by line."""

from typing import Any, cast

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from products.renewal.forms import RubricForm
from products.renewal.rubric.reading import NEEDED
from products.renewal.rubric.taking import take_in


class TakeRubricView(WagtailAdminTemplateMixin, TemplateView):
    """“Try it” keeps nothing; “Take in” keeps all items, or none where a line is wrong."""

    header_icon = "upload"
    page_title = gettext_lazy("Take in a rubric")
    template_name = "renewal/admin/take_rubric.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if not cast(Any, request.user).has_perm("renewal.add_rubric"):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list:
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", RubricForm())
        columns = [*NEEDED.values(), "minh chứng", "chi phí"]
        return super().get_context_data(columns=columns, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = RubricForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        reading = form.reading
        if "take" in request.POST and reading.is_good:
            rubric = take_in(reading, form.save(commit=False))
            text = _("%(rubric)s is taken in: %(count)s items.")
            count = len(reading.items)
            messages.success(request, text % {"rubric": rubric, "count": count})
            return redirect("rubrics:inspect", rubric.pk)
        return self.render_to_response(self.get_context_data(form=form, reading=reading))
