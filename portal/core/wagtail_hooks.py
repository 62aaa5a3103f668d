"""What the portal asks of Wagtail's admin."""

from wagtail import hooks

from portal.core.admin_labels import label_fields
from portal.core.api import ScopedDocumentsAPIViewSet, ScopedImagesAPIViewSet
from portal.core.guards import explorable_pages

label_fields()


@hooks.register("construct_page_chooser_queryset")
def only_own_pages(pages, request):
    """The page chooser shows an officer's own sites, not every commune's drafts."""
    return pages & explorable_pages(request.user)


@hooks.register("construct_admin_api", order=10)
def only_own_files(router):
    """Replaces endpoints that list every commune's pictures and files."""
    router.register_endpoint("images", ScopedImagesAPIViewSet)
    router.register_endpoint("documents", ScopedDocumentsAPIViewSet)
