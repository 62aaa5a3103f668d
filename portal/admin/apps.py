from django.apps import AppConfig


class AdminConfig(AppConfig):
    name = "portal.admin"
    label = "portal_admin"

    def ready(self):
        from portal.admin import narrowing, references

        references.connect()
        narrowing.connect()
