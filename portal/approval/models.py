"""The one step of approval that drafts of all sites go through."""

from django.core.exceptions import BadRequest
from django.db.models import CharField, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Task, TaskState
from wagtail.permissions import policy_registry

from portal.approval.forms import NothingMoreForm, SendBackForm
from portal.core.page_rights import homes_that_ask
from portal.core.protection import Refused
from portal.core.publishing import why_not_yet
from portal.core.querysets import below
from portal.users.models import User


def publishable_pages(user: User) -> QuerySet[Page]:
    """The pages that the officer may publish without asking, so also approve."""
    pages = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "publish")
    asking = homes_that_ask(user)
    return pages.exclude(below(asking)) if asking else pages


def is_out(page: Page) -> bool:
    """Whether readers have what waits already: it was urgent."""
    return page.live and page.live_revision_id == page.latest_revision_id


class PublisherApproval(Task):
    """Who may publish a page approves it.

    One row for all sites, not one for each: Wagtail asks every step who may decide what waits
    there, and 3,300 communes would be 3,300 questions on each dashboard.
    """

    never_shown = "Work of officers."

    class Meta:
        verbose_name = _("approval by who may publish")
        verbose_name_plural = _("approvals by who may publish")

    def user_can_access_editor(self, page: Page, user: User) -> bool:
        return page.permissions_for_user(user).can_publish()

    def locked_for_user(self, page: Page, user: User) -> bool:
        """What waits is not changed under the eyes of who looks at it; what is out may be."""
        return not is_out(page) and not self.user_can_access_editor(page, user)

    def get_actions(self, page: Page, user: User) -> list[tuple]:
        if not self.user_can_access_editor(page, user):
            return []
        return [("reject", _("Send back"), True), ("approve", _("Approve"), False)]

    def get_form_for_action(self, action: str):
        return SendBackForm if action == "reject" else NothingMoreForm

    def on_action(self, task_state, user, action_name, **kwargs):
        page = task_state.workflow_state.content_object
        asks = action_name == "approve" and page and not is_out(page)
        if asks and (reason := why_not_yet(page.get_latest_revision_as_object())):
            raise Refused(reason)
        # The editor of pages takes what a script collected for it.
        form = self.get_form_for_action(action_name)(kwargs)
        if not form.is_valid():
            raise BadRequest("Nothing is sent back without a reason.")
        return super().on_action(task_state, user, action_name, **form.cleaned_data)

    def get_task_states_user_can_moderate(self, user: User, **kwargs) -> QuerySet[TaskState]:
        # Keys of what waits are kept as text.
        keys = publishable_pages(user).annotate(key=Cast("pk", CharField())).values("key")
        waiting = self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS)
        return waiting.filter(workflow_state__object_id__in=keys)

    @classmethod
    def get_description(cls):
        return _("Who may publish a page approves it.")
