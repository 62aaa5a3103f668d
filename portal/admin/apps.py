from django.apps import AppConfig


class AdminConfig(AppConfig):
    name = "portal.admin"
    label = "portal_admin"

    def ready(self):
        from portal.admin import narrowing, references
        from portal.admin.file_policy import register_file_policies
        from portal.admin.writing import register_writing

        references.connect()
        narrowing.connect()
        register_file_policies()
        register_writing()
