from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "communes.questions"
    label = "questions"
    verbose_name = _("Questions")

    def ready(self):
        from communes.questions.models.asking_back import asked_back
        from communes.questions.models.lifecycle import closed
        from communes.questions.querysets import received
        from communes.questions.signals import fill_topics, follow_working_days, topic_saved
        from communes.questions.tasks import mail_later, tell_officers

        closed.connect(mail_later)
        asked_back.connect(mail_later)
        received.connect(tell_officers)
        post_migrate.connect(fill_topics, sender=self)
        post_save.connect(topic_saved, sender="questions.Topic")
        for signal in (post_save, post_delete):
            signal.connect(follow_working_days, sender="core.DayChange")
