from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    name = "portal.users"
    label = "users"
    verbose_name = _("Users")

    def ready(self):
        from portal.users.stock_groups import remove_stock_groups

        post_migrate.connect(remove_stock_groups, sender=self, dispatch_uid="stock-groups")
