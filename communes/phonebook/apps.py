from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PhonebookConfig(AppConfig):
    name = "communes.phonebook"
    label = "phonebook"
    verbose_name = _("Telephone numbers")
