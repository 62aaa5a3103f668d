from wagtail import hooks

from communes.dossiers.models import DossierFigure
from portal.admin.scoped import register_scoped_model

# Before the viewset: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(DossierFigure)

from communes.dossiers.api import FigureViewSet  # noqa: E402
from communes.dossiers.figures.compared import COMPARED  # noqa: E402
from communes.dossiers.shortcut import SHORTCUT  # noqa: E402
from communes.dossiers.viewsets import figure_viewset  # noqa: E402


@hooks.register("register_admin_viewset")
def register_figures():
    return figure_viewset


@hooks.register("register_search_shortcut")
def register_codes():
    return SHORTCUT


@hooks.register("register_open_data")
def register_open_figures():
    return FigureViewSet


@hooks.register("register_compared_figures")
def register_compared():
    return COMPARED
