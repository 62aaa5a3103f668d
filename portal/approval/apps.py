from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApprovalConfig(AppConfig):
    name = "portal.approval"
    label = "approval"
    verbose_name = _("Approval")

    def ready(self):
        from wagtail.models import TaskState
        from wagtail.signals import task_submitted

        from portal.approval.mails import tell_approvers
        from portal.approval.urgent import publish_at_once

        for told in (publish_at_once, tell_approvers):
            task_submitted.connect(told, sender=TaskState, dispatch_uid=told.__name__)
