"""Urgent words of who may publish don't wait for approval: who approves sees them afterwards."""

from functools import partial

from django.db import transaction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, TaskState
from wagtail.permissions import policy_registry

from portal.approval.models import is_out
from portal.users.models import User


def publish_at_once(sender, instance: TaskState, user: User | None = None, **kwargs) -> None:
    """What was sent is published where it can't wait, once its sending is sure."""
    page = instance.workflow_state.content_object
    if page and user and _is_due(page, user):
        transaction.on_commit(partial(_publish, page.pk, user))


def _is_due(page: Page, user: User) -> bool:
    policy = policy_registry.get_by_type(Page)
    draft = page.get_latest_revision_as_object()
    return (
        getattr(draft, "goes_out_at_once", False)
        and not is_out(page)
        and policy.user_has_permission_for_instance(user, "publish", page)
    )


def _publish(pk: int, user: User) -> None:
    """Publishing ends what waits (Wagtail's rule), so it is sent again, as what is out."""
    page = Page.objects.get(pk=pk).specific
    action = PublishPageRevisionAction(page.get_latest_revision(), user=user)
    action.execute(skip_permission_checks=True)  # asked in `_is_due`
    page = Page.objects.get(pk=pk).specific
    page.get_workflow().start(page, user)
