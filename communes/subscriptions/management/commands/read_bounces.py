import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from communes.subscriptions.bounces import note_bounces, read_mailbox, read_message


class Command(BaseCommand):
    """For the mail server (a message on the standard input), or a timer (a mailbox)."""

    help = "Notes mails to subscribers that came back; after three an address goes."

    def add_arguments(self, parser):
        parser.add_argument("mailbox", nargs="?", type=Path, help="a file (mbox); else one message")

    def handle(self, *args, mailbox, **options):
        if mailbox is None:
            new, total = note_bounces([read_message(sys.stdin.buffer.read())])
        elif mailbox.is_file():
            new, total = note_bounces(read_mailbox(mailbox))
        else:
            raise CommandError(f"There is no file {mailbox}.")
        self.stdout.write(f"Messages: {total}\nCame back: {new}")
