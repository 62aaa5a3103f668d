from django.apps import AppConfig


class AdminConfig(AppConfig):
    name = "portal.admin"
    label = "portal_admin"
