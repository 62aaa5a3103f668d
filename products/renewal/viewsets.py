"""Rubrics in the admin, kept by the province."""

from django.template.defaultfilters import yesno
from django.utils.translation import gettext_lazy as _
from django.views.generic import RedirectView
from wagtail.admin.ui.tables import BooleanColumn, DateColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.viewsets.model import ModelViewSet

from portal.core.folded import FoldedSearchMixin
from products.renewal.models import Rubric
from products.renewal.scoring import section_sums
from products.renewal.views.rubrics import TakeRubricView


class RubricIndexView(FoldedSearchMixin, IndexView):
    add_item_label = _("Take in a rubric")


class RubricInspectView(InspectView):
    """A rubric with its items."""

    template_name = "renewal/admin/rubric.html"

    def get_is_sample_display_value(self):
        return yesno(self.object.is_sample)

    def get_context_data(self, **kwargs):
        sums = section_sums(self.object.items.all(), {})
        return super().get_context_data(sections=sums, **kwargs)


class RubricViewSet(ModelViewSet):
    """Versions of rubrics: new ones come from a file, the items of one stay as they are."""

    model = Rubric
    icon = "list-ol"
    menu_label = _("OCOP rubrics")
    menu_order = 164
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = RubricIndexView
    inspect_view_class = RubricInspectView
    search_fields = ["criteria_number", "product_set"]
    search_backend_name = None
    list_display = [
        "__str__",
        "product_set",
        DateColumn("in_force_from", label=_("In force from")),
        BooleanColumn("is_sample", label=_("Sample data")),
    ]
    list_per_page = 50
    ordering = ["-in_force_from", "product_set", "-version"]
    # A version comes as a whole file and is never typed.
    form_fields = ()
    inspect_view_fields = [
        "criteria_number",
        "version",
        "product_set",
        "in_force_from",
        "is_sample",
    ]

    @property
    def add_view(self):
        return TakeRubricView.as_view()

    @property
    def edit_view(self):
        """Who asks for it is shown the version, which stays as it is."""
        return RedirectView.as_view(pattern_name=self.get_url_name("inspect"))


rubric_viewset = RubricViewSet("rubrics", url_prefix="bo-tieu-chi-ocop")
