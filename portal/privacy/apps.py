from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "portal.privacy"
    label = "privacy"
    verbose_name = _("Personal data")

    def ready(self):
        from portal.privacy.looks import record_download
        from portal.sites.documents import internal_file_served

        internal_file_served.connect(record_download, dispatch_uid="privacy-internal-file")
