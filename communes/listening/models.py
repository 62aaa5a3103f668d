"""Pages that are read aloud: whether a site has it so, and what was made of which page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting
from wagtail.models import Page, Site

from communes.voices.models import Recording
from portal.core.models.stamps import Name


@register_setting(icon="media")
class ListeningSettings(BaseSiteSetting):
    """Whether the notices, answers and, on the portal, procedures of a site are read aloud."""

    is_on = models.BooleanField(
        _("read pages aloud"),
        default=False,
        help_text=_("Readers find “Nghe trang này” on notices, answers and procedures."),
    )

    panels = [
        FieldPanel("is_on"),
        HelpPanel(_("The voice reads what is published from now on, and the newest of before.")),
    ]

    class Meta:
        verbose_name = _("listening to pages")


class PageSound(models.Model):
    """The recording of a page as it is out now: the row goes as soon as the page changes."""

    wagtail_reference_index_ignore = True

    page = models.OneToOneField(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    site = models.ForeignKey(
        Site, verbose_name=_("site"), on_delete=models.CASCADE, related_name="+"
    )
    recording = models.ForeignKey(
        Recording, verbose_name=_("recording"), on_delete=models.CASCADE, related_name="+"
    )

    # Nobody keeps them by hand: they come and go with their pages.
    role_permissions: dict = {}

    class Meta:
        verbose_name = _("page that is read aloud")
        verbose_name_plural = _("pages that are read aloud")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.recording_id}"

    def changed_stamps(self) -> list[Name]:
        return self.recording.changed_stamps()
