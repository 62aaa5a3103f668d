from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProducerLinksConfig(AppConfig):
    name = "products.producer_links"
    label = "producer_links"
    verbose_name = _("Links for producers")

    def ready(self):
        from products.producer_links import signals

        signals.connect()
