"""The admin's own API: of files an officer's own, of pages what the admin's screens allow."""

from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from rest_framework.response import Response
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.documents import get_document_model
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.images import get_image_model
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.permissions import policy_registry

from portal.core.hints import Host
from portal.core.protection import reason_of
from portal.core.standing import TAKING_AWAY, why_not_taken

ACTIONS = {"choose", "add", "change", "delete"}


class _ScopedToCollections(Host):
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


class GuardedPagesAPIViewSet(PagesAdminAPIViewSet):
    """Wagtail's actions on pages, which ask no hook, refuse what its screens refuse.

    No screen uses them. Those that copy pass by what a copy needs (docs/adr/0004).
    """

    actions = {
        name: PagesAdminAPIViewSet.actions[name]
        for name in ("delete", "move", "publish", "revert_to_page_revision", "unpublish")
    }

    def action_view(self, request, pk, action_name):
        if action_name in TAKING_AWAY and (
            reason := why_not_taken(request.user, self.get_object(), action_name)
        ):
            return Response({"detail": reason}, status=403)
        try:
            with transaction.atomic():
                return super().action_view(request, pk, action_name)
        except (ProtectedError, RestrictedError) as error:
            return Response({"detail": reason_of(error, request.user)}, status=409)
