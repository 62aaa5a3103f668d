from django.core.management.base import BaseCommand
from django.db import transaction

from communes.questions.models import Question, QuestionContact, Status


class Command(BaseCommand):
    """For a daily timer: what was kept long enough goes."""

    help = "Erases askers' contacts whose time is over, and old questions that were turned down."

    def handle(self, *args, **options):
        with transaction.atomic():
            due = QuestionContact.objects.due()
            rejected = Question.objects.filter(
                status=Status.REJECTED, contact__in=due.values("pk")
            ).values_list("pk", flat=True)
            count_rejected = (
                Question.objects.filter(pk__in=list(rejected))
                .delete()[1]
                .get(Question._meta.label, 0)
            )
            count = due.delete()[0]
        self.stdout.write(
            f"Contacts erased: {count + count_rejected}; questions removed: {count_rejected}"
        )
