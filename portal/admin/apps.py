from django.apps import AppConfig


class AdminConfig(AppConfig):
    name = "portal.admin"
    label = "portal_admin"

    def ready(self):
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from portal.admin import narrowing, references
        from portal.admin.file_policy import register_file_policies
        from portal.admin.page_policy import RangedPagePolicy
        from portal.admin.writing import register_writing

        register_permission_policy(Page, RangedPagePolicy())
        references.connect()
        narrowing.connect()
        register_file_policies()
        register_writing()
