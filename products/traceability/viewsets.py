"""Codes and batches in the admin, each commune's by its own officers."""

from django.urls import re_path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSetGroup
from wagtail.admin.widgets.button import Button

from portal.admin.page_lists import ON_CARD
from portal.admin.scoped import ScopedModelViewSet
from portal.core.folded import FoldedSearchMixin
from products.traceability import gs1
from products.traceability.forms import CodeForm
from products.traceability.labels import SHEETS, LabelsView
from products.traceability.models import Batch, ProductCode


class CodeIndexView(FoldedSearchMixin, IndexView):
    """By product, each with the way to its batches."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("site")

    def get_list_more_buttons(self, instance):
        lots = reverse("batches:index") + f"?q={instance.gtin}"
        add = reverse("batches:add") + f"?code={instance.pk}"
        return [
            *super().get_list_more_buttons(instance),
            Button(_("Batches"), url=lots, icon_name="list-ul", priority=40),
            Button(_("Add a batch"), url=add, icon_name="plus", priority=50),
        ]


class CodeViewSet(ScopedModelViewSet):
    """GTINs of the commune's products."""

    model = ProductCode
    icon = "tag"
    menu_label = _("Product codes")
    index_view_class = CodeIndexView
    base_form_class = CodeForm
    copy_view_enabled = False
    search_fields = ["product_name", "gtin"]
    search_backend_name = None
    list_display = [
        Column("product_name", label=_("Product"), sort_key="product_name"),
        Column("gtin", label=_("GTIN"), accessor=lambda code: gs1.shown(code.gtin)),
        Column("site", label=_("Site"), accessor="site.site_name"),
    ]
    list_per_page = 50
    ordering = ["product_name", "gtin"]
    panels = [FieldPanel("site"), FieldPanel("product"), FieldPanel("gtin")]


class BatchIndexView(FoldedSearchMixin, IndexView):
    """Newest first, each with its labels."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("code", "site")

    def get_list_more_buttons(self, instance):
        sizes = {"a4": _("Labels on A4"), "50x30": _("Label 50 × 30 mm")}
        return [
            *super().get_list_more_buttons(instance),
            *(
                Button(
                    label,
                    url=reverse("batches:labels", args=[instance.pk, name]),
                    icon_name="print",
                    priority=40,
                )
                for name, label in sizes.items()
            ),
        ]


class BatchCreateView(CreateView):
    """With the code that it was begun at, if it is one of those that the form offers."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        offered, asked = form.fields["code"].queryset, self.request.GET.get("code", "")
        if asked.isascii() and asked.isdigit() and len(asked) < 10:
            form.initial.setdefault("code", offered.filter(pk=int(asked)).first())
        return form


class BatchViewSet(ScopedModelViewSet):
    """Lots: made when and where."""

    model = Batch
    icon = "list-ul"
    menu_label = _("Batches")
    index_view_class = BatchIndexView
    add_view_class = BatchCreateView
    copy_view_enabled = False
    search_fields = ["lot", "code__product_name", "code__gtin"]
    search_backend_name = None
    list_display = [
        "lot",
        Column("product", label=_("Product"), accessor="code.product_name", classname=ON_CARD),
        DateColumn("made_on", label=_("Made on"), sort_key="made_on"),
        BooleanColumn("is_shown", label=_("Shown")),
        Column("site", label=_("Site"), accessor="site.site_name"),
    ]
    list_per_page = 50
    ordering = ["-made_on", "-pk"]
    panels = [
        FieldPanel("code"),
        FieldPanel("lot"),
        FieldRowPanel([FieldPanel("made_on"), FieldPanel("packed_on"), FieldPanel("best_before")]),
        FieldPanel("place"),
        FieldRowPanel([FieldPanel("diary_name"), FieldPanel("diary_url")]),
        FieldPanel("note"),
        FieldPanel("is_shown"),
    ]

    @property
    def labels_view(self):
        return self.construct_view(LabelsView, permission_policy=self.permission_policy)

    def get_urlpatterns(self):
        names = "|".join(SHEETS)
        labels = re_path(
            rf"^(?P<pk>\d+)/nhan/(?P<sheet>{names})/$", self.labels_view, name="labels"
        )
        return [*super().get_urlpatterns(), labels]


class TraceabilityViewSetGroup(ModelViewSetGroup):
    """“Mã và lô hàng” in the menu."""

    menu_label = _("Codes and batches")
    menu_icon = "tag"
    menu_order = 165
    items = (
        CodeViewSet("product_codes", url_prefix="ma-san-pham"),
        BatchViewSet("batches", url_prefix="lo-hang"),
    )
