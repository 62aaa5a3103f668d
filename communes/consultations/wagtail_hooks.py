from wagtail import hooks

from communes.consultations.models import Comment
from portal.admin.scoped import register_scoped_model
from portal.core.overview import ITEMS_HOOK
from portal.desk.parts import COUNTS_HOOK, SITES_HOOK
from portal.sites.parts import slot_part

# Before the viewset: Wagtail makes a model-wide policy for whatever asks first.
register_scoped_model(Comment)

from communes.consultations.api import ConsultationViewSet  # noqa: E402
from communes.consultations.desk import desk_parts, page_counts, site_counts  # noqa: E402
from communes.consultations.figures import COMPARED  # noqa: E402
from communes.consultations.held import AuthorsData  # noqa: E402
from communes.consultations.overview import ITEMS  # noqa: E402
from communes.consultations.querysets import TAG  # noqa: E402
from communes.consultations.shortcut import SHORTCUT  # noqa: E402
from communes.consultations.viewsets import (  # noqa: E402
    ConsultationListingViewSet,
    comment_viewset,
)

hooks.register("portal_home_bands", slot_part("consultations/home_part.html", TAG))
hooks.register(COUNTS_HOOK, page_counts)
hooks.register(SITES_HOOK, site_counts)


@hooks.register("register_admin_viewset")
def register_drafts():
    return ConsultationListingViewSet("consultations")


@hooks.register("register_admin_viewset")
def register_comments():
    return comment_viewset


@hooks.register("register_open_data")
def register_open_drafts():
    return ConsultationViewSet


@hooks.register("register_search_shortcut")
def register_codes():
    return SHORTCUT


@hooks.register("register_compared_figures")
def register_compared():
    return COMPARED


# After questions, of which there are more.
@hooks.register("register_personal_data", order=1)
def register_kept():
    return AuthorsData()


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS
