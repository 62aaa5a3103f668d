"""manage.py load_demo: the province, its pilot communes and all their sample content."""

from importlib import import_module

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.module_loading import module_has_submodule
from django.utils.translation import override
from wagtail.signal_handlers import disable_reference_index_auto_update

from communes.demo import COMMUNES, open_demo_commune, shared
from home.demo.officers import DEMO_PASSWORD, make_officers
from home.demo_english import load_english
from home.provisioning import setup_portal
from portal.core.demo import DemoWorld
from portal.core.models import ContactSettings, IdentitySettings
from portal.core.tasks_once import tasks_once
from portal.pagecache.stamps import everything_changed

__all__ = ["DEMO_PASSWORD", "Command"]
OPENERS = {"communes.demo"}


class Command(BaseCommand):
    help = "Opens the demo portal and fills it. Running it again only adds what is missing."

    def add_arguments(self, parser):
        parser.add_argument("--hostname", default=settings.PORTAL_HOST)
        parser.add_argument("--port", type=int, default=settings.PORTAL_PORT)

    def handle(self, *args, hostname, port, **options):
        if not settings.DEMO_ALLOWED:
            raise CommandError(
                "The demo has known passwords: it is not for a real portal. Use setup_portal."
            )
        with (
            override(settings.LANGUAGE_CODE),
            tasks_once(),
            disable_reference_index_auto_update(),
        ):
            world = self._open_world(hostname, port)
            for name, load in self._loaders():
                self.stdout.write(f"  {name}")
                # One app's content is all there or not at all, and a reader waits briefly.
                with transaction.atomic():
                    load(world)
            with transaction.atomic():
                load_english(world)
            make_officers(world)
        # Kept up with every change, it would take a tenth of the time.
        call_command("rebuild_references_index", verbosity=0)
        everything_changed()

    def _open_world(self, hostname: str, port: int) -> DemoWorld:
        portal = setup_portal(hostname, port)
        IdentitySettings.objects.filter(site=portal.site, notice="").update(
            notice=shared().notice, notice_en=shared().notice_en
        )
        ContactSettings.objects.filter(site=portal.site, hotline="").update(
            hotline="0238 300 0100", email="hotro@xa-nghean.example"
        )
        communes = {}
        for key in COMMUNES:
            communes[key] = open_demo_commune(key, hostname, port)
            self.stdout.write(f"  {communes[key].site.site_name}")
        return DemoWorld(portal, communes, self.stdout.write)

    @staticmethod
    def _loaders():
        """The `demo.load` of every app that has one, in the order of INSTALLED_APPS."""
        for config in apps.get_app_configs():
            name = f"{config.name}.demo"
            if name in OPENERS or not module_has_submodule(config.module, "demo"):
                continue
            load = getattr(import_module(name), "load", None)
            if load:
                yield config.verbose_name, load
