from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorksConfig(AppConfig):
    name = "communes.works"
    label = "works"
    verbose_name = _("Public works and money")

    def ready(self):
        from communes.works.choices import TAG
        from communes.works.models import TenderPage
        from portal.pagecache.clocks import register_clock

        register_clock(TAG, TenderPage.objects.next_change)
