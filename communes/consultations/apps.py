from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsultationsConfig(AppConfig):
    name = "communes.consultations"
    label = "consultations"
    verbose_name = _("Drafts to comment on")

    def ready(self):
        from wagtail.signals import page_published

        from communes.consultations.models import ConsultationPage
        from communes.consultations.querysets import TAG
        from communes.consultations.signals import keep_by_last_day
        from portal.pagecache.clocks import register_clock

        register_clock(TAG, ConsultationPage.objects.next_change)
        page_published.connect(
            keep_by_last_day,
            sender=ConsultationPage,
            dispatch_uid="consultations-keep-by-last-day",
        )
