"""Who writes which page types, where Wagtail asks only whether an officer may add pages at all."""

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from wagtail.admin.views.pages.create import AddSubpageView
from wagtail.models import Page, get_page_models
from wagtail.permissions import register_permission_policy

from portal.admin.page_policy import RangedPagePolicy
from portal.core.models import BasePage


class WritingPolicy(RangedPagePolicy):
    """Wagtail's, but lists of a page type offer a new one only to whom it is to write."""

    def __init__(self, page_type: type[BasePage]):
        super().__init__()
        self.page_type = page_type

    def user_has_permission(self, user, action):
        if action != "add" or self.page_type.contributors_write or user.is_superuser:
            return super().user_has_permission(user, action)
        rights = self.get_cached_permissions_for_user(user)
        held = {(right.page_id, right.permission.codename) for right in rights}
        return any((page, "change_page") in held for page, name in held if name == "add_page")


def register_writing() -> None:
    """Gives every page type of ours its policy."""
    for model in get_page_models():
        if issubclass(model, BasePage):
            register_permission_policy(model, WritingPolicy(model))


class WritableTypesView(AddSubpageView):
    """The question “what kind of page?”, of those that the officer writes."""

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        rights = self.parent_page.permissions_for_user(self.request.user)
        context["page_types"] = [
            (name, app, model, description)
            for name, app, model, description in context["page_types"]
            if rights.may_write(apps.get_model(app, model))
        ]
        return context


def ask_for_writable_types(request, parent_page_id: int) -> HttpResponse:
    """In place of Wagtail's own view, which knows no officer's page types."""
    return WritableTypesView.as_view()(request, parent_page_id=parent_page_id)


def guard_new_page(
    request, content_type_app_name: str, content_type_model_name: str, parent_page_id: int
) -> None:
    """A new page, or its preview, is of a type that the officer writes there."""
    try:
        page_type = apps.get_model(content_type_app_name, content_type_model_name)
    except LookupError:
        return  # the view answers 404
    parent = get_object_or_404(Page, pk=parent_page_id).specific
    if isinstance(parent, BasePage):
        rights = parent.permissions_for_user(request.user)
        if not rights.may_write(page_type):
            raise PermissionDenied
