from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ApprovalConfig(AppConfig):
    name = "portal.approval"
    label = "approval"
    verbose_name = _("Approval")

    def ready(self):
        from portal.approval import mails

        mails.connect()
