from wagtail import hooks
from wagtail.snippets.models import register_snippet

from communes.procedures.api import ProcedureViewSet
from communes.procedures.desk import desk_parts, page_counts
from communes.procedures.models import ProcedureOverlay
from communes.procedures.overview import COLUMNS, ITEMS
from communes.procedures.querysets import TAG
from communes.procedures.templatetags.procedures_tags import popular_paths
from communes.procedures.viewsets import ProcedureFieldViewSet, ProcedureListingViewSet
from portal.admin.scoped import register_scoped_model
from portal.core.overview import COLUMNS_HOOK, ITEMS_HOOK
from portal.desk.parts import COUNTS_HOOK
from portal.sites.parts import slot_part

register_scoped_model(ProcedureOverlay)

from communes.procedures.import_views import ImportViewSet  # noqa: E402
from communes.procedures.overlay_views import OverlayViewSet  # noqa: E402

register_snippet(ProcedureFieldViewSet)
hooks.register(COUNTS_HOOK, page_counts)
hooks.register("portal_kept_pages", popular_paths)
hooks.register("portal_home_notes", slot_part("procedures/home_part.html", TAG))
hooks.register("portal_home_bands", slot_part("procedures/portal_home_part.html", TAG))


@hooks.register("register_admin_viewset")
def register_procedures():
    return ProcedureListingViewSet("procedures")


@hooks.register("register_admin_viewset")
def register_overlays():
    return OverlayViewSet("procedure_overlays")


@hooks.register("register_open_data")
def register_open_list():
    return ProcedureViewSet


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


@hooks.register(COLUMNS_HOOK)
def register_overview():
    return COLUMNS


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS


@hooks.register("register_admin_viewset")
def register_imports():
    return ImportViewSet("procedure_imports")
