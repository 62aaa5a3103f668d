"""The workflow of drafts, and the sites that use it."""

from collections.abc import Iterable

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Workflow, WorkflowPage, WorkflowTask

from portal.approval.models import PublisherApproval

# Names that officers read in messages and histories.
NAME = "Duyệt bài"


def approval_workflow() -> Workflow:
    """The one workflow: approval by who may publish. Made where it is missing."""
    task = PublisherApproval.objects.order_by("pk").first()
    if task is None:
        kind = ContentType.objects.get_for_model(PublisherApproval)
        task = PublisherApproval.objects.create(name=NAME, content_type=kind)
    step = WorkflowTask.objects.filter(task=task).select_related("workflow").first()
    if step is None:
        step = WorkflowTask.objects.create(
            workflow=Workflow.objects.create(name=NAME), task=task, sort_order=0
        )
    return step.workflow


def ask_for_approval(homes: Iterable[Page]) -> None:
    """From now on drafts below these homes may be sent for approval; repeating changes nothing."""
    workflow = approval_workflow()
    for home in homes:
        WorkflowPage.objects.get_or_create(page_id=home.pk, defaults={"workflow": workflow})
