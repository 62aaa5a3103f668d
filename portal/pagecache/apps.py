from django.apps import AppConfig


class PageCacheConfig(AppConfig):
    name = "portal.pagecache"

    def ready(self):
        from portal.pagecache import signals

        signals.connect()
