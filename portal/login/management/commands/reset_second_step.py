from django.core.management.base import BaseCommand, CommandError

from portal.login.second_step import clear_devices
from portal.users.models import User


class Command(BaseCommand):
    """For who holds the machine: the only superuser lost phone and codes."""

    help = "Takes all devices of an account's second step away; new ones are set up at log-in."

    def add_arguments(self, parser):
        parser.add_argument("username")

    def handle(self, *args, username, **options):
        user = User.objects.filter(username=username).first()
        if user is None:
            raise CommandError(f"No account is called “{username}”.")
        clear_devices(user)
        self.stdout.write(f"{username} sets up a new second step at the next log-in.")
