"""Mail to who may approve, as soon as something waits. By the worker: no form waits for it.

What becomes of a draft its writer is told by Wagtail's own mails, in our words
(`templates/wagtailadmin/notifications`).
"""

import logging
from functools import partial

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task
from wagtail.models import Page, TaskState

from portal.approval.models import PublisherApproval, is_out
from portal.core.querysets import sites_at
from portal.users.models import User

logger = logging.getLogger(__name__)

# Who approves; where a site has none of them, whoever else publishes there.
APPROVERS = ("approver", "admin")


def approvers_of(page: Page, but: User | None = None) -> QuerySet[User]:
    """The active officers of the page's site who want mail of what waits, and have an address."""
    here = {"groups__site_role__site__in": sites_at(page.path)}
    officers = User.objects.filter(is_active=True, **here).exclude(email="")
    officers = officers.exclude(wagtail_userprofile__submitted_notifications=False)
    if but:
        officers = officers.exclude(pk=but.pk)
    roles = officers.filter(groups__site_role__role__in=APPROVERS, **here)
    others = officers.filter(groups__site_role__role="editor", **here)
    return (roles if roles.exists() else others).distinct()


def tell_approvers(sender, instance: TaskState, user=None, **kwargs) -> None:
    if isinstance(instance.task.specific, PublisherApproval):
        by = user.pk if user else None
        transaction.on_commit(partial(mail_approvers.enqueue, instance.pk, by))


@task()
def mail_approvers(state_id: int, by: int | None) -> int:
    """Mails the link where a draft is looked at; to how many. None where it waits no more."""
    state = TaskState.objects.filter(pk=state_id, status=TaskState.STATUS_IN_PROGRESS).first()
    page = state and state.workflow_state.content_object
    if not page:
        return 0
    author = User.objects.filter(pk=by).first() if by else None
    title = state.revision.object_str or page.get_admin_display_title()
    address = settings.WAGTAILADMIN_BASE_URL + reverse("approvals:review", args=[state.pk])
    sent = 0
    for officer in approvers_of(page, but=author):
        with translation.override(settings.LANGUAGE_CODE):
            names = {"title": title, "author": author, "url": address, "is_out": is_out(page)}
            if names["is_out"]:
                subject = _("Urgent, already published: %(title)s") % names
            else:
                subject = _("Waits for approval: %(title)s") % names
            names["name"] = officer.get_full_name()
            body = render_to_string("approval/mail/waiting.txt", names)
        try:
            sent += send_mail(subject, body, settings.DEFAULT_FROM_EMAIL, [officer.email])
        # SMTP errors are OSErrors; all of these carry the address in their text.
        except (OSError, ValueError) as error:
            logger.error("No mail of approval to %s: %s", officer.pk, type(error).__name__)
    return sent
