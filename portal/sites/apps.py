from django.apps import AppConfig


class SitesConfig(AppConfig):
    name = "portal.sites"
    label = "portal_sites"

    def ready(self):
        from portal.sites import documents, site_roots

        documents.connect()
        site_roots.connect()
