"""Who deletes pictures and files: whose role holds that very right on their collection.

Wagtail takes the right to change a file, and being its uploader, for the right to delete it.
Every road of its own asks the policy: screens, many at once, uploads, its APIs. Only who
has just uploaded what nothing uses may take it back, on the screen of uploads.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.http import JsonResponse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.permission_policies.collections import CollectionOwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy

DELETE = "delete"
TAKEN_BACK_WITHIN = timedelta(hours=1)


def _others(actions: Iterable[str]) -> set[str]:
    return set(actions) - {DELETE}


def _either(*users):
    """Users of one query or the other, each once."""
    return get_user_model().objects.filter(
        Q(*(("pk__in", found) for found in users), _connector="OR")
    )


class DeletingIsARight(CollectionOwnershipPermissionPolicy):
    """Wagtail's policy of files, but for `delete`."""

    def user_has_permission(self, user, action):
        if action == DELETE:
            return self._check_perm(user, [DELETE])
        return super().user_has_permission(user, action)

    def users_with_any_permission(self, actions):
        found = super().users_with_any_permission(_others(actions))
        return _either(found, self._users_with_perm([DELETE])) if DELETE in actions else found

    def user_has_any_permission_for_instance(self, user, actions, instance):
        may_delete = DELETE in actions and self._check_perm(user, [DELETE], instance.collection)
        others = _others(actions)
        return may_delete or bool(
            others and super().user_has_any_permission_for_instance(user, others, instance)
        )

    def instances_user_has_any_permission_for(self, user, actions):
        found = super().instances_user_has_any_permission_for(user, _others(actions))
        if DELETE not in actions or user.is_superuser or not user.is_authenticated:
            return found
        collections = self._collections_with_perm(user, [DELETE])
        return found | self.model._default_manager.filter(collection__in=collections)

    def users_with_any_permission_for_instance(self, actions, instance):
        found = super().users_with_any_permission_for_instance(_others(actions), instance)
        if DELETE not in actions:
            return found
        return _either(found, self._users_with_perm([DELETE], instance.collection))

    def collections_user_has_any_permission_for(self, user, actions):
        found = super().collections_user_has_any_permission_for(user, _others(actions))
        if DELETE not in actions or user.is_superuser or not user.is_authenticated:
            return found
        return found | self._collections_with_perm(user, [DELETE])


def register_file_policies() -> None:
    """Gives both models their policy, on the rights that Wagtail hangs on its stock models.

    For the exact class, since Wagtail's apps register theirs for the same one later.
    """
    for model, stock in (
        (get_image_model(), "wagtailimages.Image"),
        (get_document_model(), "wagtaildocs.Document"),
    ):
        policy = DeletingIsARight(model, stock, "uploaded_by_user")
        register_permission_policy(model, policy, exact_class=True)


def take_back_image(request, image_id: int) -> JsonResponse | None:
    """The button beside a picture on the screen of uploads."""
    return _take_back(request, get_image_model(), "image_id", image_id)


def take_back_document(request, doc_id: int) -> JsonResponse | None:
    """The button beside a file on the screen of uploads."""
    return _take_back(request, get_document_model(), "doc_id", doc_id)


def _take_back(request, model: Any, name: str, pk: int) -> JsonResponse | None:
    """Deletes one's own new upload that nothing uses; else Wagtail's view asks the policy."""
    newest = timezone.now() - TAKEN_BACK_WITHIN
    own = model._default_manager.filter(uploaded_by_user=request.user, created_at__gte=newest)
    found = own.filter(pk=pk).first() if request.method == "POST" else None
    if found is None or found.get_usage().count():
        return None
    found.delete()
    return JsonResponse({"success": True, name: pk})
