from django.apps import AppConfig
from django.db.models.signals import post_migrate, post_save, pre_delete
from django.utils.translation import gettext_lazy as _
from wagtail.signals import page_published, page_unpublished, post_page_move


class DocumentsConfig(AppConfig):
    name = "communes.documents"
    label = "documents"
    verbose_name = _("Official documents")

    def ready(self):
        from communes.documents import registering, signals
        from communes.documents.models import OfficialDocumentPage
        from communes.documents.querysets import TAG
        from portal.pagecache.clocks import register_clock

        register_clock(TAG, OfficialDocumentPage.objects.next_change)
        post_migrate.connect(signals.fill_types, sender=self)
        post_save.connect(signals.type_saved, sender="documents.DocumentType")
        post_save.connect(signals.page_saved, sender="documents.OfficialDocumentPage")
        post_page_move.connect(signals.page_moved, sender=OfficialDocumentPage)
        post_save.connect(signals.file_saved, sender="core.CustomDocument")
        for went_out in (page_published, post_page_move):
            went_out.connect(registering.document_published, sender=OfficialDocumentPage)
        for went_away in (page_unpublished, pre_delete):
            went_away.connect(registering.document_gone, sender=OfficialDocumentPage)
