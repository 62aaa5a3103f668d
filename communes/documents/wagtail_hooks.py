from wagtail import hooks
from wagtail.snippets.models import register_snippet

from communes.documents.api import DocumentViewSet
from communes.documents.desk import desk_parts, page_counts
from communes.documents.overview import COLUMNS, ITEMS
from communes.documents.querysets import TAG
from communes.documents.registering import REGISTER_KIND
from communes.documents.shortcut import SHORTCUT
from communes.documents.viewsets import DocumentListingViewSet, DocumentTypeViewSet
from portal.core.overview import COLUMNS_HOOK, ITEMS_HOOK
from portal.desk.parts import COUNTS_HOOK
from portal.register.kinds import HOOK as REGISTER_HOOK
from portal.sites.parts import slot_part

register_snippet(DocumentTypeViewSet)
hooks.register("portal_home_aside", slot_part("documents/home_aside.html", TAG))
hooks.register("portal_home_news", slot_part("documents/home_news.html", TAG))
hooks.register(COUNTS_HOOK, page_counts)


@hooks.register("register_open_data")
def register_documents():
    return DocumentViewSet


@hooks.register("register_search_shortcut")
def register_numbers():
    return SHORTCUT


@hooks.register("register_admin_viewset")
def register_listing():
    return DocumentListingViewSet("official_documents")


@hooks.register(REGISTER_HOOK)
def register_in_register():
    return REGISTER_KIND


@hooks.register("register_desk_parts")
def register_desk():
    return desk_parts


@hooks.register(COLUMNS_HOOK)
def register_overview():
    return COLUMNS


@hooks.register(ITEMS_HOOK)
def register_items():
    return ITEMS
