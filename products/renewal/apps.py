from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RenewalConfig(AppConfig):
    name = "products.renewal"
    label = "renewal"
    verbose_name = _("Renewal of OCOP certificates")
