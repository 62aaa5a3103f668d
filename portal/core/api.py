"""The admin's own API, scoped to the collections an officer may use."""

from wagtail.documents import get_document_model
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

ACTIONS = {"choose", "add", "change", "delete"}


class _ScopedToCollections:
    """Lists only what the user may choose or change."""

    def get_queryset(self):
        policy = policy_registry.get_by_type(self.model)
        allowed = policy.instances_user_has_any_permission_for(self.request.user, ACTIONS)
        return super().get_queryset().filter(pk__in=allowed.values("pk"))


class ScopedImagesAPIViewSet(_ScopedToCollections, ImagesAdminAPIViewSet):
    """Pictures of the collections an officer may use."""

    model = get_image_model()


class ScopedDocumentsAPIViewSet(_ScopedToCollections, DocumentsAdminAPIViewSet):
    """Files of the collections an officer may use."""

    model = get_document_model()
