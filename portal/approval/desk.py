"""What approval puts on the desk: drafts to approve, and those that came back to the officer."""

from collections.abc import Iterator

from django.db.models import CharField, Exists, OuterRef, Q
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.models import Page, WorkflowState, get_default_page_content_type
from wagtail.permissions import policy_registry

from portal.approval.mails import APPROVERS
from portal.core.page_rights import homes_that_ask
from portal.desk.desk import Desk
from portal.desk.pages import DraftReportView
from portal.desk.parts import Part, Urgency, Waiting


def _in_state(status: str, **narrowed) -> Q:
    """Pages with a version on its way that has come so far."""
    states = WorkflowState.objects.filter(
        base_content_type=get_default_page_content_type(),
        object_id=Cast(OuterRef("pk"), CharField()),
        status=status,
        **narrowed,
    )
    return Q(Exists(states))


def page_counts(user) -> dict[str, Q]:
    """Drafts that wait at sites of who publishes there, and those sent back to the officer."""
    policy = policy_registry.get_by_type(Page)
    may_publish = policy.instances_user_has_permission_for(user, "publish")
    waits = _in_state(WorkflowState.STATUS_IN_PROGRESS)
    return {
        "to_approve": waits & Q(pk__in=may_publish.values("pk")),
        "sent_back": _in_state(WorkflowState.STATUS_NEEDS_CHANGES, requested_by=user),
    }


def desk_parts(desk: Desk) -> Iterator[Part]:
    """No query; one where drafts wait."""
    to_approve, sent_back = desk.pages("to_approve"), desk.pages("sent_back")
    for place in desk.places:
        if (count := to_approve[place]) and place.path not in homes_that_ask(desk.user):
            text = ngettext(
                "%(count)s draft waits for your approval",
                "%(count)s drafts wait for your approval",
                count,
            ) % {"count": count}
            url = reverse("approvals:index")
            yield Waiting(place, Urgency.NEW, text, url, order=5, roles=APPROVERS)
        if count := sent_back[place]:
            text = ngettext(
                "%(count)s draft came back to you: change it and send it again",
                "%(count)s drafts came back to you: change them and send them again",
                count,
            ) % {"count": count}
            url = reverse(DraftReportView.index_url_name)
            yield Waiting(place, Urgency.TO_DO, text, url, order=5)
