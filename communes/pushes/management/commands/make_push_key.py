from cryptography.hazmat.primitives.asymmetric import ec
from django.core.management.base import BaseCommand

from communes.pushes.encryption import CURVE, written


class Command(BaseCommand):
    """Once for a portal: with another key devices must be switched on again (docs/web-push.md)."""

    help = "Writes a new WEB_PUSH_KEY, for the environment of the portal."
    requires_system_checks = []

    def handle(self, *args, **options):
        self.stdout.write(f"WEB_PUSH_KEY={written(ec.generate_private_key(CURVE))}")
