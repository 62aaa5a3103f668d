from django.apps import AppConfig
from django.db.models.signals import post_delete, post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class FeedbackConfig(AppConfig):
    name = "communes.feedback"
    label = "feedback"
    verbose_name = _("Reports of citizens")

    def ready(self):
        from communes.feedback.models import FeedbackKind, FeedbackPhoto, FeedbackReport
        from communes.feedback.models.steps import moved
        from communes.feedback.signals import fill_kinds, follow_working_days, photo_saved
        from communes.feedback.tasks import kind_changed, pictures_follow, tell_officers
        from portal.core.row_files import delete_files_with_rows

        post_migrate.connect(fill_kinds, sender=self)
        post_save.connect(photo_saved, sender=FeedbackPhoto)
        moved.connect(pictures_follow)
        post_save.connect(tell_officers, sender=FeedbackReport)
        post_save.connect(kind_changed, sender=FeedbackKind)
        for signal in (post_save, post_delete):
            signal.connect(follow_working_days, sender="core.DayChange")
        delete_files_with_rows(FeedbackPhoto, "file", "small", "public_file")
