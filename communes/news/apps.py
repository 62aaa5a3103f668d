from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    name = "communes.news"
    label = "news"
    verbose_name = _("News and events")

    def ready(self):
        from communes.news.choices import TAG
        from communes.news.models import EventPage
        from portal.pagecache.clocks import register_clock

        register_clock(TAG, EventPage.objects.next_change)
