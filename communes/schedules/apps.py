from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SchedulesConfig(AppConfig):
    name = "communes.schedules"
    label = "schedules"
    verbose_name = _("Work schedules")

    def ready(self):
        from wagtail.signals import page_unpublished

        from communes.schedules.models import WorkSchedulePage
        from communes.schedules.signals import cancel_week

        page_unpublished.connect(
            cancel_week, sender=WorkSchedulePage, dispatch_uid="schedules-cancel-week"
        )
