from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProducerLinksConfig(AppConfig):
    name = "products.producer_links"
    label = "producer_links"
    verbose_name = _("Links for producers")

    def ready(self):
        from portal.core.row_files import delete_files_with_rows
        from products.producer_links.models import SentPhoto

        delete_files_with_rows(SentPhoto, "file")
