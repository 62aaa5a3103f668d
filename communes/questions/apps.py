from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "communes.questions"
    label = "questions"
    verbose_name = _("Questions")

    def ready(self):
        from communes.questions.signals import fill_topics

        post_migrate.connect(fill_topics, sender=self)
