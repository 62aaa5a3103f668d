"""The figures of dossiers in the admin, each site's by its own staff."""

from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button

from communes.dossiers.figures.months import MonthField
from communes.dossiers.models import DossierFigure
from communes.dossiers.views.taking import TakeFiguresView
from portal.admin.scoped import ScopedForm, ScopedModelViewSet


class FigureRowForm(ScopedForm):
    """A month, written as people do."""

    month = MonthField(label=_("month"), help_text=_("Such as 11/2026."))


class FigureIndexView(IndexView):
    """Newest first, with the way to take in a file."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("site")

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if self.user_has_permission("add"):
            url = reverse("dossier_figures:take")
            label = _("Take figures from a file")
            buttons = [*buttons, Button(label, url=url, icon_name="upload", priority=90)]
        return buttons


class FigureViewSet(ScopedModelViewSet):
    """Months with what came and what was done in time."""

    model = DossierFigure
    icon = "table"
    menu_label = _("Figures of dossiers")
    menu_order = 460
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = FigureIndexView
    base_form_class = FigureRowForm
    list_display = [
        "__str__",
        Column("site", label=_("Site"), accessor="site.site_name"),
        "received",
        "settled",
        "on_time",
        "source",
    ]
    list_per_page = 50
    ordering = ["-month"]
    panels = [
        FieldPanel("site"),
        FieldPanel("month"),
        FieldRowPanel([FieldPanel("received"), FieldPanel("settled"), FieldPanel("on_time")]),
        FieldPanel("source"),
        FieldPanel("source_url"),
        FieldPanel("is_sample"),
    ]

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("tep/", TakeFiguresView.as_view(), name="take")]


figure_viewset = FigureViewSet("dossier_figures", url_prefix="so-lieu-ho-so")
